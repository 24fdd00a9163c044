// SPDX-License-Identifier: Apache-2.0
#include "app/inspection.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_set>

namespace northway::app {
namespace {

using model::Catalogue;

constexpr std::array<std::string_view, 7> kTables{"systems", "observations", "events", "places",
                                                  "sources", "statements",   "derived"};
constexpr std::size_t kListedChoices = 12;

bool fits(const std::vector<std::string>& wanted, const std::string& word) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), word) != wanted.end();
}

// The words that an option may name, each with what else people call it.
using KnownWords = std::map<std::string, std::vector<std::string>>;

// Small letters for Latin and Russian capitals, as far as ids and names of the catalogue need it.
std::string folded(std::string_view text) {
    std::string small;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        if (c >= 'A' && c <= 'Z') {
            small += static_cast<char>(c + ('a' - 'A'));
        } else if (c == 0xD0 && next >= 0x90 && next <= 0x9F) {  // А … П
            small += {'\xD0', static_cast<char>(next + 0x20)};
            ++i;
        } else if (c == 0xD0 && next >= 0xA0 && next <= 0xAF) {  // Р … Я
            small += {'\xD1', static_cast<char>(next - 0x20)};
            ++i;
        } else {
            small += text[i];
        }
    }
    return small;
}

// The words whose folded text or other name satisfies `fits`.
template <class Fits>
std::vector<std::string> words_that(const KnownWords& known, Fits fits) {
    std::vector<std::string> found;
    for (const auto& [word, names] : known) {
        if (fits(folded(word)) || std::any_of(names.begin(), names.end(), [&](const auto& name) {
                return !name.empty() && fits(folded(name));
            })) {
            found.push_back(word);
        }
    }
    return found;
}

// Whether the words of an option are among those that the catalogue has.
Status check_words(std::string_view option, const std::vector<std::string>& wanted,
                   const KnownWords& known) {
    for (const std::string& word : wanted) {
        if (known.contains(word)) {
            continue;
        }
        const std::string small = folded(word);
        const auto all = words_that(known, [](const auto&) { return true; });
        const auto same = words_that(known, [&](const auto& name) { return name == small; });
        const auto meant =
            same.size() == 1 ? std::optional(same.front()) : nearest_word(small, all);
        if (meant) {
            return bad_usage(fmt::format("{}: the catalogue has no '{}'; did you mean '{}'?",
                                         option, word, *meant));
        }
        // Ids and names are often remembered in part.
        const auto near = same.empty()
                              ? words_that(known,
                                           [&](const auto& name) {
                                               return name.find(small) != std::string::npos;
                                           })
                              : same;
        const auto& choices = near.empty() ? all : near;
        if (choices.empty()) {
            return bad_usage(fmt::format("{}: the catalogue has no '{}'", option, word));
        }
        const std::size_t shown = std::min(choices.size(), kListedChoices);
        return bad_usage(fmt::format(
            "{}: the catalogue has no '{}'; there {} {}{}", option, word,
            choices.size() == 1 ? "is" : "are",
            fmt::join(choices.begin(), choices.begin() + static_cast<std::ptrdiff_t>(shown), ", "),
            choices.size() > shown ? fmt::format(" and {} more", choices.size() - shown) : ""));
    }
    return {};
}

Status check_filter(const Catalogue& catalogue, const InspectFilter& filter) {
    KnownWords ids, kinds, tiers, statuses, scenes, metrics, commodities, sources;
    for (const model::System& s : catalogue.systems) {
        ids[s.id] = {s.names.en, s.names.zh, s.names.ru, s.name_zh_alternative};
        kinds[s.kind];
        tiers[s.tier];
        statuses[s.status_2025];
        for (const std::string& scene : s.scenes) {
            scenes[scene];
        }
    }
    for (const model::Observation& o : catalogue.observations) {
        metrics[o.metric];
        commodities[o.commodity];
    }
    for (const model::Source& s : catalogue.sources) {
        sources[s.id] = {s.titles.en, s.titles.zh, s.titles.ru};
    }
    for (KnownWords* known : {&statuses, &metrics, &commodities}) {
        known->erase("");  // a row that says nothing there
    }
    for (const Status& status :
         {check_words("--system", filter.systems, ids), check_words("--kind", filter.kinds, kinds),
          check_words("--tier", filter.tiers, tiers),
          check_words("--status", filter.statuses, statuses),
          check_words("--scene", filter.scenes, scenes),
          check_words("--metric", filter.metrics, metrics),
          check_words("--commodity", filter.commodities, commodities),
          check_words("--source", filter.sources, sources)}) {
        if (!status) {
            return status;
        }
    }
    return {};
}

bool is_in(const std::optional<Period>& years, const std::optional<Period>& start,
           const std::optional<Period>& end) {
    if (!years) {
        return true;
    }
    // An open side reaches as far as it must; without a date nothing can be said.
    return (start || end) && (!start || start->start < years->end) &&
           (!end || end->end > years->start);
}

class Selector {
public:
    Selector(const Catalogue& catalogue, const InspectFilter& filter)
        : catalogue_(catalogue), filter_(filter) {}

