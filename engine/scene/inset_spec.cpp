// SPDX-License-Identifier: Apache-2.0
#include "scene/inset_spec.h"

#include <fmt/format.h>

#include <algorithm>

namespace northway::scene {
namespace {

constexpr double kMostSide_mm = 1000;
constexpr double kHalfMeridian_km = 20004;

bool are_numbers(const style::Json& json, std::size_t count) {
    return json.is_array() && json.size() == count &&
           std::all_of(json.begin(), json.end(), [](const auto& each) { return each.is_number(); });
}

void read_size(ItemReader& reader, InsetSpec& spec) {
    const auto* json = reader.find("size-mm");
    if (json == nullptr) {
        return;
    }
    if (json->is_number()) {
        spec.width_mm = spec.height_mm = json->get<double>();
    } else if (are_numbers(*json, 2)) {
        spec.width_mm = (*json)[0].get<double>();
        spec.height_mm = (*json)[1].get<double>();
    }
    for (const double side : {spec.width_mm, spec.height_mm}) {
        if (!(side >= 5) || !(side <= kMostSide_mm)) {
            reader.fail("size-mm", fmt::format("millimetres from 5 to {}, or [width, height], are "
                                               "expected",
                                               kMostSide_mm));
        }
    }
}

void read_extent(ItemReader& reader, InsetSpec& spec) {
    if (const auto* json = reader.find("bounds")) {
        if (are_numbers(*json, 4) && (*json)[0].get<double>() < (*json)[2].get<double>() &&
            (*json)[1].get<double>() < (*json)[3].get<double>()) {
            spec.bounds = geo::Box{(*json)[0].get<double>(), (*json)[1].get<double>(),
                                   (*json)[2].get<double>(), (*json)[3].get<double>()};
        } else {
            reader.fail("bounds", "[west, south, east, north] in degrees is expected");
        }
    }
    if (const auto* json = reader.find("center")) {
        if (are_numbers(*json, 2)) {
            spec.center = geo::LonLat{(*json)[0].get<double>(), (*json)[1].get<double>()};
        } else {
            reader.fail("center", "[longitude, latitude] in degrees is expected");
        }
    }
    spec.radius_km = reader.number("radius-km", 1, kHalfMeridian_km).value_or(0);
    if (spec.bounds && (spec.center || spec.radius_km > 0)) {
        reader.fail("bounds", "either \"bounds\" or \"center\" with \"radius-km\" is expected");
    }
    if (spec.type == InsetSpec::Type::map && !spec.bounds && !(spec.center && spec.radius_km > 0)) {
        reader.fail("bounds", "a map needs \"bounds\", or \"center\" and \"radius-km\"");
    }
    if (!spec.bounds && !spec.crs.empty() && !(spec.radius_km > 0)) {
        reader.fail("crs", "needs \"bounds\", or \"center\" and \"radius-km\"");
    }
}

void read_layers(ItemReader& reader, InsetSpec& spec) {
    const auto* json = reader.find("layers");
    if (json == nullptr) {
        return;
    }
    if (!json->is_array() || !std::all_of(json->begin(), json->end(),
                                          [](const auto& each) { return each.is_string(); })) {
        reader.fail("layers", "a list of ids of layers is expected");
        return;
    }
    spec.layers = json->get<std::vector<std::string>>();
}

Result<InsetSpec> inset_from_json(const style::Json& json, const std::string& place,
                                  const std::string& path, std::vector<Warning>& warnings) {
    InsetSpec spec;
    ItemReader reader(json, place, path, warnings);
    if (!json.is_object()) {
        reader.fail("", "an object is expected");
        return tl::unexpected(*reader.error());
    }
    spec.item = reader.item();
    spec.type = static_cast<InsetSpec::Type>(reader.word("type", {"locator", "map"}).value_or(0));
    const bool is_map = spec.type == InsetSpec::Type::map;
    if (const auto* crs = reader.find("crs")) {
        spec.crs = crs->is_string() ? crs->get<std::string>() : std::string();
        if (spec.crs.empty()) {
            reader.fail("crs", "a CRS is expected, such as \"EPSG:3576\"");
        }
    }
    if (is_map && spec.crs.empty()) {
        reader.fail("crs", "a map needs a CRS, such as \"EPSG:3576\"");
    }
    read_extent(reader, spec);
    const bool round = !spec.bounds && !is_map;
    spec.shape = static_cast<InsetSpec::Shape>(
        reader.word("shape", {"round", "rectangle"}).value_or(round ? 0 : 1));
    read_size(reader, spec);
    spec.share = reader.number("share", 0.05, 0.9).value_or(is_map ? 0.3 : 0.17);
    spec.aspect = reader.number("aspect", 0.2, 5).value_or(1);
    read_layers(reader, spec);
    spec.title = reader.names("title");
    spec.outline = reader.color("outline");
    spec.shows_extent = reader.flag("extent").value_or(true);
    reader.finish();
    if (reader.error()) {
        return tl::unexpected(*reader.error());
    }
    return spec;
}

}  // namespace

Result<std::vector<InsetSpec>> insets_from_json(const style::Json& json, const std::string& place,
                                                std::vector<Warning>& warnings) {
    std::vector<InsetSpec> insets;
    if (!json.is_array()) {
        return bad_input(fmt::format("{}: page.insets: a list is expected", place));
    }
    for (std::size_t i = 0; i < json.size(); ++i) {
        auto inset = inset_from_json(json[i], place, fmt::format("page.insets[{}]", i), warnings);
        if (!inset) {
            return tl::unexpected(inset.error());
        }
        insets.push_back(std::move(*inset));
    }
    return insets;
}

}  // namespace northway::scene
