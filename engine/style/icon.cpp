// SPDX-License-Identifier: Apache-2.0
#include "style/icon.h"

#include <fmt/format.h>

#include <optional>

namespace northway::style {
namespace {

std::optional<std::vector<double>> numbers_of(const Json& json) {
    if (!json.is_array()) {
        return std::nullopt;
    }
    std::vector<double> numbers;
    for (const auto& each : json) {
        if (!each.is_number()) {
            return std::nullopt;
        }
        numbers.push_back(each.get<double>());
    }
    return numbers;
}

std::optional<std::vector<Icon::Point>> points_of(const Json& json, std::size_t least) {
    const auto numbers = numbers_of(json);
    if (!numbers || numbers->size() % 2 != 0 || numbers->size() < 2 * least) {
        return std::nullopt;
    }
    std::vector<Icon::Point> points;
    for (std::size_t i = 0; i < numbers->size(); i += 2) {
        points.push_back({(*numbers)[i], (*numbers)[i + 1]});
    }
    return points;
}

bool read_fill(const Json& json, Icon& icon) {
    const auto points = points_of(json, 3);
    if (points) {
        icon.fills.push_back(*points);
    }
    return points.has_value();
}

bool read_stroke(const Json& json, Icon& icon) {
    if (!json.is_object() || !json.contains("line")) {
        return false;
    }
    const auto points = points_of(json.at("line"), 2);
    if (!points) {
        return false;
    }
    Icon::Stroke stroke;
    stroke.points = *points;
    stroke.width = json.value("width", 2.0);
    stroke.closed = json.value("closed", false);
    icon.strokes.push_back(std::move(stroke));
    return true;
}

bool read_disc(const Json& json, Icon& icon, bool ring) {
    const auto numbers = numbers_of(json);
    if (!numbers || numbers->size() != (ring ? 4U : 3U)) {
        return false;
    }
    icon.discs.push_back(
        {{(*numbers)[0], (*numbers)[1]}, (*numbers)[2], ring ? (*numbers)[3] : 0.0});
    return true;
}

bool read_one(const std::string& member, const Json& json, Icon& icon) {
    if (member == "fill") {
        return read_fill(json, icon);
    }
    if (member == "stroke") {
        return read_stroke(json, icon);
    }
    return (member == "disc" || member == "ring") && read_disc(json, icon, member == "ring");
}

}  // namespace

Result<IconSet> IconSet::parse(const Json& json, const std::string& place) {
    if (!json.is_object() || !json.contains("icons") || !json.at("icons").is_object()) {
        return bad_input(fmt::format("{}: \"icons\" is missing", place));
    }
    IconSet set;
    for (const auto& [name, drawing] : json.at("icons").items()) {
        Icon& icon = set.icons_[name];
        for (const auto& [member, list] : drawing.items()) {
            std::size_t index = 0;
            for (const auto& each : list) {
                if (!read_one(member, each, icon)) {
                    return bad_input(fmt::format(
                        "{}: icons.{}.{}[{}] is no fill, stroke, disc or ring of numbers", place,
                        name, member, index));
                }
                ++index;
            }
        }
    }
    return set;
}

const Icon* IconSet::find(std::string_view name) const {
    const auto found = icons_.find(name);
    return found != icons_.end() ? &found->second : nullptr;
}

}  // namespace northway::style
