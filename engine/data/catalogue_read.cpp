// SPDX-License-Identifier: Apache-2.0
#include "data/catalogue.h"
#include "data/catalogue_files.h"
#include "model/unit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace northway::data {
namespace {

void check_reference(const TableRow& row, std::string_view column, const std::string& id,
                     const Ids& ids, std::string_view table) {
    if (!id.empty() && !ids.has(id)) {
        row.error(column, fmt::format("'{}' is not in {}", id, table));
    }
}

// The columns that a catalogue to publish has; a map is drawn without some of them.
std::string_view columns_of(Table table) {
    constexpr std::array<std::string_view, kTableCount> kColumns{
        "source_id,kind,title_zh,title_en,title_ru,authors,publisher,published,note",
        "place_id,name_en,name_zh,name_zh_alt,name_ru,kind,country,admin1_en,lon,lat,"
        "coordinate_source",
        "system_id,kind,name_en,name_zh,name_zh_alt,name_ru,status_from,status_2025,"
        "status_2025_basis,opened,planned,tier,geometry,forward,place_ids,scenes,rank,sources,note",
        "obs_id,system_id,metric,commodity,direction,value,unit,qualifier,period_start,period_end,"
        "basis,source_id,place_in_source,dispute,note,suspect",
        "date,system_id,title_en,title_zh,title_ru,places,source_id,place_in_source,basis",
        "stmt_id,system_id,place_id,class,date,text_en,text_zh,text_ru,source_id,place_in_source",
        "field,code,label_en,label_zh,label_ru,definition_en"};
    return kColumns[static_cast<std::size_t>(table)];
}

// Calls read(row) for every row of a table and keeps the rows' lines.
template <class Read>
Status read_table(CatalogueFiles& files, Table which,
                  std::initializer_list<std::string_view> columns, Read read) {
    const auto table = open_table(files.folder / file_name(which), columns);
    if (!table) {
        return tl::unexpected(table.error());
    }
    for (const std::string& column : split(columns_of(which), ',')) {
        if (table->column(column) < 0) {
            files.missing_columns.push_back(
                {table->file + ":1:", fmt::format("the column '{}' is missing", column)});
        }
    }
    for (const CsvRow& cells : table->rows) {
        files.lines[static_cast<std::size_t>(which)].push_back(cells.line);
        read(TableRow(*table, cells, files.complaints));
    }
    return {};
}

Status read_sources(CatalogueFiles& files) {
    return read_table(files, Table::sources, {"source_id", "kind", "title_en"},
                      [&](const TableRow& row) {
                          model::Source source;
                          source.id = files.source_ids.add(row, "source_id");
                          source.kind = row.word("kind", {"document", "general"});
                          source.titles = row.names("title");
                          source.authors = row.text("authors");
                          source.publisher = row.text("publisher");
                          source.published = row.text("published");
                          source.note = row.text("note");
                          files.catalogue.sources.push_back(std::move(source));
                      });
}

model::Place read_place(const TableRow& row, Ids& ids) {
    model::Place place;
    place.id = ids.add(row, "place_id");
    place.names = row.names("name");
    place.name_zh_alternative = row.text("name_zh_alt");
    place.kind = row.text("kind");
    place.country = row.text("country");
    place.admin1_en = row.text("admin1_en");
    place.position = {row.number("lon"), row.number("lat")};
    place.coordinate_source = row.text("coordinate_source");
    if (place.position.lon_deg < -180 || place.position.lon_deg > 360) {
        row.error("lon", "lies outside -180 … 360 degrees");
    }
    if (place.position.lat_deg < -90 || place.position.lat_deg > 90) {
        row.error("lat", "lies outside -90 … 90 degrees");
    }
    return place;
}

Status read_places(CatalogueFiles& files) {
    return read_table(files, Table::places, {"place_id", "lon", "lat"}, [&](const TableRow& row) {
        files.catalogue.places.push_back(read_place(row, files.place_ids));
    });
}

int read_rank(const TableRow& row) {
    const std::string text = row.text("rank");
    if (text.size() != 1 || text[0] < '1' || text[0] > '5') {
        if (!text.empty()) {
            row.error("rank", fmt::format("'{}' is not 1, 2, 3, 4 or 5", text));
        }
        return model::System().rank;
    }
    return text[0] - '0';
}

model::System read_system(const TableRow& row, CatalogueFiles& files) {
    model::System system;
    system.id = files.system_ids.add(row, "system_id");
    system.kind = row.required("kind");
    system.names = row.names("name");
    system.name_zh_alternative = row.text("name_zh_alt");
    if (auto changes = model::parse_status_changes(row.text("status_from"))) {
        system.status_changes = std::move(*changes);
    } else {
        row.error("status_from", changes.error().message);
    }
    system.status_2025 = row.text("status_2025");
    system.status_2025_basis = row.word("status_2025_basis", {"", "seed", "general"});
    system.opened = row.period("opened");
    system.planned = row.period("planned");
    system.tier = row.word("tier", {"core", "wider", "context"});
    system.geometry = row.word("geometry", {"line", "point", "area", "none"});
    system.forward = row.word("forward", {"", "ru-cn", "cn-ru", "east", "west", "both"});
    system.scenes = row.list("scenes");
    system.rank = read_rank(row);
    system.place_ids = row.list("place_ids");
    system.source_ids = row.list("sources");
    system.note = row.text("note");
    for (const std::string& id : system.source_ids) {
        check_reference(row, "sources", id, files.source_ids, "sources.csv");
    }
    for (const std::string& id : system.place_ids) {
        check_reference(row, "place_ids", id, files.place_ids, "places.csv");
    }
    return system;
}

Status read_systems(CatalogueFiles& files) {
    return read_table(
        files, Table::systems,
        {"system_id", "kind", "name_en", "status_from", "opened", "tier", "geometry"},
        [&](const TableRow& row) { files.catalogue.systems.push_back(read_system(row, files)); });
}

model::Basis read_basis(const TableRow& row) {
    return model::basis_from_word(row.word("basis", {"actual", "capacity", "design", "plan",
                                                     "forecast", "cumulative", "growth", "share"}))
        .value_or(model::Basis::actual);
}

model::Observation read_observation(const TableRow& row, CatalogueFiles& files) {
    model::Observation o;
    o.id = files.observation_ids.add(row, "obs_id");
    o.system_id = row.required("system_id");
    check_reference(row, "system_id", o.system_id, files.system_ids, "systems.csv");
    o.metric = row.required("metric");
    o.commodity = row.text("commodity");
    o.direction = row.word("direction", {"", "ru-cn", "cn-ru", "both", "east", "west"});
    o.value = row.number("value");
    o.unit = row.text("unit");
    if (model::family_of_unit(o.unit) == model::UnitFamily::unknown) {
        row.error("unit", fmt::format("'{}' is no known unit", o.unit));
    }
    o.qualifier = row.word("qualifier", {"", ">", ">=", "<", "<=", "~"});
    o.period_start = row.text("period_start");
    o.period_end = row.text("period_end");
    o.start = row.period("period_start");
    o.end = row.period("period_end");
    if (o.start && o.end && o.end->end < o.start->end) {
        row.error("period_end", "lies before period_start");
    }
    o.basis = read_basis(row);
    o.source_id = row.required("source_id");
    check_reference(row, "source_id", o.source_id, files.source_ids, "sources.csv");
    o.place_in_source = row.text("place_in_source");
    o.disputes = row.list("dispute");
    o.note = row.text("note");
    o.is_suspect = row.word("suspect", {"", "0", "1"}) == "1";
    return o;
}

Status read_observations(CatalogueFiles& files) {
    const auto status =
        read_table(files, Table::observations,
                   {"obs_id", "system_id", "metric", "value", "unit", "period_start", "period_end",
                    "basis", "source_id"},
                   [&](const TableRow& row) {
                       files.catalogue.observations.push_back(read_observation(row, files));
                   });
    const auto& rows = files.catalogue.observations;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (const std::string& id : rows[i].disputes) {
            if (!files.observation_ids.has(id)) {
                files.complaints.warn(files.cell(Table::observations, i, "dispute"),
                                      fmt::format("'{}' is not in this table", id));
            }
        }
    }
    return status;
}

