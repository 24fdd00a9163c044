// SPDX-License-Identifier: Apache-2.0
#include "app/playback.h"

#include <algorithm>
#include <cmath>

namespace northway::app {
namespace {

// The last moment of a year still belongs to it.
constexpr double kYearEnd = 1e-3;

}  // namespace

Playback::Playback(double first_year, double last_year, double year, double clock_s)
    : first_year_(std::min(first_year, std::floor(year))),
      last_year_(std::max(last_year, std::floor(year) + 1)) {
    moment_.time = scene::SceneTime::held(year);
    moment_.clock_s = clock_s;
}

void Playback::set_playing(bool playing) {
    if (playing == playing_) {
        return;
    }
    playing_ = playing;
    // Played again from the end it starts over.
    if (playing_ && years_per_s_ > 0 && year() >= last_year_ - 2 * kYearEnd) {
        moment_.time.hold(moment_.clock_s, first_year_);
    }
    follow();
}

void Playback::set_rate(double years_per_s) {
    years_per_s_ = std::max(years_per_s, 0.0);
    follow();
}

void Playback::set_year(double year) {
    moment_.time.hold(moment_.clock_s, std::clamp(year, first_year_, last_year_ - kYearEnd));
    follow();
}

void Playback::step_years(double years) {
    set_year(year() + years);
}

void Playback::advance(double seconds) {
    if (playing_) {
        moment_.clock_s += seconds;
    }
}

void Playback::follow() {
    const double now = year();
    if (playing_ && years_per_s_ > 0) {
        moment_.time.hold(moment_.clock_s, now);
        moment_.time.play(moment_.clock_s, years_per_s_, last_year_ - kYearEnd);
    } else {
        moment_.time.hold(moment_.clock_s, now);
    }
}

}  // namespace northway::app
