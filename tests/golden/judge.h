// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/pixels.h"
#include "base/result.h"

#include <filesystem>
#include <string>

namespace northway::golden {

// How far a picture may be from the expected one: at most `share` of its pixels may have a channel
// that is more than `levels` of 255 away.
struct Tolerance {
    int levels = 0;
    double share = 0;
};

// How many of the pixels differ by more than `levels`; all of them where the sizes differ.
double differing_share(const Pixels& actual, const Pixels& expected, int levels);

// The expected picture in grey with the differing pixels in red. Of the actual picture's size.
Pixels difference_picture(const Pixels& actual, const Pixels& expected, int levels);

Result<Pixels> read_png(const std::filesystem::path& path);

// Compares a picture with the one at `expected`. What failed stays in `output` as actual.png and
// diff.png, and the error says where; a missing expectation fails too. Nothing stays of a success.
Status judge(const Pixels& actual, const std::filesystem::path& expected,
             const std::filesystem::path& output, const Tolerance& tolerance);

}  // namespace northway::golden
