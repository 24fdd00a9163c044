// SPDX-License-Identifier: Apache-2.0
#include "data/layer_reader.h"

#include "data/geometry_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace northway::data {
namespace {

constexpr double kGreatestLon_deg = 540.0;
constexpr double kGreatestLat_deg = 90.0;

bool touches(const geo::Box& box, const geo::Box& degrees) {
    for (const double turn_deg : {-360.0, 0.0, 360.0}) {
        geo::Box turned = degrees;
        turned.min_x += turn_deg;
        turned.max_x += turn_deg;
        if (box.intersects(turned)) {
            return true;
        }
    }
    return false;
}

// Takes out the points that have no place on the Earth, and the parts that are too short then.
void drop_unplaced(model::Geometry& geometry) {
    model::Geometry kept;
    kept.type = geometry.type;
    const std::size_t least = geometry.type == model::GeometryType::polygon ? 4
                              : geometry.type == model::GeometryType::line  ? 2
                                                                            : 1;
    std::size_t polygon = 0;
    bool has_exterior = true;
    for (std::size_t part = 0; part < geometry.part_count(); ++part) {
        const bool is_exterior =
            polygon < geometry.polygon_count() && geometry.polygon_starts[polygon] == part;
        polygon += is_exterior ? 1 : 0;
        const std::size_t start = kept.points.size();
        for (const geo::LonLat& point : geometry.part(part)) {
            if (!std::isnan(point.lon_deg)) {
                kept.points.push_back(point);
            }
        }
        if (geometry.type == model::GeometryType::polygon && kept.points.size() > start &&
            !(kept.points[start] == kept.points.back())) {
            kept.points.push_back(kept.points[start]);
        }
        const bool is_long_enough = kept.points.size() - start >= least;
        has_exterior = is_exterior ? is_long_enough : has_exterior;
        if (!is_long_enough || !has_exterior) {
            kept.points.resize(start);
            continue;
        }
        if (is_exterior) {
            kept.polygon_starts.push_back(static_cast<std::uint32_t>(kept.part_starts.size()));
        }
        kept.part_starts.push_back(static_cast<std::uint32_t>(start));
    }
    if (kept.points.empty()) {
        kept.type = model::GeometryType::none;
    }
    geometry = std::move(kept);
}

int mark_off_earth(std::vector<geo::LonLat>& points) {
    int count = 0;
    for (geo::LonLat& point : points) {
        if (std::abs(point.lat_deg) > kGreatestLat_deg ||
            std::abs(point.lon_deg) > kGreatestLon_deg) {
            point = {std::nan(""), std::nan("")};
            ++count;
        }
    }
    return count;
}

}  // namespace

LayerReader::LayerReader(const VectorRequest& request, const LayerHold& layer,
                         LonLatTransform transform, FieldReader fields, WarningList& warnings)
    : request_(request),
      layer_(layer),
      has_crs_(layer->GetSpatialRef() != nullptr),
      has_geometry_(layer->GetGeomType() != wkbNone),
      transform_(std::move(transform)),
      fields_(std::move(fields)),
      warnings_(warnings) {
    set_.name = layer->GetName();
    set_.fields = fields_.names();
}

Result<model::FeatureSet> LayerReader::run(GdalSession& session) {
    session.clear();
    layer_->ResetReading();
    const std::int64_t limit = request_.max_features.value_or(-1);
    bool is_cut_short = false;
    while (OGRFeatureUniquePtr feature{layer_->GetNextFeature()}) {
        if (limit >= 0 && read_count_ == limit) {
            is_cut_short = true;
            break;
        }
        ++read_count_;
        if (auto added = add(*feature); !added) {
            return tl::unexpected(added.error());
        }
    }
    if (auto whole = check_whole(session, is_cut_short); !whole) {
        return tl::unexpected(whole.error());
    }
    for (const GdalMessage& message : session.messages()) {
        warnings_.add(place(), "GDAL says: " + message.text);
    }
    return std::move(set_);
}

std::string LayerReader::place() const {
    return fmt::format("'{}' layer '{}'", request_.path, set_.name);
}

std::string LayerReader::place(std::int64_t row) const {
    return fmt::format("{} row {}", place(), row);
}

