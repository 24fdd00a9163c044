// SPDX-License-Identifier: Apache-2.0
#include "compose/clusters.h"

#include "base/share.h"
#include "compose/geojson_source.h"
#include "scene/document.h"

#include <gtest/gtest.h>

namespace northway::compose {
namespace {

scene::Scene scene_with(const std::string& source) {
    const auto share = share_folder();
    EXPECT_TRUE(share) << share.error().message;
    auto scene = scene::parse_scene(
        style::Json::parse(R"({"version": 8, "layers": [], "sources": {"s": )" + source + "}}"),
        "x.json", "/maps", *share, "");
    EXPECT_TRUE(scene) << scene.error().message;
    return scene ? std::move(*scene) : scene::Scene{};
}

std::string point(double lon, double lat, const std::string& properties = "{}") {
    return R"({"type": "Feature", "properties": )" + properties +
           R"(, "geometry": {"type": "Point", "coordinates": [)" + std::to_string(lon) + "," +
           std::to_string(lat) + "]}}";
}

std::string collection(const std::vector<std::string>& features, const std::string& more = "") {
    std::string list;
    for (const auto& feature : features) {
        list += (list.empty() ? "" : ",") + feature;
    }
    return R"({"type": "geojson", "cluster": true, "data": {"type": "FeatureCollection",
        "features": [)" +
           list + "]}" + more + "}";
}

Clusters clusters_of(const std::string& source) {
    const auto scene = scene_with(source);
    auto features = read_geojson_source(scene.sources.at(0));
    EXPECT_TRUE(features) << features.error().message;
    return Clusters(std::move(*features), *scene.sources[0].clusters);
}

model::Value value(const model::FeatureSet& set, std::size_t feature, const char* field) {
    return set.features[feature].values[static_cast<std::size_t>(set.field_index(field))];
}

// 512 pixels are 360 degrees at zoom 0, so 50 pixels are 35.2 degrees at the equator.
TEST(Clusters, JoinsWhatLiesWithinTheRadius) {
    auto clusters = clusters_of(collection({point(0, 0), point(35, 0), point(90, 0)}));
    const auto& world = clusters.at(0);
    ASSERT_EQ(world.features.size(), 2U);
    EXPECT_EQ(value(world, 0, "point_count"), model::Value(2.0));
    EXPECT_EQ(value(world, 0, "point_count_abbreviated"), model::Value("2"));
    EXPECT_EQ(value(world, 0, "cluster"), model::Value(true));
    EXPECT_NEAR(world.features[0].geometry.points[0].lon_deg, 17.5, 1e-9);
    EXPECT_EQ(value(world, 1, "cluster"), model::Value(model::Absent{}));
    EXPECT_EQ(clusters.at(1).features.size(), 3U);
    EXPECT_EQ(clusters.at(0.9).features.size(), 2U);
}

TEST(Clusters, TheRadiusIsMeantOnTheGround) {
    // At 60 degrees a degree of longitude is half as long, so the radius reaches twice as far.
    auto clusters = clusters_of(collection({point(0, 60), point(60, 60)}));
    EXPECT_EQ(clusters.at(0).features.size(), 1U);
}

TEST(Clusters, SmallGroupsAndDeepZoomsStayApart) {
    auto of_three = clusters_of(
        collection({point(0, 0), point(1, 0)}, R"(, "clusterMinPoints": 3, "clusterMaxZoom": 4)"));
    EXPECT_EQ(of_three.at(0).features.size(), 2U);
    auto clusters = clusters_of(collection({point(0, 0), point(0, 0)}, R"(, "clusterMaxZoom": 4)"));
    EXPECT_EQ(clusters.at(4.99).features.size(), 1U);
    EXPECT_EQ(clusters.at(5).features.size(), 2U);
    EXPECT_EQ(clusters.at(5).field_index("point_count"), -1);
}

TEST(Clusters, PropertiesAreAccumulatedOverAllLevels) {
    auto clusters = clusters_of(collection(
        {point(0, 0, R"({"n": 1, "kind": "a"})"), point(1, 0, R"({"n": 5, "kind": "b"})"),
         point(20, 0, R"({"n": 3, "kind": "c"})")},
        R"(, "clusterProperties": {"most": ["max", ["get", "n"]],
            "sum": ["+", ["get", "n"]],
            "kinds": [["concat", ["accumulated"], ["get", "kinds"]], ["get", "kind"]]})"));
    const auto& world = clusters.at(0);
    ASSERT_EQ(world.features.size(), 1U);
    EXPECT_EQ(value(world, 0, "point_count"), model::Value(3.0));
    EXPECT_EQ(value(world, 0, "most"), model::Value(5.0));
    EXPECT_EQ(value(world, 0, "sum"), model::Value(9.0));
    EXPECT_EQ(value(world, 0, "kinds"), model::Value("abc"));
}

TEST(Clusters, OtherGeometriesAreLeftAsTheyAre) {
    auto clusters = clusters_of(collection({point(0, 0), point(1, 0),
                                            R"({"type": "Feature", "properties": {}, "geometry":
             {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}})"}));
    const auto& world = clusters.at(0);
    ASSERT_EQ(world.features.size(), 2U);
    EXPECT_EQ(world.features[0].geometry.type, model::GeometryType::line);
}

TEST(GeoJsonSource, AFilterKeepsFeaturesOut) {
    const auto scene = scene_with(R"({"type": "geojson", "filter": ["has", "a"], "data":
        {"type": "FeatureCollection", "features": [)" +
                                  point(0, 0) + "," + point(1, 0, R"({"a": null})") + "]}}");
    const auto features = read_geojson_source(scene.sources.at(0));
    ASSERT_TRUE(features) << features.error().message;
    ASSERT_EQ(features->features.size(), 1U);
    EXPECT_EQ(features->features[0].geometry.points[0].lon_deg, 1);
}

}  // namespace
}  // namespace northway::compose
