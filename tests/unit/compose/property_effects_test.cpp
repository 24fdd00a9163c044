// SPDX-License-Identifier: Apache-2.0
#include "style/property_spec.h"

#include "map_fixture.h"
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>

namespace northway::compose {
namespace {

using style::Json;

constexpr FrameSize kSize{120, 120, 1};

// Properties that a planar map has no use for: the README says so.
constexpr std::array<std::string_view, 8> kWithoutEffect{
    "circle-pitch-alignment", "circle-pitch-scale",   "fill-extrusion-base",
    "icon-pitch-alignment",   "text-pitch-alignment", "fill-extrusion-vertical-gradient",
    "raster-fade-duration",   "symbol-avoid-edges"};

std::string read_text(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

// A coloured hill of 25 km in the middle of 0–2° E and N, as a picture and as heights, in files
// without a CRS; their folder.
std::filesystem::path write_hill() {
    const auto folder = std::filesystem::temp_directory_path() /
                        fmt::format("northway-effects-{}", static_cast<long>(::getpid()));
    std::filesystem::create_directories(folder);
    constexpr int kCells = 24;
    std::ofstream picture(folder / "picture.ppm", std::ios::binary);
    std::ofstream heights(folder / "heights.pgm", std::ios::binary);
    picture << fmt::format("P6\n{0} {0}\n255\n", kCells);
    heights << fmt::format("P5\n{0} {0}\n65535\n", kCells);
    for (int row = 0; row < kCells; ++row) {
        for (int column = 0; column < kCells; ++column) {
            const double away = std::hypot(row - 11.5, column - 9.0);
            const int height_m = static_cast<int>(std::max(0.0, 25000 - 2200 * away));
            heights.put(static_cast<char>(height_m / 256)).put(static_cast<char>(height_m % 256));
            picture.put(static_cast<char>(height_m / 100))
                .put('\x50')
                .put(static_cast<char>(9 * row));
        }
    }
    constexpr double kStep = 2.0 / kCells;
    for (const char* name : {"picture.wld", "heights.wld"}) {
        std::ofstream(folder / name)
            << fmt::format("{0}\n0\n0\n-{0}\n{1}\n{2}\n", kStep, kStep / 2, 2 - kStep / 2);
    }
    return folder;
}

class PropertyEffects : public test::MapTest {
protected:
    Json cases_ = Json::parse(read_text(NORTHWAY_SOURCE_DIR "/tests/data/property_effects.json"));
    std::filesystem::path hill_ = write_hill();

    Json source(const std::string& name) const {
        if (name == "picture" || name == "heights") {
            const char* file = name == "picture" ? "picture.ppm" : "heights.pgm";
            return {{"type", "gdal"}, {"path", (hill_ / file).string()}};
        }
        if (name == "catalogue") {
            return {{"type", "catalogue"}, {"path", "flows"}};
        }
        return {{"type", "geojson"}, {"data", cases_["data"][name]}};
    }

    // A scene of one layer with these properties on a pale ground.
    std::string scene_of(const std::string& type, const Json& properties) const {
        Json layer{
            {"id", "it"}, {"type", type}, {"layout", Json::object()}, {"paint", Json::object()}};
        Json scene{{"version", 8},
                   {"bounds", properties.value("bounds", Json::array({0, 0, 2, 2}))},
                   {"bearing", properties.value("bearing", 0)},
                   {"page", {{"furniture", false}}},
                   {"sources", Json::object()},
                   {"layers", Json::array({{{"id", "ground"},
                                            {"type", "background"},
                                            {"paint", {{"background-color", "#eeeeee"}}}}})}};
        if (properties.contains("data")) {
            layer["source"] = "it";
            scene["sources"]["it"] = source(properties["data"].get<std::string>());
        }
        for (const auto& [name, value] : properties.items()) {
            if (!value.is_null()) {
                if (style::find_layout(type, name) != nullptr) {
                    layer["layout"][name] = value;
                } else if (style::find_paint(type, name) != nullptr) {
                    layer["paint"][name] = value;
                }
            }
        }
        scene["layers"].push_back(layer);
        return scene.dump();
    }

    Pixels picture_of(const Json& row, std::size_t value) {
        Json properties = row[4];
        properties[row[1].get<std::string>()] = row[value];
        auto map = open(scene_of(row[0].get<std::string>(), properties));
        return map ? draw(*map, kSize) : Pixels{};
    }
};

TEST_F(PropertyEffects, EachPropertyChangesThePicture) {
    for (const Json& row : cases_["rows"]) {
        const Pixels one = picture_of(row, 2);
        const Pixels other = picture_of(row, 3);
        ASSERT_FALSE(one.rgba.empty());
        EXPECT_NE(one.rgba, other.rgba) << row.dump();
    }
}

TEST_F(PropertyEffects, ARampReachesBeyondTheEarthsHeights) {
    const auto map = open(scene_of(
        "color-relief", {{"data", "heights"},
                         {"color-relief-color",
                          Json::parse(R"(["interpolate", ["linear"], ["elevation"],
                                          0, "#000000", 25000, "#ffffff"])")}}));
    const Pixels pixels = draw(*map, kSize);
    std::uint8_t lightest = 0;
    for (std::size_t i = 0; i < pixels.rgba.size(); i += 4) {
        lightest = pixels.rgba[i] == 0xee ? lightest : std::max(lightest, pixels.rgba[i]);
    }
    EXPECT_GT(lightest, 200);
}

TEST_F(PropertyEffects, EveryPropertyOfTheTableIsTried) {
    std::set<std::string> tried;
    for (const Json& row : cases_["rows"]) {
        tried.insert(row[0].get<std::string>() + " " + row[1].get<std::string>());
    }
    for (const style::LayerSpec& layer : style::layer_specs()) {
        for (const auto* block : {&layer.layout, &layer.paint}) {
            for (const style::PropertySpec& property : *block) {
                const bool excused = std::find(kWithoutEffect.begin(), kWithoutEffect.end(),
                                               property.name) != kWithoutEffect.end();
                EXPECT_NE(tried.contains(layer.type + " " + property.name), excused)
                    << layer.type << ' ' << property.name;
            }
        }
    }
}

}  // namespace
}  // namespace northway::compose
