// SPDX-License-Identifier: Apache-2.0
#include "geo/home.h"

#include <array>
#include <cmath>
#include <numbers>

namespace northway::geo {
namespace {

struct Known {
    std::string_view projection;
    Home home;
};

// The modified stereographic projections of the United States are polynomials of a complex number.
// The radius is the greatest one, in steps of five degrees, within which the outline of the circle
// does not cross itself on the map and the scale stays above two thirds of that in the middle.
constexpr std::array kKnown{Known{"alsk", {{-152, 64}, 30}}, Known{"gs48", {{-96, 39}, 55}},
                            Known{"gs50", {{-120, 45}, 40}}};

bool is_projection(std::string_view definition, std::string_view name) {
    constexpr std::string_view kKey = "proj=";
    for (auto at = definition.find(kKey); at != std::string_view::npos;
         at = definition.find(kKey, at + 1)) {
        const auto word = definition.substr(at + kKey.size());
        if (word.substr(0, word.find_first_of(" \t\n+")) == name) {
            return true;
        }
    }
    return false;
}

}  // namespace

bool Home::holds(LonLat place) const {
    constexpr double kRadians = std::numbers::pi / 180.0;
    const double cosine = std::sin(center.lat_deg * kRadians) * std::sin(place.lat_deg * kRadians) +
                          std::cos(center.lat_deg * kRadians) * std::cos(place.lat_deg * kRadians) *
                              std::cos((place.lon_deg - center.lon_deg) * kRadians);
    return cosine >= std::cos(radius_deg * kRadians);
}

std::optional<Home> home_of(std::string_view definition) {
    for (const Known& each : kKnown) {
        if (is_projection(definition, each.projection)) {
            return each.home;
        }
    }
    return std::nullopt;
}

}  // namespace northway::geo
