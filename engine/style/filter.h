// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/expression.h"

#include <tl/expected.hpp>

#include <vector>

namespace northway::style {

// Which features a layer draws: an expression of type boolean, or a legacy filter such as
// ["in", "class", "a", "b"]. Movable; const use is safe on several threads.
class Filter {
public:
    // Lets everything pass.
    Filter() = default;
    // A null or absent filter (a JSON null) lets everything pass.
    [[nodiscard]] static tl::expected<Filter, std::vector<ParseError>> parse(const Json& json);

    // A feature for which the filter cannot be evaluated does not pass.
    bool matches(const EvaluationContext& context) const;
    // True when it lets everything pass and need not be asked.
    bool is_empty() const { return !expression_.has_value(); }
    bool is_zoom_constant() const;
    // The keys of global state that it reads, sorted.
    std::vector<std::string> global_state_keys() const;

private:
    std::optional<Expression> expression_;
};

// True when `json` is a filter in expression form, false when it is a legacy one.
bool is_expression_filter(const Json& json);
// The expression that a legacy filter stands for.
Json expression_from_legacy_filter(const Json& json);

}  // namespace northway::style
