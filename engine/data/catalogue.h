// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "model/catalogue.h"

#include <filesystem>
#include <vector>

namespace northway::data {

// Reads sources, places, systems, observations, events, statements and vocab (.csv), routes.geojson
// and areas.geojson of a folder: unique ids, references that resolve, dates, numbers, units and
// words. Error bad_input names file:line and column; softer things are in the catalogue's warnings.
Result<model::Catalogue> read_catalogue(const std::filesystem::path& folder);

// A catalogue held against every rule of geodata/catalogue/README.md.
struct CatalogueReport {
    model::Catalogue catalogue;
    std::vector<Warning> errors;    // it must not be published so
    std::vector<Warning> warnings;  // worth a look
};
// `basemap` is the dataset whose layers land and land_around tell land from sea; an empty path:
// geometry is not held against them. An error only where a file cannot be read at all.
Result<CatalogueReport> check_catalogue(const std::filesystem::path& folder,
                                        const std::filesystem::path& basemap);

// Writes the catalogue as one GeoPackage for any GIS, whole or not at all.
Status pack_catalogue(const model::Catalogue& catalogue, const std::filesystem::path& path);

}  // namespace northway::data
