// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "style/property_spec.h"
#include "style/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace northway::style {

// What is wrong with a plain JSON value for a property: its type, its range, its word. Each
// warning's place is `place`, with the index of the item inside an array.
std::vector<Warning> check_constant(const Json& json, const PropertySpec& spec,
                                    const std::string& place);
// "number", "string", "array", …
std::string_view json_type_name(const Json& json);

}  // namespace northway::style
