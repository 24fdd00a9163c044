// SPDX-License-Identifier: Apache-2.0
#include "page/graticule_labels.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace northway::page {
namespace {

constexpr double kHalf = 0.70710678;

class GraticuleLabels : public ::testing::Test {
protected:
    void SetUp() override {
        auto type = Typesetter::create();
        ASSERT_TRUE(type) << type.error().message;
        type_ = std::move(*type);
        look_.map = {100, 100, 900, 700};
        look_.sheet = {0, 0, 1000, 800};
        look_.frame_px = 6;
        look_.text_color = style::kBlack;
        look_.tick_color = style::kBlack;
    }

    void add(Side side, bool meridian, double degrees, double at_px, geo::XY along = {}) {
        GraticuleMeeting meeting;
        meeting.line = static_cast<std::size_t>(degrees) + (meridian ? 1000 : 0);
        meeting.is_meridian = meridian;
        meeting.degrees = degrees;
        const Box& map = look_.map;
        switch (side) {
            case Side::top: meeting.at_px = {at_px, map.y0}; meeting.along = {0, -1}; break;
            case Side::bottom: meeting.at_px = {at_px, map.y1}; meeting.along = {0, 1}; break;
            case Side::left: meeting.at_px = {map.x0, at_px}; meeting.along = {-1, 0}; break;
            case Side::right: meeting.at_px = {map.x1, at_px}; meeting.along = {1, 0}; break;
        }
        if (along.x != 0 || along.y != 0) {
            meeting.along = along;
        }
        meetings_.sides[static_cast<std::size_t>(side)].push_back(meeting);
    }

    std::vector<std::string> draw(std::span<const text::PxBox> taken = {}) {
        mesh::DrawList list;
        labels_ = draw_graticule_labels(list, *type_, meetings_, look_, taken);
        std::vector<std::string> texts;
        for (const auto& label : labels_) {
            texts.push_back(label.text);
        }
        return texts;
    }

