// SPDX-License-Identifier: Apache-2.0
#include "page/furniture.h"

#include "page_fixture.h"
#include <fmt/format.h>

namespace northway::page {
namespace {

using Sample = LegendEntry::Sample;

Box box_of(const text::PxBox& box) {
    return {static_cast<double>(box.x0), static_cast<double>(box.y0), static_cast<double>(box.x1),
            static_cast<double>(box.y1)};
}

bool overlap(const text::PxBox& a, const text::PxBox& b) {
    return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

class Furniture : public PageTest {
protected:
    std::vector<text::PxBox> draw(const FurnitureInput& input) {
        list_.clear();
        return draw_furniture(list_, type(), input);
    }
    // Everything painted lies in one of the boxes, these in the frame and apart from each other.
    void expect_sound(const FurnitureInput& input, const std::string& name) {
        const auto boxes = draw(input);
        const Box frame{0, 0, static_cast<double>(input.width_px),
                        static_cast<double>(input.height_px)};
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            EXPECT_TRUE(is_inside(box_of(boxes[i]), frame, 0)) << name << " box " << i;
            for (std::size_t k = 0; k < i; ++k) {
                EXPECT_FALSE(overlap(boxes[i], boxes[k])) << name << " boxes " << i << ", " << k;
            }
        }
        for (const auto& item : list_.items()) {
            const Box box = painted(list_, item);
            const bool inside = std::any_of(boxes.begin(), boxes.end(), [&](const auto& each) {
                return is_inside(box, box_of(each), 0.01);
            });
            EXPECT_TRUE(inside) << name
                                << fmt::format(" item at {:.1f} {:.1f} {:.1f} {:.1f}", box.x0,
                                               box.y0, box.x1, box.y1);
        }
    }
    mesh::DrawList list_;
};

TEST_F(Furniture, StaysInTheFrameAndApartInEverySizeAndLanguage) {
    constexpr std::pair<int, int> kSizes[] = {
        {320, 240},   {240, 320},   {480, 800},  {640, 480},   {800, 600},
        {1024, 768},  {600, 300},   {1280, 720}, {1920, 1080}, {1080, 1920},
        {2560, 1080}, {3840, 2160}, {200, 900},  {1500, 200}};
    for (const auto& [width, height] : kSizes) {
        for (const Language language : {Language::zh, Language::ru, Language::en}) {
            for (const double ratio : {1.0, 2.0}) {
                auto input = full_page(width, height, language);
                input.pixel_ratio = ratio;
                expect_sound(input,
                             fmt::format("{}x{} {} @{}", width, height, code_of(language), ratio));
            }
        }
    }
}

TEST_F(Furniture, TinyFramesAndEndlessTextsDoNoHarm) {
    for (const int side : {1, 7, 20, 50, 90, 150}) {
        expect_sound(full_page(side, side, Language::ru), fmt::format("{}", side));
    }
    auto input = full_page(800, 600, Language::en);
    for (int i = 0; i < 6; ++i) {
        input.title += " " + input.title;
        input.credits += " · " + input.credits;
    }
    input.time_text = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen";
    expect_sound(input, "endless");
}

TEST_F(Furniture, AllOfItIsThereAt1080p) {
    const auto boxes = draw(full_page(1920, 1080, Language::en));
    ASSERT_EQ(boxes.size(), 5U);
    EXPECT_LT(boxes[0].x0, 40);  // title: top left
    EXPECT_LT(boxes[0].y0, 40);
    EXPECT_GT(boxes[1].x1, 1880);  // time: top right
    EXPECT_LT(boxes[1].y0, 40);
    EXPECT_LT(boxes[2].x0, 40);  // legend: bottom left
    EXPECT_LE(boxes[2].y1 - boxes[2].y0, 0.4F * 1080);
    EXPECT_GT(boxes[3].x1, 1880);  // scale bar: bottom right
    EXPECT_GT(boxes[3].y1, 1000);
    EXPECT_FLOAT_EQ(boxes[4].y1, 1080);  // credits: the lower edge
}

TEST_F(Furniture, EmptyTextsDrawNothing) {
    FurnitureInput input = full_page(1920, 1080, Language::en);
    input.title = input.subtitle = input.time_text = input.time_note = input.credits = "";
    input.legend.clear();
    input.metres_per_px = 0;
    input.north_arrow = false;
    EXPECT_TRUE(draw(input).empty());
    EXPECT_TRUE(list_.empty());
}

TEST_F(Furniture, EachPartCanStandAlone) {
    FurnitureInput none = full_page(1280, 720, Language::ru);
    const FurnitureInput all = none;
    none.title = none.subtitle = none.time_text = none.time_note = none.credits = "";
    none.legend.clear();
    none.metres_per_px = 0;
    none.north_arrow = false;
    auto title = none;
    title.title = all.title;
    auto subtitle = none;
    subtitle.subtitle = all.subtitle;
    auto time = none;
    time.time_text = all.time_text;
    auto legend = none;
    legend.legend = all.legend;
    auto bar = none;
    bar.metres_per_px = all.metres_per_px;
    auto arrow = none;
    arrow.north_arrow = true;
    auto credits = none;
    credits.credits = all.credits;
    for (const auto& input : {title, subtitle, time, legend, bar, arrow, credits}) {
        EXPECT_EQ(draw(input).size(), 1U);
        EXPECT_FALSE(list_.empty());
        expect_sound(input, "alone");
    }
}

TEST_F(Furniture, CreditsAreNeverCut) {
    FurnitureInput input;
    input.language = Language::en;
    input.text_color = input.muted_color = style::kBlack;
    input.credits =
        "Natural Earth, GeoNames (CC BY 4.0), SRTM30_PLUS · Some numbers are not from the "
        "documents; "
        "check before publishing";
    std::size_t letters = 0;
    for (const char c : input.credits) {
        letters += c != ' ' && (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1U : 0U;
    }
    for (const int width : {3840, 1920, 800, 320, 120}) {
        input.width_px = width;
        input.height_px = 240;
        ASSERT_EQ(draw(input).size(), 1U);
        EXPECT_EQ(glyph_count(list_), letters) << width;
    }
}

TEST_F(Furniture, TheSubtitleGoesBeforeTheTitle) {
    FurnitureInput input = full_page(320, 240, Language::en);
    const auto title_glyphs = [&] {
        const Box box = box_of(draw(input).front());
        std::size_t count = 0;
        for (const auto& item : list_.items()) {
            if (item.kind == mesh::ItemKind::glyphs && is_inside(painted(list_, item), box, 0)) {
                count += item.count;
            }
        }
        return count;
    };
    EXPECT_EQ(title_glyphs(), 45U);  // the letters of the title alone
    input.width_px = 1920;
    input.height_px = 1080;
    EXPECT_EQ(title_glyphs(), 45U + 38U);
}

TEST_F(Furniture, TheTimeKeepsItsBoxWhileTheYearRuns) {
    FurnitureInput input = full_page(1920, 1080, Language::en);
    input.time_note.clear();
    input.time_text = "2011";
    const auto first = draw(input)[1];
    input.time_text = "2048";
    const auto second = draw(input)[1];
    EXPECT_NEAR(first.x0, second.x0, 1.01);
    EXPECT_FLOAT_EQ(first.y1, second.y1);
}

TEST_F(Furniture, SameInputSameItems) {
    const FurnitureInput input = full_page(800, 600, Language::zh);
    const auto boxes = draw(input);
    const auto quads = list_.quads();
    const auto styles = list_.styles().size();
    const auto again = draw(input);
    ASSERT_EQ(boxes.size(), again.size());
    ASSERT_EQ(quads.size(), list_.quads().size());
    EXPECT_EQ(styles, list_.styles().size());
    for (std::size_t i = 0; i < quads.size(); ++i) {
        EXPECT_FLOAT_EQ(quads[i].x_px, list_.quads()[i].x_px);
        EXPECT_EQ(quads[i].atlas_x, list_.quads()[i].atlas_x);
    }
}

}  // namespace
}  // namespace northway::page
