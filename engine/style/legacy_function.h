// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/property_spec.h"
#include "style/value.h"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace northway::style {

// The expression that a legacy function {"type", "property", "stops", "base", "default",
// "colorSpace"} stands for. A part that is missing and has no default is left undefined (a
// discarded JSON value), which the expression parser reports at its place.
tl::expected<Json, std::string> expression_from_legacy_function(const Json& function,
                                                                const PropertySpec& spec);

// "Route {ref}" as ["concat", "Route ", ["get", "ref"]]; the text itself when it has no token.
Json expression_from_tokens(std::string_view text);

}  // namespace northway::style
