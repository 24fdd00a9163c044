// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace northway::style {

// The 24-bit red, green and blue of a CSS colour name in lower case.
std::optional<std::uint32_t> rgb_of_color_name(std::string_view name);

}  // namespace northway::style
