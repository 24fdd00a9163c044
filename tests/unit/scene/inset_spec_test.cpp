// SPDX-License-Identifier: Apache-2.0
#include "scene/inset_spec.h"

#include <gtest/gtest.h>

namespace northway::scene {
namespace {

Result<std::vector<InsetSpec>> read(const char* text) {
    std::vector<Warning> warnings;
    return insets_from_json(style::Json::parse(text), "s", warnings);
}

std::string error_of(const char* text) {
    const auto insets = read(text);
    return insets ? std::string() : insets.error().message;
}

TEST(InsetSpec, ALocatorIsARoundGlobeUnlessItHasBounds) {
    const auto insets = read(R"([{}, {"bounds": [60, 20, 160, 70]}])");
    ASSERT_TRUE(insets) << insets.error().message;
    EXPECT_EQ((*insets)[0].type, InsetSpec::Type::locator);
    EXPECT_EQ((*insets)[0].shape, InsetSpec::Shape::round);
    EXPECT_EQ((*insets)[1].shape, InsetSpec::Shape::rectangle);
}

TEST(InsetSpec, ReadsAMap) {
    const auto insets = read(R"([{"type": "map", "crs": "EPSG:3576", "center": [100, 80],
        "radius-km": 1200, "size-mm": [80, 40], "layers": ["flows"], "anchor": "top-right",
        "title": {"zh": "北极", "ru": "Арктика", "en": "Arctic"}, "outline": "#ff0000"}])");
    ASSERT_TRUE(insets) << insets.error().message;
    const InsetSpec& spec = insets->front();
    EXPECT_EQ(spec.shape, InsetSpec::Shape::rectangle);
    EXPECT_EQ(spec.width_mm, 80);
    EXPECT_EQ(spec.height_mm, 40);
    EXPECT_EQ(spec.radius_km, 1200);
    EXPECT_EQ(spec.layers, std::vector<std::string>{"flows"});
    EXPECT_EQ(spec.title.ru, "Арктика");
    ASSERT_TRUE(spec.item.anchor);
    EXPECT_EQ(spec.item.anchor->side, Side::top_right);
}

TEST(InsetSpec, NamesWhatIsMissing) {
    EXPECT_NE(error_of(R"([{}, {"type": "map", "bounds": [0, 0, 1, 1]}])").find("page.insets[1].crs"),
              std::string::npos);
    EXPECT_NE(error_of(R"([{"type": "map", "crs": "EPSG:3576"}])").find("radius-km"),
              std::string::npos);
    EXPECT_NE(error_of(R"([{"bounds": [10, 0, 1, 1]}])").find("page.insets[0].bounds"),
              std::string::npos);
    EXPECT_NE(error_of(R"([{"size-mm": 2}])").find("size-mm"), std::string::npos);
    EXPECT_NE(error_of(R"({"type": "map"})").find("a list"), std::string::npos);
}

}  // namespace
}  // namespace northway::scene
