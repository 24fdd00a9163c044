// SPDX-License-Identifier: Apache-2.0
#include "scene/frame_spec.h"

#include <gtest/gtest.h>

namespace northway::scene {
namespace {

using style::Json;

TEST(FrameSpec, ReadsOneMarginFourOrNone) {
    std::vector<Warning> warnings;
    EXPECT_FALSE(frame_from_json(Json(), "s", warnings).visible);
    EXPECT_EQ(frame_from_json(Json(false), "s", warnings).visible, false);
    const auto one =
        frame_from_json(Json::parse(R"({"margin-mm": 12, "style": "zebra"})"), "s", warnings);
    EXPECT_FALSE(one.visible);
    EXPECT_EQ(one.margin_mm, (std::array{12.0, 12.0, 12.0, 12.0}));
    EXPECT_EQ(one.style, FrameSpec::Style::zebra);
    const auto four = frame_from_json(
        Json::parse(R"({"visible": true, "margin-mm": [1, 2, 3, 4]})"), "s", warnings);
    EXPECT_EQ(four.visible, true);
    EXPECT_EQ(four.margin_mm, (std::array{1.0, 2.0, 3.0, 4.0}));
    EXPECT_TRUE(warnings.empty());
}

TEST(FrameSpec, TellsWhatItPassesOver) {
    std::vector<Warning> warnings;
    frame_from_json(Json::parse(R"({"margin-mm": [1, 2], "style": "wavy", "color": 3, "syle": 1})"),
                    "s", warnings);
    ASSERT_EQ(warnings.size(), 4U);
    EXPECT_EQ(warnings[0].place, "s: page.frame.margin-mm");
    EXPECT_EQ(warnings[1].place, "s: page.frame.style");
    EXPECT_NE(warnings[1].message.find("none, line, double, zebra"), std::string::npos);
    EXPECT_EQ(warnings[2].place, "s: page.frame.color");
    EXPECT_NE(warnings[3].message.find("did you mean 'style'"), std::string::npos);
}

TEST(GraticuleSpec, ReadsIntervals) {
    std::vector<Warning> warnings;
    EXPECT_FALSE(graticule_from_json(Json(), "s", warnings).visible);
    EXPECT_TRUE(graticule_from_json(Json(true), "s", warnings).visible);
    const auto both = graticule_from_json(Json::parse(R"({"interval-deg": 5})"), "s", warnings);
    EXPECT_TRUE(both.visible);
    EXPECT_EQ(both.lon_interval_deg, 5);
    EXPECT_EQ(both.lat_interval_deg, 5);
    const auto two =
        graticule_from_json(Json::parse(R"({"interval-deg": [10, "auto"]})"), "s", warnings);
    EXPECT_EQ(two.lon_interval_deg, 10);
    EXPECT_EQ(two.lat_interval_deg, 0);
    EXPECT_TRUE(warnings.empty());
    EXPECT_EQ(graticule_from_json(Json::parse(R"({"interval-deg": 0})"), "s", warnings)
                  .lon_interval_deg,
              0);
    EXPECT_EQ(warnings.size(), 1U);
}

}  // namespace
}  // namespace northway::scene
