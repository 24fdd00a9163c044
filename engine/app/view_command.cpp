// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"

namespace northway::app {

Status view(const Options&, const Environment&) {
    return failed("the window is not built into this program");
}

}  // namespace northway::app