Status LayerReader::add(OGRFeature& source) {
    const std::int64_t row = source.GetFID() >= 0 ? source.GetFID() : read_count_;
    auto geometries = read_placed(source, row);
    if (!geometries) {
        return tl::unexpected(geometries.error());
    }
    if (geometries->empty() && request_.bbox) {
        return {};
    }
    if (geometries->empty()) {
        geometries->emplace_back();  // a row without geometry still has its values
    }
    std::vector<model::Value> values = fields_.read(
        source, [&] { return place(row); }, warnings_);
    for (std::size_t i = 0; i + 1 < geometries->size(); ++i) {
        set_.features.push_back({row, std::move((*geometries)[i]), values});
    }
    set_.features.push_back({row, std::move(geometries->back()), std::move(values)});
    return {};
}

Result<std::vector<model::Geometry>> LayerReader::read_placed(OGRFeature& source,
                                                              std::int64_t row) {
    const auto warn = [&](const std::string& message) { warnings_.add(place(row), message); };
    ReadGeometry read;
    if (const OGRGeometry* geometry = source.GetGeometryRef()) {
        read = read_geometry(*geometry);
    } else if (has_geometry_) {
        warn("no geometry; the row is kept without one");
    }
    for (const std::string& problem : read.problems) {
        warn(problem);
    }
    std::vector<model::Geometry> placed;
    for (model::Geometry& part : read.geometries) {
        if (auto fits = check_degrees(part, row); !fits) {
            return tl::unexpected(fits.error());
        }
        int lost = transform_.apply(part.points);
        if (lost > 0) {
            warn(
                fmt::format("{} points of its CRS have no longitude and latitude; left out", lost));
        }
        if (const int off = mark_off_earth(part.points); off > 0) {
            warn(fmt::format("{} points lie off the Earth; left out", off));
            lost += off;
        }
        if (lost > 0) {
            drop_unplaced(part);
        }
        if (part.type != model::GeometryType::none &&
            (!request_.bbox || touches(*request_.bbox, part.bounds()))) {
            placed.push_back(std::move(part));
        }
    }
    return placed;
}

// Without a CRS the numbers must look like degrees.
Status LayerReader::check_degrees(const model::Geometry& geometry, std::int64_t row) {
    if (has_crs_) {
        return {};
    }
    const geo::Box box = geometry.bounds();
    const bool looks_like_degrees = box.min_x >= -kGreatestLon_deg &&
                                    box.max_x <= kGreatestLon_deg &&
                                    box.min_y >= -kGreatestLat_deg && box.max_y <= kGreatestLat_deg;
    if (!looks_like_degrees) {
        return bad_input(fmt::format(
            "{} has no CRS and its coordinates are no degrees ({:.0f}, {:.0f}); give the dataset "
            "a CRS, for example with ogr2ogr -a_srs EPSG:CODE",
            place(row), box.min_x, box.min_y));
    }
    if (!is_assumed_) {
        warnings_.add(place(), "has no CRS; taken as WGS 84 longitude and latitude");
        is_assumed_ = true;
    }
    return {};
}

// Some drivers tell only on the way that the file breaks off, and then just stop.
Status LayerReader::check_whole(const GdalSession& session, bool is_cut_short) const {
    const bool has_file_error =
        std::any_of(session.messages().begin(), session.messages().end(),
                    [](const GdalMessage& message) { return message.is_file_error; });
    const bool is_filtered = !request_.where.empty() || request_.bbox.has_value() ||
                             layer_.is_statement() || is_cut_short;
    const std::string reason = session.reason("");
    const std::int64_t promised = is_filtered ? -1 : layer_->GetFeatureCount(FALSE);
    if (promised > read_count_) {
        return bad_input(fmt::format("{} breaks off after {} of {} rows{}{}", place(), read_count_,
                                     promised, reason.empty() ? "" : ": ", reason));
    }
    if (has_file_error || (!reason.empty() && promised < 0)) {
        return bad_input(fmt::format("{} cannot be read to its end ({} rows were): {}", place(),
                                     read_count_, reason));
    }
    return {};
}

}  // namespace northway::data
