// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "data/gdal_session.h"
#include "data/raster.h"

#include <gdal_priv.h>

namespace northway::data {

// Reads the band that is asked for from an open dataset, warped to longitudes and latitudes where
// it does not lie on them. The path of the request is only its name in messages.
Result<model::Raster> read_from(GDALDataset& source, const RasterRequest& request,
                                GdalSession& session);

}  // namespace northway::data
