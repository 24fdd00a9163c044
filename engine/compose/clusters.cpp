// SPDX-License-Identifier: Apache-2.0
#include "compose/clusters.h"

#include "scene/feature_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace northway::compose {
namespace {

constexpr double kTilePx = 512;
constexpr double kRadians = std::numbers::pi / 180;
constexpr double kLeastCosine = 0.1;  // beyond 84 degrees the radius grows no more

double mercator_x(double lon_deg) {
    return lon_deg / 360 + 0.5;
}

double mercator_y(double lat_deg) {
    const double sine = std::sin(lat_deg * kRadians);
    return std::clamp(0.5 - 0.25 * std::log((1 + sine) / (1 - sine)) / std::numbers::pi, 0.0, 1.0);
}

geo::LonLat lonlat(double x, double y) {
    const double angle = (180 - y * 360) * kRadians;
    return {(x - 0.5) * 360, 2 * std::atan(std::exp(angle)) / kRadians - 90};
}

model::Value to_model(const style::Value& value) {
    if (const bool* flag = value.boolean()) {
        return *flag;
    }
    if (const double* number = value.number()) {
        return *number;
    }
    if (const std::string* text = value.string()) {
        return *text;
    }
    if (value.is_null()) {
        return {};
    }
    return model::JsonText{style::json_from_value(value).dump()};
}

// 950, 1.2k, 34k.
std::string abbreviated(double count) {
    if (count >= 10000) {
        return fmt::format("{:.0f}k", std::round(count / 1000));
    }
    return count >= 1000 ? fmt::format("{}k", std::round(count / 100) / 10)
                         : fmt::format("{:.0f}", count);
}

std::size_t column_of(model::FeatureSet& set, const std::string& field) {
    const int found = set.field_index(field);
    if (found >= 0) {
        return static_cast<std::size_t>(found);
    }
    set.fields.push_back(field);
    return set.fields.size() - 1;
}

}  // namespace

Clusters::Clusters(model::FeatureSet features, const scene::ClusterSpec& spec)
    : features_(std::move(features)), spec_(spec) {
    levels_[spec_.max_zoom + 1] = single_points();
}

int Clusters::level_of(double zoom) const {
    return std::clamp(static_cast<int>(std::floor(zoom)), 0, spec_.max_zoom + 1);
}

Clusters::Level Clusters::single_points() {
    Level level;
    scene::FeatureView view(features_);
    for (std::size_t i = 0; i < features_.features.size(); ++i) {
        const auto& geometry = features_.features[i].geometry;
        if (geometry.type != model::GeometryType::point || geometry.points.size() != 1) {
            others_.push_back(static_cast<std::uint32_t>(i));
            continue;
        }
        Node node;
        node.x = mercator_x(geometry.points[0].lon_deg);
        node.y = mercator_y(geometry.points[0].lat_deg);
        node.feature = static_cast<std::uint32_t>(i);
        view.at(i);
        style::EvaluationContext context;
        context.feature = &view;
        for (const auto& property : spec_.properties) {
            node.properties.push_back(property.map->evaluate(context).value_or(style::Value()));
        }
        level.push_back(std::move(node));
    }
    return level;
}

// The cluster's place is the mean of its points; its properties are those of all put together.
void Clusters::put_together(const std::vector<const Node*>& members, Node& cluster) const {
    cluster.count = 0;
    double x = 0;
    double y = 0;
    for (const Node* member : members) {
        x += member->x * member->count;
        y += member->y * member->count;
        cluster.count += member->count;
    }
    cluster.x = x / cluster.count;
    cluster.y = y / cluster.count;
    cluster.properties = members.front()->properties;
    for (std::size_t p = 0; p < spec_.properties.size(); ++p) {
        for (std::size_t m = 1; m < members.size(); ++m) {
            style::PlainFeature feature;
            feature.attributes.emplace_back(spec_.properties[p].name, members[m]->properties[p]);
            style::EvaluationContext context;
            context.feature = &feature;
            const style::Value so_far = cluster.properties[p];
            context.accumulated = &so_far;
            cluster.properties[p] = spec_.properties[p].reduce->evaluate(context).value_or(so_far);
        }
    }
}

