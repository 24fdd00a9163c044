// SPDX-License-Identifier: Apache-2.0
#include "ui/event_list.h"

#include "base/strings.h"
#include "ui/find_systems.h"

#include <algorithm>
#include <cmath>

namespace northway::ui {
namespace {

// Well under half a day.
constexpr double kSameTime = 1e-4;

bool holds_all(const std::string& text, const std::vector<std::string>& words) {
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return text.find(word) != std::string::npos;
    });
}

bool is_in_scope(const model::Event& event, const EventQuery& query) {
    switch (query.scope) {
        case EventScope::in_view:
            return std::binary_search(query.in_view.begin(), query.in_view.end(), event.system_id);
        case EventScope::of_system:
            return event.system_id == query.system_id;
        default:
            return true;
    }
}

bool has_text(const model::Catalogue& catalogue, const model::Event& event,
              const std::vector<std::string>& words) {
    if (words.empty()) {
        return true;
    }
    std::string text =
        event.date + "\n" + event.titles.zh + "\n" + event.titles.ru + "\n" + event.titles.en;
    if (const auto* system = catalogue.find_system(event.system_id)) {
        text += "\n" + system->names.zh + "\n" + system->names.ru + "\n" + system->names.en;
    }
    return holds_all(folded(text), words);
}

}  // namespace

double year_of(const model::Event& event) {
    return event.period ? event.period->middle() : 0;
}

std::vector<std::size_t> find_events(const model::Catalogue& catalogue, const EventQuery& query) {
    const auto words = search_words(query.text);
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < catalogue.events.size(); ++i) {
        const auto& event = catalogue.events[i];
        if (event.period && is_in_scope(event, query) && has_text(catalogue, event, words)) {
            found.push_back(i);
        }
    }
    std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) {
        return year_of(catalogue.events[a]) < year_of(catalogue.events[b]);
    });
    return found;
}

std::optional<std::size_t> step_event(const model::Catalogue& catalogue,
                                      std::span<const std::size_t> found,
                                      std::optional<std::size_t> current, double year,
                                      bool forward) {
    const auto time = [&](std::size_t index) { return year_of(catalogue.events[index]); };
    if (current && *current < catalogue.events.size() &&
        std::abs(time(*current) - year) < kSameTime) {
        const auto at = std::find(found.begin(), found.end(), *current);
        if (at != found.end()) {
            if (forward) {
                return at + 1 != found.end() ? std::optional(*(at + 1)) : std::nullopt;
            }
            return at != found.begin() ? std::optional(*(at - 1)) : std::nullopt;
        }
    }
    if (forward) {
        const auto next = std::find_if(found.begin(), found.end(), [&](std::size_t index) {
            return time(index) > year + kSameTime;
        });
        return next != found.end() ? std::optional(*next) : std::nullopt;
    }
    const auto last = std::find_if(found.rbegin(), found.rend(), [&](std::size_t index) {
        return time(index) < year - kSameTime;
    });
    return last != found.rend() ? std::optional(*last) : std::nullopt;
}

EventTarget target_of(const model::Catalogue& catalogue, const model::Event& event) {
    EventTarget target;
    target.place_ids = event.place_ids;
    if (const auto* system = catalogue.find_system(event.system_id)) {
        target.system_id = system->id;
        target.has_geometry = is_drawn(catalogue, *system);
    }
    return target;
}

std::vector<int> event_density(const model::Catalogue& catalogue,
                               std::span<const std::size_t> found, double first, double end,
                               std::size_t bins) {
    std::vector<int> counts(bins, 0);
    for (const std::size_t index : found) {
        const double share = (year_of(catalogue.events[index]) - first) / (end - first);
        if (share >= 0 && share < 1) {
            ++counts[static_cast<std::size_t>(share * static_cast<double>(bins))];
        }
    }
    return counts;
}

}  // namespace northway::ui
