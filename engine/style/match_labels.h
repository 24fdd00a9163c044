// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/value.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace northway::style {

// The labels of a `match`: which output belongs to each. All are strings or all are numbers.
class MatchLabels {
public:
    // False when the label is there already.
    bool add(const Value& label, std::size_t output);
    // Nothing when the value is none of the labels.
    std::optional<std::size_t> find(const Value& value) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> strings_;
    std::unordered_map<double, std::size_t> numbers_;
};

}  // namespace northway::style
