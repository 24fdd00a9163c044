// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/pixels.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace northway::test {

using Rgba = std::array<std::uint8_t, 4>;

// A picture of one colour (premultiplied).
Pixels plain(int width, int height, Rgba colour);
// An opaque picture in which no two neighbours are alike.
Pixels gradient(int width, int height);
void set(Pixels& pixels, int x, int y, Rgba colour);

// A PNG as libpng, which the sink does not use, reads it.
struct DecodedPng {
    int width = 0;
    int height = 0;
    int channels = 0;
    std::vector<std::uint8_t> bytes;
    double pixels_per_metre = 0;
    std::map<std::string, std::string> text;

    std::vector<int> at(int x, int y) const;
};
DecodedPng decode_png(const std::filesystem::path& path);

// The names of what lies in a folder, sorted.
std::vector<std::string> names_in(const std::filesystem::path& folder);

}  // namespace northway::test
