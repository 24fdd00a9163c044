// SPDX-License-Identifier: Apache-2.0
#include "compose/map_state.h"
#include "map_fixture.h"

#include <fmt/format.h>

#include <ostream>
#include <vector>

namespace northway::compose {
namespace {

constexpr FrameSize kSize{240, 180, 1};
// The edge of the Earth is antialiased: pixels so near to it are not judged.
constexpr int kReach_px = 2;
constexpr int kAcross = 2 * kReach_px + 1;
constexpr int kAbout = kAcross * kAcross;

struct Case {
    const char* name;
    const char* crs;
    const char* view;
};

void PrintTo(const Case& each, std::ostream* out) {
    *out << each.name;
}

constexpr const char* kEurasia = R"("bounds": [25, 5, 150, 75])";
constexpr const char* kWhole = R"("center": [100, 70], "zoom": -1)";
constexpr const char* kNorth = R"("center": [100, 89], "zoom": 0.5)";
constexpr const char* kSouth = R"("center": [100, -60], "zoom": -0.5)";

const Case kCases[] = {
    {"laea_3571", "EPSG:3571", kEurasia},
    {"laea_3575", "EPSG:3575", kEurasia},
    {"laea_3576", "EPSG:3576", kEurasia},
    {"laea_3576_whole", "EPSG:3576", kWhole},
    {"laea_3576_north", "EPSG:3576", kNorth},
    {"laea_3576_south", "EPSG:3576", kSouth},
    {"laea_south_pole_whole", "EPSG:3409", kWhole},
    {"laea_15", "+proj=laea +lat_0=15 +lon_0=100 +datum=WGS84", kWhole},
    {"laea_52", "+proj=laea +lat_0=52 +lon_0=100 +datum=WGS84", kWhole},
    {"laea_75", "+proj=laea +lat_0=75 +lon_0=100 +datum=WGS84", kWhole},
    {"laea_85", "+proj=laea +lat_0=85 +lon_0=100 +datum=WGS84", kWhole},
    {"laea_90_sphere", "+proj=laea +lat_0=90 +lon_0=100 +R=6371000", kWhole},
    {"laea_m30", "+proj=laea +lat_0=-30 +lon_0=100 +datum=WGS84", kWhole},
    {"laea_m90", "+proj=laea +lat_0=-90 +lon_0=100 +datum=WGS84", kWhole},
    {"aeqd_90", "+proj=aeqd +lat_0=90 +lon_0=100 +datum=WGS84", kWhole},
    {"aeqd_m90", "+proj=aeqd +lat_0=-90 +lon_0=100 +datum=WGS84", kWhole},
    {"aeqd_52", "+proj=aeqd +lat_0=52 +lon_0=100 +datum=WGS84", kWhole},
    {"stere_3995", "EPSG:3995", kEurasia},
    {"stere_3995_south", "EPSG:3995", kSouth},
    {"stere_5940", "EPSG:5940", kEurasia},
    {"stere_5940_whole", "EPSG:5940", kWhole},
    {"ups_32661_whole", "EPSG:32661", kWhole},
    {"ups_32761", "EPSG:32761", kSouth},
    {"ease_6932", "EPSG:6932", kSouth},
    {"ortho_90", "+proj=ortho +lat_0=90 +lon_0=100 +datum=WGS84", kWhole},
    {"gnom_90", "+proj=gnom +lat_0=90 +lon_0=100 +datum=WGS84", kWhole},
    {"nsper_90", "+proj=nsper +lat_0=90 +lon_0=100 +h=5000000", kWhole},
};

class Ground : public test::MapTest, public ::testing::WithParamInterface<Case> {};

// A pixel on the Earth, with all about it, has the background's colour; one off it has not. Nearly
// all views show the Earth's edge: only there the ground is a shape, not the whole frame. Most of
// them lie below zoom 0.
TEST_P(Ground, CoversTheEarthAndNothingElse) {
    const Case& each = GetParam();
    auto map = open(fmt::format(R"({{"version": 8, "page": {{"furniture": false}},
        "projection": "{}", {}, "layers": [{{"id": "sea", "type": "background",
            "paint": {{"background-color": "#0040ff"}}}}]}})",
                                each.crs, each.view));
    ASSERT_NE(map, nullptr);
    const Pixels pixels = draw(*map, kSize);
    const auto camera = map->camera(kSize).value();
    const geo::Projection& projection = *map->projection().value();
    std::vector<bool> is_earth;
    for (int y = 0; y < kSize.height_px; ++y) {
        for (int x = 0; x < kSize.width_px; ++x) {
            const geo::XY point = camera.px_from_crs.apply_inverse({x + 0.5, y + 0.5});
            is_earth.push_back(is_on_earth(projection, point, camera.units_per_px));
        }
    }
    int earth = 0;
    int bare = 0;
    int smeared = 0;
    const auto earth_about = [&](int x, int y) {
        int count = 0;
        for (int i = 0; i < kAbout; ++i) {
            const int row = y + i / kAcross - kReach_px;
            const int column = x + i % kAcross - kReach_px;
            count += is_earth[static_cast<std::size_t>(row * kSize.width_px + column)] ? 1 : 0;
        }
        return count;
    };
    for (int y = kReach_px; y < kSize.height_px - kReach_px; ++y) {
        for (int x = kReach_px; x < kSize.width_px - kReach_px; ++x) {
            const int near = earth_about(x, y);
            const auto pixel = pixels.at(x, y);
            const bool is_ground = pixel[0] == 0 && pixel[1] == 0x40 && pixel[2] == 0xff;
            earth += near == kAbout ? 1 : 0;
            bare += near == kAbout && !is_ground ? 1 : 0;
            smeared += near == 0 && is_ground ? 1 : 0;
        }
    }
    EXPECT_GT(earth, 1000);
    EXPECT_EQ(bare, 0);
    EXPECT_EQ(smeared, 0);
}

INSTANTIATE_TEST_SUITE_P(Projections, Ground, ::testing::ValuesIn(kCases),
                         [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace northway::compose
