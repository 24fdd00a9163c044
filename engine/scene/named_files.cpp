// SPDX-License-Identifier: Apache-2.0
#include "scene/named_files.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace northway::scene {

std::vector<std::string> json_names(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        if (entry.path().extension() == ".json") {
            names.push_back(entry.path().stem().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string unknown_name(std::span<const std::string> names, const std::string& what,
                         const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end()
               ? std::string()
               : fmt::format("there is no {} '{}'; choose one of {}", what, name,
                             fmt::join(names, ", "));
}

}  // namespace northway::scene
