// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/options.h"

#include <optional>
#include <string_view>
#include <utility>

namespace northway::app {

// The values of options as people type them. Each takes the whole text or nothing: no value where
// something else stands in it or a number is out of its range.
std::optional<SizeCssPx> parse_size(std::string_view text);      // 1920x1080
std::optional<geo::Box> parse_bbox(std::string_view text);       // W,S,E,N
std::optional<geo::LonLat> parse_center(std::string_view text);  // LON,LAT
std::optional<double> parse_scale(std::string_view text);        // 1:5000000
std::optional<double> parse_within(std::string_view text, double least, double most);
std::optional<double> parse_year_start(std::string_view text);           // 2019, 2019-06, 2019.5
std::optional<double> parse_year_end(std::string_view text);             // the same, its end
std::optional<compose::FrameRange> parse_frames(std::string_view text);  // A-B[:STEP]
// 2019, 2019..2024, 2019.., ..2024
std::optional<Period> parse_years(std::string_view text);
std::optional<Format> parse_format(std::string_view text);  // text, json, csv
std::optional<std::pair<std::string, std::string>> parse_assignment(std::string_view text);

}  // namespace northway::app
