// SPDX-License-Identifier: Apache-2.0
#include "sink/still.h"

#include "base/file.h"
#include "sink/png.h"

#include <fmt/format.h>

#include <utility>

namespace northway::sink {
namespace {

class Still : public FrameSink {
public:
    Still(std::filesystem::path path, AtomicFile file, PngInfo info)
        : path_(std::move(path)), file_(std::move(file)), info_(std::move(info)) {}

    Status write(const Pixels& pixels, int frame) override {
        if (written_) {
            return failed(fmt::format("{}: holds one picture, and frame {} is a second one",
                                      path_.string(), frame));
        }
        const auto png = encode_png(pixels, info_);
        if (!png) {
            return tl::unexpected(within(path_.string(), png.error()));
        }
        written_ = true;
        return file_.write(*png);
    }

    Status finish() override {
        if (!written_) {
            return failed(fmt::format("{}: no picture came; nothing was kept", path_.string()));
        }
        return file_.commit();
    }

private:
    std::filesystem::path path_;
    AtomicFile file_;
    PngInfo info_;
    bool written_ = false;
};

}  // namespace

Result<std::unique_ptr<FrameSink>> open_still(const std::filesystem::path& path,
                                              const SinkOptions& options) {
    if (options.frame_count != 1) {
        return bad_usage(
            fmt::format("{}: a .png holds one picture, not {} frames; number them "
                        "with %05d in the name, or name a .mp4 or .webm",
                        path.string(), options.frame_count));
    }
    auto file = AtomicFile::create(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    return std::make_unique<Still>(path, std::move(*file), PngInfo{options.dpi, options.metadata});
}

}  // namespace northway::sink
