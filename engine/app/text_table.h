// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace northway::app {

// How many columns of a terminal a text takes: Chinese characters and full-width marks take two,
// combining marks none.
std::size_t column_count(std::string_view text);

// A table for a terminal: the first row is the header; columns are two blanks apart, and no line
// ends in a blank.
std::string text_table(const std::vector<std::vector<std::string>>& rows,
                       std::string_view indent = "");

}  // namespace northway::app
