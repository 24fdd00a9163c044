// SPDX-License-Identifier: Apache-2.0
#include "scene/feature_view.h"

#include <gtest/gtest.h>

namespace northway::scene {
namespace {

model::FeatureSet sample() {
    model::FeatureSet set;
    set.fields = {"name", "rank", "note"};
    model::Feature one;
    one.id = 7;
    one.geometry.type = model::GeometryType::line;
    one.geometry.points = {{127, 50}, {128, 51}, {130, 52}, {131, 53}};
    one.geometry.part_starts = {0, 2};
    one.values = {std::string("Amur"), 2.0, std::monostate{}};
    model::Feature two;
    two.id = 8;
    two.geometry.type = model::GeometryType::polygon;
    two.geometry.points = {{0, 0}, {4, 0}, {4, 4}, {0, 0}, {1, 0.5}, {2, 0.5}, {2, 1}, {1, 0.5}};
    two.geometry.part_starts = {0, 4};
    two.geometry.polygon_starts = {0};
    two.values = {std::string("Zeya")};
    set.features = {one, two};
    return set;
}

TEST(FeatureView, ShowsThePropertiesOfTheFeatureItStandsAt) {
    const auto set = sample();
    FeatureView view(set);
    view.at(0);
    EXPECT_EQ(view.id(), style::Value(7.0));
    EXPECT_EQ(view.property("name"), style::Value("Amur"));
    EXPECT_EQ(view.property("rank"), style::Value(2.0));
    view.at(1);
    EXPECT_EQ(view.property("name"), style::Value("Zeya"));
}

TEST(FeatureView, AnEmptyFieldIsNullAndAnUnknownOneMissing) {
    const auto set = sample();
    FeatureView view(set);
    view.at(0);
    ASSERT_TRUE(view.property("note").has_value());
    EXPECT_EQ(*view.property("note"), style::Value(nullptr));
    EXPECT_FALSE(view.property("length").has_value());
    view.at(1);
    EXPECT_FALSE(view.property("rank").has_value());  // a short row
}

TEST(FeatureView, TellsGeometryTypesAndParts) {
    const auto set = sample();
    FeatureView view(set);
    view.at(0);
    // Styles ask for the single kind, of one part or many.
    EXPECT_EQ(view.geometry_type(), style::GeometryType::line_string);
    ASSERT_EQ(view.geometry()->lines.size(), 2U);
    EXPECT_EQ(view.geometry()->lines[1].size(), 2U);
    view.at(1);
    EXPECT_EQ(view.geometry_type(), style::GeometryType::polygon);
    ASSERT_EQ(view.geometry()->polygons.size(), 1U);
    EXPECT_EQ(view.geometry()->polygons[0].size(), 2U);  // the ring and its hole
}

TEST(FeatureView, HasNothingUntilAFeatureIsChosen) {
    const auto set = sample();
    const FeatureView view(set);
    EXPECT_FALSE(view.property("name").has_value());
    EXPECT_EQ(view.id(), style::Value());
    EXPECT_EQ(view.geometry_type(), style::GeometryType::unknown);
    EXPECT_FALSE(view.state("throughput").has_value());
}

TEST(FeatureView, StateIsTheOneGiven) {
    const auto set = sample();
    FeatureView view(set);
    const FeatureState state{{"throughput", style::Value(31.0)}};
    view.at(0, &state);
    EXPECT_EQ(view.state("throughput"), style::Value(31.0));
    EXPECT_FALSE(view.state("capacity").has_value());
    view.at(1);
    EXPECT_FALSE(view.state("throughput").has_value());
}

}  // namespace
}  // namespace northway::scene
