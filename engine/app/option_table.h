// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/options.h"

#include <span>
#include <string>
#include <string_view>

namespace northway::app {

// One option of the program. `read` puts a value into the options and is false where the value is
// not what `expects` says. A new option is one row in the table.
struct OptionRow {
    std::string_view names;     // "-o,--output", as CLI11 takes them
    std::string_view value;     // the placeholder in the help, such as "WxH"; empty: a flag
    std::string_view commands;  // first letters of those that have it: v r a c i d
    std::string_view help;
    std::string_view expects;  // what a right value is, for the message about a wrong one
    bool (*read)(std::string_view text, Options& options);
    bool repeats = false;
};
std::span<const OptionRow> option_table();

struct CommandRow {
    Command command;
    std::string_view argument;  // "SCENE", or empty
    std::string_view help;
    std::string_view examples;
};
std::span<const CommandRow> command_table();

// The longest name of an option, such as "--output".
std::string_view long_name(const OptionRow& row);

}  // namespace northway::app
