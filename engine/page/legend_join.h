// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/furniture.h"

#include <span>
#include <vector>

namespace northway::page {

// The entries of a compact legend: without what is redundant, and with each line that a band of the
// scale of widths has the colour of drawn as that band: "gas pipeline: 20 bcm/yr".
std::vector<LegendEntry> joined_entries(std::span<const LegendEntry> all);

}  // namespace northway::page
