// SPDX-License-Identifier: Apache-2.0
#include "data/catalogue_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace northway::data {
namespace {

constexpr std::size_t kShownErrors = 10;

}  // namespace

Status Complaints::status() const {
    if (errors_.empty()) {
        return {};
    }
    const std::size_t shown = std::min(errors_.size(), kShownErrors);
    std::string message;
    for (std::size_t i = 0; i < shown; ++i) {
        message += fmt::format("{}{} {}", i == 0 ? "" : "\n", errors_[i].place, errors_[i].message);
    }
    if (errors_.size() > shown) {
        message += fmt::format("\nand {} more errors", errors_.size() - shown);
    }
    return bad_input(std::move(message));
}

std::string TableRow::text(std::string_view column) const {
    const int index = table_.column(column);
    return index < 0 ? std::string()
                     : std::string(trim(row_.cells[static_cast<std::size_t>(index)]));
}

std::string TableRow::required(std::string_view column) const {
    std::string value = text(column);
    if (value.empty()) {
        error(column, "is empty; it must say something");
    }
    return value;
}

std::vector<std::string> TableRow::list(std::string_view column) const {
    std::vector<std::string> items;
    for (const std::string& item : split(text(column), ';')) {
        if (!trim(item).empty()) {
            items.emplace_back(trim(item));
        }
    }
    return items;
}

Names TableRow::names(std::string_view prefix) const {
    const auto column = [prefix](std::string_view language) {
        return fmt::format("{}_{}", prefix, language);
    };
    return {text(column("zh")), text(column("ru")), text(column("en"))};
}

double TableRow::number(std::string_view column) const {
    const std::string value = text(column);
    const auto parsed = parse_number(value);
    if (!parsed) {
        error(column, fmt::format("'{}' is no number", value));
    }
    return parsed.value_or(0.0);
}

std::optional<Period> TableRow::period(std::string_view column) const {
    const std::string value = text(column);
    if (value.empty()) {
        return std::nullopt;
    }
    const auto parsed = parse_period(value);
    if (!parsed) {
        error(column, fmt::format("'{}' is no date; write YYYY, YYYY-MM or YYYY-MM-DD", value));
    }
    return parsed;
}

std::string TableRow::word(std::string_view column,
                           std::initializer_list<std::string_view> words) const {
    std::string value = text(column);
    if (std::find(words.begin(), words.end(), value) == words.end()) {
        const std::vector<std::string> known(words.begin(), words.end());
        const auto nearest = nearest_word(value, known);
        error(column, nearest ? fmt::format("'{}' is unknown; did you mean '{}'?", value, *nearest)
                              : fmt::format("'{}' is unknown; use one of '{}'", value,
                                            fmt::join(known, "', '")));
    }
    return value;
}

std::string TableRow::place(std::string_view column) const {
    return fmt::format("{}:{}: {}", table_.file, row_.line, column);
}

void TableRow::error(std::string_view column, const std::string& message) const {
    complaints_.error(place(column), message);
}

void TableRow::warn(std::string_view column, const std::string& message) const {
    complaints_.warn(place(column), message);
}

Result<CsvTable> open_table(const std::filesystem::path& path,
                            std::initializer_list<std::string_view> columns) {
    auto table = read_csv(path);
    if (!table) {
        return table;
    }
    for (const std::string_view column : columns) {
        if (table->column(column) < 0) {
            return bad_input(fmt::format("{}:1: the column '{}' is missing", table->file, column));
        }
    }
    return table;
}

}  // namespace northway::data
