// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ogr_spatialref.h>

namespace northway::data {

// WGS 84 with longitude before latitude.
OGRSpatialReference wgs84();

// Whether coordinates in `crs` are WGS 84 degrees, whatever the order of its axes.
bool is_wgs84(const OGRSpatialReference& crs);

}  // namespace northway::data
