// SPDX-License-Identifier: Apache-2.0
#include "scene/document.h"

#include "base/file.h"
#include "base/share.h"
#include "support/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::scene {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

Result<Scene> parse(const std::string& text, const std::string& theme = "") {
    const auto share = share_folder();
    EXPECT_TRUE(share) << share.error().message;
    return parse_scene(style::Json::parse(text), "x.json", "/maps", *share, theme);
}

// A scene with one inline source and these layers, and `more` at the root.
std::string with_layers(const std::string& layers, const std::string& more = "") {
    return R"({"version": 8, "sources": {"roads": {"type": "geojson", "data":
        {"type": "FeatureCollection", "features": []}}}, )" +
           more + R"("layers": [)" + layers + "]}";
}

std::string message_of(const std::string& text) {
    const auto scene = parse(text);
    EXPECT_FALSE(scene) << text;
    if (scene) {
        return "";
    }
    EXPECT_EQ(scene.error().kind, ErrorKind::bad_input);
    return scene.error().message;
}

TEST(Document, TheSmallestSceneIsAnEmptyList) {
    const auto scene = parse(R"({"version": 8, "sources": {}, "layers": []})");
    ASSERT_TRUE(scene) << scene.error().message;
    EXPECT_TRUE(scene->layers.empty());
    EXPECT_THAT(scene->warnings, IsEmpty());
    EXPECT_EQ(scene->theme, "atlas");
    EXPECT_EQ(scene->year(), 2024.5);
    EXPECT_EQ(scene->language(), Language::en);
}

TEST(Document, WrongVersionsAreRefused) {
    EXPECT_THAT(message_of(R"({"version": 7, "layers": []})"), StartsWith("x.json: version: 8 is"));
    EXPECT_THAT(message_of(R"({"layers": []})"), StartsWith("x.json: version: "));
    EXPECT_THAT(message_of(R"([])"), StartsWith("x.json: $: "));
}

TEST(Document, AnUnknownLayerTypeIsNamedWithTheOneMeant) {
    EXPECT_THAT(message_of(with_layers(R"({"id": "a", "type": "lines", "source": "roads"})")),
                AllOf(StartsWith("x.json: layers[0].type: "), HasSubstr("'lines'"),
                      HasSubstr("did you mean 'line'?"), HasSubstr("background, fill, line")));
    EXPECT_THAT(message_of(with_layers(R"({"id": "a", "type": "hologram"})")),
                AllOf(HasSubstr("'hologram'"), ::testing::Not(HasSubstr("did you mean"))));
}

TEST(Document, AMissingSourceIsNamedWithTheOneMeant) {
    EXPECT_THAT(message_of(with_layers(R"({"id": "a", "type": "line", "source": "roadz"})")),
                AllOf(StartsWith("x.json: layers[0].source: there is no source 'roadz'"),
                      HasSubstr("did you mean 'roads'?")));
    EXPECT_THAT(message_of(with_layers(R"({"id": "a", "type": "line"})")),
                StartsWith("x.json: layers[0].source: there is no source ''"));
    EXPECT_THAT(message_of(with_layers(
                    R"({"id": "a", "type": "relief", "source": "roads", "mask-source": "land"})")),
                StartsWith("x.json: layers[0].mask-source: there is no source 'land'"));
}

TEST(Document, BadBoundsAndCentresAreRefused) {
    for (const auto* bounds : {"[105, 62, 150, 38]", "[105, 38, 150]",
                               R"(["a", 1, 2, 3])", "{}", "[1, 1, 1, 2]"}) {
        EXPECT_THAT(message_of(with_layers("", std::string(R"("bounds": )") + bounds + ", ")),
                    StartsWith("x.json: bounds: [west, south, east, north]"));
    }
    EXPECT_THAT(message_of(with_layers("", R"("center": [1, 2, 3], )")),
                StartsWith("x.json: center: [longitude, latitude]"));
    EXPECT_THAT(message_of(with_layers("", R"("projection": 3857, )")),
                StartsWith("x.json: projection: "));
}

