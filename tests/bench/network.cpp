// SPDX-License-Identifier: Apache-2.0
#include "network.h"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <fstream>
#include <memory>
#include <numbers>
#include <random>
#include <stdexcept>

namespace northway::bench {
namespace {

constexpr int kSegmentsOfALine = 100;
constexpr int kCities = 60;

// std distributions differ between libraries; these do not.
class Numbers {
public:
    double unit() { return static_cast<double>(engine_()) / 4294967296.0; }
    double normal() {
        return std::sqrt(-2 * std::log(1 - unit())) * std::cos(2 * std::numbers::pi * unit());
    }
    std::uint32_t below(std::uint32_t limit) {
        return static_cast<std::uint32_t>(engine_() % limit);
    }

private:
    std::mt19937 engine_{42};
};

double step_px(int segments) {
    return segments >= 1'000'000 ? 2 : segments >= 100'000 ? 6 : 12;
}

NetworkLine make_line(Numbers& numbers, geo::XY city, double step) {
    NetworkLine line;
    geo::XY p{city.x + 120 * numbers.normal(), city.y + 120 * numbers.normal()};
    double angle = 2 * std::numbers::pi * numbers.unit();
    line.style = static_cast<int>(numbers.below(16));
    line.points.push_back(p);
    for (int i = 0; i < kSegmentsOfALine; ++i) {
        angle += 0.25 * numbers.normal();
        const double length = step * (0.5 + numbers.unit());
        p = {p.x + length * std::cos(angle), p.y + length * std::sin(angle)};
        if (p.x < 0 || p.x > kWidthPx || p.y < 0 || p.y > kHeightPx) {
            angle += 1.5;
        }
        line.points.push_back(p);
    }
    return line;
}

void need(bool done, const char* what) {
    if (!done) {
        throw std::runtime_error(fmt::format("cannot write the network: {}", what));
    }
}

}  // namespace

Network make_network(int segments) {
    Numbers numbers;
    Network network;
    for (std::size_t i = 0; i < network.styles.size(); ++i) {
        network.styles[i] = {
            {0.2 + 0.8 * numbers.unit(), 0.2 + 0.8 * numbers.unit(), 0.2 + 0.8 * numbers.unit()},
            1.5 + 2.5 * static_cast<double>(i) / 15};
    }
    std::vector<geo::XY> cities;
    for (int i = 0; i < kCities; ++i) {
        cities.push_back({kWidthPx * numbers.unit(), kHeightPx * numbers.unit()});
    }
    const double step = step_px(segments);
    while (network.segments < static_cast<std::size_t>(segments)) {
        network.lines.push_back(make_line(numbers, cities[numbers.below(kCities)], step));
        network.segments += kSegmentsOfALine;
    }
    return network;
}

void write_network(const Network& network, const std::filesystem::path& path) {
    GDALAllRegister();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    need(driver != nullptr, "GDAL has no GeoPackage driver");
    const std::unique_ptr<GDALDataset> dataset(
        driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    need(dataset != nullptr, path.c_str());
    OGRSpatialReference crs;
    need(crs.importFromEPSG(3857) == OGRERR_NONE, "EPSG:3857");
    OGRLayer* layer = dataset->CreateLayer("lines", &crs, wkbLineString, nullptr);
    need(layer != nullptr, "layer");
    OGRFieldDefn field("sty", OFTInteger);
    need(layer->CreateField(&field) == OGRERR_NONE, "field");
    need(dataset->StartTransaction() == OGRERR_NONE, "transaction");
    OGRFeature feature(layer->GetLayerDefn());
    for (const auto& line : network.lines) {
        OGRLineString geometry;
        for (const auto& p : line.points) {
            geometry.addPoint(p.x * kMetresPerPx, (kHeightPx - p.y) * kMetresPerPx);
        }
        feature.SetFID(OGRNullFID);
        feature.SetField("sty", line.style);
        need(feature.SetGeometry(&geometry) == OGRERR_NONE, "geometry");
        need(layer->CreateFeature(&feature) == OGRERR_NONE, "feature");
    }
    need(dataset->CommitTransaction() == OGRERR_NONE, "transaction");
}

void write_comparison(int segments, const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    const Network network = make_network(segments);
    const auto gpkg = folder / "network.gpkg";
    std::filesystem::remove(gpkg);
    write_network(network, gpkg);

    std::string colors = R"j(["match", ["get", "sty"])j";
    std::string widths = colors;
    std::ofstream table(folder / "styles.txt");
    for (std::size_t i = 0; i < network.styles.size(); ++i) {
        const auto& style = network.styles[i];
        const auto byte = [&](std::size_t c) { return std::lround(style.color[c] * 255); };
        colors += fmt::format(R"j(, {}, "rgb({},{},{})")j", i, byte(0), byte(1), byte(2));
        widths += fmt::format(", {}, {:.4f}", i, style.width_px);
        fmt::print(table, "{} {} {} {:.4f}\n", byte(0), byte(1), byte(2), style.width_px);
    }
    colors += R"j(, "black"])j";
    widths += ", 1]";
    // The centre is that of the map. Zoom says how long a pixel is on the ground there: by the
    // cosine of the latitude less than the 1000 m of EPSG:3857.
    constexpr double kRadius = 6378137;
    constexpr double kDegrees = 180 / std::numbers::pi;
    const double lon = kWidthPx / 2.0 * kMetresPerPx / kRadius * kDegrees;
    const double lat_rad =
        2 * std::atan(std::exp(kHeightPx / 2.0 * kMetresPerPx / kRadius)) - std::numbers::pi / 2;
    const double lat = lat_rad * kDegrees;
    const double zoom = std::log2(40075016.68 / 512 / (kMetresPerPx * std::cos(lat_rad)));
    std::ofstream scene(folder / "network.json");
    fmt::print(scene, R"j({{
  "version": 8,
  "projection": {{"type": "mercator"}},
  "page": {{"furniture": false}},
  "center": [{:.9f}, {:.9f}],
  "zoom": {:.9f},
  "sources": {{"network": {{"type": "gdal", "path": "network.gpkg", "layer": "lines"}}}},
  "layers": [
    {{"id": "ground", "type": "background", "paint": {{"background-color": "rgb(18,23,31)"}}}},
    {{"id": "lines", "type": "line", "source": "network",
     "layout": {{"line-cap": "round", "line-join": "round"}},
     "paint": {{
       "line-color": {},
       "line-width": {}
     }}}}
  ]
}}
)j",
               lon, lat, zoom, colors, widths);
}

}  // namespace northway::bench
