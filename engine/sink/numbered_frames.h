// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "sink/sink.h"

#include <filesystem>
#include <memory>

namespace northway::sink {

// PNG pictures named by their frame's number. They are compressed while the next frames are drawn,
// each put in place whole (an older one is replaced), the last at finish() or destruction; what
// fails to be written is reported by a later write() or finish(). Missing folders are made.
[[nodiscard]] Result<std::unique_ptr<FrameSink>> open_numbered_frames(
    const std::filesystem::path& pattern, const SinkOptions& options);

}  // namespace northway::sink
