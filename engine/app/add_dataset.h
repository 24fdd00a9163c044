// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "data/vector.h"
#include "style/value.h"

#include <string>
#include <vector>

namespace northway::app {

// The document with every layer of a dataset drawn on top, in a colour of its own by `index` and a
// manner that suits its geometry.
style::Json with_dataset(style::Json document, const std::string& path,
                         const std::vector<data::LayerInfo>& layers, int index);

}  // namespace northway::app
