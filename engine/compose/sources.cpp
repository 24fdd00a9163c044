// SPDX-License-Identifier: Apache-2.0
#include "compose/sources.h"

#include "base/strings.h"
#include "compose/geojson_source.h"
#include "data/catalogue.h"
#include "data/contours.h"
#include "data/picture.h"
#include "data/raster.h"
#include "data/vector.h"
#include "scene/series_join.h"

#include <fmt/format.h>

#include <algorithm>

namespace northway::compose {
namespace {

using scene::LayerType;
using scene::SourceSpec;

struct Use {
    bool as_raster = false;
    bool as_picture = false;
    bool as_features = false;
};

Use use_of(const scene::Scene& scene, const std::string& id) {
    Use use;
    for (const auto& layer : scene.layers) {
        const bool shades = layer.type == LayerType::relief ||
                            layer.type == LayerType::hillshade ||
                            layer.type == LayerType::color_relief;
        const bool is_picture = layer.type == LayerType::raster;
        use.as_raster |= shades && (layer.source == id || layer.shade_source == id);
        use.as_picture |= is_picture && layer.source == id;
        use.as_features |=
            (!shades && !is_picture && layer.source == id) || layer.mask_source == id;
    }
    return use;
}

template <class T>
void take_warnings(SourceData& data, T& read) {
    data.warnings.insert(data.warnings.end(), read.warnings.begin(), read.warnings.end());
}

Status join(const SourceSpec& spec, SourceData& data) {
    data::VectorRequest request;
    request.path = spec.series->path;
    request.layer = spec.series->layer;
    auto table = data::read_vector(request);
    if (!table) {
        return tl::unexpected(within(fmt::format("series of source '{}'", spec.id), table.error()));
    }
    const auto& series = *spec.series;
    for (const auto& [set, field] :
         {std::pair{&*table, &series.key}, std::pair{&*table, &series.value},
          std::pair{&*table, &series.period}, std::pair{&*data.features, &series.feature_key}}) {
        if (set->field_index(*field) < 0) {
            const auto meant = nearest_word(*field, set->fields);
            return bad_input(fmt::format("series of source '{}': '{}' has no field '{}'{}", spec.id,
                                         set->name, *field,
                                         meant ? "; did you mean '" + *meant + "'?" : ""));
        }
    }
    data.joined_flows = scene::join_series(*data.features, *table, series, data.warnings);
    return {};
}

Status read_contours(const scene::Scene& scene, const SourceSpec& spec, SourceData& data) {
    const scene::ContourSpec& contours = *spec.contours;
    data::ContourRequest request;
    request.path = spec.path;
    request.interval_m = contours.interval_m;
    request.base_m = contours.base_m;
    request.index_every = contours.index_every;
    request.smoothing = contours.smoothing;
    request.has_shore = contours.has_shore;
    request.bbox = contours.bbox;
    if (!request.bbox && scene.view.bounds) {
        // What a frame of another shape than the bounds shows is a good part more.
        const geo::Box& view = *scene.view.bounds;
        const double dx = 0.5 * (view.max_x - view.min_x);
        const double dy = 0.5 * (view.max_y - view.min_y);
        request.bbox = geo::Box{view.min_x - dx, view.min_y - dy, view.max_x + dx, view.max_y + dy};
    }
    auto made = data::read_contours(request);
    if (!made) {
        return tl::unexpected(within(fmt::format("source '{}'", spec.id), made.error()));
    }
    data.features = std::move(*made);
    take_warnings(data, *data.features);
    return {};
}

Status read_features(const scene::Scene& scene, const SourceSpec& spec, SourceData& data) {
    if (spec.contours) {
        return read_contours(scene, spec, data);
    }
    const auto read = [&spec] {
        if (spec.kind == SourceSpec::Kind::geojson) {
            return read_geojson_source(spec);
        }
        data::VectorRequest request;
        request.path = spec.path;
        request.layer = spec.layer;
        request.sql = spec.sql;
        request.where = spec.where;
        return data::read_vector(request);
    };
    auto features = read();
    if (!features) {
        return tl::unexpected(within(fmt::format("source '{}'", spec.id), features.error()));
    }
    take_warnings(data, *features);
    if (spec.clusters) {
        data.clusters = std::make_unique<Clusters>(std::move(*features), *spec.clusters);
        return {};
    }
    data.features = std::move(*features);
    return spec.series ? join(spec, data) : Status{};
}

Result<model::Picture> picture_of(const SourceSpec& spec) {
    if (spec.has_tiles) {
        data::TilesRequest request;
        request.pattern = spec.path;
        request.is_tms = spec.is_tms;
        request.min_zoom = spec.min_zoom;
        request.max_zoom = spec.max_zoom;
        return data::read_tiles(request);
    }
    data::PictureRequest request;
    request.path = spec.path;
    request.corners = spec.corners;
    return data::read_picture(request);
}

Status read_picture(const SourceSpec& spec, SourceData& data) {
    auto picture = picture_of(spec);
    if (!picture) {
        return tl::unexpected(within(fmt::format("source '{}'", spec.id), picture.error()));
    }
    data.picture = std::move(*picture);
    take_warnings(data, *data.picture);
    return {};
}

Result<model::Raster> heights_of(const SourceSpec& spec) {
    if (!spec.encoding) {
        data::RasterRequest request;
        request.path = spec.path;
        return data::read_raster(request);
    }
    auto picture = picture_of(spec);
    if (!picture) {
        return tl::unexpected(picture.error());
    }
    const auto& code = *spec.encoding;
    auto heights = data::heights_from(*picture, {code.red, code.green, code.blue, code.shift});
    if (heights) {
        heights->warnings.insert(heights->warnings.begin(), picture->warnings.begin(),
                                 picture->warnings.end());
    }
    return heights;
}

bool is_raster(const SourceSpec& spec) {
    return spec.kind == SourceSpec::Kind::image || spec.kind == SourceSpec::Kind::raster ||
           spec.kind == SourceSpec::Kind::raster_dem;
}

Status read_one(const scene::Scene& scene, const SourceSpec& spec, const Use& use, SourceData& data) {
    if (spec.kind == SourceSpec::Kind::catalogue) {
        auto catalogue = data::read_catalogue(spec.path);
        if (!catalogue) {
            return tl::unexpected(within(fmt::format("source '{}'", spec.id), catalogue.error()));
        }
        data.catalogue = std::move(*catalogue);
        data.catalogue_features = scene::features_of(*data.catalogue);
        take_warnings(data, *data.catalogue);
        return {};
    }
    if (is_raster(spec) && spec.path.empty()) {
        return {};  // on a network: told when the scene was read
    }
    if (is_raster(spec) && use.as_features) {
        return bad_input(
            fmt::format("source '{}': holds a raster, which layers of the types "
                        "raster, hillshade, color-relief and relief draw",
                        spec.id));
    }
    if (use.as_picture) {
        if (auto read = read_picture(spec, data); !read) {
            return read;
        }
    }
    if (use.as_raster) {
        auto raster = heights_of(spec);
        if (!raster) {
            return tl::unexpected(within(fmt::format("source '{}'", spec.id), raster.error()));
        }
        data.raster = std::move(*raster);
        take_warnings(data, *data.raster);
    }
    return use.as_features ? read_features(scene, spec, data) : Status{};
}

}  // namespace

const model::FeatureSet* SourceData::features_for(const scene::Layer& layer) const {
    if (catalogue) {
        const auto& name = layer.source_layer;
        return name == "places"   ? &catalogue_features.places
               : name == "points" ? &catalogue_features.points
               : name == "areas"  ? &catalogue_features.areas
                                  : &catalogue_features.routes;
    }
    if (clusters) {
        return &clusters->at(cluster_zoom);
    }
    return features ? &*features : nullptr;
}

const StatusChanges* SourceData::status_for(const scene::Layer& layer) const {
    if (!catalogue || layer.source_layer == "places") {
        return nullptr;
    }
    return layer.source_layer == "points"  ? &catalogue_features.point_status
           : layer.source_layer == "areas" ? &catalogue_features.area_status
                                           : &catalogue_features.route_status;
}

const std::vector<scene::RouteFlow>* SourceData::flows() const {
    if (catalogue) {
        return &catalogue_features.flows;
    }
    return joined_flows.empty() ? nullptr : &joined_flows;
}

Result<Sources> read_sources(const scene::Scene& scene) {
    Sources sources;
    for (const auto& spec : scene.sources) {
        const Use use = use_of(scene, spec.id);
        if (spec.kind == SourceSpec::Kind::unreadable) {
            continue;  // told when the scene was read
        }
        if (!use.as_raster && !use.as_picture && !use.as_features) {
            continue;
        }
        if (auto read = read_one(scene, spec, use, sources[spec.id]); !read) {
            return tl::unexpected(read.error());
        }
    }
    return sources;
}

}  // namespace northway::compose
