// SPDX-License-Identifier: Apache-2.0
#include "data/wgs84.h"

namespace northway::data {

OGRSpatialReference wgs84() {
    OGRSpatialReference crs;
    crs.SetWellKnownGeogCS("WGS84");
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return crs;
}

bool is_wgs84(const OGRSpatialReference& crs) {
    const OGRSpatialReference plain = wgs84();
    const char* const options[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES",
                                   "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS", nullptr};
    return crs.IsSame(&plain, options) != 0;
}

}  // namespace northway::data
