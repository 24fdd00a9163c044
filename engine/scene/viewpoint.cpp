// SPDX-License-Identifier: Apache-2.0
#include "scene/viewpoint.h"

#include "base/file.h"
#include "scene/document.h"

#include <fmt/format.h>

#include <algorithm>

namespace northway::scene {

Result<std::vector<Viewpoint>> read_viewpoints(const std::filesystem::path& share) {
    const auto path = share / "geodata" / "basemap" / "viewpoints.json";
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return std::vector<Viewpoint>();
    }
    auto text = read_text(path);
    if (!text) {
        return tl::unexpected(text.error());
    }
    const auto json = style::Json::parse(*text, nullptr, false);
    std::vector<Viewpoint> viewpoints;
    for (const auto& [id, body] : json.items()) {
        if (!body.is_object() || !body.contains("name") || !body.contains("credit")) {
            return bad_input(fmt::format("{}: {}: an object with \"name\" and \"credit\" is expected",
                                         path.string(), id));
        }
        viewpoints.push_back({id, names_from_json(body["name"]), names_from_json(body["credit"])});
    }
    if (find_viewpoint(viewpoints, kNeutralViewpoint) == nullptr) {
        return bad_input(fmt::format("{}: has no viewpoint '{}'", path.string(), kNeutralViewpoint));
    }
    std::stable_partition(viewpoints.begin(), viewpoints.end(),
                          [](const Viewpoint& each) { return each.id == kNeutralViewpoint; });
    return viewpoints;
}

const Viewpoint* find_viewpoint(std::span<const Viewpoint> viewpoints, std::string_view id) {
    const auto found = std::find_if(viewpoints.begin(), viewpoints.end(),
                                    [&](const Viewpoint& each) { return each.id == id; });
    return found != viewpoints.end() ? &*found : nullptr;
}

std::string unknown_viewpoint(std::span<const Viewpoint> viewpoints, std::string_view id) {
    std::string known;
    for (const auto& each : viewpoints) {
        known += (known.empty() ? "" : ", ") + each.id;
    }
    return fmt::format("there is no viewpoint '{}'; choose one of {}", id, known);
}

}  // namespace northway::scene
