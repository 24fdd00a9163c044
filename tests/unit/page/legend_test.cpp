// SPDX-License-Identifier: Apache-2.0
#include "page/legend.h"

#include "page_fixture.h"

#include <set>

namespace northway::page {
namespace {

using Sample = LegendEntry::Sample;

class LegendTest : public PageTest {
protected:
    Legend plan(double width_px, double height_px) {
        LegendWish wish;
        wish.entries = input_.legend;
        wish.most = {width_px, height_px};
        wish.is_compact = compact_;
        wish.may_drop = may_drop_;
        wish.columns = columns_;
        wish.more = "and {} more";
        return plan_legend(sheet_of(input_), type(), input_, wish);
    }
    static std::size_t columns(const Legend& legend) {
        std::set<double> lefts;
        for (const auto& row : legend.rows) {
            lefts.insert(row.x_px);
        }
        return lefts.size();
    }
    bool compact_ = false, may_drop_ = false;
    std::optional<int> columns_;
    FurnitureInput input_ = full_page(1920, 1080, Language::en);
};

TEST_F(LegendTest, WithRoomAllEntriesStandInOneColumnInOrder) {
    columns_ = 1;
    const Legend legend = plan(600, 800);
    ASSERT_EQ(legend.rows.size(), input_.legend.size());
    EXPECT_EQ(columns(legend), 1U);
    for (std::size_t i = 0; i < legend.rows.size(); ++i) {
        EXPECT_EQ(legend.rows[i].entry, &input_.legend[i]);
        if (i > 0) {
            EXPECT_GE(legend.rows[i].y_px,
                      legend.rows[i - 1].y_px + legend.rows[i - 1].height_px - 1e-9);
        }
    }
}

TEST_F(LegendTest, WithoutTheHeightItTakesMoreColumns) {
    columns_ = 1;
    const double height_px = 0.6 * plan(600, 800).extent.height_px;
    columns_.reset();
    const Legend legend = plan(400, height_px);
    EXPECT_EQ(columns(legend), 3U);
    EXPECT_EQ(legend.rows.size(), input_.legend.size());
}

TEST_F(LegendTest, WithoutLeaveNothingIsLeftOut) {
    EXPECT_TRUE(plan(190, 150).empty());
}

TEST_F(LegendTest, LeavesOutTheLeastImportantFromTheLastAndSaysHowMany) {
    may_drop_ = true;
    input_.legend[2].rank = 3;
    std::size_t before = 0;
    std::set<std::size_t> counts;
    for (double height_px = 400; height_px > 60; height_px -= 4) {
        const Legend legend = plan(190, height_px);
        if (legend.empty()) {
            break;
        }
        ASSERT_GE(legend.dropped, before) << height_px;
        before = legend.dropped;
        counts.insert(before);
        ASSERT_LE(legend.extent.height_px, height_px);
        ASSERT_LE(legend.extent.width_px, 190);
        if (legend.dropped == 0) {
            continue;
        }
        // The row with rank 3 went first; the last row says how many are missing.
        for (const auto& row : legend.rows) {
            ASSERT_NE(row.entry, &input_.legend[2]) << height_px;
        }
        EXPECT_EQ(legend.rows.back().entry->text, "and " + std::to_string(legend.dropped) + " more");
        const auto& last = legend.rows[legend.rows.size() - 2];
        EXPECT_TRUE(last.entry->sample != Sample::heading || last.is_note) << height_px;
    }
    EXPECT_GE(counts.size(), 6U);
}

TEST_F(LegendTest, ACompactOneLeavesOutWhatIsRedundantWithoutAWord) {
    for (auto& each : input_.legend) {
        each.color = style::kTransparent;  // no line belongs to a band
    }
    input_.legend[6].is_redundant = true;
    EXPECT_EQ(plan(600, 800).rows.size(), input_.legend.size());
    compact_ = true;
    const Legend legend = plan(600, 800);
    EXPECT_EQ(legend.rows.size(), input_.legend.size() - 1);
    EXPECT_EQ(legend.dropped, 0U);
}

TEST_F(LegendTest, NoHeadingStandsAtTheFootOfAColumn) {
    for (const auto language : {Language::zh, Language::ru, Language::en}) {
        input_ = full_page(800, 600, language);
        compact_ = may_drop_ = true;
        for (double height_px = 90; height_px < 300; height_px += 3) {
            const Legend legend = plan(500, height_px);
            for (std::size_t i = 0; i + 1 < legend.rows.size(); ++i) {
                const auto& row = legend.rows[i];
                const bool heading = row.entry->sample == Sample::heading && !row.is_note;
                if (heading) {
                    EXPECT_DOUBLE_EQ(row.x_px, legend.rows[i + 1].x_px) << height_px;
                }
            }
        }
    }
}

TEST_F(LegendTest, NestedCirclesAndRampsCarryTheirNumbers) {
    LegendEntry circles = entry(Sample::circles, "Population", 0);
    circles.ticks = {{40, "5 million"}, {20, "1 million"}, {8, "100,000"}};
    LegendEntry ramp = entry(Sample::ramp, "Height", 0);
    ramp.ramp = {style::kBlack, style::kWhite};
    ramp.ticks = {{0, "0"}, {0.5, "1000"}, {1, "3000"}};
    input_.legend = {circles, ramp};
    const Legend legend = plan(400, 400);
    ASSERT_EQ(legend.rows.size(), 2U);
    EXPECT_EQ(legend.rows[0].ticks.size(), 3U);
    EXPECT_GE(legend.rows[0].sample.height_px, 40);
    EXPECT_GE(legend.rows[0].sample.width_px, 40 + legend.rows[0].ticks[0].width_px());
    EXPECT_EQ(legend.rows[1].ticks.size(), 3U);
}

TEST_F(LegendTest, ANumberThatWouldRunIntoTheOneBeforeItIsNotDrawn) {
    const auto glyphs_with = [&](std::vector<LegendEntry::Tick> ticks) {
        LegendEntry ramp = entry(Sample::ramp, "Height", 0);
        ramp.ramp = {style::kBlack, style::kWhite};
        ramp.ticks = std::move(ticks);
        input_.legend = {ramp};
        const Legend legend = plan(400, 400);
        mesh::DrawList list;
        draw_legend(list, type(), legend, {0, 0, 400, 400}, sheet_of(input_), input_);
        return list.quads().size();
    };
    const std::size_t apart = glyphs_with({{0, "1000"}, {1, "3000"}});
    EXPECT_EQ(glyphs_with({{0, "1000"}, {0.04, "1100"}, {1, "3000"}}), apart);
    EXPECT_GT(glyphs_with({{0, "1000"}, {0.5, "2000"}, {1, "3000"}}), apart);
}

TEST_F(LegendTest, AHeadingOverNothingIsANote) {
    const Legend legend = plan(600, 800);
    EXPECT_FALSE(legend.rows[0].is_note);
    EXPECT_TRUE(legend.rows[9].is_note);
    EXPECT_FALSE(legend.rows[10].is_note);
    EXPECT_LT(legend.rows[9].text.size_px, legend.rows[10].text.size_px);
}

TEST_F(LegendTest, ALongTextWraps) {
    input_.legend = {entry(Sample::line,
                           "a text that is much too long for one line of a legend "
                           "that stands in the corner of a map")};
    const Legend legend = plan(300, 400);
    ASSERT_EQ(legend.rows.size(), 1U);
    EXPECT_GE(legend.rows[0].text.shaped->lines, 2);
    EXPECT_LE(legend.extent.width_px, 300);
}

TEST_F(LegendTest, AWideBandMakesItsRowHigher) {
    input_.legend = {entry(Sample::band, "31 bcm", 40)};
    EXPECT_GE(plan(300, 400).rows[0].height_px, 40);
}

TEST_F(LegendTest, SmallFramesHaveSmallerType) {
    const double usual = plan(600, 800).rows[1].text.size_px;
    input_.width_px = 800;
    input_.height_px = 600;
    EXPECT_LT(plan(600, 800).rows[1].text.size_px, usual);
    EXPECT_DOUBLE_EQ(plan(600, 800).rows[1].text.size_px, 11);
}

TEST_F(LegendTest, WithoutEntriesOrRoomThereIsNone) {
    EXPECT_TRUE(plan(40, 400).empty());
    EXPECT_TRUE(plan(-5, -5).empty());
    input_.legend.clear();
    EXPECT_TRUE(plan(600, 800).empty());
}

TEST_F(LegendTest, AWordTooLongForOneColumnCountDoesNotSpoilTheOthers) {
    input_ = full_page(640, 480, Language::ru);
    input_.legend = {entry(Sample::line, "Достопримечательности"), entry(Sample::line, "порт"),
                     entry(Sample::line, "мост"), entry(Sample::line, "дорога")};
    may_drop_ = compact_ = true;
    // Two columns are too narrow for the word, one is too low for four rows.
    const Legend legend = plan(250, 66);
    EXPECT_EQ(columns(legend), 1U);
    EXPECT_EQ(legend.dropped, 2U);
}

TEST_F(LegendTest, EachColumnIsAsWideAsItsOwnTexts) {
    input_.legend = {entry(Sample::heading, "Lines"), entry(Sample::line, "road"),
                     entry(Sample::line, "rail"),     entry(Sample::heading, "Status"),
                     entry(Sample::line, "operating, volume not reported"),
                     entry(Sample::line, "idle")};
    columns_ = 2;
    const Legend legend = plan(600, 800);
    ASSERT_EQ(columns(legend), 2U);
    columns_ = 1;
    const Legend one = plan(600, 800);
    // The narrow column adds less than half of the wide one.
    EXPECT_LT(legend.extent.width_px, 1.6 * one.extent.width_px);
}

TEST_F(LegendTest, ACompactOneJoinsALineWithTheWidthOfWhatFlowsOnIt) {
    auto line = entry(Sample::line, "gas pipeline");
    auto other = entry(Sample::line, "railway");
    auto band = entry(Sample::band, "20 bcm/yr", 6);
    line.color = band.color = {1, 0.5, 0, 1};
    other.color = {0, 0, 0, 1};
    input_.legend = {entry(Sample::heading, "Corridors"), line, other,
                     entry(Sample::heading, "Line width = volume per year"), band};
    columns_ = 1;
    EXPECT_EQ(plan(600, 800).rows.size(), 5U);
    compact_ = true;
    const Legend legend = plan(600, 800);
    ASSERT_EQ(legend.rows.size(), 4U);
    EXPECT_EQ(legend.rows[1].entry->text, "gas pipeline: 20 bcm/yr");
    EXPECT_EQ(legend.rows[1].entry->sample, Sample::band);
    EXPECT_TRUE(legend.rows[3].is_note);  // nothing stands under the heading any more
    EXPECT_EQ(legend.dropped, 0U);
}

TEST_F(LegendTest, NumbersOfARampThatWouldOverlapAreLeftOut) {
    auto ramp = entry(Sample::ramp, "Height, m");
    ramp.ramp = {style::kBlack, style::kBlack};
    const auto glyphs = [&](std::vector<double> at) {
        ramp.ticks.clear();
        for (const double share : at) {
            ramp.ticks.push_back({share, "4500"});
        }
        input_.legend = {ramp};
        mesh::DrawList list;
        const Legend legend = plan(600, 800);
        draw_legend(list, type(), legend, {0, 0, 600, 800}, sheet_of(input_), input_);
        return glyph_count(list);
    };
    EXPECT_EQ(glyphs({0, 0.5, 1}), glyphs({0, 1}) + 4);
    EXPECT_EQ(glyphs({0, 0.02, 0.98, 1}), glyphs({0, 1}));
}

}  // namespace
}  // namespace northway::page
