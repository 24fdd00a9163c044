// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/catalogue.h"

namespace northway::app {

// The years that a slider offers: from the start of `first` up to `end`.
struct YearRange {
    double first = 0;
    double end = 0;
    bool operator==(const YearRange&) const = default;
};

// The years of the catalogue's events and of its volumes, reported or expected, at most twelve
// beyond the year that is shown, which is always among them; ten years round it where there are
// none.
YearRange year_range(const model::Catalogue* catalogue, double shown_year);

}  // namespace northway::app
