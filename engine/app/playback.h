// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/moment.h"
#include "scene/time.h"

namespace northway::app {

// The presentation clock of the window and the data year it drives. It reads no clock itself: the
// window tells it how much time has passed.
class Playback {
public:
    // The years that can be shown, and the one to start with.
    Playback(double first_year, double last_year, double year, double clock_s);

    bool is_playing() const { return playing_; }
    void set_playing(bool playing);
    void toggle() { set_playing(!playing_); }
    // Years of data per second of the clock while it plays; 0: the year stands, flows go on.
    double rate() const { return years_per_s_; }
    void set_rate(double years_per_s);
    void set_year(double year);
    void step_years(double years);
    void advance(double seconds);

    double year() const { return moment_.year(); }
    double first_year() const { return first_year_; }
    double last_year() const { return last_year_; }
    const compose::Moment& moment() const { return moment_; }
    void set_marks_move(bool move) { moment_.marks_move = move; }

private:
    void follow();  // makes the time function what the controls say from now on

    double first_year_;
    double last_year_;
    double years_per_s_ = 0;
    bool playing_ = false;
    compose::Moment moment_;
};

}  // namespace northway::app
