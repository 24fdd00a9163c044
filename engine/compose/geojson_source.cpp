// SPDX-License-Identifier: Apache-2.0
#include "compose/geojson_source.h"

#include "base/file.h"
#include "data/geojson.h"
#include "data/vector.h"
#include "scene/feature_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace northway::compose {
namespace {

bool is_remote(const std::string& path) {
    return path.starts_with("http://") || path.starts_with("https://");
}

Result<model::FeatureSet> read_by_gdal(const scene::SourceSpec& spec) {
    data::VectorRequest request;
    request.path = spec.inline_data.is_null() ? spec.path : spec.inline_data.dump();
    request.layer = spec.layer;
    request.sql = spec.sql;
    request.where = spec.where;
    auto features = data::read_vector(request);
    if (!features && is_remote(spec.path)) {
        model::FeatureSet none;
        none.warnings.push_back(
            {fmt::format("source '{}'", spec.id),
             fmt::format("{}; its layers stay empty. Keep a copy of the file beside the scene and "
                         "name that",
                         features.error().message)});
        return none;
    }
    return features;
}

// The JSON of a file; nothing when it is none of GeoJSON's kind, so that GDAL may try.
std::optional<style::Json> json_of_file(const std::string& path) {
    if (is_remote(path) || path.starts_with("/vsi")) {
        return std::nullopt;
    }
    const auto text = read_text(path);
    if (!text || text->find_first_not_of(" \t\r\n\xEF\xBB\xBF") == std::string::npos ||
        (*text)[text->find_first_not_of(" \t\r\n\xEF\xBB\xBF")] != '{') {
        return std::nullopt;
    }
    style::Json json = style::Json::parse(*text, nullptr, false);
    return json.is_discarded() ? std::nullopt : std::optional(std::move(json));
}

void keep_matching(model::FeatureSet& set, const style::Filter& filter) {
    std::vector<bool> keeps;
    scene::FeatureView view(set);
    style::EvaluationContext context;
    context.feature = &view;
    for (std::size_t i = 0; i < set.features.size(); ++i) {
        view.at(i);
        keeps.push_back(filter.matches(context));
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < set.features.size(); ++i) {
        if (keeps[i]) {
            std::swap(set.features[kept++], set.features[i]);
        }
    }
    set.features.resize(kept);
}

}  // namespace

Result<model::FeatureSet> read_geojson_source(const scene::SourceSpec& spec) {
    std::optional<style::Json> from_file;
    const bool by_statement = !spec.sql.empty() || !spec.where.empty() || !spec.layer.empty();
    if (spec.inline_data.is_null() && !by_statement) {
        from_file = json_of_file(spec.path);
    }
    const style::Json* json = !spec.inline_data.is_null() ? &spec.inline_data
                              : from_file                 ? &*from_file
                                                          : nullptr;
    const bool plain = json != nullptr && !by_statement && !data::has_foreign_crs(*json);
    data::GeoJsonRequest request;
    request.place = spec.path.empty() ? fmt::format("sources.{}.data", spec.id) : spec.path;
    request.promote_id = spec.promote_id;
    request.generate_id = spec.generate_id;
    auto features = plain ? data::read_geojson(*json, request) : read_by_gdal(spec);
    if (features && spec.filter) {
        keep_matching(*features, *spec.filter);
    }
    return features;
}

}  // namespace northway::compose
