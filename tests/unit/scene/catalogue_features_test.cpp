// SPDX-License-Identifier: Apache-2.0
#include "scene/catalogue_features.h"

#include "sample_series.h"
#include <gtest/gtest.h>

namespace northway::scene {
namespace {

using model::Observation;

// One pipe along one route whose vertices run as `forward` says.
model::Catalogue catalogue(const std::string& forward, std::vector<Observation> observations) {
    model::Catalogue result;
    model::System pipe;
    pipe.id = "pipe";
    pipe.kind = "gas_pipeline";
    pipe.names = {"管道", "Труба", "Pipe"};
    pipe.forward = forward;
    pipe.status_changes = {{2012.0, model::SystemStatus::construction},
                           {2019.0, model::SystemStatus::operating}};
    result.systems = {pipe};
    model::Route route;
    route.id = "pipe-north";
    route.system_id = "pipe";
    route.lines = {{{127, 50}, {128, 51}}, {{129, 52}, {130, 53}}};
    route.accuracy = "schematic";
    route.length_km = 300;
    result.routes = {route};
    model::Source report;
    report.id = "report";
    report.kind = "document";
    model::Source general;
    general.id = "known";
    general.kind = "general";
    result.sources = {report, general};
    model::Place heihe;
    heihe.id = "heihe";
    heihe.names = {"黑河", "Хэйхэ", "Heihe"};
    heihe.position = {127.5, 50.2};
    result.places = {heihe};
    result.observations = std::move(observations);
    return result;
}

model::Value value(const model::FeatureSet& set, std::size_t feature, const char* field) {
    return set.features[feature].values[static_cast<std::size_t>(set.field_index(field))];
}

int direction_of(const std::string& forward, const std::string& direction) {
    const auto made = features_of(catalogue(forward, {test::figure("2020", 5, direction)}));
    EXPECT_EQ(made.flows.size(), 1U);
    return made.flows.front().direction;
}

TEST(CatalogueFeatures, AFlowGoesAlongTheRouteOrAgainstIt) {
    EXPECT_EQ(direction_of("ru-cn", "ru-cn"), 1);
    EXPECT_EQ(direction_of("ru-cn", "cn-ru"), -1);
    EXPECT_EQ(direction_of("east", "west"), -1);
    EXPECT_EQ(direction_of("east", "east"), 1);
}

TEST(CatalogueFeatures, AFlowWithoutADirectionGoesBothWays) {
    EXPECT_EQ(direction_of("ru-cn", "both"), 0);
    EXPECT_EQ(direction_of("ru-cn", ""), 0);
}

TEST(CatalogueFeatures, EachSeriesOfARouteIsAFeatureTheLargestFirst) {
    const auto made = features_of(catalogue(
        "ru-cn", {test::figure("2020", 2, "cn-ru", "coal"), test::figure("2020", 9, "ru-cn")}));
    ASSERT_EQ(made.routes.features.size(), 2U);
    ASSERT_EQ(made.flows.size(), 2U);
    EXPECT_EQ(value(made.routes, 0, "commodity"), model::Value(std::string("gas")));
    EXPECT_EQ(value(made.routes, 0, "side"), model::Value(0.0));
    EXPECT_EQ(value(made.routes, 1, "commodity"), model::Value(std::string("coal")));
    EXPECT_EQ(value(made.routes, 1, "side"), model::Value(1.0));
    EXPECT_EQ(made.flows[0].direction, 1);
    EXPECT_EQ(made.flows[1].direction, -1);
}

TEST(CatalogueFeatures, ASystemWithoutFiguresIsOneFeatureWithoutASeries) {
    const auto made = features_of(catalogue("ru-cn", {}));
    ASSERT_EQ(made.routes.features.size(), 1U);
    EXPECT_EQ(value(made.routes, 0, "has_series"), model::Value(false));
    EXPECT_TRUE(made.flows[0].series.is_empty());
    EXPECT_EQ(made.flows[0].status_changes.size(), 2U);
}

TEST(CatalogueFeatures, ABranchDoesNotShowTheVolumeOfTheWhole) {
    auto two = catalogue("ru-cn", {test::figure("2020", 5, "ru-cn")});
    model::Route branch = two.routes.front();
    branch.id = "pipe-branch";
    branch.carries_part = true;
    two.routes.push_back(branch);
    const auto made = features_of(two);
    ASSERT_EQ(made.flows.size(), 2U);
    EXPECT_FALSE(made.flows[0].series.is_empty());
    EXPECT_TRUE(made.flows[1].series.is_empty());
    EXPECT_EQ(value(made.routes, 1, "has_series"), model::Value(false));
}

TEST(CatalogueFeatures, PlansAndForecastsAreNotDrawnAsFlows) {
    auto plan = test::figure("2030", 50);
    plan.basis = model::Basis::forecast;
    const auto made = features_of(catalogue("ru-cn", {plan}));
    ASSERT_EQ(made.flows.size(), 1U);
    EXPECT_TRUE(made.flows[0].series.is_empty());
}

TEST(CatalogueFeatures, KeepTheWholeRouteAndItsNames) {
    const auto made = features_of(catalogue("ru-cn", {test::figure("2020", 5)}));
    const auto& geometry = made.routes.features[0].geometry;
    EXPECT_EQ(geometry.part_count(), 2U);
    EXPECT_EQ(geometry.points.size(), 4U);
    EXPECT_EQ(value(made.routes, 0, "system_id"), model::Value(std::string("pipe")));
    EXPECT_EQ(value(made.routes, 0, "route_id"), model::Value(std::string("pipe-north")));
    EXPECT_EQ(value(made.routes, 0, "name_zh"), model::Value(std::string("管道")));
    EXPECT_EQ(value(made.routes, 0, "accuracy"), model::Value(std::string("schematic")));
    EXPECT_EQ(value(made.routes, 0, "unit"), model::Value(std::string("t/a")));
    EXPECT_EQ(value(made.routes, 0, "length_km"), model::Value(300.0));
}

TEST(CatalogueFeatures, SayWhereAFigureIsNotFromTheDocuments) {
    auto known = test::figure("2020", 5);
    known.source_id = "known";
    EXPECT_TRUE(features_of(catalogue("ru-cn", {known})).flows[0].from_general);
    EXPECT_FALSE(features_of(catalogue("ru-cn", {test::figure("2020", 5)})).flows[0].from_general);
}

TEST(CatalogueFeatures, PlacesArePoints) {
    const auto made = features_of(catalogue("ru-cn", {}));
    ASSERT_EQ(made.places.features.size(), 1U);
    EXPECT_EQ(made.places.features[0].geometry.points.front(), (geo::LonLat{127.5, 50.2}));
    EXPECT_EQ(value(made.places, 0, "name_ru"), model::Value(std::string("Хэйхэ")));
}

model::System system(const std::string& id, const std::string& geometry, int rank) {
    model::System result;
    result.id = id;
    result.kind = "port";
    result.geometry = geometry;
    result.rank = rank;
    result.scenes = {"far-east", "arctic"};
    result.status_changes = {{2019.0, model::SystemStatus::operating}};
    return result;
}

TEST(CatalogueFeatures, EveryPlaceOfAPointSystemIsAFeature) {
    model::Catalogue all;
    all.systems = {system("crossing", "point", 1)};
    all.systems[0].place_ids = {"north", "south", "unknown"};
    for (const char* id : {"north", "south"}) {
        model::Place place;
        place.id = id;
        place.names = {id, id, id};
        place.position = {127.5, 50};
        all.places.push_back(place);
    }
    const auto made = features_of(all);
    ASSERT_EQ(made.points.features.size(), 2U);
    ASSERT_EQ(made.point_status.size(), 2U);
    EXPECT_EQ(value(made.points, 1, "place_id"), model::Value(std::string("south")));
    EXPECT_EQ(value(made.points, 0, "rank"), model::Value(1.0));
    EXPECT_EQ(value(made.points, 0, "scenes"), model::Value(std::string(";far-east;arctic;")));
    EXPECT_EQ(value(made.places, 0, "rank"), model::Value(1.0));
}

TEST(CatalogueFeatures, AShortLineIsAPointAtItsMiddleToo) {
    model::Catalogue all;
    all.systems = {system("bridge", "line", 1), system("railway", "line", 1)};
    model::Route bridge;
    bridge.id = "bridge";
    bridge.system_id = "bridge";
    bridge.lines = {{{127, 50}, {127, 50.1}}};
    bridge.length_km = 11;
    model::Route railway = bridge;
    railway.id = "railway";
    railway.system_id = "railway";
    railway.length_km = 200;
    all.routes = {bridge, railway};
    const auto made = features_of(all);
    ASSERT_EQ(made.points.features.size(), 1U);
    EXPECT_EQ(value(made.points, 0, "system_id"), model::Value(std::string("bridge")));
    EXPECT_NEAR(made.points.features[0].geometry.points[0].lat_deg, 50.05, 1e-6);
    EXPECT_EQ(made.routes.features.size(), 2U);
}

TEST(CatalogueFeatures, AreasOfOneShapeAreCountedByRank) {
    model::Catalogue all;
    all.systems = {system("minor", "area", 4), system("major", "area", 2),
                   system("elsewhere", "area", 3)};
    for (const auto& each : all.systems) {
        model::Area area;
        area.system_id = each.id;
        const double lon = each.id == "elsewhere" ? 140 : 120;
        area.polygons = {{{{lon, 0}, {lon + 1, 0}, {lon + 1, 1}, {lon, 1}, {lon, 0}}}};
        all.areas.push_back(area);
    }
    const auto made = features_of(all);
    ASSERT_EQ(made.areas.features.size(), 3U);
    EXPECT_EQ(value(made.areas, 0, "system_id"), model::Value(std::string("major")));
    EXPECT_EQ(value(made.areas, 0, "stack"), model::Value(0.0));
    EXPECT_EQ(value(made.areas, 1, "stack"), model::Value(0.0));
    EXPECT_EQ(value(made.areas, 2, "stack"), model::Value(1.0));
    // A degree by a degree at the equator on a sphere of 6371 km: 12,363 km².
    EXPECT_NEAR(std::get<double>(value(made.areas, 0, "size_km2")), 12363, 2);
}

}  // namespace
}  // namespace northway::scene
