// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <variant>

namespace northway::model {

// An array or object, as JSON.
struct JsonText {
    std::string text;
    bool operator==(const JsonText&) const = default;
};

// A feature of which nothing was said in this field, not even null.
struct Absent {
    bool operator==(const Absent&) const = default;
};

// The value of a feature's field; monostate is null.
using Value = std::variant<std::monostate, bool, double, std::string, JsonText, Absent>;

}  // namespace northway::model
