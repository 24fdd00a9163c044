// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/catalogue_features.h"

#include <string>
#include <vector>

namespace northway::scene {

// The fields that every set of systems has, and a system's values for them.
std::vector<std::string> system_fields();
std::vector<model::Value> system_values(const model::System& system, const std::string& accuracy);

// Each fills one set of `out`, as catalogue_features.h describes it.
void add_points(CatalogueFeatures& out, const model::Catalogue& catalogue);
void add_areas(CatalogueFeatures& out, const model::Catalogue& catalogue);
void add_places(CatalogueFeatures& out, const model::Catalogue& catalogue);

}  // namespace northway::scene
