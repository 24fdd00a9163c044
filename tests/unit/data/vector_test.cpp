// SPDX-License-Identifier: Apache-2.0
#include "data/vector.h"

#include "base/file.h"
#include "support/scratch.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace northway::data {
namespace {

using model::GeometryType;
using model::Value;
using testing::ElementsAre;
using testing::HasSubstr;

class VectorTest : public testing::Test {
protected:
    std::string file(const std::string& name, const std::string& text) {
        EXPECT_TRUE(write_text(scratch_ / name, text));
        return (scratch_ / name).string();
    }

    // A feature collection of one feature for each geometry, field `n` counting from 1.
    std::string geojson(const std::vector<std::string>& geometries, const std::string& crs = "") {
        std::string features;
        for (std::size_t i = 0; i < geometries.size(); ++i) {
            features += fmt::format(
                R"({}{{"type":"Feature","properties":{{"n":{},"name":"f{}"}},"geometry":{}}})",
                i == 0 ? "" : ",", i + 1, i + 1, geometries[i]);
        }
        return file("a.geojson", fmt::format(R"({{"type":"FeatureCollection",{}"features":[{}]}})",
                                             crs, features));
    }

    // A table whose WKT column GDAL takes for the geometry; it has no CRS.
    std::string wkt(const std::vector<std::string>& geometries) {
        std::string text = "WKT,name\n";
        for (const std::string& geometry : geometries) {
            text += "\"" + geometry + "\",x\n";
        }
        return file("w.csv", text);
    }

    static std::vector<std::string> messages(const model::FeatureSet& set) {
        std::vector<std::string> texts;
        for (const Warning& warning : set.warnings) {
            texts.push_back(warning.place + ": " + warning.message);
        }
        return texts;
    }

    test::Scratch scratch_;
};

TEST_F(VectorTest, ReadsPointsLinesAndPolygonsWithTheirFields) {
    const auto set =
        read_vector(
            {.path = geojson(
                 {R"({"type":"Point","coordinates":[127.5,50.25]})",
                  R"({"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8],[9,10]]]})",
                  R"({"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[0,9],[0,0]],)"
                  R"([[1,1],[1,2],[2,1],[1,1]]],[[[20,0],[29,0],[20,9],[20,0]]]]})"})})
            .value();
    EXPECT_EQ(set.name, "a");
    EXPECT_THAT(set.fields, ElementsAre("n", "name"));
    ASSERT_EQ(set.features.size(), 3u);
    EXPECT_EQ(set.features[0].geometry.type, GeometryType::point);
    EXPECT_EQ(set.features[0].geometry.points[0], (geo::LonLat{127.5, 50.25}));
    EXPECT_EQ(set.features[0].values[0], Value(1.0));
    EXPECT_EQ(set.features[2].values[1], Value(std::string("f3")));
    EXPECT_EQ(set.features[1].geometry.type, GeometryType::line);
    EXPECT_THAT(set.features[1].geometry.part_starts, ElementsAre(0u, 2u));
    EXPECT_EQ(set.features[2].geometry.type, GeometryType::polygon);
    EXPECT_THAT(set.features[2].geometry.part_starts, ElementsAre(0u, 4u, 8u));
    EXPECT_THAT(set.features[2].geometry.polygon_starts, ElementsAre(0u, 2u));
    EXPECT_TRUE(set.warnings.empty());
}

