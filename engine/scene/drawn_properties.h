// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace northway::scene {

// Whether drawing follows a layout or paint property. One that it does not follow is told to the
// user, never passed over in silence.
bool is_drawn(std::string_view property);

}  // namespace northway::scene
