// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "sink/sink.h"

#include <filesystem>
#include <memory>

namespace northway::sink {

// One PNG picture; the place is tried before the picture is drawn.
[[nodiscard]] Result<std::unique_ptr<FrameSink>> open_still(const std::filesystem::path& path,
                                                            const SinkOptions& options);

}  // namespace northway::sink
