// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/series.h"

namespace northway::scene {

// The data year as a function of the presentation clock: straight between knots, held before the
// first and after the last. Two knots at one second are a jump (a dragged slider). Everything that
// moves is a function of this and of the clock (DESIGN §3).
class SceneTime {
public:
    struct Knot {
        double clock_s = 0;
        double year = 0;
        bool operator==(const Knot&) const = default;
    };

    // The year stands still.
    static SceneTime held(double year);
    // The year runs evenly from one to the other between clock 0 and `duration_s`.
    static SceneTime playing(double from_year, double to_year, double duration_s);

    double year_at(double clock_s) const;
    // From `clock_s` on the year runs at `years_per_s` until it reaches `end_year` and then stands.
    void play(double clock_s, double years_per_s, double end_year);
    // From `clock_s` on the year stands at `year`.
    void hold(double clock_s, double year);

    const std::vector<Knot>& knots() const { return knots_; }

private:
    void forget_after(double clock_s);
    std::vector<Knot> knots_;
};

// What a flow carried between clock 0 and `clock_s` (negative before 0), in the series' unit, when
// each second of the clock carries `tempo_years_per_s` years of traffic. Closed form.
double accumulated(const model::Series& series, const SceneTime& time, double clock_s,
                   double tempo_years_per_s);

}  // namespace northway::scene
