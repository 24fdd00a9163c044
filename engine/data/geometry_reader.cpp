// SPDX-License-Identifier: Apache-2.0
#include "data/geometry_reader.h"

#include <fmt/format.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace northway::data {
namespace {

using model::Geometry;
using model::GeometryType;

class Reader {
public:
    void read(const OGRGeometry& geometry) {
        if (geometry.hasCurveGeometry(TRUE)) {
            const std::unique_ptr<OGRGeometry> straight(geometry.getLinearGeometry());
            if (straight) {
                read(*straight);
            } else {
                result_.problems.emplace_back("a curve could not be made into a line; left out");
            }
            return;
        }
        if (geometry.IsEmpty()) {
            result_.problems.emplace_back("empty geometry; left out");
            return;
        }
        switch (wkbFlatten(geometry.getGeometryType())) {
            case wkbPoint:
                read_point(*geometry.toPoint());
                break;
            case wkbLineString:
                read_line(*geometry.toLineString());
                break;
            case wkbLinearRing:
                read_line(*geometry.toLinearRing());
                break;
            case wkbPolygon:
            case wkbTriangle:
                read_polygon(*geometry.toPolygon());
                break;
            case wkbMultiPoint:
            case wkbMultiLineString:
            case wkbMultiPolygon:
            case wkbGeometryCollection:
                for (const OGRGeometry* part : *geometry.toGeometryCollection()) {
                    read(*part);
                }
                break;
            case wkbPolyhedralSurface:
            case wkbTIN:
                for (const OGRPolygon* face : *geometry.toPolyhedralSurface()) {
                    read_polygon(*face);
                }
                break;
            default:
                result_.problems.push_back(fmt::format("geometry of type {} is not supported",
                                                       geometry.getGeometryName()));
        }
    }

    ReadGeometry take() {
        for (Geometry* geometry : {&point_, &line_, &polygon_}) {
            if (!geometry->points.empty()) {
                result_.geometries.push_back(std::move(*geometry));
            }
        }
        return std::move(result_);
    }

private:
    void read_point(const OGRPoint& point) {
        if (!std::isfinite(point.getX()) || !std::isfinite(point.getY())) {
            result_.problems.emplace_back("a point has no finite coordinates; left out");
            return;
        }
        point_.type = GeometryType::point;
        if (point_.points.empty()) {
            point_.part_starts.push_back(0);
        }
        point_.points.push_back({point.getX(), point.getY()});
    }

    // Copies a whole curve at once, then takes out what is not finite; returns what is left.
    std::size_t append(Geometry& geometry, const OGRSimpleCurve& curve) {
        const std::size_t start = geometry.points.size();
        geometry.points.resize(start + static_cast<std::size_t>(curve.getNumPoints()));
        if (curve.getNumPoints() > 0) {
            geo::LonLat* first = &geometry.points[start];
            curve.getPoints(&first->lon_deg, sizeof(geo::LonLat), &first->lat_deg,
                            sizeof(geo::LonLat));
        }
        const auto begin = geometry.points.begin() + static_cast<std::ptrdiff_t>(start);
        const auto kept = std::remove_if(begin, geometry.points.end(), [](geo::LonLat p) {
            return !std::isfinite(p.lon_deg) || !std::isfinite(p.lat_deg);
        });
        if (kept != geometry.points.end()) {
            result_.problems.push_back(
                fmt::format("{} of its points have no finite coordinates; left out",
                            geometry.points.end() - kept));
            geometry.points.erase(kept, geometry.points.end());
        }
        return geometry.points.size() - start;
    }

    void read_line(const OGRSimpleCurve& curve) {
        const std::size_t start = line_.points.size();
        if (append(line_, curve) < 2) {
            line_.points.resize(start);
            result_.problems.emplace_back("a line has fewer than two points; left out");
            return;
        }
        line_.type = GeometryType::line;
        line_.part_starts.push_back(static_cast<std::uint32_t>(start));
    }

    // Whether the ring was good enough to stay.
    bool read_ring(const OGRLinearRing& ring) {
        const std::size_t start = polygon_.points.size();
        std::size_t count = append(polygon_, ring);
        if (count > 0 && !(polygon_.points[start] == polygon_.points.back())) {
            result_.problems.emplace_back("a ring is not closed; closed");
            polygon_.points.push_back(polygon_.points[start]);
            ++count;
        }
        if (count < 4) {
            polygon_.points.resize(start);
            result_.problems.emplace_back("a ring has fewer than four points; left out");
            return false;
        }
        polygon_.part_starts.push_back(static_cast<std::uint32_t>(start));
        return true;
    }

    void read_polygon(const OGRPolygon& polygon) {
        const auto first_ring = static_cast<std::uint32_t>(polygon_.part_starts.size());
        const OGRLinearRing* exterior = polygon.getExteriorRing();
        if (exterior == nullptr || !read_ring(*exterior)) {
            return;  // without it the holes mean nothing
        }
        polygon_.type = GeometryType::polygon;
        polygon_.polygon_starts.push_back(first_ring);
        for (int i = 0; i < polygon.getNumInteriorRings(); ++i) {
            read_ring(*polygon.getInteriorRing(i));
        }
    }

    Geometry point_;
    Geometry line_;
    Geometry polygon_;
    ReadGeometry result_;
};

}  // namespace

ReadGeometry read_geometry(const OGRGeometry& geometry) {
    Reader reader;
    reader.read(geometry);
    return reader.take();
}

}  // namespace northway::data
