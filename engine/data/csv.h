// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace northway::data {

struct CsvRow {
    int line = 0;  // where the row starts in the file, from 1
    std::vector<std::string> cells;
};

// A table of text with a header row (RFC 4180): quoted cells may hold commas, quotes and line
// breaks; a UTF-8 byte order mark and empty lines are passed over. Every row has as many cells as
// the header.
struct CsvTable {
    std::string file;  // as messages name it
    std::vector<std::string> header;
    std::vector<CsvRow> rows;

    int column(std::string_view name) const;  // -1 where there is none
};

// Errors name file:line:column (the column counts cells from 1); text that is not UTF-8 is one.
Result<CsvTable> parse_csv(std::string_view text, std::string file);
Result<CsvTable> read_csv(const std::filesystem::path& path);

}  // namespace northway::data
