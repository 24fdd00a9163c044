// SPDX-License-Identifier: Apache-2.0
#include "render/allocation.h"

#ifdef __GLIBC__
#include <malloc.h>

#include <limits>
#endif

namespace northway::render {

void tune_allocation() {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
    mallopt(M_TOP_PAD, 64 << 20);
#endif
}

}  // namespace northway::render
