// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <algorithm>

namespace northway {

std::size_t character_bytes(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned lead = byte(0);
    if (text.empty()) {
        return 0;
    }
    if (lead < 0x80) {
        return 1;
    }
    const std::size_t length = lead < 0xC2   ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) {
            return 0;
        }
    }
    const unsigned second = byte(1);
    const bool is_overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool is_surrogate = lead == 0xED && second >= 0xA0;
    const bool is_beyond = lead == 0xF4 && second >= 0x90;
    return is_overlong || is_surrogate || is_beyond ? 0 : length;
}

std::vector<std::uint32_t> code_points(std::string_view text) {
    std::vector<std::uint32_t> points;
    while (!text.empty()) {
        const std::size_t length = std::max<std::size_t>(character_bytes(text), 1);
        const auto lead = static_cast<unsigned char>(text[0]);
        std::uint32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (const char byte : text.substr(1, length - 1)) {
            point = (point << 6) | (static_cast<unsigned char>(byte) & 0x3FU);
        }
        points.push_back(point);
        text.remove_prefix(length);
    }
    return points;
}

}  // namespace northway
