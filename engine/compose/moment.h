// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/time.h"

namespace northway::compose {

// A moment: the data year as a function of the presentation clock, and the clock.
struct Moment {
    scene::SceneTime time = scene::SceneTime::held(2024.5);
    double clock_s = 0;
    bool marks_move = true;  // false: reduced motion, marks stand where clock 0 has them

    double year() const { return time.year_at(clock_s); }
};

}  // namespace northway::compose
