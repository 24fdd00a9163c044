// SPDX-License-Identifier: Apache-2.0
#include "sink/frame_pattern.h"

#include <fmt/format.h>

#include <cstddef>
#include <string_view>

namespace northway::sink {
namespace {

tl::unexpected<Error> wrong(const std::filesystem::path& path, std::string_view reason) {
    return bad_usage(
        fmt::format("{}: {}; number frames with one %05d in the file's name, such as "
                    "frames/%05d.png, and write %% for a percent sign",
                    path.string(), reason));
}

// How long the conversion at the start of `text` ("%d", "%05d") is; 0 where it is none.
std::size_t conversion_length(std::string_view text) {
    if (text.starts_with("%d")) {
        return 2;
    }
    const bool padded = text.size() >= 4 && text.starts_with("%0") && text[2] >= '1' &&
                        text[2] <= '9' && text[3] == 'd';
    return padded ? 4 : 0;
}

}  // namespace

std::filesystem::path FramePattern::path_of(int frame) const {
    return folder / fmt::format("{}{:0{}}{}", before, frame, digits, after);
}

bool has_pattern(const std::filesystem::path& path) {
    return path.filename().string().find('%') != std::string::npos;
}

Result<FramePattern> parse_frame_pattern(const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    FramePattern pattern{path.parent_path(), "", "", 1};
    bool numbered = false;
    for (std::size_t i = 0; i < name.size();) {
        std::string& literal = numbered ? pattern.after : pattern.before;
        const std::string_view rest = std::string_view(name).substr(i);
        if (rest.front() != '%') {
            literal += rest.front();
            ++i;
        } else if (rest.starts_with("%%")) {
            literal += '%';
            i += 2;
        } else if (const std::size_t length = conversion_length(rest); length == 0) {
            return wrong(path, "a percent sign stands in it that numbers nothing");
        } else if (numbered) {
            return wrong(path, "the frame's number stands in it twice");
        } else {
            numbered = true;
            pattern.digits = length == 2 ? 1 : rest[2] - '0';
            i += length;
        }
    }
    if (!numbered) {
        return wrong(path, "the frame's number is missing");
    }
    return pattern;
}

}  // namespace northway::sink
