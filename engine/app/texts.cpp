// SPDX-License-Identifier: Apache-2.0
#include "app/texts.h"

#include "base/file.h"
#include "scene/theme.h"

#include <fmt/format.h>

namespace northway::app {
namespace {

std::string text_of(const Names& names) {
    return names.zh + names.ru + names.en;
}

}  // namespace

std::string font_text(const compose::Map& map, const std::filesystem::path& share) {
    std::string text = "…";
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(share / "assets/words", ignored)) {
        text += read_text(entry.path()).value_or("");
    }
    text += map.scene().document.dump(-1, ' ', false, style::Json::error_handler_t::replace);
    for (const auto& theme : scene::read_themes(share / "assets/themes")) {
        text += text_of(theme.title) + text_of(theme.description);
    }
    for (const auto& viewpoint : map.scene().viewpoints) {
        text += text_of(viewpoint.name) + text_of(viewpoint.credit);
    }
    if (const auto* catalogue = map.catalogue()) {
        for (const auto& system : catalogue->systems) {
            text += text_of(system.names) + system.name_zh_alternative + system.note;
        }
        for (const auto& source : catalogue->sources) {
            text += text_of(source.titles) + source.authors + source.publisher + source.published +
                    source.note;
        }
        for (const auto& event : catalogue->events) {
            text += text_of(event.titles);
        }
        for (const auto& statement : catalogue->statements) {
            text += text_of(statement.texts);
        }
        for (const auto& term : catalogue->terms) {
            text += text_of(term.labels);
        }
        for (const auto& route : catalogue->routes) {
            text += route.made;
        }
        for (const auto& area : catalogue->areas) {
            text += area.made;
        }
        for (const auto& observation : catalogue->observations) {
            text += observation.note;
        }
    }
    // Units are written by the text module: they hold these letters besides common ones.
    text +=
        "тыс млн млрд трлн ширины м³ км² "
        "亿万千立方米吨公里美元卢布人民币平方标箱列次小时天周月年分钟毫秒";
    return text;
}

std::string free_name(const std::string& path) {
    const std::filesystem::path wanted = path;
    std::error_code ignored;
    std::filesystem::path name = wanted;
    for (int i = 2; std::filesystem::exists(name, ignored) && i < 10000; ++i) {
        name = wanted.parent_path() /
               fmt::format("{}-{}{}", wanted.stem().string(), i, wanted.extension().string());
    }
    return name.string();
}

}  // namespace northway::app
