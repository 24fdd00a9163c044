// SPDX-License-Identifier: Apache-2.0
#include "page/furniture.h"

#include "page_fixture.h"
#include "text/atlas.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace northway::page {
namespace {

using Sample = LegendEntry::Sample;

bool overlap(const Box& a, const Box& b) {
    return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

class FurnitureTest : public PageTest {
protected:
    Furniture draw(const FurnitureInput& input) {
        list_.clear();
        return draw_furniture(list_, type(), input);
    }
    static std::vector<std::string> names(const Furniture& furniture) {
        std::vector<std::string> all;
        for (const auto& item : furniture.items) {
            all.push_back(item.name);
        }
        std::sort(all.begin(), all.end());
        return all;
    }
    // Everything painted lies in one of the boxes, these in the frame and apart from each other.
    void expect_sound(const FurnitureInput& input, const std::string& name) {
        const auto items = draw(input).items;
        const Box frame{0, 0, static_cast<double>(input.width_px),
                        static_cast<double>(input.height_px)};
        for (std::size_t i = 0; i < items.size(); ++i) {
            EXPECT_TRUE(is_inside(items[i].box, frame, 0)) << name << " " << items[i].name;
            for (std::size_t k = 0; k < i; ++k) {
                EXPECT_FALSE(overlap(items[i].box, items[k].box))
                    << name << " " << items[i].name << ", " << items[k].name;
            }
        }
        for (const auto& item : list_.items()) {
            const Box box = painted(list_, item);
            const bool inside = std::any_of(items.begin(), items.end(), [&](const auto& each) {
                return is_inside(box, each.box, 0.01);
            });
            EXPECT_TRUE(inside) << name
                                << fmt::format(" item at {:.1f} {:.1f} {:.1f} {:.1f}", box.x0,
                                               box.y0, box.x1, box.y1);
        }
    }
    mesh::DrawList list_;
};

TEST_F(FurnitureTest, StaysInTheFrameAndApartInEverySizeAndLanguage) {
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

TEST_F(FurnitureTest, TinyFramesAndEndlessTextsDoNoHarm) {
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

TEST_F(FurnitureTest, AllOfItIsThereAt1080p) {
    const auto page = draw(full_page(1920, 1080, Language::en));
    EXPECT_EQ(names(page), (std::vector<std::string>{"credits", "legend", "scale-bar", "time-label",
                                                     "title"}));
    EXPECT_TRUE(page.dropped.empty());
    const auto box = [&](const char* name) { return page.find(name)->box; };
    EXPECT_EQ(box("title").x0, 20);
    EXPECT_EQ(box("title").y0, 20);
    EXPECT_EQ(box("time-label").x1, 1900);
    EXPECT_EQ(box("time-label").y0, 20);
    EXPECT_EQ(box("legend").x0, 20);
    EXPECT_LE(box("legend").height(), 0.42 * 1080);
    EXPECT_EQ(box("scale-bar").x1, 1900);
    EXPECT_EQ(box("scale-bar").y1, box("credits").y0 - 8);
    EXPECT_EQ(box("credits").y1, 1080);
    EXPECT_EQ(box("credits").width(), 1920);
}

TEST_F(FurnitureTest, EmptyTextsDrawNothing) {
    FurnitureInput input = full_page(1920, 1080, Language::en);
    input.title = input.subtitle = input.time_text = input.time_note = input.credits = "";
    input.legend.clear();
    input.metres_per_px = 0;
    input.north_arrow = false;
    EXPECT_TRUE(draw(input).items.empty());
    EXPECT_TRUE(list_.empty());
}

TEST_F(FurnitureTest, EachPartCanStandAlone) {
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
        EXPECT_EQ(draw(input).items.size(), 1U);
        EXPECT_FALSE(list_.empty());
        expect_sound(input, "alone");
    }
}

TEST_F(FurnitureTest, CreditsAreNeverCut) {
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
        ASSERT_EQ(draw(input).items.size(), 1U);
        EXPECT_EQ(glyph_count(list_), letters) << width;
    }
}

TEST_F(FurnitureTest, TheSubtitleGoesBeforeTheTitle) {
    FurnitureInput input = full_page(320, 240, Language::en);
    const auto title_glyphs = [&] {
        const Box box = draw(input).find("title")->box;
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

TEST_F(FurnitureTest, TheTimeKeepsItsBoxWhileTheYearRuns) {
    FurnitureInput input = full_page(1920, 1080, Language::en);
    input.time_note.clear();
    input.time_text = "2011";
    const Box first = draw(input).find("time-label")->box;
    input.time_text = "2048";
    const Box second = draw(input).find("time-label")->box;
    EXPECT_NEAR(first.x0, second.x0, 1.01);
    EXPECT_DOUBLE_EQ(first.y1, second.y1);
}

TEST_F(FurnitureTest, SameInputSameItems) {
    const FurnitureInput input = full_page(800, 600, Language::zh);
    const auto boxes = draw(input).items;
    const auto quads = list_.quads();
    const auto styles = list_.styles().size();
    const auto again = draw(input).items;
    ASSERT_EQ(boxes.size(), again.size());
    ASSERT_EQ(quads.size(), list_.quads().size());
    EXPECT_EQ(styles, list_.styles().size());
    for (std::size_t i = 0; i < quads.size(); ++i) {
        EXPECT_FLOAT_EQ(quads[i].x_px, list_.quads()[i].x_px);
        EXPECT_EQ(quads[i].atlas_x, list_.quads()[i].atlas_x);
    }
}

// The smallest type on the page, output pixels; glyphs are drawn from an atlas of kEmPx to the em.
double smallest_type_px(const mesh::DrawList& list) {
    double smallest = 1e9;
    for (const auto& quad : list.quads()) {
        smallest = std::min(smallest, text::kEmPx / static_cast<double>(quad.texels_per_px));
    }
    return smallest;
}

struct Paper {
    const char* name;
    double width_mm, height_mm;
};
constexpr Paper kPapers[] = {{"A5", 210, 148}, {"A4", 297, 210},  {"A3", 420, 297},
                             {"A2", 594, 420}, {"A1", 841, 594},  {"A0", 1189, 841},
                             {"A5p", 148, 210}, {"A4p", 210, 297}, {"A0p", 841, 1189}};

FurnitureInput paper_page(const Paper& paper, Language language) {
    constexpr double kPxPerMm = 96 / 25.4;
    FurnitureInput input =
        full_page(static_cast<int>(std::lround(paper.width_mm * kPxPerMm)),
                  static_cast<int>(std::lround(paper.height_mm * kPxPerMm)), language);
    input.is_paper = true;
    return input;
}

TEST_F(FurnitureTest, OnPaperNoTypeIsBelowSixPointsAndEverythingFits) {
    for (const auto& paper : kPapers) {
        for (const Language language : {Language::zh, Language::ru, Language::en}) {
            const auto input = paper_page(paper, language);
            const std::string name = fmt::format("{} {}", paper.name, code_of(language));
            expect_sound(input, name);
            EXPECT_TRUE(draw(input).dropped.empty()) << name;
            EXPECT_GE(smallest_type_px(list_), 8 - 1e-3) << name;  // 6 pt
        }
    }
}

TEST_F(FurnitureTest, OnAScreenNoTypeIsBelowElevenPixels) {
    for (const auto& [width, height] :
         {std::pair{800, 600}, std::pair{1024, 768}, std::pair{1366, 768}, std::pair{1920, 1080}}) {
        for (const Language language : {Language::zh, Language::ru, Language::en}) {
            EXPECT_TRUE(draw(full_page(width, height, language)).dropped.empty()) << width;
            EXPECT_GE(smallest_type_px(list_), 11 - 1e-3) << width;
        }
    }
    auto input = full_page(3840, 2160, Language::en);
    input.pixel_ratio = 2;
    draw(input);
    EXPECT_GE(smallest_type_px(list_), 22 - 1e-3);
}

TEST_F(FurnitureTest, TheLegendOfASmallScreenTakesATenthOfTheMap) {
    for (const Language language : {Language::zh, Language::ru, Language::en}) {
        const auto page = draw(full_page(800, 600, language));
        const Box box = page.find("legend")->box;
        EXPECT_LE(box.width() * box.height(), 0.116 * 800 * 600) << code_of(language);
    }
}

TEST_F(FurnitureTest, AnItemGoesWhereTheSceneWantsIt) {
    FurnitureInput input = full_page(1920, 1080, Language::en);
    input.spec.legend.anchor = scene::PageAnchor{scene::PageArea::map, scene::Side::top_right};
    auto page = draw(input);
    EXPECT_EQ(page.find("legend")->box.x1, 1900);
    expect_sound(input, "legend at the top right");
    input.spec.title.x_mm = 100;  // 377.95 px
    input.spec.title.y_mm = 50;   // 188.98 px
    page = draw(input);
    EXPECT_EQ(page.find("title")->box.x0, 377);
    EXPECT_EQ(page.find("title")->box.y0, 188);
    const Box before = draw(full_page(1920, 1080, Language::en)).find("scale-bar")->box;
    input = full_page(1920, 1080, Language::en);
    input.spec.scale_bar.offset_x_mm = -10;
    EXPECT_NEAR(draw(input).find("scale-bar")->box.x0, before.x0 - 37.8, 1.01);
    // Beyond the sheet it stops at the edge.
    input.spec.scale_bar.offset_x_mm = 500;
    EXPECT_EQ(draw(input).find("scale-bar")->box.x1, 1920);
}

TEST_F(FurnitureTest, EachItemCanBeHidden) {
    const FurnitureInput all = full_page(1920, 1080, Language::en);
    auto input = all;
    input.spec.title.show = false;
    input.spec.subtitle.show = false;
    EXPECT_EQ(draw(input).find("title"), nullptr);
    input = all;
    input.spec.time_label.show = false;
    EXPECT_EQ(draw(input).find("time-label"), nullptr);
    input = all;
    input.spec.legend.show = false;
    EXPECT_EQ(draw(input).find("legend"), nullptr);
    input = all;
    input.spec.scale_bar.show = false;
    EXPECT_EQ(draw(input).find("scale-bar"), nullptr);
    EXPECT_NE(draw(input).find("north-arrow"), nullptr);
    input.spec.north_arrow.show = false;
    EXPECT_EQ(draw(input).find("north-arrow"), nullptr);
    input = all;
    input.spec.credits.show = false;
    EXPECT_EQ(draw(input).find("credits"), nullptr);
}

TEST_F(FurnitureTest, AnItemIsWrittenInTheSizeAndColoursOfTheScene) {
    FurnitureInput input = full_page(1920, 1080, Language::en);
    const double usual_px = draw(input).find("title")->box.height();
    input.spec.title.size_pt = 36;  // 48 px against 24.9
    input.spec.title.color = style::Color{1, 0, 0, 1, {}};
    input.spec.title.background = style::kTransparent;
    const Box box = draw(input).find("title")->box;
    EXPECT_GT(box.height(), 1.4 * usual_px);
    bool red = false;
    for (const auto& item : list_.items()) {
        if (!is_inside(painted(list_, item), box, 0.01)) {
            continue;
        }
        EXPECT_EQ(item.kind, mesh::ItemKind::glyphs);  // no panel, no rim
        const auto& color = list_.styles()[item.style].color;
        red |= color.x == 1 && color.y == 0 && color.z == 0;
    }
    EXPECT_TRUE(red);
    input = full_page(1920, 1080, Language::en);
    input.spec.legend.padding_mm = 10;  // 37.8 px instead of 9
    const Box legend = draw(input).find("legend")->box;
    EXPECT_NEAR(legend.width() - draw(full_page(1920, 1080, Language::en)).find("legend")->box.width(),
                2 * (37.8 - 9), 2);
}

TEST_F(FurnitureTest, TheApprovalNumberAndNotesAreShownWhenThereAreAny) {
    FurnitureInput input = full_page(1920, 1080, Language::en);
    EXPECT_EQ(draw(input).find("approval"), nullptr);
    input.approval = "GS(2024)0001";
    input.notes = {"One note.", "Another one."};
    input.spec.notes.resize(2);
    const auto page = draw(input);
    ASSERT_NE(page.find("approval"), nullptr);
    ASSERT_NE(page.find("note 1"), nullptr);
    ASSERT_NE(page.find("note 2"), nullptr);
    EXPECT_GT(page.find("approval")->box.y0, page.find("scale-bar")->box.y1);
    EXPECT_LT(page.find("note 2")->box.y1, page.find("note 1")->box.y0);
    expect_sound(input, "with notes");
}

TEST_F(FurnitureTest, ASlotTakesPartInTheLayout) {
    FurnitureInput input = full_page(1920, 1080, Language::en);
    Box seen;
    Slot slot;
    slot.anchors = {{scene::PageArea::map, scene::Side::bottom_right}};
    slot.width_mm = 60;
    slot.height_mm = 40;
    slot.order = 5;
    slot.draw = [&](mesh::DrawList&, const Box& box) { seen = box; };
    input.slots.push_back(slot);
    const auto page = draw(input);
    ASSERT_NE(page.find("slot 1"), nullptr);
    EXPECT_NEAR(seen.width(), 226.8, 1.3);
    EXPECT_NEAR(seen.height(), 151.2, 1.3);
    EXPECT_LE(seen.y1, page.find("scale-bar")->box.y0 - 7);
}

TEST_F(FurnitureTest, ATallMarginHoldsTitleAndCredits) {
    FurnitureInput input = paper_page(kPapers[1], Language::en);
    input.map_px = Box{60, 110, 1063, 730};
    const auto page = draw(input);
    EXPECT_LE(page.find("title")->box.y1, 110);
    EXPECT_EQ(page.find("title")->box.x0, 60);
    EXPECT_LE(page.find("time-label")->box.y1, 110);
    EXPECT_GE(page.find("credits")->box.y0, 730);
    EXPECT_LE(page.find("legend")->box.y1, 730);
    expect_sound(input, "margins");
    // A thin one does not.
    input.map_px = Box{30, 30, 1093, 764};
    EXPECT_GE(draw(input).find("title")->box.y0, 30);
}

// A sheet of paper whose margin above the map is as high as its title asks.
TEST_F(FurnitureTest, ALongTitleStandsAboveTheMapOfPaper) {
    for (const auto& [width, height] : {std::pair{1123, 794}, std::pair{559, 794}}) {
        FurnitureInput input = full_page(width, height, Language::ru);
        input.is_paper = true;
        input.title = "Коридоры Северо-Восточного Китая и Дальнего Востока России";
        input.map_px = Box{27, 27, width - 27.0, height - 60.0};
        const double title_px = title_height_px(type(), input);
        EXPECT_GT(title_px, 30);
        input.map_px->y0 += title_px + sheet_of(input).gap_px;
        const auto furniture = draw(input);
        ASSERT_NE(furniture.find("title"), nullptr);
        EXPECT_LE(furniture.find("title")->box.y1, input.map_px->y0) << width;
    }
}

TEST_F(FurnitureTest, TheLegendLosesWhatLiesUnderTheFurniture) {
    FurnitureInput input = full_page(1920, 1080, Language::en);
    const auto all = input.legend;
    std::size_t asked = 0;
    input.legend_beside = [&](const std::vector<Box>& boxes) {
        asked = boxes.size();
        return std::vector<LegendEntry>(all.begin(), all.begin() + 4);
    };
    const double with = draw(input).find("legend")->box.height();
    EXPECT_GT(asked, 3U);
    input.legend_beside = {};
    EXPECT_LT(with, draw(input).find("legend")->box.height());
}

TEST_F(FurnitureTest, TheLegendLeavesTheSubjectFree) {
    FurnitureInput input = full_page(1200, 1000, Language::en);
    const Box usual = draw(input).find("legend")->box;
    EXPECT_LT(usual.x0, 100);
    input.subject_in = [](const Box& box) { return box.x0 < 300 && box.y1 > 500 ? 0.3 : 0; };
    EXPECT_GT(draw(input).find("legend")->box.x0, 300);
    input.spec.legend.anchor = scene::PageAnchor{scene::PageArea::map, scene::Side::bottom_left};
    EXPECT_LT(draw(input).find("legend")->box.x0, 100);
}

}  // namespace
}  // namespace northway::page
