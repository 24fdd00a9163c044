// SPDX-License-Identifier: Apache-2.0
#include "case_file.h"

#include "base/file.h"
#include "style/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace northway::golden {
namespace {

constexpr std::array kKeys{"scene", "size", "pixel-ratio", "year",     "play",
                           "clock", "lang", "theme",       "tolerance", "paper"};

}  // namespace

Result<Case> read_case(const std::filesystem::path& folder) {
    const auto path = folder / "case.json";
    const auto text = read_text(path);
    if (!text) {
        return tl::unexpected(text.error());
    }
    try {
        const auto json = style::Json::parse(*text);
        for (const auto& [key, value] : json.items()) {
            if (std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end()) {
                return bad_input(fmt::format("{}: unknown key '{}'", path.string(), key));
            }
        }
        Case result;
        result.folder = folder;
        result.scene = json.value("scene", "scene.json");
        result.theme = json.value("theme", "");
        result.language = json.value("lang", "");
        result.size = {json.at("size").at(0).get<int>(), json.at("size").at(1).get<int>(),
                       json.value("pixel-ratio", 1.0)};
        result.size.is_paper = json.value("paper", false);
        result.moment.time = scene::SceneTime::held(json.value("year", 2024.5));
        if (json.contains("play")) {
            const auto play = json.at("play").get<std::array<double, 3>>();
            result.moment.time = scene::SceneTime::playing(play[0], play[1], play[2]);
        }
        result.moment.clock_s = json.value("clock", 0.0);
        result.tolerance = {json.at("tolerance").at("levels").get<int>(),
                            json.at("tolerance").at("share").get<double>()};
        return result;
    } catch (const style::Json::exception& error) {
        return bad_input(fmt::format("{}: {}", path.string(), error.what()));
    }
}

}  // namespace northway::golden
