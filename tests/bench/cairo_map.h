// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network.h"

namespace northway::bench {

// The yardstick: the median time that Cairo (image surface, default antialiasing, round caps and
// joins, one thread) takes to draw the network from memory at 1920 x 1080. Seconds.
double cairo_time_s(const Network& network);

}  // namespace northway::bench
