// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "style/value.h"

#include "base/result.h"
#include "base/strings.h"

namespace northway::scene {

// Named values that a scene refers to as "@name" (colours, mostly), so that one scene has several
// looks. A theme is a JSON object {"name": {zh, ru, en}, "description": {zh, ru, en}, "order": 1,
// "values": {"land": "#…", …}}; its file's name is the name that scenes and --theme give.
struct Theme {
    std::string name;
    style::Json values;
    Names title;
    Names description;
    double order = std::numeric_limits<double>::infinity();  // its place in lists; without, the end
};

// Reads `folder`/NAME.json. An unknown name is a usage error that lists the themes there are.
Result<Theme> read_theme(const std::filesystem::path& folder, const std::string& name);
std::vector<std::string> theme_names(const std::filesystem::path& folder);
// All of the folder's themes that can be read, by their order, then by name.
std::vector<Theme> read_themes(const std::filesystem::path& folder);

// The theme with a scene's own values (its root block "values") added; a scene's value of the same
// name goes before the theme's.
Theme with_own_values(Theme theme, const style::Json& values);

// Puts the theme's values in place of every string "@name" in `json`, also of those that stand in
// the values themselves. Names the theme lacks and names that lead back to themselves are told in
// `warnings` with their JSON path and become "magenta", which nobody overlooks.
style::Json with_theme(const style::Json& json, const Theme& theme, const std::string& place,
                          std::vector<Warning>& warnings);

}  // namespace northway::scene
