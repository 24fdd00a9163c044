// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/catalogue.h"
#include "model/derived.h"
#include "scene/words.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace northway::ui {

// What a system's card says, in words of one language. Made once for a system, a language, a
// calendar year and a status; holds pointers into the catalogue.

// A figure as a row: "2024 | more than 31 bcm, actual | lines 60".
struct FigureRow {
    const model::Observation* observation = nullptr;
    std::string period;
    std::string value;
    std::string basis;
    std::string place;                  // in its source
    std::vector<std::string> warnings;  // doubtful; what another source says instead
    std::string citation;               // title, author, date; empty: as the row before
    bool is_general = false;            // the citation is of no document
};

// Rows of one commodity and direction, the newest first.
struct FigurePart {
    std::string title;  // empty: the whole
    std::vector<FigureRow> rows;
};

struct FigureGroup {
    std::string metric;
    std::string title;
    std::vector<FigurePart> parts;
};

// Volumes, capacities and lengths first, then the levels as the table has them, then growth rates
// and shares.
std::vector<FigureGroup> figure_groups(const model::Catalogue& catalogue,
                                       std::string_view system_id, const scene::Words& words,
                                       Language language);

// A number that no source prints, with the rule and the printed ones it comes from.
struct DerivedRow {
    std::string title;  // metric, commodity, direction
    std::string period;
    std::string value;
    std::string rule;  // "exports − imports: USD 5 billion, USD 3 billion"
    std::vector<std::string> warnings;
};

struct NamedValue {
    std::string name;
    std::string value;
};

struct CitedText {
    std::string date;
    std::string text;
    std::string citation;  // title, author, date, place; the place alone after a row of the same
    bool is_general = false;
};

struct StatementGroup {
    std::string title;
    std::vector<CitedText> rows;
};

struct EventRow {
    std::size_t index = 0;  // in the catalogue's events
    CitedText text;
    bool is_planned = false;
};

struct CardContent {
    std::string name;
    std::vector<std::string> other_names;  // the other languages; the alternative Chinese name
    std::string kind;
    std::vector<NamedValue> facts;  // tier, statuses, dates, how the route was made
    std::vector<FigureGroup> figures;
    std::size_t figure_count = 0;
    std::vector<DerivedRow> derived;
    std::vector<StatementGroup> statements;
    std::size_t statement_count = 0;
    std::vector<EventRow> events;  // in order of time
    std::string note;
    bool is_drawn = false;
};

// `derived`: of the whole catalogue (model::derive).
CardContent card_content(const model::Catalogue& catalogue, std::span<const model::Derived> derived,
                         const model::System& system, double year, const scene::Words& words,
                         Language language);

// An event without the rest: date, title and where it is from.
CitedText event_text(const model::Catalogue& catalogue, const model::Event& event,
                     const scene::Words& words, Language language);

}  // namespace northway::ui
