// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "data/catalogue_table.h"
#include "model/catalogue.h"

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace northway::data {

// The ids of a table, to find doubles and references that lead nowhere.
class Ids {
public:
    std::string add(const TableRow& row, std::string_view column);
    bool has(const std::string& id) const { return ids_.contains(id); }

private:
    std::unordered_set<std::string> ids_;
};

enum class Table { sources, places, systems, observations, events, statements, terms };
inline constexpr std::size_t kTableCount = 7;

// A folder of tables as it was read: row i of a table of the catalogue stands at lines[table][i]
// of its file. What is wrong is in the complaints; the rows are there all the same.
struct CatalogueFiles {
    std::filesystem::path folder;
    model::Catalogue catalogue;
    Complaints complaints;
    std::array<std::vector<int>, kTableCount> lines;
    Ids system_ids;
    Ids observation_ids;
    Ids place_ids;
    Ids source_ids;
    std::vector<Warning> missing_columns;  // of those that a catalogue to publish has

    // "FOLDER/systems.csv:12: column", as messages name a cell.
    std::string cell(Table table, std::size_t row, std::string_view column) const;
};

std::string_view file_name(Table table);  // "systems.csv"

// Reads the tables and the geometry. An error where a file cannot be read at all.
Result<CatalogueFiles> read_catalogue_files(const std::filesystem::path& folder);
// The part of it that reads routes.geojson and areas.geojson.
Status read_catalogue_geometry(CatalogueFiles& files);

}  // namespace northway::data
