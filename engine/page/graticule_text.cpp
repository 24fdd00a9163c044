// SPDX-License-Identifier: Apache-2.0
#include "page/graticule_text.h"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

namespace northway::page {
namespace {

std::string degrees_text(double degrees) {
    const auto seconds = static_cast<long>(std::lround(std::abs(degrees) * 3600));
    std::string text = fmt::format("{}°", seconds / 3600);
    if (seconds % 3600 != 0) {
        text += fmt::format("{:02}′", seconds / 60 % 60);
    }
    if (seconds % 60 != 0) {
        text += fmt::format("{:02}″", seconds % 60);
    }
    return text;
}

std::string with_side(const std::string& degrees, std::string_view side, Language language) {
    return language == Language::zh ? fmt::format("{}{}", degrees, side)
                                    : fmt::format("{}\u00A0{}", degrees, side);
}

bool is_zero(double degrees) {
    return std::abs(degrees) < 0.5 / 3600;
}

}  // namespace

std::string longitude_text(double lon_deg, Language language) {
    const double lon = std::remainder(lon_deg, 360.0);
    if (is_zero(lon) || is_zero(std::abs(lon) - 180)) {
        return degrees_text(lon);
    }
    const bool east = lon > 0;
    if (language == Language::ru) {
        return with_side(degrees_text(lon), east ? "в.\u00A0д." : "з.\u00A0д.", language);
    }
    return with_side(degrees_text(lon), east ? "E" : "W", language);
}

std::string latitude_text(double lat_deg, Language language) {
    if (is_zero(lat_deg)) {
        return degrees_text(lat_deg);
    }
    const bool north = lat_deg > 0;
    if (language == Language::ru) {
        return with_side(degrees_text(lat_deg), north ? "с.\u00A0ш." : "ю.\u00A0ш.", language);
    }
    return with_side(degrees_text(lat_deg), north ? "N" : "S", language);
}

}  // namespace northway::page
