// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "style/value.h"

#include "base/result.h"

namespace northway::scene {

// Named values that a scene refers to as "@name" (colours, mostly), so that one scene has several
// looks. A theme is a JSON object {"name": …, "values": {"land": "#…", …}}.
struct Theme {
    std::string name;
    style::Json values;
};

// Reads `folder`/NAME.json. An unknown name is a usage error that lists the themes there are.
Result<Theme> read_theme(const std::filesystem::path& folder, const std::string& name);
std::vector<std::string> theme_names(const std::filesystem::path& folder);

// Puts the theme's values in place of every string "@name" in `json`. Names the theme lacks are
// told in `warnings` with their JSON path and become "magenta", which nobody overlooks.
style::Json with_theme(const style::Json& json, const Theme& theme, const std::string& place,
                          std::vector<Warning>& warnings);

}  // namespace northway::scene
