// SPDX-License-Identifier: Apache-2.0
#include "data/geojson.h"

#include "data/warning_list.h"

#include <fmt/format.h>

#include <cmath>
#include <map>

namespace northway::data {
namespace {

using Json = nlohmann::ordered_json;
using model::Geometry;
using model::GeometryType;

constexpr double kGreatestLon_deg = 540;
constexpr double kGreatestLat_deg = 90;

std::string text_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

model::Value value_of(const Json& json) {
    if (json.is_boolean()) {
        return json.get<bool>();
    }
    if (json.is_number()) {
        return json.get<double>();
    }
    if (json.is_string()) {
        return json.get<std::string>();
    }
    if (json.is_structured()) {
        return model::JsonText{json.dump(-1, ' ', false, Json::error_handler_t::replace)};
    }
    return {};
}

// One geometry, split by kind.
class GeometryReader {
public:
    void read(const Json& json) {
        if (!json.is_object()) {
            problem_ = "the geometry is no object";
            return;
        }
        const std::string type = text_at(json, "type");
        if (type == "GeometryCollection") {
            for (const Json& part : json.value("geometries", Json::array())) {
                read(part);
            }
            return;
        }
        const auto found = json.find("coordinates");
        if (found == json.end() || !found->is_array()) {
            problem_ = "the geometry has no coordinates";
            return;
        }
        if (type == "Point") {
            add_point(*found);
        } else if (type == "MultiPoint") {
            for_each(*found, [this](const Json& each) { add_point(each); });
        } else if (type == "LineString") {
            add_line(*found);
        } else if (type == "MultiLineString") {
            for_each(*found, [this](const Json& each) { add_line(each); });
        } else if (type == "Polygon") {
            add_polygon(*found);
        } else if (type == "MultiPolygon") {
            for_each(*found, [this](const Json& each) { add_polygon(each); });
        } else {
            problem_ = fmt::format("'{}' is no type of geometry", type);
        }
    }

    std::vector<Geometry> take() {
        std::vector<Geometry> all;
        for (Geometry* geometry : {&point_, &line_, &polygon_}) {
            if (!geometry->points.empty()) {
                all.push_back(std::move(*geometry));
            }
        }
        return all;
    }
    const std::string& problem() const { return problem_; }

private:
    template <class Add>
    void for_each(const Json& list, const Add& add) {
        for (const Json& each : list) {
            add(each);
        }
    }

    bool add_position(const Json& json, Geometry& geometry) {
        if (!json.is_array() || json.size() < 2 || !json[0].is_number() || !json[1].is_number()) {
            problem_ = "a position is no [longitude, latitude]; left out";
            return false;
        }
        const geo::LonLat point{json[0].get<double>(), json[1].get<double>()};
        if (std::abs(point.lat_deg) > kGreatestLat_deg ||
            std::abs(point.lon_deg) > kGreatestLon_deg) {
            problem_ = "a position lies off the Earth; left out";
            return false;
        }
        geometry.points.push_back(point);
        return true;
    }

    void add_point(const Json& json) {
        if (add_position(json, point_) && point_.part_starts.empty()) {
            point_.type = GeometryType::point;
            point_.part_starts.push_back(0);
        }
    }

    // How many positions of a line or ring could be read.
    std::size_t add_positions(const Json& json, Geometry& geometry) {
        const std::size_t start = geometry.points.size();
        for (const Json& each : json) {
            add_position(each, geometry);
        }
        return geometry.points.size() - start;
    }

    void add_line(const Json& json) {
        const std::size_t start = line_.points.size();
        if (add_positions(json, line_) < 2) {
            line_.points.resize(start);
            problem_ = "a line has fewer than two positions; left out";
            return;
        }
        line_.type = GeometryType::line;
        line_.part_starts.push_back(static_cast<std::uint32_t>(start));
    }

    bool add_ring(const Json& json) {
        const std::size_t start = polygon_.points.size();
        std::size_t count = add_positions(json, polygon_);
        if (count > 0 && !(polygon_.points[start] == polygon_.points.back())) {
            polygon_.points.push_back(polygon_.points[start]);
            ++count;
        }
        if (count < 4) {
            polygon_.points.resize(start);
            problem_ = "a ring has fewer than four positions; left out";
            return false;
        }
        polygon_.part_starts.push_back(static_cast<std::uint32_t>(start));
        return true;
    }

    void add_polygon(const Json& json) {
        const auto first_ring = static_cast<std::uint32_t>(polygon_.part_starts.size());
        if (!json.is_array() || json.empty() || !add_ring(json[0])) {
            return;  // without the outer ring the holes mean nothing
        }
        polygon_.type = GeometryType::polygon;
        polygon_.polygon_starts.push_back(first_ring);
        for (std::size_t i = 1; i < json.size(); ++i) {
            add_ring(json[i]);
        }
    }