    Inspection run() {
        found_.catalogue = &catalogue_;
        select_systems();
        for (const model::System* system : found_.systems) {
            ids_.insert(system->id);
        }
        std::erase_if(found_.observations,
                      [this](const auto* o) { return !ids_.contains(o->system_id); });
        select_events_and_statements();
        select_derived();
        select_places();
        select_sources();
        return std::move(found_);
    }

private:
    bool has_number_filter() const {
        return !filter_.metrics.empty() || !filter_.commodities.empty();
    }
    bool has_system_filter() const {
        return !filter_.systems.empty() || !filter_.kinds.empty() || !filter_.tiers.empty() ||
               !filter_.statuses.empty() || !filter_.scenes.empty() || has_number_filter();
    }

    bool fits_system(const model::System& s) const {
        const bool is_in_scene =
            filter_.scenes.empty() ||
            std::any_of(s.scenes.begin(), s.scenes.end(),
                        [this](const std::string& scene) { return fits(filter_.scenes, scene); });
        return fits(filter_.systems, s.id) && fits(filter_.kinds, s.kind) &&
               fits(filter_.tiers, s.tier) && fits(filter_.statuses, s.status_2025) && is_in_scene;
    }

    void select_systems() {
        std::unordered_set<std::string> with_numbers;
        for (const model::Observation& o : catalogue_.observations) {
            if (fits(filter_.metrics, o.metric) && fits(filter_.commodities, o.commodity) &&
                fits(filter_.sources, o.source_id) && is_in(filter_.years, o.start, o.end)) {
                found_.observations.push_back(&o);
                with_numbers.insert(o.system_id);
            }
        }
        const bool needs_numbers =
            has_number_filter() || !filter_.sources.empty() || filter_.years.has_value();
        for (const model::System& system : catalogue_.systems) {
            if (fits_system(system) && (!needs_numbers || with_numbers.contains(system.id))) {
                found_.systems.push_back(&system);
            }
        }
    }

    void select_events_and_statements() {
        const bool all_systems = !has_system_filter();
        for (const model::Event& event : catalogue_.events) {
            if ((all_systems || ids_.contains(event.system_id)) &&
                fits(filter_.sources, event.source_id) &&
                is_in(filter_.years, event.period, event.period)) {
                found_.events.push_back(&event);
            }
        }
        for (const model::Statement& statement : catalogue_.statements) {
            const auto period = parse_period(statement.date);
            if ((all_systems || ids_.contains(statement.system_id)) &&
                fits(filter_.sources, statement.source_id) &&
                is_in(filter_.years, period, period)) {
                found_.statements.push_back(&statement);
            }
        }
    }

    void select_derived() {
        std::unordered_set<std::string> shown;
        for (const model::Observation* o : found_.observations) {
            shown.insert(o->id);
        }
        for (model::Derived& derived : model::derive(catalogue_)) {
            const bool has_inputs =
                std::any_of(derived.inputs.begin(), derived.inputs.end(),
                            [&](const std::string& id) { return shown.contains(id); });
            if (has_inputs && is_in(filter_.years, derived.start, derived.end)) {
                found_.derived.push_back(std::move(derived));
            }
        }
    }

    void select_places() {
        std::unordered_set<std::string> used;
        for (const model::System* system : found_.systems) {
            used.insert(system->place_ids.begin(), system->place_ids.end());
        }
        for (const model::Event* event : found_.events) {
            used.insert(event->place_ids.begin(), event->place_ids.end());
        }
        for (const model::Statement* statement : found_.statements) {
            used.insert(statement->place_id);
        }
        for (const model::Place& place : catalogue_.places) {
            if (filter_.is_empty() || used.contains(place.id)) {
                found_.places.push_back(&place);
            }
        }
    }

    void select_sources() {
        std::unordered_set<std::string> used;
        for (const model::System* system : found_.systems) {
            used.insert(system->source_ids.begin(), system->source_ids.end());
        }
        for (const model::Observation* o : found_.observations) {
            used.insert(o->source_id);
        }
        for (const model::Event* event : found_.events) {
            used.insert(event->source_id);
        }
        for (const model::Statement* statement : found_.statements) {
            used.insert(statement->source_id);
        }
        for (const model::Source& source : catalogue_.sources) {
            if (filter_.is_empty() ||
                (used.contains(source.id) && fits(filter_.sources, source.id))) {
                found_.sources.push_back(&source);
            }
        }
    }

    const Catalogue& catalogue_;
    const InspectFilter& filter_;
    Inspection found_;
    std::unordered_set<std::string> ids_;
};

}  // namespace

bool InspectFilter::is_empty() const {
    return systems.empty() && kinds.empty() && tiers.empty() && statuses.empty() &&
           scenes.empty() && metrics.empty() && commodities.empty() && sources.empty() && !years;
}

std::string_view name_of(InspectTable table) {
    return kTables[static_cast<std::size_t>(table)];
}

std::optional<InspectTable> inspect_table_from_name(std::string_view name) {
    const auto found = std::find(kTables.begin(), kTables.end(), name);
    return found == kTables.end()
               ? std::nullopt
               : std::optional(static_cast<InspectTable>(found - kTables.begin()));
}

Result<Inspection> inspect_catalogue(const Catalogue& catalogue, const InspectFilter& filter) {
    if (auto checked = check_filter(catalogue, filter); !checked) {
        return tl::unexpected(checked.error());
    }
    return Selector(catalogue, filter).run();
}

}  // namespace northway::app
