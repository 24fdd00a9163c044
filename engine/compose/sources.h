// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/result.h"
#include "model/catalogue.h"
#include "model/feature.h"
#include "model/raster.h"
#include "scene/catalogue_features.h"
#include "scene/document.h"

namespace northway::compose {

// What was read of one source: features, a raster, or a catalogue, as its layers need it.
struct SourceData {
    std::optional<model::FeatureSet> features;
    std::optional<model::Raster> raster;
    std::optional<model::Catalogue> catalogue;
    scene::CatalogueFeatures catalogue_features;
    std::vector<Warning> warnings;

    // The features a layer draws: of a catalogue its routes or places.
    const model::FeatureSet* features_for(const scene::Layer& layer) const;
};

using Sources = std::map<std::string, SourceData, std::less<>>;

// Reads every source that a layer uses.
Result<Sources> read_sources(const scene::Scene& scene);

}  // namespace northway::compose
