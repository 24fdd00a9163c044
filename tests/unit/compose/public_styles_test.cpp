// SPDX-License-Identifier: Apache-2.0
// Styles in the manner of those that map makers publish, over the data of an invented town.
#include "base/share.h"

#include "map_fixture.h"

#include <algorithm>
#include <set>

namespace northway::compose {
namespace {

constexpr FrameSize kSize{400, 300, 1};

class PublicStyles : public test::MapTest {
protected:
    std::unique_ptr<Map> open_style(const std::string& name) {
        const auto share = share_folder();
        EXPECT_TRUE(share) << share.error().message;
        auto scene = scene::read_scene(
            std::string(NORTHWAY_SOURCE_DIR "/tests/data/styles/") + name + ".json", *share, "");
        EXPECT_TRUE(scene) << scene.error().message;
        if (!scene) {
            return nullptr;
        }
        scene->page.furniture = false;
        auto map = Map::open(std::move(*scene), *share);
        EXPECT_TRUE(map) << map.error().message;
        return map ? std::move(*map) : nullptr;
    }

    // What is said about a style, but for fonts that this machine lacks and sprites on a network.
    static std::vector<std::string> told(const Map& map) {
        std::vector<std::string> texts;
        for (const auto& warning : map.warnings()) {
            const bool remote = warning.message.find("not fetched from") != std::string::npos;
            if (warning.place != "labels" && !remote) {
                texts.push_back(warning.place.substr(warning.place.rfind('/') + 1) + ": " +
                                warning.message);
            }
        }
        return texts;
    }

    // How many colours a picture has, in steps of 16.
    static std::size_t colors_of(const Pixels& pixels) {
        std::set<std::uint32_t> colors;
        for (std::size_t i = 0; i + 3 < pixels.rgba.size(); i += 4) {
            colors.insert((pixels.rgba[i] >> 4U) << 8U | (pixels.rgba[i + 1] >> 4U) << 4U |
                          pixels.rgba[i + 2] >> 4U);
        }
        return colors.size();
    }
};

TEST_F(PublicStyles, OpenAsTheyAre) {
    for (const char* name : {"bright", "positron", "dark-matter", "demo", "clusters", "density",
                             "anchors"}) {
        const auto map = open_style(name);
        ASSERT_NE(map, nullptr) << name;
        const double zoom = map->scene().view.zoom;
        for (const double step : {-2.0, 0.0, 1.5}) {
            map->scene().view.zoom = std::max(0.0, zoom + step);
            EXPECT_GT(colors_of(draw(*map, kSize)), 6U) << name << " at zoom " << zoom + step;
        }
        for (const auto& text : told(*map)) {
            ADD_FAILURE() << name << ": " << text;
        }
    }
}

TEST_F(PublicStyles, VectorTilesLeaveTheirLayersEmptyAndTheRestIsDrawn) {
    const auto map = open_style("liberty");
    ASSERT_NE(map, nullptr);
    EXPECT_GT(colors_of(draw(*map, kSize)), 6U);
    const auto texts = told(*map);
    EXPECT_EQ(std::count(texts.begin(), texts.end(),
                         "liberty.json: sources.openmaptiles: vector tiles are not read; these "
                         "layers stay empty: 'landcover-grass'. Give the data as a geojson or gdal "
                         "source"),
              1);
}

TEST_F(PublicStyles, VisibilityFollowsTheGlobalState) {
    const auto map = open_style("dark-matter");
    ASSERT_NE(map, nullptr);
    const auto with = draw(*map, kSize).rgba;
    map->scene().state["labels"] = false;
    const auto without = draw(*map, kSize).rgba;
    EXPECT_NE(with, without);
    EXPECT_FALSE(map->scene().find_layer("place-labels")->visible);
    map->scene().state["labels"] = true;
    EXPECT_EQ(draw(*map, kSize).rgba, with);
}

TEST_F(PublicStyles, AGlobeTurnsWithTheView) {
    const auto map = open(R"({"version": 8, "projection": {"type": "globe"}, "center": [0, 0],
        "zoom": 0, "page": {"furniture": false}, "sources": {"s": {"type": "geojson", "data":
            {"type": "Point", "coordinates": [150, 40]}}}, "layers": [
        {"id": "b", "type": "background", "paint": {"background-color": "#0000ff"}},
        {"id": "c", "type": "circle", "source": "s",
         "paint": {"circle-radius": 9, "circle-color": "#ff0000"}}]})");
    ASSERT_NE(map, nullptr);
    const auto far = draw(*map, kSize);
    EXPECT_EQ(far.at(200, 150)[2], 255);
    EXPECT_EQ(far.at(200, 150)[0], 0);
    EXPECT_NE(far.at(5, 150)[2], far.at(200, 150)[2]);  // beyond the globe's edge
    map->scene().view.center = {150, 40};
    EXPECT_EQ(draw(*map, kSize).at(200, 150)[0], 255);
}

TEST_F(PublicStyles, ClustersFallApartOnTheWayIn) {
    const auto map = open_style("clusters");
    ASSERT_NE(map, nullptr);
    std::vector<std::size_t> counts;
    for (const double zoom : {0.5, 2.5, 4.5, 6.5}) {
        map->scene().view.zoom = zoom;
        draw(*map, kSize);
        counts.push_back(map->feature_count("clusters"));
    }
    EXPECT_LT(counts[0], counts[1]);
    EXPECT_LT(counts[1], counts[2]);
    EXPECT_LE(counts[2], counts[3]);
}

TEST_F(PublicStyles, AYearIsShownOnlyWhereSomethingBelongsToOne) {
    const auto shows_label = [&](const std::string& state) {
        const auto with = [&](const char* label) {
            return open(R"({"version": 8, "sources": {}, "layers": [], "page": {)" +
                        std::string(label) + "}" + state + "}");
        };
        const auto as_it_is = with("");
        const auto without = with(R"("time-label": false)");
        return draw(*as_it_is, kSize).rgba != draw(*without, kSize).rgba;
    };
    EXPECT_FALSE(shows_label(""));
    EXPECT_TRUE(shows_label(R"(, "state": {"year": {"default": 2020}})"));
}

TEST_F(PublicStyles, CirclesStandAtTheVerticesOfLinesAndAreas) {
    const std::string start = R"({"version": 8, "bounds": [0, -6, 16, 6],
        "page": {"furniture": false}, "sources": {"s": {"type": "geojson", "data":)";
    const std::string end = R"(}}, "layers": [
        {"id": "b", "type": "background", "paint": {"background-color": "#ffffff"}},
        {"id": "c", "type": "circle", "source": "s",
         "paint": {"circle-radius": 5, "circle-color": "#ff0000"}}]})";
    const auto reds = [&](const std::string& data) {
        const auto map = open(start + data + end);
        const auto pixels = draw(*map, kSize);
        int count = 0;
        for (std::size_t i = 0; i + 3 < pixels.rgba.size(); i += 4) {
            count += pixels.rgba[i + 1] < 128 ? 1 : 0;
        }
        return count;
    };
    const int one = reds(R"({"type": "Point", "coordinates": [4, 0]})");
    EXPECT_NEAR(one, 79, 8);
    EXPECT_NEAR(reds(R"({"type": "LineString", "coordinates": [[2, 0], [8, 1], [14, 0]]})"),
                3 * one, 6);
    EXPECT_NEAR(reds(R"({"type": "Polygon", "coordinates":
        [[[2, -4], [14, -4], [14, 4], [2, 4], [2, -4]]]})"),
                4 * one, 8);
}

}  // namespace
}  // namespace northway::compose