TEST(Document, BoundsMayRunPastTheAntimeridian) {
    const auto scene = parse(with_layers("", R"("bounds": [160, 60, 200, 75], )"));
    ASSERT_TRUE(scene) << scene.error().message;
    EXPECT_EQ(scene->view.bounds, (geo::Box{160, 60, 200, 75}));
}

TEST(Document, ABadExpressionIsNamedWithItsPlace) {
    EXPECT_THAT(message_of(with_layers(R"({"id": "ok", "type": "background"},
        {"id": "a", "type": "line", "source": "roads", "paint": {"line-width": ["gte", "x"]}})")),
                StartsWith("x.json: layers[1].paint.line-width"));
    EXPECT_THAT(
        message_of(with_layers(
            R"({"id": "a", "type": "line", "source": "roads", "paint": {"line-width": "wide"}})")),
        StartsWith("x.json: layers[0].paint.line-width"));
    EXPECT_THAT(
        message_of(with_layers(
            R"({"id": "a", "type": "line", "source": "roads", "filter": ["==", ["get"], 1]})")),
        StartsWith("x.json: layers[0].filter"));
}

TEST(Document, ARampMayStandInAValue) {
    const auto scene = parse(with_layers(
        R"({"id": "a", "type": "line", "source": "roads", "paint": {"line-color": "@by-load"}})",
        R"("values": {"by-load": ["ramp", "viridis", ["get", "load"], 0, 10]}, )"));
    ASSERT_TRUE(scene) << scene.error().message;
    style::PlainFeature feature;
    feature.attributes = {{"load", 10.0}};
    style::EvaluationContext context;
    context.feature = &feature;
    EXPECT_EQ(style::to_css(scene->layers[0].property("line-color").color(context)),
              style::to_css(*style::parse_color("#fde725")));
}

TEST(Document, LayersNeedNamesOfTheirOwn) {
    EXPECT_THAT(message_of(with_layers(R"({"type": "background"})")),
                StartsWith("x.json: layers[0].id: "));
    EXPECT_THAT(message_of(with_layers(
                    R"({"id": "a", "type": "background"}, {"id": "a", "type": "background"})")),
                StartsWith("x.json: layers[1].id: there is another layer 'a'"));
    EXPECT_THAT(message_of(with_layers("3")), StartsWith("x.json: layers[0]: an object"));
    EXPECT_THAT(message_of(R"({"version": 8})"), StartsWith("x.json: layers: an array"));
}

TEST(Document, SourcesThatCannotBeReadAreNamed) {
    const auto with_source = [](const std::string& source) {
        return R"({"version": 8, "sources": {"tiles": )" + source + R"(}, "layers": []})";
    };
    EXPECT_THAT(message_of(with_source(R"({"type": "hologram", "url": "u"})")),
                StartsWith("x.json: sources.tiles.type: 'hologram' sources cannot be read"));
    EXPECT_THAT(message_of(with_source(R"({"type": "gdal"})")),
                StartsWith("x.json: sources.tiles.path: "));
    EXPECT_THAT(message_of(with_source(R"({"type": "geojson"})")),
                StartsWith("x.json: sources.tiles.data: "));
    EXPECT_THAT(message_of(with_source("[]")), StartsWith("x.json: sources.tiles: an object"));
}

TEST(Document, BadStateIsRefused) {
    EXPECT_THAT(message_of(with_layers("", R"("state": {"lang": {"default": "de"}}, )")),
                StartsWith("x.json: state.lang: one of zh, ru, en"));
    EXPECT_THAT(message_of(with_layers("", R"("state": {"lang": {"default": 3}}, )")),
                StartsWith("x.json: state.lang: "));
    EXPECT_THAT(message_of(with_layers("", R"("state": {"year": {"default": "now"}}, )")),
                StartsWith("x.json: state.year: "));
    EXPECT_THAT(message_of(with_layers("", R"("state": {"year": {"default": 1e300}}, )")),
                StartsWith("x.json: state.year: "));
    EXPECT_THAT(message_of(with_layers("", R"("state": {"year": 2024}, )")),
                StartsWith("x.json: state.year: an object with \"default\""));
    EXPECT_THAT(message_of(with_layers("", R"("state": [], )")), StartsWith("x.json: state: "));
}

TEST(Document, AWholeYearMeansItsMiddle) {
    const auto whole = parse(with_layers("", R"("state": {"year": {"default": 2021}}, )"));
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->year(), 2021.5);
    const auto part = parse(with_layers("", R"("state": {"year": {"default": 2021.25}}, )"));
    ASSERT_TRUE(part);
    EXPECT_EQ(part->year(), 2021.25);
}

