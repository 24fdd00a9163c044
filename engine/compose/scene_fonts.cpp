// SPDX-License-Identifier: Apache-2.0
#include "compose/scene_fonts.h"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>

namespace northway::compose {
namespace {

text::FontStyle style_of(std::string_view name) {
    const bool bold = name.find("Bold") != std::string_view::npos;
    const bool italic = name.find("Italic") != std::string_view::npos ||
                        name.find("Oblique") != std::string_view::npos;
    return bold && italic ? text::FontStyle::bold_italic
           : bold         ? text::FontStyle::bold
           : italic       ? text::FontStyle::italic
                          : text::FontStyle::regular;
}

}  // namespace

Result<std::vector<text::FontFile>> scene_fonts(const scene::Scene& scene) {
    std::vector<text::FontFile> files;
    const auto fonts = scene.document.find("fonts");
    if (fonts == scene.document.end()) {
        return files;
    }
    if (!fonts->is_object()) {
        return bad_input(fmt::format("{}: fonts: an object is expected, {{\"name\": \"file.ttf\"}}",
                                     scene.name));
    }
    for (const auto& [name, file] : fonts->items()) {
        if (!file.is_string() || name.empty()) {
            return bad_input(
                fmt::format("{}: fonts.{}: the path of a font file is expected", scene.name, name));
        }
        const std::filesystem::path path = scene.folder / file.get<std::string>();
        std::error_code error;
        if (!std::filesystem::is_regular_file(path, error)) {
            return bad_input(
                fmt::format("{}: fonts.{}: {} is not there; put the font beside the "
                            "scene or mend the path",
                            scene.name, name, path.string()));
        }
        files.push_back({path, 0, style_of(name), name});
    }
    return files;
}

}  // namespace northway::compose
