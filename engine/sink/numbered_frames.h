// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "sink/sink.h"

#include <filesystem>
#include <memory>

namespace northway::sink {

// PNG pictures named by their frame's number. Each is put in place whole by write(), which may
// replace an older one; missing folders are made with the first.
[[nodiscard]] Result<std::unique_ptr<FrameSink>> open_numbered_frames(
    const std::filesystem::path& pattern, const SinkOptions& options);

}  // namespace northway::sink
