// SPDX-License-Identifier: Apache-2.0
#include "scene/reading.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <utility>

namespace northway::scene {
namespace {

using json = style::Json;

constexpr double kDefaultMaxZoom = 18;  // of a GeoJSON source, by the specification

style::PropertySpec any_value() {
    style::PropertySpec spec;
    spec.name = "clusterProperties";
    return spec;
}

Result<std::shared_ptr<const style::Expression>> read_expression(const json& item,
                                                                 const std::string& path,
                                                                 const Reading& reading) {
    auto parsed = style::Expression::parse(item, any_value(), style::Expression::Use::filter);
    if (!parsed) {
        const auto& first = parsed.error().front();
        return reading.error(path + first.key, first.message);
    }
    return std::make_shared<const style::Expression>(std::move(*parsed));
}

// {name: [operator, map]}, where the operator is a name or an expression over ["accumulated"] and
// the property itself.
Status read_cluster_properties(const json& body, const std::string& path, ClusterSpec& spec,
                               const Reading& reading) {
    const auto found = body.find("clusterProperties");
    if (found == body.end()) {
        return {};
    }
    if (!found->is_object()) {
        return reading.error(path + ".clusterProperties", "an object is expected");
    }
    for (const auto& [name, pair] : found->items()) {
        const std::string place = path + ".clusterProperties." + name;
        if (!pair.is_array() || pair.size() != 2) {
            return reading.error(place, "[operator, expression] is expected");
        }
        json reduce = pair[0];
        if (reduce.is_string()) {
            reduce = json::array();
            reduce.push_back(pair[0]);
            reduce.push_back(json::array({"accumulated"}));
            reduce.push_back(json::array({"get", name}));
        }
        auto reducer = read_expression(reduce, place + "[0]", reading);
        if (!reducer) {
            return tl::unexpected(reducer.error());
        }
        auto mapper = read_expression(pair[1], place + "[1]", reading);
        if (!mapper) {
            return tl::unexpected(mapper.error());
        }
        spec.properties.push_back({name, std::move(*mapper), std::move(*reducer)});
    }
    return {};
}

Status read_clusters(const json& body, const std::string& path, SourceSpec& source,
                     Reading& reading) {
    const auto wanted = body.find("cluster");
    if (wanted == body.end() || !wanted->is_boolean() || !wanted->get<bool>()) {
        return {};
    }
    ClusterSpec spec;
    const double max_zoom = number_at(body, "maxzoom").value_or(kDefaultMaxZoom);
    spec.radius_px = number_at(body, "clusterRadius").value_or(spec.radius_px);
    spec.max_zoom =
        static_cast<int>(std::floor(number_at(body, "clusterMaxZoom").value_or(max_zoom - 1)));
    spec.min_points =
        static_cast<int>(std::max(2.0, number_at(body, "clusterMinPoints").value_or(2)));
    constexpr int kDeepest = 24;
    if (!(spec.radius_px >= 0) || spec.max_zoom < 0 || spec.max_zoom > kDeepest) {
        return reading.error(path, "clusterRadius is 0 or more, clusterMaxZoom between 0 and 24");
    }
    if (auto read = read_cluster_properties(body, path, spec, reading); !read) {
        return read;
    }
    source.clusters = std::move(spec);
    return {};
}

}  // namespace

Status read_geojson_source(const json& body, const std::string& path, SourceSpec& source,
                           Reading& reading) {
    source.kind = SourceSpec::Kind::geojson;
    const json data = body.value("data", json());
    if (data.is_string()) {
        source.path = reading.resolve(data.get<std::string>());
    } else if (data.is_object()) {
        source.inline_data = data;
    } else {
        return reading.error(path + ".data", "GeoJSON or the path of a file is expected");
    }
    if (body.contains("filter")) {
        auto filter = style::Filter::parse(body["filter"]);
        if (!filter) {
            const auto& first = filter.error().front();
            return reading.error(path + ".filter" + first.key, first.message);
        }
        source.filter = std::make_shared<const style::Filter>(std::move(*filter));
    }
    source.generate_id = body.value("generateId", json()) == json(true);
    const json promoted = body.value("promoteId", json());
    if (promoted.is_string()) {
        source.promote_id = promoted.get<std::string>();
    } else if (!promoted.is_null()) {
        reading.warn(path + ".promoteId", "the name of a property is expected; it is passed over");
    }
    return read_clusters(body, path, source, reading);
}

std::string text_of_html(const std::string& html) {
    static constexpr std::array kEntities{
        std::pair{"&copy;", "©"}, std::pair{"&amp;", "&"},   std::pair{"&lt;", "<"},
        std::pair{"&gt;", ">"},   std::pair{"&quot;", "\""}, std::pair{"&nbsp;", " "},
        std::pair{"&#169;", "©"}, std::pair{"&#39;", "'"},   std::pair{"&reg;", "®"}};
    std::string text;
    for (std::size_t i = 0; i < html.size();) {
        if (html[i] == '<') {
            const std::size_t end = html.find('>', i);
            i = end == std::string::npos ? html.size() : end + 1;
            continue;
        }
        bool replaced = false;
        for (const auto& [entity, meaning] : kEntities) {
            if (html.compare(i, std::string_view(entity).size(), entity) == 0) {
                text += meaning;
                i += std::string_view(entity).size();
                replaced = true;
                break;
            }
        }
        if (!replaced) {
            text += html[i++];
        }
    }
    return text;
}

}  // namespace northway::scene
