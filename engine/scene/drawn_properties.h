// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "scene/layer.h"
#include "style/value.h"

namespace northway::scene {

// Whether drawing follows a layout or paint property with this value as the document gives it. The
// specification has more; those are told to the user, never passed over in silence.
bool is_drawn(std::string_view property, const style::Json& value);

// Whether layers of a type are drawn at all.
bool is_drawn(LayerType type);

}  // namespace northway::scene
