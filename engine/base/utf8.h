// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace northway {

// How many bytes the well-formed UTF-8 character at the start of `text` has (RFC 3629): 1 to 4, 0
// where there is none.
std::size_t character_bytes(std::string_view text);

// The code points of UTF-8 text; a byte that begins no character stands for itself.
std::vector<std::uint32_t> code_points(std::string_view text);

}  // namespace northway
