// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/strings.h"
#include "model/catalogue.h"
#include "model/derived.h"
#include "scene/words.h"

#include <optional>
#include <string>
#include <vector>

namespace northway::app {

// Which rows `inspect` shows. An empty list asks for everything; several words are alternatives.
struct InspectFilter {
    std::vector<std::string> systems;
    std::vector<std::string> kinds;
    std::vector<std::string> tiers;
    std::vector<std::string> statuses;  // status_2025
    std::vector<std::string> scenes;
    std::vector<std::string> metrics;
    std::vector<std::string> commodities;
    std::vector<std::string> sources;
    std::optional<Period> years;  // from the start of the first to the end of the last

    bool is_empty() const;
};

enum class InspectTable { systems, observations, events, places, sources, statements, derived };
std::string_view name_of(InspectTable table);
std::optional<InspectTable> inspect_table_from_name(std::string_view name);

// What a filter left of a catalogue; the rows belong to the catalogue. A system stays when its own
// words fit and, where the filter asks for numbers, one of its numbers does.
struct Inspection {
    const model::Catalogue* catalogue = nullptr;
    std::vector<const model::System*> systems;
    std::vector<const model::Observation*> observations;
    std::vector<const model::Event*> events;
    std::vector<const model::Place*> places;
    std::vector<const model::Source*> sources;
    std::vector<const model::Statement*> statements;
    std::vector<model::Derived> derived;
};

// Error of kind usage where the filter names a word that the catalogue does not have.
Result<Inspection> inspect_catalogue(const model::Catalogue& catalogue,
                                     const InspectFilter& filter);

// The whole inspection as one JSON document, with the codes of the tables.
std::string inspection_json(const Inspection& inspection);
// One table (RFC 4180) with the codes of the tables, names and sources in `language`.
std::string inspection_csv(const Inspection& inspection, InspectTable table, Language language);
// One table for reading, with the sources of its numbers below it.
std::string inspection_text(const Inspection& inspection, InspectTable table,
                            const scene::Words& words, Language language);
// The same for one system after the other: names, status, numbers, events, facts.
std::string inspection_cards(const Inspection& inspection, const scene::Words& words,
                             Language language);

}  // namespace northway::app
