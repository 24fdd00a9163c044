// SPDX-License-Identifier: Apache-2.0
#include "data/catalogue_files.h"
#include "data/vector.h"

#include <fmt/format.h>

#include <set>
#include <variant>

namespace northway::data {
namespace {

using model::Feature;
using model::FeatureSet;

const model::Value* value_of(const FeatureSet& set, const Feature& feature,
                             std::string_view field) {
    const int index = set.field_index(field);
    return index < 0 ? nullptr : &feature.values[static_cast<std::size_t>(index)];
}

std::string text_of(const FeatureSet& set, const Feature& feature, std::string_view field) {
    const auto* value = value_of(set, feature, field);
    const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
    return text == nullptr ? std::string() : *text;
}

double number_of(const FeatureSet& set, const Feature& feature, std::string_view field) {
    const auto* value = value_of(set, feature, field);
    const auto* number = value == nullptr ? nullptr : std::get_if<double>(value);
    return number == nullptr ? 0.0 : *number;
}

// What routes and areas have in common: a system that exists and an accuracy that is a word.
void check_properties(CatalogueFiles& files, const std::string& place, const std::string& system_id,
                      const std::string& accuracy) {
    if (!files.system_ids.has(system_id)) {
        files.complaints.error(place,
                               fmt::format("system_id '{}' is not in systems.csv", system_id));
    }
    if (accuracy != "surveyed" && accuracy != "generalised" && accuracy != "schematic") {
        files.complaints.error(
            place, fmt::format("accuracy '{}' is unknown; use surveyed, generalised or schematic",
                               accuracy));
    }
}

void keep_warnings(CatalogueFiles& files, FeatureSet& set) {
    for (Warning& warning : set.warnings) {
        files.complaints.warn(std::move(warning.place), std::move(warning.message));
    }
}

Status read_routes(CatalogueFiles& files) {
    const std::string path = (files.folder / "routes.geojson").string();
    auto set = read_vector({.path = path});
    if (!set) {
        return tl::unexpected(set.error());
    }
    std::set<std::string> route_ids;
    for (const Feature& feature : set->features) {
        model::Route route;
        route.id = text_of(*set, feature, "route_id");
        route.system_id = text_of(*set, feature, "system_id");
        route.accuracy = text_of(*set, feature, "accuracy");
        route.made = text_of(*set, feature, "made");
        route.length_km = number_of(*set, feature, "length_km");
        route.carries_part = text_of(*set, feature, "volume") == "part";
        const std::string place = fmt::format("{}: feature {} ('{}'):", path, feature.id, route.id);
        check_properties(files, place, route.system_id, route.accuracy);
        if (route.id.empty() || !route_ids.insert(route.id).second) {
            files.complaints.error(place, "route_id is empty or stands here twice");
        }
        if (feature.geometry.type != model::GeometryType::line) {
            files.complaints.error(place, "is no line");
        }
        for (std::size_t i = 0; i < feature.geometry.part_count(); ++i) {
            const auto part = feature.geometry.part(i);
            route.lines.emplace_back(part.begin(), part.end());
        }
        files.catalogue.routes.push_back(std::move(route));
    }
    keep_warnings(files, *set);
    return {};
}

std::vector<std::vector<std::vector<geo::LonLat>>> polygons_of(const model::Geometry& geometry) {
    std::vector<std::vector<std::vector<geo::LonLat>>> polygons;
    for (std::size_t p = 0; p < geometry.polygon_count(); ++p) {
        auto& rings = polygons.emplace_back();
        for (std::size_t r = geometry.first_ring(p); r < geometry.end_ring(p); ++r) {
            const auto part = geometry.part(r);
            rings.emplace_back(part.begin(), part.end());
        }
    }
    return polygons;
}

Status read_areas(CatalogueFiles& files) {
    const std::string path = (files.folder / "areas.geojson").string();
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        files.complaints.warn(path, "is missing; no area is drawn");
        return {};
    }
    auto set = read_vector({.path = path});
    if (!set) {
        return tl::unexpected(set.error());
    }
    std::set<std::string> systems;
    for (const Feature& feature : set->features) {
        model::Area area;
        area.system_id = text_of(*set, feature, "system_id");
        area.accuracy = text_of(*set, feature, "accuracy");
        area.made = text_of(*set, feature, "made");
        const std::string place =
            fmt::format("{}: feature {} ('{}'):", path, feature.id, area.system_id);
        check_properties(files, place, area.system_id, area.accuracy);
        if (!systems.insert(area.system_id).second) {
            files.complaints.error(place, "its system has an area already; make one MultiPolygon");
        }
        if (feature.geometry.type != model::GeometryType::polygon) {
            files.complaints.error(place, "is no polygon");
        }
        area.polygons = polygons_of(feature.geometry);
        files.catalogue.areas.push_back(std::move(area));
    }
    keep_warnings(files, *set);
    return {};
}

}  // namespace

Status read_catalogue_geometry(CatalogueFiles& files) {
    if (auto routes = read_routes(files); !routes) {
        return routes;
    }
    return read_areas(files);
}

}  // namespace northway::data
