// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/coordinates.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace northway::bench {

inline constexpr int kWidthPx = 1920;
inline constexpr int kHeightPx = 1080;
inline constexpr double kMetresPerPx =
    1000;  // of EPSG:3857; the map's lower left corner is its origin

// A line of the network: map pixels, y down.
struct NetworkLine {
    int style = 0;
    std::vector<geo::XY> points;
};
struct NetworkStyle {
    std::array<double, 3> color{};
    double width_px = 1;
};

// Lines of 100 segments that wander round 60 cities, in 16 styles of 1.5 to 4 px: the same on every
// machine. More segments are shorter: 12, 6 and 2 px for 10,000, 100,000 and 1,000,000.
struct Network {
    std::vector<NetworkLine> lines;
    std::array<NetworkStyle, 16> styles;
    std::size_t segments = 0;
};
Network make_network(int segments);

// A GeoPackage in EPSG:3857 with the layer `lines` and its field `sty`.
void write_network(const Network& network, const std::filesystem::path& path);

// network.gpkg, network.json (a scene for `northway render`) and styles.txt (for
// compare_mapnik.py).
void write_comparison(int segments, const std::filesystem::path& folder);

}  // namespace northway::bench
