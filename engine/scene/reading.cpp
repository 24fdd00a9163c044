// SPDX-License-Identifier: Apache-2.0
#include "scene/reading.h"

#include <fmt/format.h>

#include <algorithm>

namespace northway::scene {

using json = style::Json;

std::string text_at(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<double> number_at(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_number() ? std::optional(found->get<double>())
                                                       : std::nullopt;
}

tl::unexpected<Error> Reading::error(const std::string& path, const std::string& message) const {
    return bad_input(fmt::format("{}: {}: {}", place, path, message));
}

void Reading::warn(const std::string& path, std::string message) {
    scene.warnings.push_back({place + ": " + path, std::move(message)});
}

void Reading::warn_unknown_keys(const json& object, std::span<const char* const> known,
                                const std::string& path) {
    for (const auto& [key, value] : object.items()) {
        if (std::find(known.begin(), known.end(), key) != known.end()) {
            continue;
        }
        const auto meant = nearest_word(key, {known.begin(), known.end()});
        warn(path + key, "is not used; it is kept when the scene is saved" +
                             (meant ? " (did you mean '" + *meant + "'?)" : std::string()));
    }
}

std::string Reading::resolve(const std::string& path) const {
    constexpr std::string_view kShare = "share:";
    if (path.starts_with(kShare)) {
        return (share / path.substr(kShare.size())).string();
    }
    // "PG:…", "/vsizip/…", "https://…": GDAL's own names.
    if (path.starts_with("/") || path.find(':') != std::string::npos) {
        return path;
    }
    return (scene.folder / path).lexically_normal().string();
}

}  // namespace northway::scene
