// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "base/result.h"

namespace northway {

// The folder with shaders/, assets/ and geodata/: $NORTHWAY_SHARE where it is set, else
// ../share/northway beside the running program. The build tree has the same layout.
Result<std::filesystem::path> share_folder();

}  // namespace northway
