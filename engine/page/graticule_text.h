// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/strings.h"

#include <string>

namespace northway::page {

// "130° E", "52°30′ N"; "130° в. д.", "52°30′ с. ш."; "130°E", "52°30′N". Seconds where there are
// any; the prime meridian, the meridian of 180° and the equator have no letter. Longitudes may run
// past 180.
std::string longitude_text(double lon_deg, Language language);
std::string latitude_text(double lat_deg, Language language);

}  // namespace northway::page
