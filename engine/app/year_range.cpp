// SPDX-License-Identifier: Apache-2.0
#include "app/year_range.h"

#include <algorithm>
#include <cmath>

namespace northway::app {
namespace {

constexpr double kYearsAhead = 12;  // of the shown one: no plan stretches the slider further

}  // namespace

YearRange year_range(const model::Catalogue* catalogue, double shown_year) {
    const double shown = std::floor(shown_year);
    bool any = false;
    YearRange range{shown, shown + 1};
    const auto add = [&](const Period& period) {
        range.first = std::min(range.first, std::floor(period.start));
        range.end = std::max(range.end, std::min(std::ceil(period.end), shown + kYearsAhead));
        any = true;
    };
    if (catalogue != nullptr) {
        for (const auto& event : catalogue->events) {
            if (event.period) {
                add(*event.period);
            }
        }
        for (const auto& observation : catalogue->observations) {
            const bool is_dated = observation.basis == model::Basis::actual ||
                                  observation.basis == model::Basis::plan ||
                                  observation.basis == model::Basis::forecast;
            if (observation.whole_year() && is_dated && observation.metric == "throughput") {
                add({observation.start->start, observation.end->end});
            }
        }
    }
    return any ? range : YearRange{shown - 10, shown + 11};
}

}  // namespace northway::app
