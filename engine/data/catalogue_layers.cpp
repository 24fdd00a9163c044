// SPDX-License-Identifier: Apache-2.0
#include "data/catalogue_layers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace northway::data {
namespace {

using model::Value;

std::string joined(const std::vector<std::string>& items) {
    return fmt::format("{}", fmt::join(items, ";"));
}

std::string status_text(const std::vector<model::StatusChange>& changes) {
    std::vector<std::string> entries;
    for (const model::StatusChange& change : changes) {
        entries.push_back(
            fmt::format("{}@{}", model::word_of(change.status), format_day(change.year)));
    }
    return joined(entries);
}

std::string first_day(const std::optional<Period>& period) {
    return period ? format_day(period->start) : std::string();
}

std::unique_ptr<OGRGeometry> point(geo::LonLat place) {
    return std::make_unique<OGRPoint>(place.lon_deg, place.lat_deg);
}

std::string basis_word(model::Basis basis) {
    return std::string(model::word_of(basis));
}

// The fields that every layer of systems has.
template <class Row, class SystemOf>
std::vector<PackColumn<Row>> system_columns(SystemOf of) {
    using System = model::System;
    const auto text = [of](const char* name, std::function<std::string(const System&)> get) {
        return PackColumn<Row>{name, OFTString,
                               [of, get](const Row& row) { return Value(get(of(row))); }};
    };
    std::vector<PackColumn<Row>> columns{
        text("system_id", [](const System& s) { return s.id; }),
        text("name_en", [](const System& s) { return s.names.en; }),
        text("name_zh", [](const System& s) { return s.names.zh; }),
        text("name_zh_alternative", [](const System& s) { return s.name_zh_alternative; }),
        text("name_ru", [](const System& s) { return s.names.ru; }),
        text("kind", [](const System& s) { return s.kind; }),
        text("tier", [](const System& s) { return s.tier; }),
        text("status_2025", [](const System& s) { return s.status_2025; }),
        text("status_2025_basis", [](const System& s) { return s.status_2025_basis; }),
        text("status_from", [](const System& s) { return status_text(s.status_changes); }),
        text("opened_from", [](const System& s) { return first_day(s.opened); }),
        text("planned_from", [](const System& s) { return first_day(s.planned); }),
        text("geometry_kind", [](const System& s) { return s.geometry; }),
        text("scenes", [](const System& s) { return joined(s.scenes); }),
        text("forward", [](const System& s) { return s.forward; }),
        text("place_ids", [](const System& s) { return joined(s.place_ids); }),
        text("source_ids", [](const System& s) { return joined(s.source_ids); }),
        text("note", [](const System& s) { return s.note; })};
    columns.push_back({"rank", OFTInteger,
                       [of](const Row& row) { return Value(static_cast<double>(of(row).rank)); }});
    return columns;
}

}  // namespace

PackLayer<model::System> systems_layer() {
    return {"systems",
            "Systems",
            "Every real thing of the catalogue, one row each, without geometry",
            wkbNone,
            system_columns<model::System>([](const model::System& s) -> const auto& { return s; }),
            {}};
}

PackLayer<SystemLine> lines_layer() {
    PackLayer<SystemLine> layer{
        "systems_line",
        "Systems: lines",
        "Pipelines, railways, roads, sea routes and other lines, one row a route; route_accuracy "
        "says how far to trust the line",
        wkbMultiLineString,
        system_columns<SystemLine>(
            [](const SystemLine& row) -> const auto& { return *row.system; }),
        {}};
    const auto column = [&layer](const char* name, OGRFieldType type, auto get) {
        layer.columns.push_back(
            {name, type, [get](const SystemLine& row) { return Value(get(*row.route)); }});
    };
    column("route_id", OFTString, [](const model::Route& route) { return route.id; });
    column("route_accuracy", OFTString, [](const model::Route& route) { return route.accuracy; });
    column("route_made", OFTString, [](const model::Route& route) { return route.made; });
    column("route_volume", OFTString, [](const model::Route& route) {
        return std::string(route.carries_part ? "part" : "whole");
    });
    column("length_km", OFTReal, [](const model::Route& route) { return route.length_km; });
    layer.geometry = [](const SystemLine& row) -> std::unique_ptr<OGRGeometry> {
        auto lines = std::make_unique<OGRMultiLineString>();
        for (const auto& line : row.route->lines) {
            OGRLineString part;
            for (const geo::LonLat& place : line) {
                part.addPoint(place.lon_deg, place.lat_deg);
            }
            lines->addGeometry(&part);
        }
        return lines;
    };
    return layer;
}

