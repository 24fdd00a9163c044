// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"
#include "data/catalogue.h"
#include "data/gdal_session.h"
#include "data/wgs84.h"
#include "model/value.h"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <functional>
#include <memory>

namespace northway::data {
namespace {

using model::Catalogue;
using model::Value;

template <class Row>
struct Column {
    const char* name;
    OGRFieldType type;
    std::function<Value(const Row&)> value;
};

template <class Row>
struct Table {
    const char* name;
    const char* description;
    OGRwkbGeometryType geometry_type;
    std::vector<Column<Row>> columns;
    // Null where a row has no geometry.
    std::function<std::unique_ptr<OGRGeometry>(const Row&)> geometry;
};

void set_field(OGRFeature& feature, int index, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        if (text->empty()) {
            feature.SetFieldNull(index);
        } else {
            feature.SetField(index, text->c_str());
        }
    } else if (const auto* number = std::get_if<double>(&value)) {
        feature.SetField(index, *number);
    } else if (const auto* is_true = std::get_if<bool>(&value)) {
        feature.SetField(index, *is_true ? 1 : 0);
    } else {
        feature.SetFieldNull(index);
    }
}

template <class Row>
bool write_table(GDALDataset& dataset, const OGRSpatialReference& crs, const Table<Row>& table,
                 const std::vector<Row>& rows) {
    const std::string description = fmt::format("DESCRIPTION={}", table.description);
    std::vector<char> option(description.begin(), description.end());
    option.push_back('\0');
    char* options[] = {option.data(), nullptr};
    OGRSpatialReference layer_crs(crs);
    const bool is_spatial = table.geometry_type != wkbNone;
    OGRLayer* layer = dataset.CreateLayer(table.name, is_spatial ? &layer_crs : nullptr,
                                          table.geometry_type, options);
    if (layer == nullptr) {
        return false;
    }
    for (const Column<Row>& column : table.columns) {
        OGRFieldDefn field(column.name, column.type);
        if (layer->CreateField(&field) != OGRERR_NONE) {
            return false;
        }
    }
    for (const Row& row : rows) {
        OGRFeature feature(layer->GetLayerDefn());
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            set_field(feature, static_cast<int>(i), table.columns[i].value(row));
        }
        if (is_spatial) {
            feature.SetGeometryDirectly(table.geometry(row).release());
        }
        if (layer->CreateFeature(&feature) != OGRERR_NONE) {
            return false;
        }
    }
    return true;
}

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

// A system with one of its routes; a line system without a route has none.
struct SystemRow {
    const model::System* system = nullptr;
    const model::Route* route = nullptr;
};

template <class Row>
std::vector<Column<Row>> system_columns(std::function<const model::System&(const Row&)> of) {
    using Get = std::function<Value(const model::System&)>;
    const auto column = [of](const char* name, Get get) {
        return Column<Row>{name, OFTString, [of, get](const Row& row) { return get(of(row)); }};
    };
    return {column("system_id", [](const auto& s) { return s.id; }),
            column("kind", [](const auto& s) { return s.kind; }),
            column("name_en", [](const auto& s) { return s.names.en; }),
            column("name_zh", [](const auto& s) { return s.names.zh; }),
            column("name_ru", [](const auto& s) { return s.names.ru; }),
            column("status_from", [](const auto& s) { return status_text(s.status_changes); }),
            column("opened_from", [](const auto& s) { return first_day(s.opened); }),
            column("planned_from", [](const auto& s) { return first_day(s.planned); }),
            column("tier", [](const auto& s) { return s.tier; }),
            column("geometry", [](const auto& s) { return s.geometry; }),
            column("forward", [](const auto& s) { return s.forward; }),
            column("place_ids", [](const auto& s) { return joined(s.place_ids); }),
            column("source_ids", [](const auto& s) { return joined(s.source_ids); }),
            column("note", [](const auto& s) { return s.note; })};
}

