// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/catalogue.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace northway::ui {

enum class EventScope { all, in_view, of_system };

struct EventQuery {
    std::string text;  // words that all stand in a title of one language, the date or the system
    EventScope scope = EventScope::all;
    std::span<const std::string> in_view;  // sorted ids of systems
    std::string system_id;                 // for EventScope::of_system
};

// The middle of an event's date in decimal years; of a year alone the middle of that year.
double year_of(const model::Event& event);

// Indices of the events that match, in order of time; those of one time as in the table. Events
// without a date are left out.
std::vector<std::size_t> find_events(const model::Catalogue& catalogue, const EventQuery& query);

// The next of the `found` events (from find_events), or the one before: from `current`, while the
// map still shows its time, its neighbour in the list; else the first event after `year`, or the
// last one before it. Nothing past the ends.
std::optional<std::size_t> step_event(const model::Catalogue& catalogue,
                                      std::span<const std::size_t> found,
                                      std::optional<std::size_t> current, double year,
                                      bool forward);

// What a jump to an event does besides setting the year to year_of().
struct EventTarget {
    std::string system_id;               // card to open; empty: the event has no system
    bool has_geometry = false;           // the view goes to the system …
    std::vector<std::string> place_ids;  // … else to these places; empty: it stays
};
EventTarget target_of(const model::Catalogue& catalogue, const model::Event& event);

// How many of the events fall into each of `bins` equal parts of [first, end).
std::vector<int> event_density(const model::Catalogue& catalogue,
                               std::span<const std::size_t> found, double first, double end,
                               std::size_t bins);

}  // namespace northway::ui
