// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/label_decisions.h"

namespace northway::compose {

// What a frame shows that is so far on the way (0 to 1) from one scale to the next finer one, or
// from one turn of the map to the next: what the first shows, and as coming what the second has
// besides. A label that the second has elsewhere or not at all changes at a time of its own. Labels
// along one line are the same where they lie nearer to each other than `near`, CRS units.
LabelDecisions merged(const LabelDecisions& first, const LabelDecisions& second, double on_the_way,
                      double near);

}  // namespace northway::compose
