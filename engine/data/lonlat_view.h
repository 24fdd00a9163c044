// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "data/gdal_session.h"

#include <gdal_priv.h>

#include <string>
#include <vector>

namespace northway::data {

// A view of `dataset` on WGS 84 longitudes and latitudes; pixels are computed when they are read,
// so the dataset must outlive it. `options` are further ones of gdalwarp ("-r", "bilinear", …);
// `name` stands for the dataset in messages. Bad input where GDAL knows no way.
Result<GDALDatasetUniquePtr> view_on_lonlat(GDALDataset& dataset, const std::string& name,
                                            const std::vector<std::string>& options,
                                            GdalSession& session);

}  // namespace northway::data
