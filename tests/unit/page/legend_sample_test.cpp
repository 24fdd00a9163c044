// SPDX-License-Identifier: Apache-2.0
#include "page/legend_sample.h"

#include "page_fixture.h"

namespace northway::page {
namespace {

using Sample = LegendEntry::Sample;

class LegendSample : public ::testing::Test {
protected:
    // The sample in a box of 28 x 20 pixels at (10, 30).
    mesh::DrawList draw(const LegendEntry& entry, double pixel_ratio = 1) {
        FurnitureInput input = full_page(1920, 1080, Language::en);
        input.pixel_ratio = pixel_ratio;
        sheet_ = sheet_of(input);
        mesh::DrawList list;
        draw_sample(list, entry, {10, 30, 38, 50}, sheet_, input);
        return list;
    }
    static const shaders::Style& style(const mesh::DrawList& list, std::size_t item) {
        return list.styles()[list.items()[item].style];
    }
    Sheet sheet_;
};

TEST_F(LegendSample, ALineIsAsWideAsOnTheMapAndAsLongAsItsBox) {
    const auto list = draw(entry(Sample::line, "", 4), 2);
    ASSERT_EQ(list.items().size(), 1U);
    EXPECT_FLOAT_EQ(style(list, 0).half_width, 4);
    const Box box = painted(list);
    EXPECT_DOUBLE_EQ(box.x0, 10);
    EXPECT_DOUBLE_EQ(box.x1, 38);
    EXPECT_DOUBLE_EQ(box.y0, 36);
    EXPECT_DOUBLE_EQ(box.y1, 44);
}

TEST_F(LegendSample, DashesAreInCssPixelsOfThePage) {
    auto line = entry(Sample::line, "");
    line.dash_px = {9, 5};
    const auto list = draw(line, 2);
    // One unit of distance is the sample's length of 28 pixels.
    EXPECT_FLOAT_EQ(style(list, 0).dash_period_m, 1);
    EXPECT_FLOAT_EQ(style(list, 0).dash_m.y, 18.0F / 28);
    const auto& path = list.subpaths()[list.items()[0].first];
    ASSERT_NE(path.distance_m, nullptr);
    EXPECT_DOUBLE_EQ(path.distance_m[1], 1);
}

TEST_F(LegendSample, ASolidLineHasNoDashes) {
    EXPECT_FLOAT_EQ(style(draw(entry(Sample::line, "")), 0).dash_period_m, 0);
}

TEST_F(LegendSample, AHatchedLineHasCrossTicksBetweenTwoEdges) {
    auto line = entry(Sample::line, "", 4);
    line.hatched = true;
    const auto list = draw(line);
    ASSERT_EQ(list.items().size(), 3U);
    EXPECT_GT(style(list, 0).half_width, style(list, 1).half_width);
    EXPECT_FLOAT_EQ(style(list, 2).dash_period_m, 4.8F / 28);
}

TEST_F(LegendSample, ABandHasACasingItsFillAndAMark) {
    auto band = entry(Sample::band, "", 10);
    band.casing_color = style::kWhite;
    band.casing_width_px = 1.5;
    const auto list = draw(band);
    ASSERT_EQ(list.items().size(), 3U);
    EXPECT_FLOAT_EQ(style(list, 0).half_width, 6.5);
    EXPECT_FLOAT_EQ(style(list, 1).half_width, 5);
    EXPECT_EQ(list.subpaths()[list.items()[2].first].count, 3U);
    EXPECT_DOUBLE_EQ(sample_extent(band, sheet_).height_px, 13);
}

TEST_F(LegendSample, AThinBandHasNoRoomForAMark) {
    EXPECT_EQ(draw(entry(Sample::band, "", 3)).items().size(), 1U);
}

TEST_F(LegendSample, ThePaleBandOfTheCapacityLiesUnderTheFill) {
    auto band = entry(Sample::band, "", 3);
    band.capacity_width_px = 8;
    const auto list = draw(band);
    ASSERT_EQ(list.items().size(), 2U);
    EXPECT_FLOAT_EQ(style(list, 0).half_width, 4);
    EXPECT_FLOAT_EQ(style(list, 1).half_width, 1.5);
}

TEST_F(LegendSample, AMarkPointsAlongTheLine) {
    auto marks = entry(Sample::marks, "");
    marks.mark_size_px = 10;
    const auto list = draw(marks);
    const auto& path = list.subpaths()[list.items().back().first];
    ASSERT_EQ(path.count, 3U);
    EXPECT_NEAR(path.points[1].x, 24 + 2.8, 1e-9);
    EXPECT_NEAR(path.points[1].y, 40, 1e-9);
    EXPECT_NEAR(path.points[0].x, 24 - 2.8, 1e-9);
    EXPECT_NEAR(path.points[0].y, 35, 1e-9);
    EXPECT_NEAR(path.points[2].y, 45, 1e-9);
}

TEST_F(LegendSample, ACircleHasItsDiameterAndRim) {
    auto circle = entry(Sample::circle, "", 8);
    circle.casing_color = style::kBlack;
    circle.casing_width_px = 1;
    const auto list = draw(circle, 2);
    ASSERT_EQ(list.items().size(), 2U);
    EXPECT_FLOAT_EQ(style(list, 0).half_width, 10);
    EXPECT_FLOAT_EQ(style(list, 1).half_width, 8);
    EXPECT_DOUBLE_EQ(sample_extent(circle, sheet_).width_px, 20);
}

TEST_F(LegendSample, ARampRunsFromItsFirstColourToItsLastWithoutGaps) {
    auto ramp = entry(Sample::ramp, "");
    ramp.ramp = {style::kBlack, style::kWhite};
    const auto list = draw(ramp);
    ASSERT_GT(list.items().size(), 10U);
    EXPECT_LT(style(list, 0).color.x, 0.05F);
    EXPECT_GT(style(list, list.items().size() - 1).color.x, 0.95F);
    for (std::size_t i = 1; i < list.items().size(); ++i) {
        EXPECT_DOUBLE_EQ(painted(list, list.items()[i]).x0, painted(list, list.items()[i - 1]).x1);
        EXPECT_GT(style(list, i).color.x, style(list, i - 1).color.x);
    }
}

TEST_F(LegendSample, HeadingsAndNotesHaveNone) {
    EXPECT_TRUE(draw(entry(Sample::heading, "Lines")).empty());
    EXPECT_TRUE(draw(entry(Sample::note, "Routes are schematic")).empty());
}

TEST_F(LegendSample, AnIconStandsOnAFullPlateOrOneFilledToItsLevel) {
    style::Icon dot;
    dot.discs = {{{12, 12}, 3, 0}};
    auto sample = entry(Sample::icon, "", 2);
    sample.icon = &dot;
    sample.icon_size_px = 15;
    // Plate and drawing.
    const auto full = draw(sample);
    ASSERT_EQ(full.items().size(), 2U);
    EXPECT_FLOAT_EQ(style(full, 0).half_width, 7.5F);
    // Rim, plate, its filled part, drawing.
    sample.icon_level = 0.5;
    EXPECT_EQ(draw(sample).items().size(), 4U);
}

TEST_F(LegendSample, ALineAndItsIconStandBesideEachOther) {
    style::Icon dot;
    dot.discs = {{{12, 12}, 3, 0}};
    auto sample = entry(Sample::line, "", 2);
    sample.icon = &dot;
    sample.icon_size_px = 15;
    sample.icon_level = 0.5;
    const auto list = draw(sample);
    // Line, rim, plate, its filled part, drawing.
    ASSERT_EQ(list.items().size(), 5U);
    const double line_end = painted(list, list.items()[0]).x1;
    for (std::size_t i = 1; i < list.items().size(); ++i) {
        EXPECT_GE(painted(list, list.items()[i]).x0, line_end) << i;
    }
}

}  // namespace
}  // namespace northway::page
