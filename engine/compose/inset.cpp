// SPDX-License-Identifier: Apache-2.0
#include "compose/inset.h"

#include "compose/map_frame.h"
#include "geo/ellipsoid.h"
#include "geo/project.h"
#include "shaders/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace northway::compose {
namespace {

constexpr double kCssPxPerMm = 96 / 25.4;
constexpr double kStep_deg = 15;
// The basemap's land ends at 12° S: a globe seen from here shows little of what lies beyond.
constexpr double kLeastGlobeLat_deg = 45;
constexpr double kMostGlobeLat_deg = 90;
constexpr double kGlobe_m = 6371000;
constexpr double kGlobeRoom = 1.02;  // of the globe's radius
constexpr int kSideSteps = 48;

double stepped(double degrees) {
    return std::round(degrees / kStep_deg) * kStep_deg;
}

bool is_globe(const scene::InsetSpec& spec) {
    return spec.crs.empty() && !spec.bounds && !(spec.radius_km > 0);
}

}  // namespace

std::string inset_crs(const scene::InsetSpec& spec, geo::LonLat main_center) {
    if (!spec.crs.empty()) {
        return spec.crs;
    }
    const geo::LonLat from = spec.center.value_or(
        geo::LonLat{stepped(main_center.lon_deg),
                    std::clamp(stepped(main_center.lat_deg), kLeastGlobeLat_deg,
                               kMostGlobeLat_deg)});
    if (is_globe(spec)) {
        return fmt::format("+proj=ortho +lat_0={} +lon_0={} +R={} +units=m", from.lat_deg,
                           from.lon_deg, kGlobe_m);
    }
    const geo::LonLat middle =
        spec.bounds ? geo::LonLat{spec.bounds->center().x, spec.bounds->center().y} : from;
    return fmt::format("+proj=laea +lat_0={} +lon_0={} +datum=WGS84 +units=m", middle.lat_deg,
                       middle.lon_deg);
}

InsetSize inset_size(const scene::InsetSpec& spec, const FrameSize& size) {
    if (spec.width_mm > 0) {
        return {spec.width_mm, spec.height_mm};
    }
    const double shorter_mm =
        std::min(size.width_px, size.height_px) / size.pixel_ratio / kCssPxPerMm;
    const double side = spec.share * shorter_mm;
    return {spec.aspect * side, side};
}

InsetPlace place_inset(const page::Box& box, double title_px, double padding_px) {
    const double tile = shaders::kTileSize;
    InsetPlace place;
    place.panel = box;
    place.title_px = title_px;
    const page::Box room{box.x0 + padding_px, box.y0 + padding_px + title_px, box.x1 - padding_px,
                         box.y1 - padding_px};
    const double width = std::floor(room.width() / tile) * tile;
    const double height = std::floor(room.height() / tile) * tile;
    if (width <= 0 || height <= 0) {
        return place;
    }
    const double x0 = std::round((room.x0 + 0.5 * (room.width() - width)) / tile) * tile;
    const double y0 = std::round((room.y0 + 0.5 * (room.height() - height)) / tile) * tile;
    place.map = {x0, y0, x0 + width, y0 + height};
    // The panel follows the map by a few pixels, so that its margins are alike.
    place.panel = {x0 - padding_px, y0 - padding_px - title_px, x0 + width + padding_px,
                   y0 + height + padding_px};
    return place;
}

Result<Camera> inset_camera(const scene::InsetSpec& spec, const geo::Projection& projection,
                            geo::LonLat main_center, const FrameSize& size) {
    scene::View view;
    view.crs = spec.crs;
    if (spec.bounds) {
        view.bounds = spec.bounds;
        return make_camera(view, projection, size);
    }
    const geo::Box map = size.map_px();
    const double shorter_css = std::min(map.width(), map.height()) / size.pixel_ratio;
    if (is_globe(spec)) {
        // The globe's centre is the origin.
        const auto center = projection.inverse({0, 0});
        view.center = center.value_or(main_center);
        view.zoom = zoom_from_metres_per_css_px(2 * kGlobeRoom * kGlobe_m / shorter_css);
    } else {
        view.center = spec.center.value_or(main_center);
        view.zoom = zoom_from_metres_per_css_px(2 * spec.radius_km * 1000 / shorter_css);
    }
    auto camera = make_camera(view, projection, size);
    if (camera && !is_globe(spec)) {
        // North is up at the centre.
        view.bearing_deg = camera->north_rad / geo::kRadiansPerDegree;
        camera = make_camera(view, projection, size);
    }
    return camera;
}

Footprint footprint_of(const geo::Projection& main, const Camera& camera, const geo::Box& map_px,
                       const geo::Projection& inset, double tolerance) {
    const geo::XY corners[] = {{map_px.min_x, map_px.min_y},
                               {map_px.max_x, map_px.min_y},
                               {map_px.max_x, map_px.max_y},
                               {map_px.min_x, map_px.max_y}};
    std::vector<geo::XY> points;
    for (std::size_t side = 0; side < 4; ++side) {
        const geo::XY a = corners[side];
        const geo::XY b = corners[(side + 1) % 4];
        for (int i = 0; i < kSideSteps; ++i) {
            const double t = static_cast<double>(i) / kSideSteps;
            points.push_back(camera.px_from_crs.apply_inverse(
                {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}));
        }
    }
    std::vector<geo::LonLat> places(points.size());
    main.inverse(points, places);
    Footprint footprint;
    const geo::ProjectOptions options{tolerance, 1.0};
    const auto missing = [](geo::LonLat place) {
        return !std::isfinite(place.lon_deg + place.lat_deg);
    };
    const auto add_run = [&](const std::vector<geo::LonLat>& run) {
        for (auto& line : geo::project_line(inset, run, options)) {
            footprint.lines.push_back(std::move(line.points));
        }
    };
    const auto gap = std::find_if(places.begin(), places.end(), missing);
    if (gap == places.end()) {
        for (auto& polygon : geo::project_polygon(inset, std::span(&places, 1), options)) {
            for (auto& ring : polygon.rings) {
                footprint.rings.push_back(std::move(ring));
            }
        }
        places.push_back(places.front());
        add_run(places);
        return footprint;
    }
    // Parts of the sheet show no place: the runs between them are drawn.
    std::rotate(places.begin(), gap, places.end());
    std::vector<geo::LonLat> run;
    for (const auto& place : places) {
        if (!missing(place)) {
            run.push_back(place);
            continue;
        }
        add_run(run);
        run.clear();
    }
    add_run(run);
    return footprint;
}

}  // namespace northway::compose
