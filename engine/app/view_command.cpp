// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"
#include "app/viewer.h"

namespace northway::app {

Status view(const Options& options, const Environment& environment) {
    auto viewer = Viewer::create(options, environment);
    if (!viewer) {
        return tl::unexpected(viewer.error());
    }
    return (*viewer)->run();
}

}  // namespace northway::app
