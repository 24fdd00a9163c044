// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>

namespace northway::sink {

// The file names of numbered frames: "map-%05d.png" is map-00000.png, map-00001.png, …
struct FramePattern {
    std::filesystem::path folder;
    std::string before;  // what stands before and after the number; "%%" has become "%"
    std::string after;
    int digits = 1;  // padded with zeros to this many; longer numbers are not cut

    std::filesystem::path path_of(int frame) const;
};

// True where the file's name holds a percent sign, so that it must be a pattern.
bool has_pattern(const std::filesystem::path& path);

// Reads a pattern: exactly one %d or %0Nd (N from 1 to 9), in the file's name and not in its
// folder. usage: anything else after a percent sign.
[[nodiscard]] Result<FramePattern> parse_frame_pattern(const std::filesystem::path& path);

}  // namespace northway::sink