Status read_events(CatalogueFiles& files) {
    return read_table(
        files, Table::events, {"date", "title_en", "source_id"}, [&](const TableRow& row) {
            model::Event event;
            event.date = row.required("date");
            event.period = row.period("date");
            event.system_id = row.text("system_id");
            check_reference(row, "system_id", event.system_id, files.system_ids, "systems.csv");
            event.titles = row.names("title");
            event.place_ids = row.list("places");
            for (const std::string& id : event.place_ids) {
                if (!files.place_ids.has(id)) {
                    row.warn("places", fmt::format("'{}' is not in places.csv", id));
                }
            }
            event.source_id = row.required("source_id");
            check_reference(row, "source_id", event.source_id, files.source_ids, "sources.csv");
            event.place_in_source = row.text("place_in_source");
            // In this table "planned" is what a text expected.
            const bool is_planned = row.word("basis", {"actual", "planned"}) == "planned";
            event.basis = is_planned ? model::Basis::plan : model::Basis::actual;
            files.catalogue.events.push_back(std::move(event));
        });
}

Status read_statements(CatalogueFiles& files) {
    Ids ids;
    return read_table(
        files, Table::statements, {"stmt_id", "system_id", "place_id", "class", "source_id"},
        [&](const TableRow& row) {
            model::Statement statement;
            statement.id = ids.add(row, "stmt_id");
            statement.system_id = row.text("system_id");
            check_reference(row, "system_id", statement.system_id, files.system_ids, "systems.csv");
            statement.place_id = row.text("place_id");
            check_reference(row, "place_id", statement.place_id, files.place_ids, "places.csv");
            statement.kind = row.word(
                "class", {"bottleneck", "plan", "status", "attribute", "policy", "lost_chart"});
            statement.date = row.text("date");
            // A date, or two of them: 2013/2022.
            for (const std::string& date : split(statement.date, '/')) {
                if (!statement.date.empty() && !parse_period(date)) {
                    row.error("date", fmt::format("'{}' is no date; write YYYY, YYYY-MM or "
                                                  "YYYY-MM-DD, or two with / between",
                                                  date));
                }
            }
            statement.texts = row.names("text");
            statement.source_id = row.required("source_id");
            check_reference(row, "source_id", statement.source_id, files.source_ids, "sources.csv");
            statement.place_in_source = row.text("place_in_source");
            files.catalogue.statements.push_back(std::move(statement));
        });
}