    Geometry point_;
    Geometry line_;
    Geometry polygon_;
    std::string problem_;
};

class Reader {
public:
    explicit Reader(const GeoJsonRequest& request) : request_(request) {}

    Result<model::FeatureSet> read(const Json& json) {
        const std::string type = json.is_object() ? text_at(json, "type") : std::string();
        if (type == "FeatureCollection") {
            const auto features = json.find("features");
            if (features == json.end() || !features->is_array()) {
                return bad_input(
                    fmt::format("{}: the FeatureCollection has no \"features\"", request_.place));
            }
            for (const Json& each : *features) {
                add(each);
            }
        } else if (type == "Feature") {
            add(json);
        } else if (type.empty() || type == "Topology") {
            return bad_input(fmt::format(
                "{}: is no GeoJSON; a FeatureCollection, a Feature or a geometry is expected",
                request_.place));
        } else {
            add(Json{{"type", "Feature"}, {"properties", Json::object()}, {"geometry", json}});
        }
        fill_up();
        set_.warnings = warnings_.take();
        return std::move(set_);
    }

private:
    void add(const Json& json) {
        const std::size_t index = count_++;
        const std::string place = fmt::format("{}: feature {}", request_.place, index);
        if (!json.is_object() || text_at(json, "type") != "Feature") {
            warnings_.add(place, "is no Feature; left out");
            return;
        }
        GeometryReader geometry;
        const auto found = json.find("geometry");
        if (found != json.end() && !found->is_null()) {
            geometry.read(*found);
            if (!geometry.problem().empty()) {
                warnings_.add(place, geometry.problem());
            }
        }
        model::Feature feature;
        const auto properties = json.find("properties");
        if (properties != json.end() && properties->is_object()) {
            read_properties(*properties, feature);
        }
        read_id(json, index, feature);
        auto parts = geometry.take();
        if (parts.empty()) {
            parts.emplace_back();  // it still has its values
        }
        for (auto& part : parts) {
            set_.features.push_back(feature);
            set_.features.back().geometry = std::move(part);
        }
    }

    void read_properties(const Json& properties, model::Feature& feature) {
        for (const auto& [key, value] : properties.items()) {
            const auto [at, is_new] = columns_.try_emplace(key, set_.fields.size());
            if (is_new) {
                set_.fields.push_back(key);
            }
            if (feature.values.size() <= at->second) {
                feature.values.resize(at->second + 1, model::Absent{});
            }
            feature.values[at->second] = value_of(value);
        }
    }

    // An id is a number, or a text that reads as one; others are not seen by expressions.
    void read_id(const Json& json, std::size_t index, model::Feature& feature) const {
        feature.has_id = false;
        const Json none;
        const Json* id = &none;
        if (request_.generate_id) {
            feature.id = static_cast<std::int64_t>(index);
            feature.has_id = true;
            return;
        }
        const Json& holder = request_.promote_id.empty() || !json.contains("properties")
                                 ? json
                                 : json.at("properties");
        const auto found =
            holder.is_object()
                ? holder.find(request_.promote_id.empty() ? std::string("id") : request_.promote_id)
                : holder.end();
        if (found != holder.end()) {
            id = &*found;
        }
        if (id->is_number()) {
            feature.id = static_cast<std::int64_t>(id->get<double>());
            feature.has_id = true;
        } else if (id->is_string()) {
            const auto& text = id->get_ref<const std::string&>();
            char* end = nullptr;
            const double number = std::strtod(text.c_str(), &end);
            feature.has_id =
                !text.empty() && end == text.c_str() + text.size() && std::abs(number) < 9e15;
            feature.id = feature.has_id ? static_cast<std::int64_t>(number) : 0;
        }
    }

    // Features read before a property was first met lack it.
    void fill_up() {
        for (model::Feature& feature : set_.features) {
            feature.values.resize(set_.fields.size(), model::Absent{});
        }
    }

    const GeoJsonRequest& request_;
    model::FeatureSet set_;
    WarningList warnings_;
    std::map<std::string, std::size_t, std::less<>> columns_;
    std::size_t count_ = 0;
};

}  // namespace

Result<model::FeatureSet> read_geojson(const Json& json, const GeoJsonRequest& request) {
    return Reader(request).read(json);
}

bool has_foreign_crs(const Json& json) {
    const auto crs = json.is_object() ? json.find("crs") : json.end();
    if (!json.is_object() || crs == json.end() || !crs->is_object()) {
        return false;
    }
    const std::string name = text_at(crs->value("properties", Json::object()), "name");
    return !name.empty() && name.find("CRS84") == std::string::npos && !name.ends_with(":4326");
}

}  // namespace northway::data
