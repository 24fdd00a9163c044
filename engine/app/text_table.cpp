// SPDX-License-Identifier: Apache-2.0
#include "app/text_table.h"

#include "base/utf8.h"

#include <algorithm>
#include <cstdint>

namespace northway::app {
namespace {

bool is_combining(std::uint32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || c == 0x200B || c == 0xFEFF;
}

// The ranges of East Asian Width W and F (Unicode Annex 11) that texts here have.
bool is_wide(std::uint32_t c) {
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0x303E) ||
           (c >= 0x3041 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) ||
           (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) ||
           (c >= 0x20000 && c <= 0x3FFFD);
}

}  // namespace

std::size_t column_count(std::string_view text) {
    std::size_t columns = 0;
    for (const std::uint32_t point : code_points(text)) {
        columns += is_combining(point) ? 0U : is_wide(point) ? 2U : 1U;
    }
    return columns;
}

std::string text_table(const std::vector<std::vector<std::string>>& rows, std::string_view indent) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], column_count(row[i]));
        }
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line(indent);
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i];
            line.append(widths[i] - column_count(row[i]) + 2, ' ');
        }
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

}  // namespace northway::app
