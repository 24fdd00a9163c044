// SPDX-License-Identifier: Apache-2.0
#include "app/inspection.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace northway::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kMostExact = 9007199254740992.0;  // 2^53

// A whole number without a point, as the tables write it.
Json json_of(double value) {
    if (std::floor(value) == value && std::abs(value) < kMostExact) {
        return static_cast<std::int64_t>(value);
    }
    return value;
}

Json json_of(const Names& names) {
    return {{"zh", names.zh}, {"ru", names.ru}, {"en", names.en}};
}

// "2019", "2019-12" or "2019-12-02", whichever says how long the period is.
std::string date_of(const std::optional<Period>& period) {
    if (!period) {
        return "";
    }
    const std::string day = format_day(period->start);
    const double length = period->end - period->start;
    return length > 0.5 ? day.substr(0, 4) : length > 0.05 ? day.substr(0, 7) : day;
}

Json json_of(const model::Observation& o) {
    return {{"id", o.id},
            {"metric", o.metric},
            {"commodity", o.commodity},
            {"direction", o.direction},
            {"value", json_of(o.value)},
            {"unit", o.unit},
            {"qualifier", o.qualifier},
            {"period_start", o.period_start},
            {"period_end", o.period_end},
            {"basis", model::word_of(o.basis)},
            {"source", o.source_id},
            {"place_in_source", o.place_in_source},
            {"disputes", o.disputes},
            {"suspect", o.is_suspect},
            {"note", o.note}};
}

Json routes_of(const model::Catalogue& catalogue, const model::System& system) {
    Json routes = Json::array();
    for (const model::Route* route : catalogue.routes_of(system.id)) {
        routes.push_back({{"id", route->id},
                          {"accuracy", route->accuracy},
                          {"made", route->made},
                          {"volume", route->carries_part ? "part" : "whole"},
                          {"length_km", json_of(route->length_km)}});
    }
    return routes;
}

Json status_history(const model::System& system) {
    Json history = Json::array();
    for (const model::StatusChange& change : system.status_changes) {
        history.push_back(
            {{"status", model::word_of(change.status)}, {"from", format_day(change.year)}});
    }
    return history;
}

Json json_of(const model::System& s, const Inspection& inspection) {
    const model::Catalogue& catalogue = *inspection.catalogue;
    const bool is_drawn = !s.geometry.empty() && s.geometry != "none";
    Json json{{"id", s.id},
              {"kind", s.kind},
              {"tier", s.tier},
              {"status", s.status_2025},
              {"status_basis", s.status_2025_basis},
              {"names", json_of(s.names)},
              {"name_zh_alternative", s.name_zh_alternative},
              {"geometry", is_drawn ? Json(s.geometry) : Json(nullptr)},
              {"scenes", s.scenes},
              {"rank", s.rank},
              {"status_history", status_history(s)},
              {"opened", date_of(s.opened)},
              {"planned", date_of(s.planned)},
              {"forward", s.forward},
              {"places", s.place_ids},
              {"sources", s.source_ids},
              {"note", s.note},
              {"routes", routes_of(catalogue, s)}};
    const model::Area* area = catalogue.area_of(s.id);
    json["area"] =
        area == nullptr ? Json(nullptr) : Json{{"accuracy", area->accuracy}, {"made", area->made}};
    json["observations"] = Json::array();
    return json;
}

Json json_of(const model::Place& p) {
    return {{"id", p.id},
            {"kind", p.kind},
            {"names", json_of(p.names)},
            {"name_zh_alternative", p.name_zh_alternative},
            {"country", p.country},
            {"admin1", p.admin1_en},
            {"lon", json_of(p.position.lon_deg)},
            {"lat", json_of(p.position.lat_deg)},
            {"coordinate_source", p.coordinate_source}};
}

Json json_of(const model::Event& e) {
    return {{"date", e.date},
            {"system", e.system_id},
            {"titles", json_of(e.titles)},
            {"places", e.place_ids},
            {"source", e.source_id},
            {"place_in_source", e.place_in_source},
            {"basis", e.basis == model::Basis::plan ? "planned" : "actual"}};
}

Json json_of(const model::Source& s) {
    return {{"id", s.id},           {"kind", s.kind},           {"titles", json_of(s.titles)},
            {"authors", s.authors}, {"publisher", s.publisher}, {"published", s.published},
            {"note", s.note}};
}

Json json_of(const model::Statement& s) {
    return {{"id", s.id},
            {"system", s.system_id},
            {"place", s.place_id},
            {"class", s.kind},
            {"date", s.date},
            {"texts", json_of(s.texts)},
            {"source", s.source_id},
            {"place_in_source", s.place_in_source}};
}

Json json_of(const model::Derived& d) {
    return {{"id", d.id},
            {"rule", model::word_of(d.rule)},
            {"system", d.system_id},
            {"metric", d.metric},
            {"commodity", d.commodity},
            {"direction", d.direction},
            {"value", json_of(d.value)},
            {"unit", d.unit},
            {"qualifier", d.qualifier},
            {"period_start", d.period_start},
            {"period_end", d.period_end},
            {"inputs", d.inputs},
            {"printed", d.printed},
            {"suspect", d.is_suspect},
            {"disputed", d.is_disputed},
            {"general", d.is_general}};
}

template <class Row>
Json array_of(const std::vector<const Row*>& rows) {
    Json array = Json::array();
    for (const Row* row : rows) {
        array.push_back(json_of(*row));
    }
    return array;
}

}  // namespace

std::string inspection_json(const Inspection& inspection) {
    std::unordered_map<std::string_view, std::size_t> index;
    Json systems = Json::array();
    for (const model::System* system : inspection.systems) {
        index.emplace(system->id, systems.size());
        systems.push_back(json_of(*system, inspection));
    }
    for (const model::Observation* o : inspection.observations) {
        if (const auto found = index.find(o->system_id); found != index.end()) {
            systems[found->second]["observations"].push_back(json_of(*o));
        }
    }
    Json derived = Json::array();
    for (const model::Derived& row : inspection.derived) {
        derived.push_back(json_of(row));
    }
    const Json json{{"systems", std::move(systems)},
                    {"places", array_of(inspection.places)},
                    {"events", array_of(inspection.events)},
                    {"sources", array_of(inspection.sources)},
                    {"statements", array_of(inspection.statements)},
                    {"derived", std::move(derived)}};
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace northway::app
