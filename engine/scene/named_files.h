// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace northway::scene {

// The names of the .json files of a folder without their extension, sorted; none where there is no
// such folder.
std::vector<std::string> json_names(const std::filesystem::path& folder);

// "there is no ramp 'x'; choose one of batlow, …" for a name that is none of `names`, else nothing.
std::string unknown_name(std::span<const std::string> names, const std::string& what,
                         const std::string& name);

}  // namespace northway::scene
