// SPDX-License-Identifier: Apache-2.0
#include "scene/time.h"

#include <algorithm>
#include <limits>

namespace northway::scene {

SceneTime SceneTime::held(double year) {
    SceneTime time;
    time.knots_ = {{0, year}};
    return time;
}

SceneTime SceneTime::playing(double from_year, double to_year, double duration_s) {
    SceneTime time;
    time.knots_ = {{0, from_year}, {duration_s, to_year}};
    return time;
}

double SceneTime::year_at(double clock_s) const {
    // The first knot after the moment; of two knots at the same second the later one holds.
    const auto after =
        std::upper_bound(knots_.begin(), knots_.end(), clock_s,
                         [](double clock, const Knot& knot) { return clock < knot.clock_s; });
    if (after == knots_.begin()) {
        return knots_.front().year;
    }
    const Knot& a = *(after - 1);
    if (after == knots_.end()) {
        return a.year;
    }
    return a.year + (after->year - a.year) * (clock_s - a.clock_s) / (after->clock_s - a.clock_s);
}

void SceneTime::forget_after(double clock_s) {
    const double year = year_at(clock_s);
    std::erase_if(knots_, [&](const Knot& knot) { return knot.clock_s >= clock_s; });
    knots_.push_back({clock_s, year});
}

void SceneTime::play(double clock_s, double years_per_s, double end_year) {
    forget_after(clock_s);
    const double left = end_year - knots_.back().year;
    if (years_per_s != 0 && left / years_per_s > 0) {
        knots_.push_back({clock_s + left / years_per_s, end_year});
    }
}

void SceneTime::hold(double clock_s, double year) {
    forget_after(clock_s);
    if (knots_.back().year != year) {
        knots_.push_back({clock_s, year});
    }
}

double accumulated(const model::Series& series, const SceneTime& time, double clock_s,
                   double tempo_years_per_s) {
    // The integral of the rate over the clock between two moments of one straight stretch.
    const auto stretch = [&](double from_s, double to_s, double from_year, double to_year) {
        if (from_year == to_year) {
            return series.at(from_year).per_year * (to_s - from_s);
        }
        return series.accumulated(from_year, to_year) * (to_s - from_s) / (to_year - from_year);
    };
    const auto until = [&](double end_s) {
        // From the first knot to `end_s`; before the first knot the year is held.
        const auto& knots = time.knots();
        if (end_s <= knots.front().clock_s) {
            return series.at(knots.front().year).per_year * (end_s - knots.front().clock_s);
        }
        double sum = 0;
        for (std::size_t i = 0; i < knots.size() && knots[i].clock_s < end_s; ++i) {
            const double next_s = i + 1 < knots.size() ? knots[i + 1].clock_s
                                                       : std::numeric_limits<double>::infinity();
            const double stop_s = std::min(next_s, end_s);
            if (stop_s > knots[i].clock_s) {
                const double stop_year =
                    i + 1 < knots.size()
                        ? knots[i].year + (knots[i + 1].year - knots[i].year) *
                                              (stop_s - knots[i].clock_s) /
                                              (next_s - knots[i].clock_s)
                        : knots[i].year;
                sum += stretch(knots[i].clock_s, stop_s, knots[i].year, stop_year);
            }
        }
        return sum;
    };
    return (until(clock_s) - until(0)) * tempo_years_per_s;
}

}  // namespace northway::scene
