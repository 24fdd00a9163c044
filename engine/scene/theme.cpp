// SPDX-License-Identifier: Apache-2.0
#include "scene/theme.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/file.h"
#include "scene/named_files.h"

namespace northway::scene {
namespace {

// {zh, ru, en} at `key`; what it lacks is `otherwise`.
Names names_at(const style::Json& json, const char* key, const std::string& otherwise) {
    const auto found = json.find(key);
    const auto in = [&](const char* language) {
        const bool given = found != json.end() && found->is_object() &&
                           found->contains(language) && (*found)[language].is_string();
        return given ? (*found)[language].get<std::string>() : otherwise;
    };
    return {in("zh"), in("ru"), in("en")};
}

// Puts values in place of names; knows which names it is inside of.
class Filling {
public:
    Filling(const Theme& theme, std::vector<Warning>& warnings)
        : theme_(theme), warnings_(warnings) {}

    style::Json fill(const style::Json& json, const std::string& place) {
        if (json.is_string()) {
            const auto& text = json.get_ref<const std::string&>();
            return text.size() < 2 || text[0] != '@' ? json : value_of(text.substr(1), place);
        }
        style::Json result = json;
        if (json.is_array()) {
            for (std::size_t i = 0; i < json.size(); ++i) {
                result[i] = fill(json[i], fmt::format("{}[{}]", place, i));
            }
        } else if (json.is_object()) {
            for (const auto& [key, value] : json.items()) {
                result[key] = fill(value, place + "." + key);
            }
        }
        return result;
    }

private:
    style::Json value_of(const std::string& name, const std::string& place) {
        const auto found = theme_.values.find(name);
        if (found == theme_.values.end()) {
            warnings_.push_back(
                {place, fmt::format("the theme '{}' has no value '{}'", theme_.name, name)});
            return "magenta";
        }
        if (std::find(inside_.begin(), inside_.end(), name) != inside_.end()) {
            warnings_.push_back({place, fmt::format("the value '{}' refers to itself", name)});
            return "magenta";
        }
        inside_.push_back(name);
        style::Json value = fill(*found, place);
        inside_.pop_back();
        return value;
    }

    const Theme& theme_;
    std::vector<Warning>& warnings_;
    std::vector<std::string> inside_;
};

}  // namespace

std::vector<std::string> theme_names(const std::filesystem::path& folder) {
    return json_names(folder);
}

Result<Theme> read_theme(const std::filesystem::path& folder, const std::string& name) {
    if (const auto unknown = unknown_name(theme_names(folder), "theme", name); !unknown.empty()) {
        return bad_usage(unknown);
    }
    const auto path = folder / (name + ".json");
    auto text = read_text(path);
    if (!text) {
        return tl::unexpected(text.error());
    }
    const auto json = style::Json::parse(*text, nullptr, false);
    if (!json.is_object() || !json.contains("values") || !json["values"].is_object()) {
        return bad_input(fmt::format("{}: is not a theme: an object with \"values\" is expected",
                                     path.string()));
    }
    Theme theme{name, json["values"], names_at(json, "name", name),
                names_at(json, "description", "")};
    if (const auto order = json.find("order"); order != json.end() && order->is_number()) {
        theme.order = order->get<double>();
    }
    return theme;
}

std::vector<Theme> read_themes(const std::filesystem::path& folder) {
    std::vector<Theme> themes;
    for (const auto& name : theme_names(folder)) {
        if (auto theme = read_theme(folder, name)) {
            themes.push_back(std::move(*theme));
        }
    }
    std::stable_sort(themes.begin(), themes.end(),
                     [](const Theme& a, const Theme& b) { return a.order < b.order; });
    return themes;
}

Theme with_own_values(Theme theme, const style::Json& values) {
    if (values.is_object()) {
        theme.values.update(values);
    }
    return theme;
}

style::Json with_theme(const style::Json& json, const Theme& theme, const std::string& place,
                       std::vector<Warning>& warnings) {
    return Filling(theme, warnings).fill(json, place);
}

}  // namespace northway::scene