Status read_terms(CatalogueFiles& files) {
    return read_table(files, Table::terms, {"field", "code"}, [&](const TableRow& row) {
        model::Term term;
        term.field = row.word("field", {"metric", "commodity"});
        term.code = row.required("code");
        term.labels = row.names("label");
        term.definition_en = row.text("definition_en");
        files.catalogue.terms.push_back(std::move(term));
    });
}

// A table that a catalogue may do without.
Status read_if_there(CatalogueFiles& files, Table table, Status (*read)(CatalogueFiles&)) {
    const auto path = files.folder / file_name(table);
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        files.complaints.warn(path.string(), "is missing; read as an empty table");
        return {};
    }
    return read(files);
}

void warn_of_missing_geometry(CatalogueFiles& files) {
    const model::Catalogue& catalogue = files.catalogue;
    for (std::size_t i = 0; i < catalogue.systems.size(); ++i) {
        const model::System& system = catalogue.systems[i];
        const auto warn = [&](std::string_view what) {
            files.complaints.warn(
                files.cell(Table::systems, i, "geometry"),
                fmt::format("the {} system '{}' has no {}", system.geometry, system.id, what));
        };
        if (system.geometry == "line" && catalogue.routes_of(system.id).empty()) {
            warn("route in routes.geojson");
        } else if (system.geometry == "point" && !catalogue.position_of(system)) {
            warn("place in place_ids");
        } else if (system.geometry == "area" && catalogue.area_of(system.id) == nullptr) {
            warn("area in areas.geojson");
        }
    }
}

template <class Row>
void warn_of_missing_names(CatalogueFiles& files, Table table, const std::vector<Row>& rows,
                           std::string_view prefix, Names Row::*names) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (const Language language : {Language::zh, Language::ru, Language::en}) {
            if ((rows[i].*names).in(language).empty()) {
                files.complaints.warn(
                    files.cell(table, i, fmt::format("{}_{}", prefix, code_of(language))),
                    "is missing");
            }
        }
    }
}

}  // namespace

std::string Ids::add(const TableRow& row, std::string_view column) {
    std::string id = row.required(column);
    if (!id.empty() && !ids_.insert(id).second) {
        row.error(column, fmt::format("'{}' stands here twice; ids are unique", id));
    }
    return id;
}

std::string_view file_name(Table table) {
    constexpr std::array<std::string_view, kTableCount> kNames{
        "sources.csv", "places.csv",     "systems.csv", "observations.csv",
        "events.csv",  "statements.csv", "vocab.csv"};
    return kNames[static_cast<std::size_t>(table)];
}

std::string CatalogueFiles::cell(Table table, std::size_t row, std::string_view column) const {
    const auto& rows = lines[static_cast<std::size_t>(table)];
    return fmt::format("{}:{}: {}", (folder / file_name(table)).string(),
                       row < rows.size() ? rows[row] : 0, column);
}

Result<CatalogueFiles> read_catalogue_files(const std::filesystem::path& folder) {
    CatalogueFiles files;
    files.folder = folder;
    // Tables that others refer to come first.
    for (const auto& read :
         {read_sources, read_places, read_systems, read_observations, read_events}) {
        if (auto status = read(files); !status) {
            return tl::unexpected(status.error());
        }
    }
    for (const auto& [table, read] :
         {std::pair(Table::statements, &read_statements), std::pair(Table::terms, &read_terms)}) {
        if (auto status = read_if_there(files, table, read); !status) {
            return tl::unexpected(status.error());
        }
    }
    if (auto status = read_catalogue_geometry(files); !status) {
        return tl::unexpected(status.error());
    }
    files.catalogue.build_index();
    warn_of_missing_geometry(files);
    return files;
}

Result<model::Catalogue> read_catalogue(const std::filesystem::path& folder) {
    auto files = read_catalogue_files(folder);
    if (!files) {
        return tl::unexpected(files.error());
    }
    if (auto status = files->complaints.status(); !status) {
        return tl::unexpected(status.error());
    }
    const model::Catalogue& c = files->catalogue;
    warn_of_missing_names(*files, Table::places, c.places, "name", &model::Place::names);
    warn_of_missing_names(*files, Table::systems, c.systems, "name", &model::System::names);
    warn_of_missing_names(*files, Table::events, c.events, "title", &model::Event::titles);
    files->catalogue.warnings = files->complaints.warnings();
    return std::move(files->catalogue);
}

}  // namespace northway::data
