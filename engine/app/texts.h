// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/map.h"

#include <filesystem>
#include <string>

namespace northway::app {

// Everything the panels may have to write, so that the fonts hold all its letters.
std::string font_text(const compose::Map& map, const std::filesystem::path& share);

// `path`, or where there is such a file already, the next free "NAME-2.png", "NAME-3.png", …
std::string free_name(const std::string& path);

}  // namespace northway::app
