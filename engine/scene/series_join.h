// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/result.h"
#include "model/feature.h"
#include "scene/catalogue_features.h"
#include "scene/document.h"

namespace northway::scene {

// Joins a table of observations to the lines of any dataset (`series` of a gdal source), so that a
// flow layer draws them as it draws the catalogue. A row has the key of its feature, a value, a
// period (YYYY, YYYY-MM … or a whole number), and, where the table has them, metric (throughput or
// capacity; without it throughput), unit and direction (forward, backward or both along the line;
// without it forward). One flow a feature, in their order; rows that cannot be used are told in
// `warnings`.
std::vector<RouteFlow> join_series(const model::FeatureSet& features,
                                   const model::FeatureSet& table, const SeriesSpec& spec,
                                   std::vector<Warning>& warnings);

}  // namespace northway::scene