TEST_F(VectorTest, FieldTypes) {
    const std::string path =
        file("t.geojson",
             R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
             R"({"b":true,"i":7,"r":2.5,"s":"黑河","d":"2019-12-02","t":"2019-12-02T10:20:30Z",)"
             R"("l":[1,2],"z":null,"big":9007199254740993},"geometry":null}]})");
    const auto set = read_vector({.path = path}).value();
    const auto value = [&](const char* name) {
        return set.features[0].values[static_cast<std::size_t>(set.field_index(name))];
    };
    EXPECT_EQ(value("b"), Value(true));
    EXPECT_EQ(value("i"), Value(7.0));
    EXPECT_EQ(value("r"), Value(2.5));
    EXPECT_EQ(value("s"), Value(std::string("黑河")));
    EXPECT_EQ(value("d"), Value(std::string("2019-12-02")));
    EXPECT_EQ(value("t"), Value(std::string("2019-12-02T10:20:30Z")));
    EXPECT_EQ(std::get<std::string>(value("l")).substr(0, 1), "[");
    EXPECT_EQ(value("z"), Value());
    EXPECT_THAT(messages(set),
                testing::Contains(AllOf(HasSubstr("row 0 field 'big'"), HasSubstr("53 bits"))));
}

TEST_F(VectorTest, ReprojectsToLonLat) {
    const std::string crs =
        R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},)";
    const auto set =
        read_vector({.path = geojson(
                         {R"({"type":"Point","coordinates":[14193235.0761,6489684.5358]})"}, crs)})
            .value();
    EXPECT_NEAR(set.features[0].geometry.points[0].lon_deg, 127.5, 1e-8);
    EXPECT_NEAR(set.features[0].geometry.points[0].lat_deg, 50.25, 1e-8);
}

TEST_F(VectorTest, GeographicCrsWithLatitudeFirstIsStillLonLat) {
    const std::string crs =
        R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4258"}},)";
    const auto set =
        read_vector({.path = geojson({R"({"type":"Point","coordinates":[127.5,50.25]})"}, crs)})
            .value();
    EXPECT_NEAR(set.features[0].geometry.points[0].lon_deg, 127.5, 1e-6);
    EXPECT_NEAR(set.features[0].geometry.points[0].lat_deg, 50.25, 1e-6);
}

TEST_F(VectorTest, LongitudesPast180StayAsTheyAre) {
    const auto set =
        read_vector(
            {.path = geojson({R"({"type":"LineString","coordinates":[[175,66],[190,66]]})"})})
            .value();
    EXPECT_EQ(set.features[0].geometry.points[1].lon_deg, 190.0);
}

