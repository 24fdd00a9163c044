// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "compose/clusters.h"
#include "compose/feature_states.h"
#include "model/catalogue.h"
#include "model/feature.h"
#include "model/picture.h"
#include "model/raster.h"
#include "scene/catalogue_features.h"
#include "scene/document.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace northway::compose {

// What was read of one source: features, a raster or picture, or a catalogue, as its layers need
// it.
struct SourceData {
    std::optional<model::FeatureSet> features;
    std::unique_ptr<Clusters> clusters;     // instead of the features, where points are clustered
    double cluster_zoom = 0;                // of the frame
    std::optional<model::Raster> raster;    // heights, or a grey relief picture
    std::optional<model::Picture> picture;  // colours
    std::optional<model::Catalogue> catalogue;
    scene::CatalogueFeatures catalogue_features;
    std::vector<scene::RouteFlow> joined_flows;  // of a gdal source with `series`, one a feature
    std::vector<Warning> warnings;

    // The features a layer draws: of a catalogue those of its source-layer.
    const model::FeatureSet* features_for(const scene::Layer& layer) const;
    // A number that differs when they do because the view has come to another whole zoom.
    int level() const { return clusters ? clusters->level_of(cluster_zoom) : 0; }
    // The statuses of those features over time; null where they have none.
    const StatusChanges* status_for(const scene::Layer& layer) const;
    // One flow a feature of those; null where the source has none.
    const std::vector<scene::RouteFlow>* flows() const;
};

using Sources = std::map<std::string, SourceData, std::less<>>;

// Reads every source that a layer uses.
Result<Sources> read_sources(const scene::Scene& scene);

}  // namespace northway::compose
