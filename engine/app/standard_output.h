// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <string_view>

namespace northway::app {

// Writes all of `text` to the standard output and flushes it; an error names the reason.
Status write_standard_output(std::string_view text);

// Opens what the caller has closed of the three standard streams, so that no file of the program's
// own gets their numbers; a standard output opened so cannot be written to.
void hold_standard_streams();

}  // namespace northway::app