Clusters::Level Clusters::joined(const Level& finer, int zoom) const {
    const double radius = spec_.radius_px / (kTilePx * std::exp2(zoom));
    std::vector<std::uint32_t> by_x(finer.size());
    for (std::uint32_t i = 0; i < by_x.size(); ++i) {
        by_x[i] = i;
    }
    std::sort(by_x.begin(), by_x.end(), [&finer](std::uint32_t a, std::uint32_t b) {
        return finer[a].x < finer[b].x || (finer[a].x == finer[b].x && a < b);
    });
    std::vector<bool> done(finer.size(), false);
    Level level;
    std::vector<std::uint32_t> near;
    std::vector<const Node*> members;
    for (std::uint32_t i = 0; i < finer.size(); ++i) {
        if (done[i]) {
            continue;
        }
        done[i] = true;
        const Node& origin = finer[i];
        const double cosine =
            std::max(kLeastCosine, std::cos(lonlat(origin.x, origin.y).lat_deg * kRadians));
        const double reach = radius / cosine;
        near.clear();
        auto at = std::lower_bound(
            by_x.begin(), by_x.end(), origin.x - reach,
            [&finer](std::uint32_t index, double x) { return finer[index].x < x; });
        for (; at != by_x.end() && finer[*at].x <= origin.x + reach; ++at) {
            const double dx = finer[*at].x - origin.x;
            const double dy = finer[*at].y - origin.y;
            if (!done[*at] && dx * dx + dy * dy <= reach * reach) {
                near.push_back(*at);
            }
        }
        std::sort(near.begin(), near.end());
        double count = origin.count;
        members.assign(1, &origin);
        for (const std::uint32_t index : near) {
            count += finer[index].count;
            members.push_back(&finer[index]);
        }
        if (count > origin.count && count >= spec_.min_points) {
            Node cluster;
            put_together(members, cluster);
            constexpr int kZoomBits = 5;
            cluster.id = (static_cast<std::int64_t>(i) << kZoomBits) + zoom + 1 +
                         static_cast<std::int64_t>(features_.features.size());
            level.push_back(std::move(cluster));
        } else {
            for (const Node* member : members) {
                level.push_back(*member);
            }
        }
        for (const std::uint32_t index : near) {
            done[index] = true;
        }
    }
    return level;
}

model::FeatureSet Clusters::features_of(const Level& level) const {
    model::FeatureSet set;
    set.name = features_.name;
    set.fields = features_.fields;
    const std::array columns{column_of(set, "cluster"), column_of(set, "cluster_id"),
                             column_of(set, "point_count"),
                             column_of(set, "point_count_abbreviated")};
    std::vector<std::size_t> own;
    for (const auto& property : spec_.properties) {
        own.push_back(column_of(set, property.name));
    }
    const auto copy = [&](std::uint32_t feature) {
        set.features.push_back(features_.features[feature]);
        set.features.back().values.resize(set.fields.size(), model::Absent{});
    };
    std::for_each(others_.begin(), others_.end(), copy);
    for (const Node& node : level) {
        if (node.count == 1) {
            copy(node.feature);
            continue;
        }
        model::Feature feature;
        feature.id = node.id;
        feature.geometry.type = model::GeometryType::point;
        feature.geometry.points = {lonlat(node.x, node.y)};
        feature.geometry.part_starts = {0};
        feature.values.assign(set.fields.size(), model::Absent{});
        feature.values[columns[0]] = true;
        feature.values[columns[1]] = static_cast<double>(node.id);
        feature.values[columns[2]] = node.count;
        feature.values[columns[3]] = abbreviated(node.count);
        for (std::size_t p = 0; p < own.size(); ++p) {
            feature.values[own[p]] = to_model(node.properties[p]);
        }
        set.features.push_back(std::move(feature));
    }
    return set;
}

const model::FeatureSet& Clusters::at(double zoom) {
    const int wanted = level_of(zoom);
    if (wanted > spec_.max_zoom) {
        return features_;
    }
    const auto [set, is_new] = sets_.try_emplace(wanted);
    if (is_new) {
        for (int level = spec_.max_zoom; level >= wanted; --level) {
            if (levels_.find(level) == levels_.end()) {
                levels_[level] = joined(levels_.at(level + 1), level);
            }
        }
        set->second = features_of(levels_.at(wanted));
    }
    return set->second;
}

}  // namespace northway::compose
