// SPDX-License-Identifier: Apache-2.0
#include "scene/words.h"

#include <cassert>

#include <fmt/format.h>

#include "base/file.h"
#include "scene/document.h"

namespace northway::scene {

Result<Words> Words::read(const std::filesystem::path& folder) {
    Words words;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".json") {
            if (auto added = words.add(entry.path()); !added) {
                return tl::unexpected(added.error());
            }
        }
    }
    if (words.names_.empty()) {
        return failed(fmt::format("{}: the program's texts are missing; install Northway again",
                                  folder.string()));
    }
    return words;
}

Status Words::add(const std::filesystem::path& file) {
    auto text = read_text(file);
    if (!text) {
        return tl::unexpected(text.error());
    }
    const auto json = style::Json::parse(*text, nullptr, false);
    if (!json.is_object()) {
        return bad_input(fmt::format("{}: is not a JSON object", file.string()));
    }
    for (const auto& [key, value] : json.items()) {
        Names names = names_from_json(value);
        if (names.zh.empty() || names.ru.empty() || names.en.empty()) {
            return bad_input(fmt::format("{}: {}: zh, ru and en are expected", file.string(), key));
        }
        if (!names_.emplace(key, std::move(names)).second) {
            return bad_input(fmt::format("{}: {}: stands in two files", file.string(), key));
        }
    }
    return {};
}

const std::string& Words::operator()(std::string_view key, Language language) const {
    static const std::string kUnknown = "?";
    const auto found = names_.find(key);
    assert(found != names_.end());
    return found != names_.end() ? found->second.in(language) : kUnknown;
}

std::string Words::with(std::string_view key, Language language,
                        std::initializer_list<std::string_view> values) const {
    std::string result = (*this)(key, language);
    for (const auto value : values) {
        const auto at = result.find("{}");
        if (at != std::string::npos) {
            result.replace(at, 2, value);
        }
    }
    return result;
}

}  // namespace northway::scene
