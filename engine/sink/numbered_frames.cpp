// SPDX-License-Identifier: Apache-2.0
#include "sink/numbered_frames.h"

#include "base/file.h"
#include "sink/frame_pattern.h"
#include "sink/png.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <set>
#include <system_error>
#include <utility>

namespace northway::sink {
namespace {

// Fails early where the folder, or the nearest one above it that exists, cannot be written to.
Status check_folder(const std::filesystem::path& folder) {
    std::filesystem::path existing = folder.empty() ? "." : folder;
    std::error_code ignored;
    while (!std::filesystem::exists(existing, ignored) && existing.has_relative_path()) {
        existing = existing.has_parent_path() ? existing.parent_path() : ".";
    }
    if (!std::filesystem::is_directory(existing, ignored)) {
        return failed(
            fmt::format("{}: is not a folder, so frames cannot be written to it; choose "
                        "another one",
                        existing.string()));
    }
    if (access(existing.c_str(), W_OK | X_OK) != 0) {
        return failed(
            fmt::format("{}: frames cannot be written to this folder: {}; choose "
                        "another one",
                        existing.string(), errno_text(errno)));
    }
    return {};
}

class NumberedFrames : public FrameSink {
public:
    NumberedFrames(FramePattern pattern, PngInfo info, int frame_count)
        : pattern_(std::move(pattern)), info_(std::move(info)), frame_count_(frame_count) {}

    Status write(const Pixels& pixels, int frame) override {
        if (written_.empty() && !pattern_.folder.empty()) {
            std::error_code error;
            std::filesystem::create_directories(pattern_.folder, error);
            if (error) {
                return failed(fmt::format("{}: the folder cannot be made: {}",
                                          pattern_.folder.string(), error.message()));
            }
        }
        if (auto written = write_png(pattern_.path_of(frame), pixels, info_); !written) {
            return written;
        }
        written_.insert(frame);
        return {};
    }

    Status finish() override {
        if (static_cast<int>(written_.size()) != frame_count_) {
            return failed(fmt::format("{}: {} of {} frames were written",
                                      pattern_.path_of(0).parent_path().string(), written_.size(),
                                      frame_count_));
        }
        return {};
    }

private:
    FramePattern pattern_;
    PngInfo info_;
    int frame_count_;
    std::set<int> written_;
};

}  // namespace

Result<std::unique_ptr<FrameSink>> open_numbered_frames(const std::filesystem::path& pattern,
                                                        const SinkOptions& options) {
    auto parsed = parse_frame_pattern(pattern);
    if (!parsed) {
        return tl::unexpected(parsed.error());
    }
    if (auto writable = check_folder(parsed->folder); !writable) {
        return tl::unexpected(writable.error());
    }
    return std::make_unique<NumberedFrames>(
        std::move(*parsed), PngInfo{options.dpi, options.metadata, 0}, options.frame_count);
}

}  // namespace northway::sink
