// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "model/feature.h"
#include "scene/source.h"

namespace northway::compose {

// The features of a geojson source after its filter: read as JSON where they are in the scene or in
// a plain file, by GDAL where it must (another CRS, an archive, a database). A file on a network
// that cannot be had gives no features and a warning, so that the rest of the map is drawn.
Result<model::FeatureSet> read_geojson_source(const scene::SourceSpec& spec);

}  // namespace northway::compose
