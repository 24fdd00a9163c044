// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/feature.h"
#include "scene/source.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace northway::compose {

// The points of a GeoJSON source drawn as clusters: one set of features for each whole zoom, where
// points that lie within the radius of one another are one point with "cluster", "cluster_id",
// "point_count", "point_count_abbreviated" and the source's own cluster properties. Each level is
// made of the next finer one, greedily in the order of the data, as MapLibre does. The radius is
// meant on the ground at the points themselves, since a zoom is a resolution on the ground.
class Clusters {
public:
    // Features that are no single points stay as they are.
    Clusters(model::FeatureSet features, const scene::ClusterSpec& spec);

    // The features at a zoom. The sets stay where they are for the life of the object.
    const model::FeatureSet& at(double zoom);
    // Tells levels apart: the same number, the same features.
    int level_of(double zoom) const;

private:
    struct Node {
        double x = 0;  // Web Mercator, 0..1
        double y = 0;
        double count = 1;
        std::uint32_t feature = 0;  // of a point that stands alone
        std::int64_t id = 0;        // of a cluster
        std::vector<style::Value> properties;
    };
    using Level = std::vector<Node>;

    Level single_points();
    Level joined(const Level& finer, int zoom) const;
    void put_together(const std::vector<const Node*>& members, Node& cluster) const;
    model::FeatureSet features_of(const Level& level) const;

    model::FeatureSet features_;
    scene::ClusterSpec spec_;
    std::vector<std::uint32_t> others_;  // features that are no single points
    std::map<int, Level> levels_;
    std::map<int, model::FeatureSet> sets_;
};

}  // namespace northway::compose