TEST_F(VectorTest, BrokenGeometryIsToldWithItsRow) {
    const auto set =
        read_vector(
            {.path = geojson({R"({"type":"Point","coordinates":[127,50]})",
                              R"({"type":"LineString","coordinates":[[1,2]]})", "null",
                              R"({"type":"LineString","coordinates":[]})",
                              R"({"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]})"})})
            .value();
    // Every row stays: its values may be wanted.
    ASSERT_EQ(set.features.size(), 5u);
    EXPECT_EQ(set.features[0].geometry.type, GeometryType::point);
    for (std::size_t i = 1; i < 5; ++i) {
        EXPECT_EQ(set.features[i].geometry.type, GeometryType::none) << i;
    }
    EXPECT_THAT(messages(set),
                testing::IsSupersetOf(
                    {AllOf(HasSubstr("a.geojson' layer 'a' row 1"), HasSubstr("fewer than two")),
                     AllOf(HasSubstr("row 2"), HasSubstr("no geometry")),
                     AllOf(HasSubstr("row 3"), HasSubstr("empty geometry")),
                     AllOf(HasSubstr("row 4"), HasSubstr("fewer than four points"))}));
}

TEST_F(VectorTest, NonsenseCoordinatesAreTold) {
    const auto set =
        read_vector({.path = geojson({R"({"type":"LineString","coordinates":[[1,2],["a","b"]]})",
                                      R"({"type":"Point","coordinates":[10,95]})"})})
            .value();
    ASSERT_EQ(set.features.size(), 2u);
    EXPECT_FALSE(set.warnings.empty());
    EXPECT_THAT(messages(set),
                testing::Contains(AllOf(HasSubstr("row 1"), HasSubstr("off the Earth"))));
    EXPECT_EQ(set.features[1].geometry.type, GeometryType::none);
}

TEST_F(VectorTest, ManyLikeWarningsAreCounted) {
    const std::vector<std::string> nulls(100, "null");
    auto geometries = nulls;
    geometries.emplace_back(R"({"type":"Point","coordinates":[127,50]})");
    const auto set = read_vector({.path = geojson(geometries)}).value();
    EXPECT_EQ(set.features.size(), 101u);
    EXPECT_LT(set.warnings.size(), 30u);
    EXPECT_THAT(messages(set), testing::Contains(HasSubstr("and 79 more before it")));
}

TEST_F(VectorTest, CurvesBecomeLinesAndHeightsAreLeftOut) {
    const auto set =
        read_vector({.path = wkt({"CIRCULARSTRING(0 0,1 1,2 0)", "LINESTRING Z(1 2 3,4 5 6)"})})
            .value();
    EXPECT_EQ(set.features[0].geometry.type, GeometryType::line);
    EXPECT_GT(set.features[0].geometry.points.size(), 20u);
    EXPECT_EQ(set.features[1].geometry.points[1], (geo::LonLat{4, 5}));
}

TEST_F(VectorTest, CollectionsAreSplitByKind) {
    const auto set = read_vector({.path = wkt({"GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(1 2,3 4),"
                                               "POINT(5 6),POLYGON((0 0,1 0,0 1,0 0)))"})})
                         .value();
    ASSERT_EQ(set.features.size(), 3u);
    EXPECT_EQ(set.features[0].geometry.points.size(), 2u);
    EXPECT_EQ(set.features[1].geometry.type, GeometryType::line);
    EXPECT_EQ(set.features[2].geometry.type, GeometryType::polygon);
    EXPECT_EQ(set.features[0].id, set.features[2].id);
    EXPECT_EQ(set.features[2].values.size(), set.fields.size());
}

TEST_F(VectorTest, WithoutCrsDegreesAreAssumedAndMetresRefused) {
    const auto degrees = read_vector({.path = wkt({"POINT(127 50)"})}).value();
    EXPECT_THAT(messages(degrees), ElementsAre(AllOf(HasSubstr("w.csv' layer 'w'"),
                                                     HasSubstr("no CRS; taken as WGS 84"))));
    const auto metres = read_vector({.path = wkt({"POINT(500000 5600000)"})});
    ASSERT_FALSE(metres.has_value());
    EXPECT_EQ(metres.error().kind, ErrorKind::bad_input);
    EXPECT_THAT(metres.error().message, HasSubstr("no CRS"));
}

TEST_F(VectorTest, OnlyTheFieldsAskedFor) {
    const std::string path = geojson({R"({"type":"Point","coordinates":[1,2]})"});
    const auto named = read_vector({.path = path, .fields = {{"name"}}}).value();
    EXPECT_THAT(named.fields, ElementsAre("name"));
    EXPECT_THAT(named.features[0].values, ElementsAre(Value(std::string("f1"))));
    EXPECT_TRUE(read_vector({.path = path, .fields = std::vector<std::string>{}})
                    .value()
                    .features[0]
                    .values.empty());
    EXPECT_THAT(read_vector({.path = path, .fields = {{"nane"}}}).error().message,
                HasSubstr("no field 'nane'; did you mean 'name'?"));
}

TEST_F(VectorTest, FiltersByAttributeBoxAndCount) {
    const std::string path = geojson({R"({"type":"Point","coordinates":[100,50]})",
                                      R"({"type":"Point","coordinates":[120,50]})",
                                      R"({"type":"Point","coordinates":[-175,66]})",
                                      R"({"type":"Point","coordinates":[185,66]})"});
    EXPECT_EQ(read_vector({.path = path, .where = "n >= 2"}).value().features.size(), 3u);
    EXPECT_EQ(
        read_vector({.path = path, .where = "n = 2", .fields = {{"name"}}}).value().features.size(),
        1u);
    EXPECT_EQ(read_vector({.path = path, .max_features = 2}).value().features.size(), 2u);
    EXPECT_EQ(
        read_vector({.path = path, .bbox = geo::Box{110, 40, 130, 60}}).value().features.size(),
        1u);
    // One place on two turns, whichever way the box is written.
    for (const geo::Box box : {geo::Box{-176, 60, -174, 70}, geo::Box{180, 60, 190, 70}}) {
        EXPECT_EQ(read_vector({.path = path, .bbox = box}).value().features.size(), 2u);
    }
    EXPECT_THAT(read_vector({.path = path, .where = "nosuch = 1"}).error().message,
                HasSubstr("filter \"nosuch = 1\""));
}

TEST_F(VectorTest, Statements) {
    const std::string path = geojson({R"({"type":"Point","coordinates":[100,50]})",
                                      R"({"type":"Point","coordinates":[120,50]})"});
    const auto set =
        read_vector({.path = path, .sql = "SELECT n * 10 AS tens FROM a WHERE n > 1"}).value();
    EXPECT_THAT(set.fields, ElementsAre("tens"));
    ASSERT_EQ(set.features.size(), 1u);
    EXPECT_EQ(set.features[0].values[0], Value(20.0));
    const auto wrong = read_vector({.path = path, .sql = "SELECT * FROM nowhere"});
    ASSERT_FALSE(wrong.has_value());
    EXPECT_THAT(wrong.error().message, HasSubstr("nowhere"));
}

TEST_F(VectorTest, WrongLayerListsThoseThereAre) {
    const std::string path = geojson({R"({"type":"Point","coordinates":[1,2]})"});
    const auto unlike = read_vector({.path = path, .layer = "railways"});
    ASSERT_FALSE(unlike.has_value());
    EXPECT_EQ(unlike.error().kind, ErrorKind::bad_input);
    EXPECT_THAT(unlike.error().message, HasSubstr("no layer 'railways'; use one of 'a'"));
}

TEST_F(VectorTest, WhatCannotBeOpenedIsNamed) {
    const auto missing = read_vector({.path = "/no/such/file.gpkg"});
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().kind, ErrorKind::bad_input);
    EXPECT_THAT(missing.error().message, HasSubstr("'/no/such/file.gpkg' does not exist"));
    EXPECT_THAT(
        read_vector({.path = file("x.geojson", R"({"type":"FeatureCollection","features":[{)")})
            .error()
            .message,
        HasSubstr("x.geojson"));
    EXPECT_THAT(read_vector({.path = file("x.txt", "hello")}).error().message,
                HasSubstr("cannot be opened as vector data"));
    EXPECT_FALSE(read_vector({}).has_value());
}

TEST_F(VectorTest, GdalSaysNothingOnStandardError) {
    testing::internal::CaptureStderr();
    EXPECT_FALSE(read_vector({.path = file("x.gpkg", "hello")}).has_value());
    EXPECT_TRUE(
        read_vector({.path = geojson({R"({"type":"Point","coordinates":["a"]})"})}).has_value());
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST_F(VectorTest, ListsLayers) {
    const auto layers = list_layers(geojson({R"({"type":"Point","coordinates":[1,2]})"})).value();
    ASSERT_EQ(layers.size(), 1u);
    EXPECT_EQ(layers[0].name, "a");
    EXPECT_EQ(layers[0].geometry_type, "Point");
    EXPECT_EQ(layers[0].feature_count, 1);
    EXPECT_EQ(layers[0].crs, "WGS 84");
    ASSERT_EQ(layers[0].fields.size(), 2u);
    EXPECT_EQ(layers[0].fields[1].name, "name");
    EXPECT_EQ(layers[0].fields[1].type, "String");
    EXPECT_FALSE(list_layers("/no/such/file").has_value());
}

}  // namespace
}  // namespace northway::data
