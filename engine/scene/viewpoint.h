// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/strings.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace northway::scene {

// Whose boundary lines and names a map shows. The basemap holds a class for each line and viewpoint
// (fields class_NAME) and names of its own for some (name_LANGUAGE_NAME); the scene's layers choose
// by the global state "viewpoint".
struct Viewpoint {
    std::string id;  // "neutral", "cn", …
    Names name;
    Names credit;  // printed on the map
};

inline constexpr std::string_view kNeutralViewpoint = "neutral";

// Those of `share`/geodata/basemap/viewpoints.json, the neutral one first; none where the file is
// missing. A file that is no list of viewpoints is bad input.
Result<std::vector<Viewpoint>> read_viewpoints(const std::filesystem::path& share);

const Viewpoint* find_viewpoint(std::span<const Viewpoint> viewpoints, std::string_view id);
// "there is no viewpoint 'x'; choose one of neutral, cn, …"
std::string unknown_viewpoint(std::span<const Viewpoint> viewpoints, std::string_view id);

}  // namespace northway::scene
