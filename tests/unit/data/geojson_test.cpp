// SPDX-License-Identifier: Apache-2.0
#include "data/geojson.h"

#include <gtest/gtest.h>

namespace northway::data {
namespace {

model::FeatureSet read(const std::string& text, const GeoJsonRequest& request = {"x", "", false}) {
    auto set = read_geojson(nlohmann::ordered_json::parse(text), request);
    EXPECT_TRUE(set) << set.error().message;
    return set ? std::move(*set) : model::FeatureSet{};
}

std::string feature(const std::string& properties, const std::string& more = "") {
    return R"({"type": "Feature", "properties": )" + properties + more +
           R"(, "geometry": {"type": "Point", "coordinates": [1, 2]}})";
}

std::string collection(const std::string& features) {
    return R"({"type": "FeatureCollection", "features": [)" + features + "]}";
}

TEST(GeoJson, ValuesKeepTheirOwnKinds) {
    const auto set = read(collection(feature(R"({"a": 1, "b": null})") + "," +
                                     feature(R"({"a": "1", "c": [1, {"d": 2}], "e": true})")));
    ASSERT_EQ(set.fields, (std::vector<std::string>{"a", "b", "c", "e"}));
    const auto& first = set.features[0].values;
    const auto& second = set.features[1].values;
    EXPECT_EQ(first[0], model::Value(1.0));
    EXPECT_EQ(first[1], model::Value());
    EXPECT_EQ(first[2], model::Value(model::Absent{}));
    EXPECT_EQ(first[3], model::Value(model::Absent{}));
    EXPECT_EQ(second[0], model::Value("1"));
    EXPECT_EQ(second[1], model::Value(model::Absent{}));
    EXPECT_EQ(second[2], model::Value(model::JsonText{R"([1,{"d":2}])"}));
    EXPECT_EQ(second[3], model::Value(true));
}

TEST(GeoJson, IdsAreNumbersOrTextsOfNumbers) {
    const auto set =
        read(collection(feature("{}", R"(, "id": 7)") + "," + feature("{}", R"(, "id": "8")") +
                        "," + feature("{}", R"(, "id": "way/9")") + "," + feature("{}")));
    EXPECT_EQ(set.features[0].id, 7);
    EXPECT_EQ(set.features[1].id, 8);
    EXPECT_TRUE(set.features[1].has_id);
    EXPECT_FALSE(set.features[2].has_id);
    EXPECT_FALSE(set.features[3].has_id);
}

TEST(GeoJson, IdsMayBeGeneratedOrPromoted) {
    const std::string text =
        collection(feature(R"({"n": 40})", R"(, "id": 7)") + "," + feature(R"({"n": 50})"));
    EXPECT_EQ(read(text, {"x", "n", false}).features[1].id, 50);
    EXPECT_EQ(read(text, {"x", "", true}).features[1].id, 1);
}

TEST(GeoJson, CollectionsAreSplitByKind) {
    const auto set = read(R"({"type": "GeometryCollection", "geometries": [
        {"type": "Point", "coordinates": [0, 0]},
        {"type": "MultiPolygon", "coordinates": [
            [[[0, 0], [4, 0], [4, 4], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 1]]],
            [[[8, 8], [9, 8], [9, 9]]]]},
        {"type": "MultiPoint", "coordinates": [[5, 5], [6, 6]]}]})");
    ASSERT_EQ(set.features.size(), 2U);
    EXPECT_EQ(set.features[0].geometry.points.size(), 3U);
    EXPECT_EQ(set.features[0].geometry.part_count(), 1U);
    const auto& polygons = set.features[1].geometry;
    EXPECT_EQ(polygons.polygon_count(), 2U);
    EXPECT_EQ(polygons.end_ring(0), 2U);
    EXPECT_EQ(polygons.part(2).size(), 4U);  // closed
}

TEST(GeoJson, WhatCannotBeUsedIsTold) {
    const auto set = read(collection(R"({"type": "Feature", "properties": {"a": 1}, "geometry":
        {"type": "LineString", "coordinates": [[0, 0]]}}, {"type": "Feature", "properties": null,
        "geometry": {"type": "Point", "coordinates": [0, 95]}}, 7)"));
    ASSERT_EQ(set.features.size(), 2U);
    EXPECT_EQ(set.features[0].geometry.type, model::GeometryType::none);
    ASSERT_EQ(set.warnings.size(), 3U);
    EXPECT_EQ(set.warnings[0].place, "x: feature 0");
    EXPECT_EQ(set.warnings[0].message, "a line has fewer than two positions; left out");
    EXPECT_EQ(set.warnings[1].message, "a position lies off the Earth; left out");
    EXPECT_EQ(set.warnings[2].message, "is no Feature; left out");
}

TEST(GeoJson, OtherJsonIsRefused) {
    for (const char* text : {"[]", "{}", R"({"type": "FeatureCollection"})"}) {
        const auto set = read_geojson(nlohmann::ordered_json::parse(text), {"x", "", false});
        ASSERT_FALSE(set) << text;
        EXPECT_EQ(set.error().kind, ErrorKind::bad_input);
    }
}

TEST(GeoJson, TellsTheFormerStandardsCrs) {
    const auto foreign = [](const std::string& name) {
        return has_foreign_crs(nlohmann::ordered_json::parse(
            R"({"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": ")" +
            name + R"("}}, "features": []})"));
    };
    EXPECT_FALSE(foreign("urn:ogc:def:crs:OGC:1.3:CRS84"));
    EXPECT_FALSE(foreign("EPSG:4326"));
    EXPECT_TRUE(foreign("urn:ogc:def:crs:EPSG::3857"));
}

}  // namespace
}  // namespace northway::data
