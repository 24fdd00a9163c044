// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <variant>

namespace northway::model {

// The value of a feature's field; monostate is null.
using Value = std::variant<std::monostate, bool, double, std::string>;

}  // namespace northway::model
