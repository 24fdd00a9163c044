// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "model/catalogue.h"

#include <filesystem>

namespace northway::data {

// Reads systems, observations, places, sources and events (.csv) and routes.geojson of a folder
// and checks them: unique ids, references that resolve, dates, numbers, units and words. Error
// bad_input names file:line and column; softer things are in the catalogue's warnings.
Result<model::Catalogue> read_catalogue(const std::filesystem::path& folder);

// Writes the catalogue as one GeoPackage for any GIS (layers systems_line, systems_point,
// observations, places, sources, events), whole or not at all.
Status pack_catalogue(const model::Catalogue& catalogue, const std::filesystem::path& path);

}  // namespace northway::data
