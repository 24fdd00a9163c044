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

}  // namespace
}  // namespace northway::scene
