// SPDX-License-Identifier: Apache-2.0
#include "sink/numbered_frames.h"

#include "base/file.h"
#include "sink/frame_pattern.h"
#include "sink/png.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <deque>
#include <future>
#include <set>
#include <system_error>
#include <thread>
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
        if (written_.contains(frame)) {
            return failed(fmt::format("{}: this frame came twice", pattern_.path_of(frame).string()));
        }
        if (written_.empty() && !pattern_.folder.empty()) {
            std::error_code error;
            std::filesystem::create_directories(pattern_.folder, error);
            if (error) {
                return failed(fmt::format("{}: the folder cannot be made: {}",
                                          pattern_.folder.string(), error.message()));
            }
        }
        const std::size_t most = std::max(1U, std::thread::hardware_concurrency());
        if (auto kept = wait_until_at_most(most - 1); !kept) {
            return kept;
        }
        being_written_.push_back(
            std::async(std::launch::async, [path = pattern_.path_of(frame), pixels, info = info_] {
                return write_png(path, pixels, info);
            }));
        written_.insert(frame);
        return {};
    }

    Status finish() override {
        if (auto kept = wait_until_at_most(0); !kept) {
            return kept;
        }
        if (static_cast<int>(written_.size()) != frame_count_) {
            return failed(fmt::format("{}: {} of {} frames were written",
                                      pattern_.path_of(0).parent_path().string(), written_.size(),
                                      frame_count_));
        }
        return {};
    }

private:
    Status wait_until_at_most(std::size_t count) {
        while (being_written_.size() > count) {
            auto first = std::move(being_written_.front());
            being_written_.pop_front();
            if (auto kept = first.get(); !kept) {
                return kept;
            }
        }
        return {};
    }

    FramePattern pattern_;
    PngInfo info_;
    int frame_count_;
    std::set<int> written_;
    std::deque<std::future<Status>> being_written_;  // one thread each, as many as there are cores
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
        std::move(*parsed), PngInfo{options.dpi, options.metadata}, options.frame_count);
}

}  // namespace northway::sink
