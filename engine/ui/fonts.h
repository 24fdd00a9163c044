// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <string_view>

struct ImFont;
struct ImFontAtlas;

namespace northway::ui {

// Faces of the panels; all hold Latin, Cyrillic and Chinese. Owned by the atlas.
struct Fonts {
    ImFont* regular = nullptr;
    ImFont* bold = nullptr;
    ImFont* small = nullptr;
    ImFont* large = nullptr;  // numbers and Latin only
};

// Fills an empty atlas with the default Noto fonts at `scale` output pixels per CSS pixel: Latin,
// Cyrillic, the common Chinese characters and all that stand in `text`. Fails when a font is
// missing.
Result<Fonts> load_fonts(ImFontAtlas& atlas, float scale, std::string_view text);

}  // namespace northway::ui
