// SPDX-License-Identifier: Apache-2.0
#include "map_fixture.h"

#include <cmath>

namespace northway::compose {
namespace {

class Heatmap : public test::MapTest {
protected:
    // Points at the middle of the frame, on a map where the density 0 … 1 is grey.
    static std::string scene(const std::string& points, const std::string& paint = "") {
        return R"({"version": 8, "page": {"furniture": false}, "projection": "EPSG:4326",
            "center": [0, 0], "zoom": 2, "sources": {"points": {"type": "geojson", "data":
            {"type": "FeatureCollection", "features": [)" +
               points + R"json(]}}}, "layers": [
            {"id": "ground", "type": "background", "paint": {"background-color": "#000000"}},
            {"id": "heat", "type": "heatmap", "source": "points", "paint": {)json" +
               paint + R"json("heatmap-radius": 30, "heatmap-color": ["interpolate", ["linear"],
               ["heatmap-density"], 0, "rgba(0,0,0,1)", 1, "#ffffff"]}}]})json";
    }
    static constexpr const char* kPoint =
        R"({"type": "Feature", "properties": {"w": 2},
            "geometry": {"type": "Point", "coordinates": [0, 0]}})";
};

// 1 / sqrt(2 pi) in the middle, and a Gaussian of a third of the radius around it.
TEST_F(Heatmap, APointIsAGaussianOfAThirdOfItsRadius) {
    const auto map = open(scene(kPoint));
    const Pixels pixels = draw(*map, {200, 120, 1});
    for (const int away_px : {0, 5, 10, 20}) {
        const double square = (away_px + 0.5) * (away_px + 0.5) + 0.25;
        const double expected = 0.39894 * std::exp(-4.5 * square / 900) * 255;
        EXPECT_NEAR(pixels.at(100 + away_px, 60)[0], expected, 1) << away_px;
        EXPECT_NEAR(pixels.at(99 - away_px, 59)[0], expected, 1) << away_px;
    }
    EXPECT_EQ(pixels.at(160, 60)[0], 0);
}

TEST_F(Heatmap, WeightsAndIntensityMultiplyAndPointsAdd) {
    const auto map = open(scene(std::string(kPoint) + "," + kPoint,
                                R"("heatmap-weight": ["get", "w"], "heatmap-intensity": 0.5,)"));
    const Pixels pixels = draw(*map, {200, 120, 1});
    EXPECT_NEAR(pixels.at(100, 60)[0], 2 * 0.39894 * std::exp(-4.5 * 0.5 / 900) * 255, 1);
}

TEST_F(Heatmap, OpacityLetsTheGroundThrough) {
    const auto map = open(scene(kPoint, R"("heatmap-opacity": 0.5,)"));
    EXPECT_NEAR(draw(*map, {200, 120, 1}).at(100, 60)[0], 0.5 * 0.39894 * 255, 1);
}

TEST_F(Heatmap, TheColourOfNoDensityCoversTheRestOfTheMap) {
    std::string blue = scene(kPoint);
    blue.replace(blue.find("rgba(0,0,0,1)"), 13, "#0000ff");
    const auto map = open(blue);
    const Pixels pixels = draw(*map, {200, 120, 1});
    EXPECT_EQ(pixels.at(10, 10)[2], 255);
    EXPECT_EQ(pixels.at(160, 60)[2], 255);
    EXPECT_GT(pixels.at(100, 60)[0], 90);
}

}  // namespace
}  // namespace northway::compose