PackLayer<SystemPoint> points_layer() {
    PackLayer<SystemPoint> layer{
        "systems_point",
        "Systems: points",
        "Ports, crossings, plants and other points, one row a place; point_number 1 is where the "
        "system stands",
        wkbPoint,
        system_columns<SystemPoint>(
            [](const SystemPoint& row) -> const auto& { return *row.system; }),
        [](const SystemPoint& row) { return point(row.place->position); }};
    layer.columns.push_back({"point_number", OFTInteger, [](const SystemPoint& row) {
                                 return Value(static_cast<double>(row.number));
                             }});
    layer.columns.push_back(
        {"place_id", OFTString, [](const SystemPoint& row) { return Value(row.place->id); }});
    layer.columns.push_back({"coordinate_source", OFTString, [](const SystemPoint& row) {
                                 return Value(row.place->coordinate_source);
                             }});
    return layer;
}

PackLayer<SystemArea> areas_layer() {
    PackLayer<SystemArea> layer{"systems_area",
                                "Systems: areas",
                                "Zones, provinces and other areas that a system covers",
                                wkbMultiPolygon,
                                system_columns<SystemArea>([
                                ](const SystemArea& row) -> const auto& { return *row.system; }),
                                {}};
    layer.columns.push_back({"area_accuracy", OFTString,
                             [](const SystemArea& row) { return Value(row.area->accuracy); }});
    layer.columns.push_back(
        {"area_made", OFTString, [](const SystemArea& row) { return Value(row.area->made); }});
    layer.geometry = [](const SystemArea& row) -> std::unique_ptr<OGRGeometry> {
        auto polygons = std::make_unique<OGRMultiPolygon>();
        for (const auto& rings : row.area->polygons) {
            OGRPolygon polygon;
            for (const auto& ring : rings) {
                OGRLinearRing part;
                for (const geo::LonLat& corner : ring) {
                    part.addPoint(corner.lon_deg, corner.lat_deg);
                }
                polygon.addRing(&part);
            }
            polygons->addGeometry(&polygon);
        }
        return polygons;
    };
    return layer;
}

PackLayer<model::Observation> observations_layer(const model::Catalogue& catalogue) {
    using O = model::Observation;
    const auto source = [&catalogue](const O& o, auto get) {
        const model::Source* found = catalogue.find_source(o.source_id);
        return Value(found == nullptr ? std::string() : std::string(get(*found)));
    };
    return {
        "observations",
        "Observations",
        "One number about a system, as a source prints it; is_suspect 1: doubtful in its "
        "source; source_kind general: verify before publishing",
        wkbNone,
        {{"obs_id", OFTString, [](const O& o) { return o.id; }},
         {"system_id", OFTString, [](const O& o) { return o.system_id; }},
         {"metric", OFTString, [](const O& o) { return o.metric; }},
         {"commodity", OFTString, [](const O& o) { return o.commodity; }},
         {"direction", OFTString, [](const O& o) { return o.direction; }},
         {"value", OFTReal, [](const O& o) { return o.value; }},
         {"unit", OFTString, [](const O& o) { return o.unit; }},
         {"qualifier", OFTString, [](const O& o) { return o.qualifier; }},
         {"period_start", OFTString, [](const O& o) { return o.period_start; }},
         {"period_end", OFTString, [](const O& o) { return o.period_end; }},
         {"basis", OFTString, [](const O& o) { return basis_word(o.basis); }},
         {"source_id", OFTString, [](const O& o) { return o.source_id; }},
         {"source_kind", OFTString,
          [source](const O& o) { return source(o, [](const auto& s) { return s.kind; }); }},
         {"source_title_en", OFTString,
          [source](const O& o) { return source(o, [](const auto& s) { return s.titles.en; }); }},
         {"place_in_source", OFTString, [](const O& o) { return o.place_in_source; }},
         {"disputes", OFTString, [](const O& o) { return joined(o.disputes); }},
         {"is_suspect", OFTInteger, [](const O& o) { return o.is_suspect; }, OFSTBoolean},
         {"note", OFTString, [](const O& o) { return o.note; }}},
        {}};
}

PackLayer<model::Derived> derived_layer() {
    using D = model::Derived;
    return {"derived",
            "Derived figures",
            "Numbers that no source prints, worked out from observations by the rule named: "
            "year_sum, part_difference, utilisation, trade_balance",
            wkbNone,
            {{"derived_id", OFTString, [](const D& d) { return d.id; }},
             {"rule", OFTString, [](const D& d) { return std::string(model::word_of(d.rule)); }},
             {"system_id", OFTString, [](const D& d) { return d.system_id; }},
             {"metric", OFTString, [](const D& d) { return d.metric; }},
             {"commodity", OFTString, [](const D& d) { return d.commodity; }},
             {"direction", OFTString, [](const D& d) { return d.direction; }},
             {"value", OFTReal, [](const D& d) { return d.value; }},
             {"unit", OFTString, [](const D& d) { return d.unit; }},
             {"qualifier", OFTString, [](const D& d) { return d.qualifier; }},
             {"period_start", OFTString, [](const D& d) { return d.period_start; }},
             {"period_end", OFTString, [](const D& d) { return d.period_end; }},
             {"inputs", OFTString, [](const D& d) { return joined(d.inputs); }},
             {"printed_obs_id", OFTString, [](const D& d) { return d.printed; }},
             {"is_suspect", OFTInteger, [](const D& d) { return d.is_suspect; }, OFSTBoolean},
             {"is_disputed", OFTInteger, [](const D& d) { return d.is_disputed; }, OFSTBoolean},
             {"is_general", OFTInteger, [](const D& d) { return d.is_general; }, OFSTBoolean}},
            {}};
}

