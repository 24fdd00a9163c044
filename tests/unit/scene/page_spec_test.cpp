// SPDX-License-Identifier: Apache-2.0
#include "scene/page_spec.h"

#include <gtest/gtest.h>

namespace northway::scene {
namespace {

class PageSpecTest : public ::testing::Test {
protected:
    PageSpec read(const char* json) {
        auto spec = page_from_json(style::Json::parse(json), "s.json", warnings_);
        EXPECT_TRUE(spec) << spec.error().message;
        return spec.value_or(PageSpec{});
    }
    std::string error(const char* json) {
        auto spec = page_from_json(style::Json::parse(json), "s.json", warnings_);
        EXPECT_FALSE(spec);
        return spec ? std::string() : spec.error().message;
    }
    std::vector<Warning> warnings_;
};

TEST_F(PageSpecTest, AShortPageIsTextsAndFlags) {
    const auto spec = read(R"({"title": {"zh": "图", "ru": "Карта", "en": "Map"},
                               "subtitle": "Same", "legend": false, "north-arrow": true})");
    EXPECT_EQ(spec.title.text.ru, "Карта");
    EXPECT_EQ(spec.subtitle.text.zh, "Same");
    EXPECT_FALSE(spec.legend.is_shown());
    EXPECT_EQ(spec.north_arrow.show, true);
    EXPECT_FALSE(spec.scale_bar.show.has_value());
    EXPECT_TRUE(spec.approval.text.en.empty());
    EXPECT_TRUE(warnings_.empty());
}

TEST_F(PageSpecTest, EveryItemTakesPlaceSizeAndColours) {
    const auto spec = read(R"({"legend": {"anchor": "page-top-right", "offset-mm": [-2, 3.5],
        "order": 4, "size-pt": 9, "scale": 1.5, "color": "#ff0000", "background": "none",
        "border": "black", "border-mm": 0.5, "padding-mm": 3, "max-width-mm": 80,
        "align": "center", "font": "bold-italic", "columns": 2, "title": "Key"},
        "title": {"text": "T", "x-mm": 10, "y-mm": 20},
        "notes": ["one", {"en": "two", "anchor": "outside-bottom"}],
        "approval": {"text": "GS 1", "show": false},
        "scale-bar": {"style": "latitudes", "numeric": true, "range": false}})");
    const auto& legend = spec.legend;
    EXPECT_EQ(legend.anchor, (PageAnchor{PageArea::page, Side::top_right}));
    EXPECT_DOUBLE_EQ(legend.offset_x_mm, -2);
    EXPECT_DOUBLE_EQ(legend.offset_y_mm, 3.5);
    EXPECT_EQ(legend.order, 4);
    EXPECT_EQ(legend.size_pt, 9);
    EXPECT_EQ(legend.scale, 1.5);
    EXPECT_EQ(legend.color, (style::Color{1, 0, 0, 1, {}}));
    EXPECT_EQ(legend.background, style::kTransparent);
    EXPECT_EQ(legend.border, style::kBlack);
    EXPECT_EQ(legend.border_mm, 0.5);
    EXPECT_EQ(legend.padding_mm, 3);
    EXPECT_EQ(legend.max_width_mm, 80);
    EXPECT_EQ(legend.align, ItemAlign::center);
    EXPECT_EQ(legend.font, ItemFont::bold_italic);
    EXPECT_EQ(legend.columns, 2);
    EXPECT_EQ(legend.title.en, "Key");
    EXPECT_TRUE(legend.is_apart());
    EXPECT_EQ(spec.title.x_mm, 10);
    EXPECT_TRUE(spec.title.is_placed());
    ASSERT_EQ(spec.notes.size(), 2U);
    EXPECT_EQ(spec.notes[0].text.ru, "one");
    EXPECT_EQ(spec.notes[1].text.en, "two");
    EXPECT_EQ(spec.notes[1].anchor, (PageAnchor{PageArea::outside, Side::bottom}));
    EXPECT_FALSE(spec.approval.is_shown());
    EXPECT_EQ(spec.scale_bar.form, PageScaleBar::Form::latitudes);
    EXPECT_EQ(spec.scale_bar.numeric, true);
    EXPECT_FALSE(spec.scale_bar.range);
    EXPECT_TRUE(warnings_.empty());
}

TEST_F(PageSpecTest, UnknownKeysWarnWithTheirPath) {
    read(R"({"tittle": "x", "legend": {"colums": 2}, "notes": [{"txt": "x"}]})");
    ASSERT_EQ(warnings_.size(), 3U);
    std::string all;
    for (const auto& warning : warnings_) {
        all += warning.place + " " + warning.message + "|";
    }
    EXPECT_NE(all.find("s.json: page.tittle is not used"), std::string::npos) << all;
    EXPECT_NE(all.find("did you mean 'title'?"), std::string::npos) << all;
    EXPECT_NE(all.find("s.json: page.legend.colums"), std::string::npos) << all;
    EXPECT_NE(all.find("s.json: page.notes[0].txt"), std::string::npos) << all;
}

TEST_F(PageSpecTest, WrongValuesAreErrorsWithTheirPath) {
    EXPECT_EQ(error(R"({"legend": {"anchor": "upstairs"}})").substr(0, 40),
              "s.json: page.legend.anchor: one of top-l");
    EXPECT_EQ(error(R"({"title": {"text": "T", "x-mm": 10}})"),
              "s.json: page.title.y-mm: x-mm and y-mm go together");
    EXPECT_EQ(error(R"({"credits": 7})"), "s.json: page.credits: true, false or an object is expected");
    EXPECT_EQ(error(R"({"legend": {"color": "reddish"}})").substr(0, 51),
              "s.json: page.legend.color: a colour is expected, su");
    EXPECT_EQ(error(R"({"notes": [{"size-pt": 1}]})"),
              "s.json: page.notes[0].size-pt: a number from 4 to 400 is expected");
    EXPECT_EQ(error(R"({"legend": {"columns": 1.5}})"),
              "s.json: page.legend.columns: a whole number from 1 to 12 is expected");
    EXPECT_EQ(error(R"({"charts": [{"series": [{"system": "a", "metric": "b"}], "scale": "big"}]})"),
              "s.json: page.charts[0].scale: a number from 0.25 to 8 is expected");
    EXPECT_EQ(error(R"("no")"), "s.json: page: an object is expected");
}

TEST_F(PageSpecTest, TheSubjectIsARectangleAlsoOver180Degrees) {
    const auto spec = read(R"({"subject": [160, 40, -170, 70]})");
    ASSERT_TRUE(spec.subject);
    EXPECT_DOUBLE_EQ(spec.subject->max_x, 190);
    EXPECT_NE(error(R"({"subject": [1, 2, 3]})").find("page.subject"), std::string::npos);
    EXPECT_NE(error(R"({"subject": [1, 9, 3, 2]})").find("page.subject"), std::string::npos);
}

}  // namespace
}  // namespace northway::scene