Table<SystemRow> line_table() {
    Table<SystemRow> table{
        "systems_line",
        "Systems with a route, one row a route",
        wkbMultiLineString,
        system_columns<SystemRow>([](const SystemRow& row) -> const auto& { return *row.system; }),
        {}};
    const auto column = [&table](const char* name, OGRFieldType type, auto get) {
        table.columns.push_back({name, type, [get](const SystemRow& row) {
                                     return row.route == nullptr ? Value() : Value(get(*row.route));
                                 }});
    };
    column("route_id", OFTString, [](const model::Route& route) { return route.id; });
    column("route_accuracy", OFTString, [](const model::Route& route) { return route.accuracy; });
    column("route_made", OFTString, [](const model::Route& route) { return route.made; });
    column("length_km", OFTReal, [](const model::Route& route) { return route.length_km; });
    table.geometry = [](const SystemRow& row) -> std::unique_ptr<OGRGeometry> {
        if (row.route == nullptr) {
            return nullptr;
        }
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
    return table;
}

Table<model::System> point_table(const Catalogue& catalogue) {
    return {"systems_point", "Systems without a route, at their first place", wkbPoint,
            system_columns<model::System>([](const model::System& s) -> const auto& { return s; }),
            [&catalogue](const model::System& s) -> std::unique_ptr<OGRGeometry> {
                const auto position = catalogue.position_of(s);
                return position ? point(*position) : nullptr;
            }};
}

Table<model::Observation> observation_table() {
    using O = model::Observation;
    return {"observations",
            "One number about a system, as a source prints it",
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
             {"basis", OFTString, [](const O& o) { return std::string(model::word_of(o.basis)); }},
             {"source_id", OFTString, [](const O& o) { return o.source_id; }},
             {"place_in_source", OFTString, [](const O& o) { return o.place_in_source; }},
             {"disputes", OFTString, [](const O& o) { return joined(o.disputes); }},
             {"is_suspect", OFTInteger, [](const O& o) { return o.is_suspect; }},
             {"note", OFTString, [](const O& o) { return o.note; }}},
            {}};
}

Table<model::Place> place_table() {
    using P = model::Place;
    return {"places",
            "Named places",
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

Table<model::Source> source_table() {
    using S = model::Source;
    return {"sources",
            "Where the numbers come from; kind general: verify before publishing",
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

Table<model::Event> event_table() {
    using E = model::Event;
    return {"events",
            "What happened, or was expected to",
            wkbNone,
            {{"date", OFTString, [](const E& e) { return e.date; }},
             {"system_id", OFTString, [](const E& e) { return e.system_id; }},
             {"title_en", OFTString, [](const E& e) { return e.titles.en; }},
             {"title_zh", OFTString, [](const E& e) { return e.titles.zh; }},
             {"title_ru", OFTString, [](const E& e) { return e.titles.ru; }},
             {"place_ids", OFTString, [](const E& e) { return joined(e.place_ids); }},
             {"basis", OFTString, [](const E& e) { return std::string(model::word_of(e.basis)); }},
             {"source_id", OFTString, [](const E& e) { return e.source_id; }},
             {"place_in_source", OFTString, [](const E& e) { return e.place_in_source; }}},
            {}};
}

bool write_tables(GDALDataset& dataset, const Catalogue& catalogue) {
    std::vector<SystemRow> lines;
    std::vector<model::System> others;
    for (const model::System& system : catalogue.systems) {
        const auto routes = catalogue.routes_of(system.id);
        for (const model::Route* route : routes) {
            lines.push_back({&system, route});
        }
        if (routes.empty() && system.geometry == "line") {
            lines.push_back({&system, nullptr});
        } else if (system.geometry == "point") {
            others.push_back(system);
        }
    }
    const OGRSpatialReference crs = wgs84();
    return write_table(dataset, crs, line_table(), lines) &&
           write_table(dataset, crs, point_table(catalogue), others) &&
           write_table(dataset, crs, observation_table(), catalogue.observations) &&
           write_table(dataset, crs, place_table(), catalogue.places) &&
           write_table(dataset, crs, source_table(), catalogue.sources) &&
           write_table(dataset, crs, event_table(), catalogue.events);
}

// A file under a temporary name that goes away unless it was renamed.
class TemporaryFile {
public:
    explicit TemporaryFile(std::filesystem::path path) : path_(std::move(path)) { remove(); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() { remove(); }
    const std::filesystem::path& path() const { return path_; }

private:
    void remove() const {
        std::error_code ignored;
        for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
            std::filesystem::remove(path_.string() + suffix, ignored);
        }
    }
    std::filesystem::path path_;
};

}  // namespace

Status pack_catalogue(const Catalogue& catalogue, const std::filesystem::path& path) {
    GdalSession session;
    // Beside the target, so that the rename stays on one file system; .gpkg, as GDAL wants it.
    const TemporaryFile temporary(
        path.parent_path() / fmt::format("{}.part-{}.gpkg", path.filename().string(), getpid()));
    const auto error = [&](const std::string& reason) {
        return failed(fmt::format("'{}' cannot be written: {}", path.string(), reason));
    };
    // The format keeps the time of the last change; the same catalogue must give the same bytes.
    const CPLConfigOptionSetter date("OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z", false);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver == nullptr) {
        return error("this GDAL has no GeoPackage driver");
    }
    GDALDatasetUniquePtr dataset(
        driver->Create(temporary.path().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset || dataset->StartTransaction() != OGRERR_NONE ||
        !write_tables(*dataset, catalogue) || dataset->CommitTransaction() != OGRERR_NONE) {
        return error(session.reason("GDAL does not say why"));
    }
    dataset.reset();  // writes the rest
    if (session.has_failure()) {
        return error(session.reason(""));
    }
    std::error_code reason;
    std::filesystem::rename(temporary.path(), path, reason);
    if (reason) {
        return error(reason.message());
    }
    return {};
}

}  // namespace northway::data
