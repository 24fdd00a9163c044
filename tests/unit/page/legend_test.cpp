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
        return plan_legend(sheet_of(input_), type(), input_, {width_px, height_px});
    }
    static std::size_t columns(const Legend& legend) {
        std::set<double> lefts;
        for (const auto& row : legend.rows) {
            lefts.insert(row.x_px);
        }
        return lefts.size();
    }
    FurnitureInput input_ = full_page(1920, 1080, Language::en);
};

TEST_F(LegendTest, WithRoomAllEntriesStandInOneColumnInOrder) {
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

TEST_F(LegendTest, WithoutTheHeightItTakesTwoColumns) {
    const Legend legend = plan(600, 0.6 * plan(600, 800).extent.height_px);
    EXPECT_EQ(columns(legend), 2U);
    EXPECT_EQ(legend.rows.size(), input_.legend.size());
}

TEST_F(LegendTest, LeavesOutEntriesFromTheLast) {
    std::size_t before = input_.legend.size();
    std::set<std::size_t> counts;
    for (double height_px = 400; height_px > 20; height_px -= 4) {
        const Legend legend = plan(190, height_px);
        ASSERT_LE(legend.rows.size(), before) << height_px;
        before = legend.rows.size();
        counts.insert(before);
        for (std::size_t i = 0; i < legend.rows.size(); ++i) {
            ASSERT_EQ(legend.rows[i].entry, &input_.legend[i]) << height_px;
        }
        if (!legend.empty()) {
            ASSERT_LE(legend.extent.height_px, height_px);
            ASSERT_LE(legend.extent.width_px, 190);
            const bool is_heading = legend.rows.back().entry->sample == Sample::heading;
            EXPECT_TRUE(!is_heading || legend.rows.back().is_note) << height_px;
        }
    }
    EXPECT_EQ(before, 0U);
    EXPECT_GE(counts.size(), 8U);
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
    EXPECT_GE(plan(600, 800).rows[1].text.size_px, 9);
}

TEST_F(LegendTest, WithoutEntriesOrRoomThereIsNone) {
    EXPECT_TRUE(plan(40, 400).empty());
    EXPECT_TRUE(plan(-5, -5).empty());
    input_.legend.clear();
    EXPECT_TRUE(plan(600, 800).empty());
}

}  // namespace
}  // namespace northway::page
