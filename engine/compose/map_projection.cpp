// SPDX-License-Identifier: Apache-2.0
// The map's projection, what is kept for it, and where its map ends.
#include "compose/map_state.h"

#include "geo/project.h"
#include "scene/globe.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace northway::compose {
namespace {

// A change of projection that is taken back, and a pan over the line where a cylinder is cut anew.
constexpr std::size_t kMostKept = 3;
// Whether the frame shows more than the Earth is asked at so many places of it.
constexpr int kColumns = 25;
constexpr int kRows = 15;
constexpr double kRingStep_deg = 5;

// The window of the map as one ring, on all sides with points that bends need. Where the map closes
// round a pole it goes to the pole and back on one meridian: a parallel alone would not say which of
// its two sides is the map.
std::vector<geo::LonLat> window_ring(const geo::Domain& domain) {
    std::vector<geo::LonLat> ring;
    const auto add_side = [&](geo::LonLat from, geo::LonLat to) {
        const double length =
            std::max(std::abs(to.lon_deg - from.lon_deg), std::abs(to.lat_deg - from.lat_deg));
        const int steps = std::max(1, static_cast<int>(std::ceil(length / kRingStep_deg)));
        for (int i = 0; i < steps; ++i) {
            const double t = static_cast<double>(i) / steps;
            ring.push_back({from.lon_deg + t * (to.lon_deg - from.lon_deg),
                            from.lat_deg + t * (to.lat_deg - from.lat_deg)});
        }
    };
    const double west = domain.is_cut ? domain.west_deg : -180.0;
    const double east = domain.is_cut ? domain.east_deg : 180.0;
    const geo::LonLat south_west{west, domain.south_deg};
    const geo::LonLat south_east{east, domain.south_deg};
    const geo::LonLat north_east{east, domain.north_deg};
    const geo::LonLat north_west{west, domain.north_deg};
    add_side(south_west, south_east);
    add_side(south_east, north_east);
    add_side(north_east, north_west);
    add_side(north_west, south_west);
    return ring;
}

bool shows_more_than_earth(const geo::Projection& projection, const Camera& camera,
                           const FrameSize& size) {
    const geo::Box map = size.map_px();
    for (int row = 0; row < kRows; ++row) {
        for (int column = 0; column < kColumns; ++column) {
            const geo::XY px{map.min_x + map.width() * column / (kColumns - 1),
                             map.min_y + map.height() * row / (kRows - 1)};
            if (!is_on_earth(projection, camera.px_from_crs.apply_inverse(px),
                             camera.units_per_px)) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

bool is_on_earth(const geo::Projection& projection, geo::XY point, double near) {
    const auto place = projection.inverse(point);
    if (!place || !projection.shows(*place)) {
        return false;
    }
    const auto back = projection.forward(*place);
    return back && std::hypot(back->x - point.x, back->y - point.y) <= near;
}

Status Map::State::set_crs() {
    const scene::View& view = scene.view;
    const double lon_deg = view.bounds ? view.bounds->center().x : view.center.lon_deg;
    const std::string crs = scene::definition_of_crs(view);
    const auto fits = [&](const Projected& each) {
        return each.crs == crs && each.projection.is_centred_near(lon_deg);
    };
    if (!projected.empty() && fits(projected.front())) {
        return {};
    }
    const auto kept = std::find_if(projected.begin(), projected.end(), fits);
    if (kept != projected.end()) {
        std::rotate(projected.begin(), kept, kept + 1);
    } else {
        const auto same = std::find_if(projected.begin(), projected.end(),
                                       [&](const Projected& each) { return each.crs == crs; });
        if (same != projected.end()) {
            auto turned = same->projection.centred_near(lon_deg);
            projected.push_front({crs, std::move(turned), {}, {}, false});
        } else {
            auto made = geo::Projection::create(crs);
            if (!made) {
                return tl::unexpected(made.error());
            }
            auto turned = made->is_centred_near(lon_deg) ? std::move(*made)
                                                         : made->centred_near(lon_deg);
            projected.push_front({crs, std::move(turned), {}, {}, false});
        }
        if (projected.size() > kMostKept) {
            projected.pop_back();
        }
    }
    graticule = {};
    spots.clear();
    decisions.clear();
    base.clear();
    moving.clear();
    over.clear();
    base_state.clear();
    over_state.clear();
    planes_state.clear();
    return {};
}

const mesh::LayerMesh& Map::State::earth() {
    Projected& now = projected.front();
    if (!now.earth) {
        mesh::LayerMesh& made = now.earth.emplace();
        made.type = model::GeometryType::polygon;
        const std::vector<std::vector<geo::LonLat>> rings{window_ring(now.projection.domain())};
        geo::ProjectOptions options;
        options.tolerance = 64.0 * now.projection.domain().least_scale;
        for (const auto& polygon : geo::project_polygon(now.projection, rings, options)) {
            for (const auto& ring : polygon.rings) {
                mesh::MeshPart part;
                part.first = static_cast<std::uint32_t>(made.points.size());
                part.count = static_cast<std::uint32_t>(ring.size());
                made.points.insert(made.points.end(), ring.begin(), ring.end());
                made.parts.push_back(part);
            }
        }
    }
    return *now.earth;
}

void Map::State::fill_ground(std::uint32_t style, const Camera& camera, const FrameSize& size,
                             mesh::DrawList& list) {
    if (!shows_ends) {
        list.rectangle_px(style, 0, 0, size.width_px, size.height_px);
        return;
    }
    const mesh::LayerMesh& all = earth();
    std::vector<mesh::Subpath> rings;
    for (const auto& part : all.parts) {
        rings.push_back(all.subpath(part));
    }
    if (!rings.empty()) {
        list.fill(style, list.add_transform(camera.px_from_crs), rings);
    }
}

void Map::State::begin_ground(const Camera& camera, const FrameSize& size) {
    shows_ends = shows_more_than_earth(projection(), camera, size);
    if (shows_ends) {
        const auto sea = theme_color("sea").rgba_f32();
        fill_ground(base.add_style(mesh::solid_style(sea, 0)), camera, size, base);
    }
}

}  // namespace northway::compose