    std::unique_ptr<Typesetter> type_;
    GraticuleLabelLook look_;
    GraticuleMeetings meetings_;
    std::vector<GraticuleLabel> labels_;
};

TEST_F(GraticuleLabels, StandOutsideTheFrameAtTheirLines) {
    add(Side::top, true, 130, 400);
    add(Side::left, false, 50, 300);
    EXPECT_EQ(draw(), (std::vector<std::string>{"130°\u00A0E", "50°\u00A0N"}));
    EXPECT_LT(labels_[0].box.y1, 94);
    EXPECT_NEAR(0.5F * (labels_[0].box.x0 + labels_[0].box.x1), 400, 0.6);
    EXPECT_LT(labels_[1].box.x1, 94);
    EXPECT_NEAR(0.5F * (labels_[1].box.y0 + labels_[1].box.y1), 300, 0.6);
}

TEST_F(GraticuleLabels, DoNotOverlapAndTheLargerMultipleGoesFirst) {
    add(Side::top, true, 130, 400);
    add(Side::top, true, 131, 420);
    meetings_.sides[0][1].rank = 1;
    EXPECT_EQ(draw(), std::vector<std::string>{"131°\u00A0E"});
    const text::PxBox taken{380, 60, 440, 99};
    EXPECT_TRUE(draw(std::span(&taken, 1)).empty());
}

TEST_F(GraticuleLabels, MeridiansGoAboveAndParallelsBesideUnlessTheyMeetNoOtherSide) {
    add(Side::top, true, 130, 400);
    add(Side::top, false, 70, 700);   // meets the top alone: labelled there
    add(Side::left, true, 130, 500);  // has its label already
    add(Side::left, true, 120, 600);
    EXPECT_EQ(draw(), (std::vector<std::string>{"130°\u00A0E", "70°\u00A0N", "120°\u00A0E"}));
}

TEST_F(GraticuleLabels, ALineAlongASideHasNoLabelThere) {
    add(Side::top, true, 130, 400, {0.95, -0.31});
    add(Side::top, true, 140, 600, {kHalf, -kHalf});
    EXPECT_EQ(draw(), std::vector<std::string>{"140°\u00A0E"});
}

TEST_F(GraticuleLabels, TurnWhereTheMarginIsNarrow) {
    look_.sheet = {70, 70, 930, 730};
    look_.language = Language::ru;
    add(Side::left, false, 50, 300);
    ASSERT_EQ(draw().size(), 1U);
    const auto& box = labels_[0].box;
    EXPECT_GT(box.y1 - box.y0, 2 * (box.x1 - box.x0));
    EXPECT_GE(box.x0, 70);
    look_.sheet = {90, 90, 910, 710};
    EXPECT_TRUE(draw().empty());
}

TEST_F(GraticuleLabels, StandInsideAMapWithoutAFrame) {
    look_.frame_px = -1;
    look_.sheet = look_.map;
    add(Side::top, true, 130, 400);
    meetings_.sides[0][0].at_px.y = 100 + inner_label_px(1);
    ASSERT_EQ(draw().size(), 1U);
    EXPECT_GT(labels_[0].box.y0, 100);
    EXPECT_LT(labels_[0].box.y1, 130);
}

TEST(ZebraBars, AreBlackFromEvenMultiples) {
    GraticuleMeetings meetings;
    meetings.lon_interval_deg = 10;
    meetings.lat_interval_deg = 10;
    for (const double lon : {110.0, 120.0, 130.0}) {
        GraticuleMeeting meeting;
        meeting.is_meridian = true;
        meeting.degrees = lon;
        meeting.at_px = {10 * lon, 0};
        meetings.sides[0].push_back(meeting);
    }
    for (const double lat : {60.0, 50.0}) {
        GraticuleMeeting meeting;
        meeting.degrees = lat;
        meeting.at_px = {0, 1000 - 10 * lat};
        meetings.sides[3].push_back(meeting);
    }
    Neatline neatline;
    set_bars(neatline, meetings);
    EXPECT_EQ(neatline.bars[0], (std::vector<double>{1100, 1200, 1300}));
    EXPECT_TRUE(neatline.first_is_black[0]);  // 100° to 110°
    EXPECT_EQ(neatline.bars[3], (std::vector<double>{400, 500}));
    EXPECT_TRUE(neatline.first_is_black[3]);  // 60° to 70°
}

TEST_F(GraticuleLabels, AWideLabelInsideTheEdgeKeepsItsLineAndAllOfItself) {
    look_.frame_px = -1;
    look_.language = Language::ru;
    const double inset = inner_label_px(look_.unit_px);
    add(Side::left, false, 50, 300, {-kHalf, -kHalf});
    auto& meeting = meetings_.sides[static_cast<std::size_t>(Side::left)].front();
    meeting.at_px = {look_.map.x0 + inset, 300};
    EXPECT_EQ(draw().size(), 1U);
    const auto& box = labels_.front().box;
    EXPECT_GT(static_cast<double>(box.x0), look_.map.x0);
    // The line falls by one to the right for every pixel.
    const double x = 0.5 * static_cast<double>(box.x0 + box.x1);
    EXPECT_NEAR(0.5 * static_cast<double>(box.y0 + box.y1), 300 + x - meeting.at_px.x, 0.01);
}

TEST_F(GraticuleLabels, AtTheMapsOwnEndNoneStandsOnTheFrame) {
    GraticuleMeeting end;
    end.degrees = -30;
    end.at_px = {look_.map.x0 + 5, 400};
    end.along = {-1, 0};
    GraticuleMeeting far = end;
    far.at_px = {600, 400};
    far.along = {1, 0};
    meetings_.ends = {end, far};
    EXPECT_EQ(draw().size(), 1U);
    EXPECT_GT(static_cast<double>(labels_.front().box.x0), 600);
}

}  // namespace
}  // namespace northway::page
