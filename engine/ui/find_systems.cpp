// SPDX-License-Identifier: Apache-2.0
#include "ui/find_systems.h"

#include "base/strings.h"

#include <algorithm>

namespace northway::ui {
namespace {

bool matches(const model::System& system, const std::vector<std::string>& words) {
    const std::string text = folded(system.names.zh + "\n" + system.names.ru + "\n" +
                                    system.names.en + "\n" + system.id);
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return text.find(word) != std::string::npos;
    });
}

}  // namespace

std::string folded(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        const auto add = [&](unsigned first, unsigned second) {
            result += static_cast<char>(first);
            result += static_cast<char>(second);
            ++i;
        };
        if (c >= 'A' && c <= 'Z') {
            result += static_cast<char>(c + ('a' - 'A'));
        } else if (c == 0xD0 && (next == 0x81)) {
            add(0xD0, 0xB5);  // Ё
        } else if (c == 0xD1 && next == 0x91) {
            add(0xD0, 0xB5);  // ё
        } else if (c == 0xD0 && next >= 0x90 && next <= 0x9F) {
            add(0xD0, next + 0x20U);  // А … П
        } else if (c == 0xD0 && next >= 0xA0 && next <= 0xAF) {
            add(0xD1, next - 0x20U);  // Р … Я
        } else {
            result += text[i];
        }
    }
    return result;
}

std::vector<std::string> kinds_of(const model::Catalogue& catalogue) {
    std::vector<std::string> kinds;
    for (const auto& system : catalogue.systems) {
        if (std::find(kinds.begin(), kinds.end(), system.kind) == kinds.end()) {
            kinds.push_back(system.kind);
        }
    }
    return kinds;
}

std::vector<const model::System*> find_systems(const model::Catalogue& catalogue,
                                               const SystemQuery& query) {
    std::vector<std::string> words;
    for (const auto& word : split(folded(query.text), ' ')) {
        if (!word.empty()) {
            words.push_back(word);
        }
    }
    std::vector<const model::System*> found;
    for (const auto& system : catalogue.systems) {
        const bool kind = query.kind.empty() || system.kind == query.kind;
        const bool status =
            !query.status || model::status_at(system.status_changes, query.year) == query.status;
        if (kind && status && matches(system, words)) {
            found.push_back(&system);
        }
    }
    const auto kinds = kinds_of(catalogue);
    const auto rank = [&](const model::System* system) {
        const auto kind = std::find(kinds.begin(), kinds.end(), system->kind) - kinds.begin();
        return std::pair{kind, system->tier != "core"};
    };
    std::stable_sort(found.begin(), found.end(),
                     [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
    return found;
}

}  // namespace northway::ui
