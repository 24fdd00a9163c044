// SPDX-License-Identifier: Apache-2.0
#include "data/csv.h"

#include "base/file.h"
#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace northway::data {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Reads the rows of a text one by one (RFC 4180), counting lines.
class CsvParser {
public:
    CsvParser(std::string_view text, const std::string& file) : text_(text), file_(file) {
        if (text_.starts_with(kByteOrderMark)) {
            text_.remove_prefix(kByteOrderMark.size());
        }
    }

    bool is_at_end() const { return at_ >= text_.size(); }

    Result<CsvRow> next_row() {
        CsvRow row;
        row.line = line_;
        while (true) {
            auto cell = next_cell(static_cast<int>(row.cells.size()) + 1);
            if (!cell) {
                return tl::unexpected(cell.error());
            }
            row.cells.push_back(std::move(*cell));
            if (is_at_end()) {
                return row;
            }
            if (text_[at_] == ',') {
                ++at_;
                continue;
            }
            end_line();
            return row;
        }
    }

private:
    void end_line() {
        if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') {
            ++at_;
        }
        ++at_;
        ++line_;
    }

    Result<std::string> next_cell(int column) {
        if (!is_at_end() && text_[at_] == '"') {
            return quoted_cell(column);
        }
        const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
        std::string cell(text_.substr(at_, end - at_));
        at_ = end;
        if (cell.find('"') != std::string::npos) {
            return bad_input(
                fmt::format("{}:{}:{}: a quote inside a cell that is not quoted; write \"…\"\"…\"",
                            file_, line_, column));
        }
        return cell;
    }

    Result<std::string> quoted_cell(int column) {
        const int first_line = line_;
        std::string cell;
        for (++at_; !is_at_end(); ++at_) {
            const char c = text_[at_];
            if (c == '"') {
                ++at_;
                if (is_at_end() || text_[at_] != '"') {
                    return end_quoted_cell(std::move(cell), column);
                }
            } else if (c == '\n') {
                ++line_;
            }
            cell += c;
        }
        return bad_input(
            fmt::format("{}:{}:{}: the quote is not closed", file_, first_line, column));
    }

    Result<std::string> end_quoted_cell(std::string cell, int column) const {
        if (!is_at_end() && text_[at_] != ',' && text_[at_] != '\r' && text_[at_] != '\n') {
            return bad_input(fmt::format(
                "{}:{}:{}: text after the closing quote; put a comma there", file_, line_, column));
        }
        return cell;
    }

    std::string_view text_;
    const std::string& file_;
    std::size_t at_ = 0;
    int line_ = 1;
};

// The first place where the text is no UTF-8, counted as the parser counts. A null is no character
// of a table: text in UTF-16 is full of them.
Status check_utf8(std::string_view text, const std::string& file) {
    int line = 1;
    int column = 1;
    bool is_quoted = false;
    while (!text.empty()) {
        const std::size_t length = character_bytes(text);
        if (length == 0 || text[0] == '\0') {
            return bad_input(
                fmt::format("{}:{}:{}: is not UTF-8; save the table as UTF-8", file, line, column));
        }
        if (text[0] == '"') {
            is_quoted = !is_quoted;
        } else if (text[0] == '\n') {
            ++line;
            column = is_quoted ? column : 1;
        } else if (text[0] == ',' && !is_quoted) {
            ++column;
        }
        text.remove_prefix(length);
    }
    return {};
}

bool is_blank(const CsvRow& row) {
    return row.cells.size() == 1 && row.cells[0].empty();
}

}  // namespace

int CsvTable::column(std::string_view name) const {
    const auto found = std::find(header.begin(), header.end(), name);
    return found == header.end() ? -1 : static_cast<int>(found - header.begin());
}

Result<CsvTable> parse_csv(std::string_view text, std::string file) {
    CsvTable table;
    table.file = std::move(file);
    if (auto readable = check_utf8(text, table.file); !readable) {
        return tl::unexpected(readable.error());
    }
    CsvParser parser(text, table.file);
    while (!parser.is_at_end()) {
        auto row = parser.next_row();
        if (!row) {
            return tl::unexpected(row.error());
        }
        if (is_blank(*row)) {
            continue;
        }
        if (table.header.empty()) {
            table.header = std::move(row->cells);
            continue;
        }
        if (row->cells.size() != table.header.size()) {
            return bad_input(fmt::format("{}:{}:{}: the row has {} cells, the header {}",
                                         table.file, row->line,
                                         std::min(row->cells.size(), table.header.size()) + 1,
                                         row->cells.size(), table.header.size()));
        }
        table.rows.push_back(std::move(*row));
    }
    if (table.header.empty()) {
        return bad_input(
            fmt::format("{}:1:1: the table is empty; it needs a header row", table.file));
    }
    return table;
}

Result<CsvTable> read_csv(const std::filesystem::path& path) {
    const auto text = read_text(path);
    if (!text) {
        return tl::unexpected(text.error());
    }
    return parse_csv(*text, path.string());
}

}  // namespace northway::data
