// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "scene/document.h"
#include "text/font.h"

#include <vector>

namespace northway::compose {

// The fonts that a scene brings: its root key `fonts`, {"name": "file"}, with files beside the
// scene. `text-font` asks for them by that name; words in it such as Bold and Italic say their
// style. Errors (bad_input) name the key and the file.
Result<std::vector<text::FontFile>> scene_fonts(const scene::Scene& scene);

}  // namespace northway::compose
