// SPDX-License-Identifier: Apache-2.0
#include "ui/find_systems.h"

#include "base/strings.h"

#include <algorithm>
#include <map>
#include <utility>

namespace northway::ui {
namespace {

std::string text_of(const model::System& system) {
    return folded(system.names.zh + "\n" + system.name_zh_alternative + "\n" + system.names.ru +
                  "\n" + system.names.en + "\n" + system.id);
}

int rank_of_tier(std::string_view tier) {
    return tier == "core" ? 0 : tier == "wider" ? 1 : 2;
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

std::vector<std::string> search_words(std::string_view text) {
    std::vector<std::string> words;
    for (const auto& word : split(folded(text), ' ')) {
        if (!word.empty()) {
            words.push_back(word);
        }
    }
    return words;
}

bool is_drawn(const model::Catalogue& catalogue, const model::System& system) {
    return !catalogue.routes_of(system.id).empty() || catalogue.area_of(system.id) != nullptr ||
           (system.geometry == "point" && catalogue.position_of(system).has_value());
}

SystemIndex::SystemIndex(const model::Catalogue& catalogue) : kinds_(kinds_of(catalogue)) {
    std::map<std::string, std::size_t> order;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
        order[kinds_[i]] = i;
    }
    for (const auto& system : catalogue.systems) {
        rows_.push_back({&system, text_of(system)});
        for (const auto& scene : system.scenes) {
            if (std::find(scenes_.begin(), scenes_.end(), scene) == scenes_.end()) {
                scenes_.push_back(scene);
            }
        }
    }
    const auto rank = [&](const Row& row) {
        return std::pair{order[row.system->kind], rank_of_tier(row.system->tier)};
    };
    std::stable_sort(rows_.begin(), rows_.end(),
                     [&](const Row& a, const Row& b) { return rank(a) < rank(b); });
}

std::vector<const model::System*> SystemIndex::find(const SystemQuery& query) const {
    const auto words = search_words(query.text);
    std::vector<const model::System*> found;
    for (const Row& row : rows_) {
        const auto& system = *row.system;
        const bool is_right =
            (query.kind.empty() || system.kind == query.kind) &&
            (query.tier.empty() || system.tier == query.tier) &&
            (query.scene.empty() || std::find(system.scenes.begin(), system.scenes.end(),
                                              query.scene) != system.scenes.end()) &&
            (!query.status || model::status_at(system.status_changes, query.year) == query.status);
        if (is_right && std::all_of(words.begin(), words.end(), [&](const std::string& word) {
                return row.text.find(word) != std::string::npos;
            })) {
            found.push_back(&system);
        }
    }
    return found;
}

}  // namespace northway::ui
