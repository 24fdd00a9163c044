// SPDX-License-Identifier: Apache-2.0
#include "scene/sprite.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include <png.h>

#include "support/scratch.h"

namespace northway::scene {
namespace {

using style::Json;

class SpriteFiles : public ::testing::Test {
protected:
    // A picture of one colour, and an index beside it.
    void write(const std::string& name, int size, std::uint8_t alpha, const Json& index) {
        png_image image{};
        image.version = PNG_IMAGE_VERSION;
        image.width = image.height = static_cast<png_uint_32>(size);
        image.format = PNG_FORMAT_RGBA;
        std::vector<std::uint8_t> texels;
        for (int i = 0; i < size * size; ++i) {
            texels.insert(texels.end(), {200, 100, 0, alpha});
        }
        const auto path = folder_.path() / (name + ".png");
        ASSERT_NE(png_image_write_to_file(&image, path.c_str(), 0, texels.data(), 0, nullptr), 0);
        std::ofstream(folder_.path() / (name + ".json")) << index.dump();
    }
    Sprites read(const Json& sprite) {
        return Sprites::read(sprite, folder_.path(), folder_.path() / "share", "sprite", warnings_);
    }

    test::Scratch folder_;
    std::vector<Warning> warnings_;
};

Json entry(int x, int y, int width, int height, double ratio = 1) {
    return {{"x", x}, {"y", y}, {"width", width}, {"height", height}, {"pixelRatio", ratio}};
}

TEST_F(SpriteFiles, AreReadPremultipliedWithTheirMembers) {
    Json box = entry(2, 1, 6, 4);
    box["sdf"] = true;
    box["content"] = {1, 1, 5, 3};
    box["stretchX"] = Json::array({Json::array({3, 4})});
    box["textFitWidth"] = "stretchOnly";
    write("s", 8, 128, {{"box", box}});
    const auto sprites = read("s");
    ASSERT_TRUE(warnings_.empty()) << warnings_.front().message;
    const auto* image = sprites.find("box", 1);
    ASSERT_NE(image, nullptr);
    EXPECT_EQ(image->pixels.width, 6);
    EXPECT_EQ(image->pixels.height, 4);
    EXPECT_EQ(image->pixels.at(5, 3)[0], 100);
    EXPECT_EQ(image->pixels.at(5, 3)[3], 128);
    EXPECT_TRUE(image->is_sdf);
    EXPECT_EQ(image->content->at(2), 5);
    ASSERT_EQ(image->stretch_x.size(), 1U);
    EXPECT_EQ(image->stretch_x[0].second, 4);
    EXPECT_EQ(image->text_fit_width, TextFit::stretch_only);
    EXPECT_EQ(image->text_fit_height, TextFit::stretch_or_shrink);
    EXPECT_EQ(sprites.find("circle", 1), nullptr);
}

TEST_F(SpriteFiles, OfDoubleSizeServeFinePixels) {
    write("s", 8, 255, {{"a", entry(0, 0, 8, 8)}});
    write("s@2x", 16, 255, {{"a", entry(0, 0, 16, 16, 2)}});
    const auto sprites = read("s");
    EXPECT_EQ(sprites.find("a", 1)->pixels.width, 8);
    EXPECT_EQ(sprites.find("a", 2)->pixels.width, 16);
    EXPECT_EQ(sprites.find("a", 1.5)->width_css(), 8);
}

TEST_F(SpriteFiles, OfAListHaveTheirIdBeforeTheirName) {
    write("s", 8, 255, {{"a", entry(0, 0, 8, 8)}});
    write("t", 4, 255, {{"a", entry(0, 0, 4, 4)}});
    const auto sprites = read(Json::array({{{"id", "default"}, {"url", "s"}},
                                           {{"id", "more"}, {"url", "t"}}}));
    EXPECT_EQ(sprites.find("a", 1)->pixels.width, 8);
    EXPECT_EQ(sprites.find("more:a", 1)->pixels.width, 4);
    EXPECT_EQ(sprites.names(), (std::vector<std::string>{"a", "more:a"}));
}

TEST_F(SpriteFiles, ThatCannotBeReadAreTold) {
    write("s", 8, 255, {{"good", entry(0, 0, 8, 8)}, {"far", entry(4, 4, 8, 8)}});
    const auto sprites = read("s");
    EXPECT_NE(sprites.find("good", 1), nullptr);
    EXPECT_EQ(sprites.find("far", 1), nullptr);
    ASSERT_EQ(warnings_.size(), 1U);
    EXPECT_NE(warnings_[0].place.find("s.json: far"), std::string::npos);
    EXPECT_NE(warnings_[0].message.find("outside the picture"), std::string::npos);

    (void)read("https://example.org/sprite");
    ASSERT_EQ(warnings_.size(), 2U);
    EXPECT_NE(warnings_[1].message.find("not fetched"), std::string::npos);
    (void)read("nowhere");
    ASSERT_EQ(warnings_.size(), 3U);
    EXPECT_NE(warnings_[2].message.find("nowhere.json"), std::string::npos);
    (void)read(7);
    ASSERT_EQ(warnings_.size(), 4U);
    EXPECT_EQ(warnings_[3].place, "sprite");
}

}  // namespace
}  // namespace northway::scene
