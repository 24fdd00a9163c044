// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/pixels.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace northway::sink {

// What a PNG says about itself besides its pixels. No time stamp: same picture, same bytes.
struct PngInfo {
    double dpi = 96;                              // 0: say nothing about the physical size
    std::map<std::string, std::string> metadata;  // keyword (1-79 of ASCII) -> UTF-8 text
};

// The bytes of a PNG: RGB where every pixel is opaque, else RGBA with straight alpha. Marked sRGB.
[[nodiscard]] Result<std::vector<std::uint8_t>> encode_png(const Pixels& pixels,
                                                           const PngInfo& info);

// Writes the picture so that the file appears whole or not at all.
[[nodiscard]] Status write_png(const std::filesystem::path& path, const Pixels& pixels,
                               const PngInfo& info);

}  // namespace northway::sink