TEST(Document, PathsAreResolvedAgainstTheSceneOrTheProgram) {
    const auto scene = parse(R"({"version": 8, "layers": [], "sources": {
        "a": {"type": "gdal", "path": "data/roads.gpkg"},
        "b": {"type": "gdal", "path": "PG:dbname=roads"},
        "c": {"type": "gdal", "path": "/srv/roads.gpkg"},
        "d": {"type": "gdal", "path": "share:geodata/x.gpkg"}}})");
    ASSERT_TRUE(scene) << scene.error().message;
    EXPECT_EQ(scene->find_source("a")->path, "/maps/data/roads.gpkg");
    EXPECT_EQ(scene->find_source("b")->path, "PG:dbname=roads");
    EXPECT_EQ(scene->find_source("c")->path, "/srv/roads.gpkg");
    EXPECT_EQ(scene->find_source("d")->path, (*share_folder() / "geodata/x.gpkg").string());
}

TEST(Document, UnknownKeysWarnWithTheirPlace) {
    const auto scene = parse(R"({"version": 8, "colour": "red",
        "sources": {"roads": {"type": "geojson", "data": {"type": "FeatureCollection",
            "features": []}, "colour": 1}},
        "page": {"titel": "x"}, "flow": {"sped": 1},
        "layers": [{"id": "a", "type": "line", "source": "roads", "fliter": ["==", 1, 1],
            "paint": {"line-wdith": 3}}]})");
    ASSERT_TRUE(scene) << scene.error().message;
    for (const auto* place :
         {"x.json: colour", "x.json: sources.roads.colour", "x.json: page.titel",
          "x.json: flow.sped", "x.json: layers[0].fliter", "x.json: layers[0].paint.line-wdith"}) {
        EXPECT_THAT(scene->warnings, Contains(Field(&Warning::place, place)));
    }
    EXPECT_EQ(scene->warnings.size(), 6U);
}

TEST(Document, UnknownKeysSurviveASave) {
    const auto scene = parse(R"({"version": 8, "colour": {"a": [1, 2]}, "metadata": {"by": "me"},
        "sources": {}, "layers": [{"id": "a", "type": "background", "note": "keep",
            "paint": {"background-color": "@sea", "background-glow": 2}}]})");
    ASSERT_TRUE(scene) << scene.error().message;
    const auto saved = document_of(*scene);
    EXPECT_EQ(saved["colour"], style::Json::parse(R"({"a": [1, 2]})"));
    EXPECT_EQ(saved["metadata"]["by"], "me");
    EXPECT_EQ(saved["layers"][0]["note"], "keep");
    EXPECT_EQ(saved["layers"][0]["paint"]["background-glow"], 2);
    EXPECT_EQ(saved["layers"][0]["paint"]["background-color"], "@sea");  // not the theme's colour
}

