// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/strings.h"
#include "base/year.h"
#include "data/csv.h"

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace northway::data {

// What is wrong in a folder of tables, collected so that one run names every place.
class Complaints {
public:
    void error(std::string place, std::string message) {
        errors_.push_back({std::move(place), std::move(message)});
    }
    void warn(std::string place, std::string message) {
        warnings_.push_back({std::move(place), std::move(message)});
    }
    // The first errors as one; nothing wrong: success.
    Status status() const;
    const std::vector<Warning>& errors() const { return errors_; }
    const std::vector<Warning>& warnings() const { return warnings_; }

private:
    std::vector<Warning> errors_;
    std::vector<Warning> warnings_;
};

// One row of a table, read by column name; what does not parse goes to the complaints. The table
// must have the columns asked for: open_table() has checked.
class TableRow {
public:
    TableRow(const CsvTable& table, const CsvRow& row, Complaints& complaints)
        : table_(table), row_(row), complaints_(complaints) {}

    std::string text(std::string_view column) const;  // empty where there is no such column
    std::string required(std::string_view column) const;
    std::vector<std::string> list(std::string_view column) const;  // separated by ';'
    Names names(std::string_view prefix) const;  // PREFIX_zh, PREFIX_ru, PREFIX_en
    double number(std::string_view column) const;
    std::optional<Period> period(std::string_view column) const;
    // The text, which must be one of `words`.
    std::string word(std::string_view column, std::initializer_list<std::string_view> words) const;

    void error(std::string_view column, const std::string& message) const;
    void warn(std::string_view column, const std::string& message) const;
    std::string place(std::string_view column) const;  // file:line: column

private:
    const CsvTable& table_;
    const CsvRow& row_;
    Complaints& complaints_;
};

// Reads FOLDER/NAME and checks that it has these columns.
Result<CsvTable> open_table(const std::filesystem::path& path,
                            std::initializer_list<std::string_view> columns);

}  // namespace northway::data