PackLayer<model::Event> events_layer() {
    using E = model::Event;
    return {"events",
            "Events",
            "What happened (basis actual) or was expected to (basis planned), by date",
            wkbNone,
            {{"date", OFTString, [](const E& e) { return e.date; }},
             {"system_id", OFTString, [](const E& e) { return e.system_id; }},
             {"title_en", OFTString, [](const E& e) { return e.titles.en; }},
             {"title_zh", OFTString, [](const E& e) { return e.titles.zh; }},
             {"title_ru", OFTString, [](const E& e) { return e.titles.ru; }},
             {"place_ids", OFTString, [](const E& e) { return joined(e.place_ids); }},
             {"basis", OFTString,
              [](const E& e) {
                  return std::string(e.basis == model::Basis::plan ? "planned" : "actual");
              }},
             {"source_id", OFTString, [](const E& e) { return e.source_id; }},
             {"place_in_source", OFTString, [](const E& e) { return e.place_in_source; }}},
            {}};
}

PackLayer<model::Statement> statements_layer() {
    using S = model::Statement;
    return {"statements",
            "Statements",
            "Facts about a system or a place that are no number",
            wkbNone,
            {{"stmt_id", OFTString, [](const S& s) { return s.id; }},
             {"system_id", OFTString, [](const S& s) { return s.system_id; }},
             {"place_id", OFTString, [](const S& s) { return s.place_id; }},
             {"class", OFTString, [](const S& s) { return s.kind; }},
             {"date", OFTString, [](const S& s) { return s.date; }},
             {"text_en", OFTString, [](const S& s) { return s.texts.en; }},
             {"text_zh", OFTString, [](const S& s) { return s.texts.zh; }},
             {"text_ru", OFTString, [](const S& s) { return s.texts.ru; }},
             {"source_id", OFTString, [](const S& s) { return s.source_id; }},
             {"place_in_source", OFTString, [](const S& s) { return s.place_in_source; }}},
            {}};
}

PackLayer<model::Place> places_layer() {
    using P = model::Place;
    return {"places",
            "Places",
            "Named places; coordinate_source says where the position comes from",
            wkbPoint,
            {{"place_id", OFTString, [](const P& p) { return p.id; }},
             {"name_en", OFTString, [](const P& p) { return p.names.en; }},
             {"name_zh", OFTString, [](const P& p) { return p.names.zh; }},
             {"name_zh_alternative", OFTString, [](const P& p) { return p.name_zh_alternative; }},
             {"name_ru", OFTString, [](const P& p) { return p.names.ru; }},
             {"kind", OFTString, [](const P& p) { return p.kind; }},
             {"country", OFTString, [](const P& p) { return p.country; }},
             {"admin1_en", OFTString, [](const P& p) { return p.admin1_en; }},
             {"coordinate_source", OFTString, [](const P& p) { return p.coordinate_source; }}},
            [](const P& p) { return point(p.position); }};
}

PackLayer<model::Source> sources_layer() {
    using S = model::Source;
    return {"sources",
            "Sources",
            "Where the numbers come from; kind general: not from the documents, verify before "
            "publishing",
            wkbNone,
            {{"source_id", OFTString, [](const S& s) { return s.id; }},
             {"kind", OFTString, [](const S& s) { return s.kind; }},
             {"title_en", OFTString, [](const S& s) { return s.titles.en; }},
             {"title_zh", OFTString, [](const S& s) { return s.titles.zh; }},
             {"title_ru", OFTString, [](const S& s) { return s.titles.ru; }},
             {"authors", OFTString, [](const S& s) { return s.authors; }},
             {"publisher", OFTString, [](const S& s) { return s.publisher; }},
             {"published", OFTString, [](const S& s) { return s.published; }},
             {"note", OFTString, [](const S& s) { return s.note; }}},
            {}};
}

PackLayer<model::Term> terms_layer() {
    using T = model::Term;
    return {"terms",
            "Terms",
            "The codes of metric and commodity in words",
            wkbNone,
            {{"field", OFTString, [](const T& t) { return t.field; }},
             {"code", OFTString, [](const T& t) { return t.code; }},
             {"label_en", OFTString, [](const T& t) { return t.labels.en; }},
             {"label_zh", OFTString, [](const T& t) { return t.labels.zh; }},
             {"label_ru", OFTString, [](const T& t) { return t.labels.ru; }},
             {"definition_en", OFTString, [](const T& t) { return t.definition_en; }}},
            {}};
}

}  // namespace northway::data