TEST(Document, ASaveHasWhatTheUserChanged) {
    auto scene = parse(with_layers(R"({"id": "a", "type": "background"},
                                      {"id": "b", "type": "background"})",
                                   R"("bounds": [105, 38, 150, 62], )"));
    ASSERT_TRUE(scene) << scene.error().message;
    scene->view.bounds.reset();
    scene->view.center = {130, 45};
    scene->view.zoom = 5.5;
    scene->view.bearing_deg = -20;
    scene->view.crs = "EPSG:3576";
    scene->state["lang"] = "zh";
    scene->state["year"] = 2022.25;
    scene->layers[0].visible = false;
    scene->layers[1].opacity = 0.5;
    const auto again =
        parse_scene(document_of(*scene), "x.json", "/maps", *share_folder(), "night");
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(again->view, scene->view);
    ASSERT_TRUE(again->page.subject);  // the furniture stays where the rectangle put it
    EXPECT_DOUBLE_EQ(again->page.subject->min_x, 105);
    EXPECT_DOUBLE_EQ(again->page.subject->max_y, 62);
    EXPECT_EQ(again->state, scene->state);
    EXPECT_FALSE(again->layers[0].visible);
    EXPECT_TRUE(again->layers[1].visible);
    EXPECT_EQ(again->layers[1].opacity, 0.5);
    EXPECT_EQ(again->theme, "night");
}

TEST(Document, AnUnknownColourOfTheThemeWarns) {
    const auto scene = parse(
        with_layers(R"({"id": "a", "type": "background", "paint": {"background-color": "@see"}})"));
    ASSERT_TRUE(scene) << scene.error().message;
    ASSERT_EQ(scene->warnings.size(), 1U);
    EXPECT_THAT(scene->warnings[0].place, HasSubstr("layers[0].paint.background-color"));
}

TEST(Document, AnUnknownThemeIsAUsageError) {
    const auto scene = parse(with_layers(""), "dusk");
    ASSERT_FALSE(scene);
    EXPECT_EQ(scene.error().kind, ErrorKind::usage);
}

TEST(Document, LayersHideBelowTheirLeastZoomAndFromTheirGreatestOn) {
    const auto scene =
        parse(with_layers(R"({"id": "a", "type": "background", "minzoom": 3, "maxzoom": 6})"));
    ASSERT_TRUE(scene) << scene.error().message;
    const Layer& layer = scene->layers[0];
    EXPECT_FALSE(layer.is_shown_at(2.99));
    EXPECT_TRUE(layer.is_shown_at(3));
    EXPECT_TRUE(layer.is_shown_at(5.99));
    EXPECT_FALSE(layer.is_shown_at(6));
}

TEST(Document, LayersWithoutALeastZoomAreShownOnTheSmallestMaps) {
    const auto scene = parse(with_layers(R"({"id": "a", "type": "background"},
                                            {"id": "b", "type": "background", "minzoom": 0})"));
    ASSERT_TRUE(scene) << scene.error().message;
    EXPECT_TRUE(scene->layers[0].is_shown_at(-1.5));
    EXPECT_TRUE(scene->layers[1].is_shown_at(-1.5));
}

TEST(ReadScene, TornJsonIsNamedWithItsLine) {
    const test::Scratch folder;
    ASSERT_TRUE(write_text(folder / "torn.json", "{\n  \"version\": 8,\n  \"layers\": [\n"));
    const auto scene = read_scene((folder / "torn.json").string(), *share_folder(), "");
    ASSERT_FALSE(scene);
    EXPECT_EQ(scene.error().kind, ErrorKind::bad_input);
    EXPECT_THAT(scene.error().message, HasSubstr("torn.json:4: is not JSON: syntax error"));
}

TEST(ReadScene, AMissingFileIsNamed) {
    const auto scene = read_scene("no-such.json", *share_folder(), "");
    ASSERT_FALSE(scene);
    EXPECT_EQ(scene.error().kind, ErrorKind::bad_input);
    EXPECT_THAT(scene.error().message, HasSubstr("no-such.json"));
}

TEST(ReadScene, AUnicodeMarkAtTheStartIsPassedOver) {
    const test::Scratch folder;
    ASSERT_TRUE(write_text(folder / "bom.json", "\xEF\xBB\xBF{\"version\": 8, \"layers\": []}"));
    EXPECT_TRUE(read_scene((folder / "bom.json").string(), *share_folder(), ""));
}

}  // namespace
}  // namespace northway::scene
