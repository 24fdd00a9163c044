// SPDX-License-Identifier: Apache-2.0
#include "app/year_range.h"

#include <algorithm>
#include <cmath>

namespace northway::app {

YearRange year_range(const model::Catalogue* catalogue, double shown_year) {
    const double shown = std::floor(shown_year);
    bool any = false;
    YearRange range{shown, shown + 1};
    if (catalogue != nullptr) {
        for (const auto& observation : catalogue->observations) {
            const auto year = observation.whole_year();
            if (year && observation.basis == model::Basis::actual &&
                observation.metric == "throughput") {
                range.first = std::min(range.first, static_cast<double>(*year));
                range.end = std::max(range.end, static_cast<double>(*year + 1));
                any = true;
            }
        }
    }
    return any ? range : YearRange{shown - 10, shown + 11};
}

}  // namespace northway::app
