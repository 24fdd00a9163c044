// SPDX-License-Identifier: Apache-2.0
#include "data/contours.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace northway::data {
namespace {

// A cone of 1000 m whose slope is 100 m a degree, about 10 E 10 N, in cells of a quarter degree.
std::string write_cone() {
    const auto path = std::filesystem::temp_directory_path() /
                      ("northway-cone-" + std::to_string(::getpid()) + ".asc");
    std::ofstream file(path);
    file << "ncols 80\nnrows 80\nxllcorner 0\nyllcorner 0\ncellsize 0.25\n";
    for (int row = 0; row < 80; ++row) {
        for (int column = 0; column < 80; ++column) {
            const double east = (column + 0.5) * 0.25 - 10;
            const double north = 20 - (row + 0.5) * 0.25 - 10;
            file << 1000 - 100 * std::hypot(east, north) << ' ';
        }
        file << '\n';
    }
    return path.string();
}

ContourRequest request_of(double interval_m) {
    ContourRequest request;
    request.path = write_cone();
    request.interval_m = interval_m;
    return request;
}

TEST(Contours, LieWhereTheGroundHasTheirHeight) {
    const auto set = read_contours(request_of(200));
    ASSERT_TRUE(set) << set.error().message;
    ASSERT_EQ(set->fields, (std::vector<std::string>{"elevation", "index"}));
    int found = 0;
    for (const auto& feature : set->features) {
        const double elevation_m = std::get<double>(feature.values[0]);
        if (elevation_m < 200 || elevation_m > 800) {
            continue;
        }
        ++found;
        EXPECT_EQ(feature.geometry.points.front(), feature.geometry.points.back());
        for (const auto& place : feature.geometry.points) {
            const double away_deg = std::hypot(place.lon_deg - 10, place.lat_deg - 10);
            ASSERT_NEAR(away_deg, (1000 - elevation_m) / 100, 0.05) << elevation_m;
        }
    }
    EXPECT_EQ(found, 4);  // 200, 400, 600 and 800 m
}

TEST(Contours, TheShoreIsLeftOutUnlessAskedFor) {
    auto request = request_of(500);
    const auto at_shore = [&] {
        int count = 0;
        const auto set = read_contours(request);
        for (const auto& feature : set->features) {
            count += std::get<double>(feature.values[0]) == 0 ? 1 : 0;
        }
        return count;
    };
    EXPECT_EQ(at_shore(), 0);
    request.has_shore = true;
    EXPECT_GT(at_shore(), 0);
}

TEST(Contours, EveryFifthIsAnIndexContour) {
    const auto set = read_contours(request_of(100));
    for (const auto& feature : set->features) {
        const double elevation_m = std::get<double>(feature.values[0]);
        EXPECT_EQ(std::get<bool>(feature.values[1]), std::lround(elevation_m) % 500 == 0)
            << elevation_m;
    }
}

TEST(Contours, AnIntervalAboveZeroIsNeeded) {
    const auto set = read_contours(request_of(0));
    ASSERT_FALSE(set);
    EXPECT_NE(set.error().message.find("interval"), std::string::npos);
}

}  // namespace
}  // namespace northway::data
