// SPDX-License-Identifier: Apache-2.0
#include "geo/projection.h"

#include "geo/domain.h"
#include "geo/ellipsoid.h"

#include <fmt/format.h>
#include <proj.h>

#include <cmath>
#include <limits>
#include <vector>

namespace northway::geo {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
// Central differences over this step are exact to about 1e-8.
constexpr double kDifference_deg = 1e-4;
// Nothing can be told of directions at the pole itself; a kilometre beside it will do.
constexpr double kNearPole_deg = 89.99;

struct ContextDeleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct ObjectDeleter {
    void operator()(PJ* object) const { proj_destroy(object); }
};
using Context = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using Object = std::unique_ptr<PJ, ObjectDeleter>;

void keep_message(void* text, int level, const char* message) {
    if (level == PJ_LOG_ERROR && static_cast<std::string*>(text)->empty()) {
        *static_cast<std::string*>(text) = message;
    }
}

// PROJ's own words without the name of the function that says them.
std::string reason_of(const std::string& logged, PJ_CONTEXT* context) {
    std::string text = logged;
    if (text.empty()) {
        const int code = proj_context_errno(context);
        text = code != 0 ? proj_context_errno_string(context, code) : "unknown to PROJ";
    }
    if (const auto colon = text.find(": "); text.starts_with("proj_") && colon < text.size()) {
        text.erase(0, colon + 2);
    }
    return text;
}

bool is_map_type(PJ_TYPE type) {
    return type == PJ_TYPE_PROJECTED_CRS || type == PJ_TYPE_GEOGRAPHIC_2D_CRS ||
           type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
}

// The horizontal CRS inside a compound or bound one.
Object horizontal_crs(PJ_CONTEXT* context, Object crs) {
    for (int depth = 0; depth < 4 && crs; ++depth) {
        const PJ_TYPE type = proj_get_type(crs.get());
        if (type == PJ_TYPE_COMPOUND_CRS) {
            crs.reset(proj_crs_get_sub_crs(context, crs.get(), 0));
        } else if (type == PJ_TYPE_BOUND_CRS) {
            crs.reset(proj_get_source_crs(context, crs.get()));
        } else {
            break;
        }
    }
    return crs;
}

// The central meridian, if the method is a transverse Mercator.
std::optional<double> transverse_mercator_lon_deg(PJ_CONTEXT* context, const PJ* crs) {
    const Object operation(proj_crs_get_coordoperation(context, crs));
    const char* method = nullptr;
    if (!operation || proj_coordoperation_get_method_info(context, operation.get(), &method,
                                                          nullptr, nullptr) == 0) {
        return std::nullopt;
    }
    if (!std::string_view(method).starts_with("Transverse Mercator")) {
        return std::nullopt;
    }
    const int index = proj_coordoperation_get_param_index(context, operation.get(),
                                                          "Longitude of natural origin");
    double value = 0;
    double radians_per_unit = 0;
    if (index < 0 || proj_coordoperation_get_param(
                         context, operation.get(), index, nullptr, nullptr, nullptr, &value,
                         nullptr, &radians_per_unit, nullptr, nullptr, nullptr, nullptr) == 0) {
        return std::nullopt;
    }
    return value * radians_per_unit / kRadiansPerDegree;
}

double wrapped_lon_deg(double lon_deg) {
    return lon_deg >= -180.0 && lon_deg <= 180.0 ? lon_deg : std::remainder(lon_deg, 360.0);
}

}  // namespace

struct Projection::State {
    Context context;
    Object transform;
    std::string name;
    bool is_geographic = false;
    DomainFound found;

    void transform_all(PJ_DIRECTION direction, double* first, double* second, std::size_t stride,
                       std::size_t count) const {
        proj_errno_reset(transform.get());
        proj_trans_generic(transform.get(), direction, first, stride, count, second, stride, count,
                           nullptr, 0, 0, nullptr, 0, 0);
    }
};

Projection::Projection(std::unique_ptr<State> state) : state_(std::move(state)) {}
Projection::Projection(Projection&& other) noexcept = default;
Projection& Projection::operator=(Projection&& other) noexcept = default;
Projection::~Projection() = default;

Result<Projection> Projection::create(std::string_view crs) {
    std::string logged;  // outlives the context that writes to it
    auto state = std::make_unique<State>();
    state->context.reset(proj_context_create());
    PJ_CONTEXT* context = state->context.get();
    proj_log_func(context, &logged, keep_message);

    std::string definition(crs == "mercator" ? "EPSG:3857" : crs);
    const bool is_proj_string = definition.find("proj=") != std::string::npos;
    if (is_proj_string && definition.find("type=crs") == std::string::npos) {
        definition += " +type=crs";
    }
    const Object whole(definition.empty() ? nullptr : proj_create(context, definition.c_str()));
    if (!whole || proj_is_crs(whole.get()) == 0) {
        return bad_input(fmt::format(
            "CRS '{}': {}; give EPSG:CODE, ESRI:CODE, a PROJ string or WKT", crs,
            whole ? "is not a coordinate reference system" : reason_of(logged, context)));
    }
    const Object horizontal = horizontal_crs(context, Object(proj_clone(context, whole.get())));
    if (!horizontal || !is_map_type(proj_get_type(horizontal.get()))) {
        return bad_input(
            fmt::format("CRS '{}': is neither projected nor geographic; choose one that is", crs));
    }
    const Object wgs84(proj_create(context, "OGC:CRS84"));
    const Object raw(
        wgs84 ? proj_create_crs_to_crs_from_pj(context, wgs84.get(), whole.get(), nullptr, nullptr)
              : nullptr);
    if (raw) {
        state->transform.reset(proj_normalize_for_visualization(context, raw.get()));
    }
    if (!state->transform) {
        return bad_input(
            fmt::format("CRS '{}': no way there from WGS 84: {}", crs, reason_of(logged, context)));
    }
    state->name = proj_get_name(whole.get());
    if (state->name == "unknown") {
        state->name = crs;  // a PROJ string has no other name
    }
    state->is_geographic = proj_get_type(horizontal.get()) != PJ_TYPE_PROJECTED_CRS;
    const auto transverse_lon_deg = transverse_mercator_lon_deg(context, horizontal.get());
    // From here on a place without an image is an answer, not a message.
    proj_log_level(context, PJ_LOG_NONE);
    proj_log_func(context, nullptr, [](void*, int, const char*) {});

    Projection projection(std::move(state));
    if (projection.is_geographic()) {
        projection.state_->found.seam_lon_deg = 180.0;
        projection.state_->found.domain.is_cut = true;
        projection.state_->found.domain.least_scale = 1.0 / metres_per_degree(0.0).lon_m;
    } else {
        projection.state_->found = find_domain(projection, transverse_lon_deg);
    }
    return projection;
}

std::optional<XY> Projection::forward(LonLat place) const {
    XY point;
    forward(std::span(&place, 1), std::span(&point, 1));
    if (std::isnan(point.x)) {
        return std::nullopt;
    }
    return point;
}

void Projection::forward(std::span<const LonLat> places, std::span<XY> result) const {
    const std::size_t count = std::min(places.size(), result.size());
    for (std::size_t i = 0; i < count; ++i) {
        // PROJ brings longitudes home for projections, but not for geographic systems.
        result[i] = {state_->is_geographic ? wrapped_lon_deg(places[i].lon_deg) : places[i].lon_deg,
                     places[i].lat_deg};
    }
    if (count == 0) {
        return;
    }
    state_->transform_all(PJ_FWD, &result[0].x, &result[0].y, sizeof(XY), count);
    for (XY& point : result.first(count)) {
        if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
            point = {kNaN, kNaN};
        }
    }
}

std::optional<LonLat> Projection::inverse(XY point) const {
    LonLat place;
    inverse(std::span(&point, 1), std::span(&place, 1));
    if (std::isnan(place.lon_deg)) {
        return std::nullopt;
    }
    return place;
}

void Projection::inverse(std::span<const XY> points, std::span<LonLat> result) const {
    const std::size_t count = std::min(points.size(), result.size());
    for (std::size_t i = 0; i < count; ++i) {
        result[i] = {points[i].x, points[i].y};
    }
    if (count == 0) {
        return;
    }
    state_->transform_all(PJ_INV, &result[0].lon_deg, &result[0].lat_deg, sizeof(LonLat), count);
    for (LonLat& place : result.first(count)) {
        if (!std::isfinite(place.lon_deg) || !std::isfinite(place.lat_deg)) {
            place = {kNaN, kNaN};
        } else {
            place.lon_deg = wrapped_lon_deg(place.lon_deg);
        }
    }
}

namespace {

// How the map moves per metre east and per metre north on the ground.
struct Jacobian {
    XY east;
    XY north;
};

Jacobian jacobian_at(const Projection& projection, LonLat place) {
    LonLat inside = place;
    inside.lat_deg = std::clamp(place.lat_deg, -kNearPole_deg, kNearPole_deg);
    const Domain& domain = projection.domain();
    if (domain.is_cut) {
        while (inside.lon_deg > domain.east_deg) {
            inside.lon_deg -= 360.0;
        }
        while (inside.lon_deg < domain.west_deg) {
            inside.lon_deg += 360.0;
        }
        inside.lon_deg = std::min(inside.lon_deg, domain.east_deg - 2 * kDifference_deg);
        inside.lon_deg = std::max(inside.lon_deg, domain.west_deg + 2 * kDifference_deg);
    }
    const LonLat places[4] = {{inside.lon_deg - kDifference_deg, inside.lat_deg},
                              {inside.lon_deg + kDifference_deg, inside.lat_deg},
                              {inside.lon_deg, inside.lat_deg - kDifference_deg},
                              {inside.lon_deg, inside.lat_deg + kDifference_deg}};
    XY points[4];
    projection.forward(places, points);
    const MetresPerDegree metres = metres_per_degree(inside.lat_deg);
    const double east_m = 2 * kDifference_deg * metres.lon_m;
    const double north_m = 2 * kDifference_deg * metres.lat_m;
    return {{(points[1].x - points[0].x) / east_m, (points[1].y - points[0].y) / east_m},
            {(points[3].x - points[2].x) / north_m, (points[3].y - points[2].y) / north_m}};
}

}  // namespace

double Projection::scale_at(LonLat place) const {
    const Jacobian j = jacobian_at(*this, place);
    return std::sqrt(std::abs(j.east.x * j.north.y - j.east.y * j.north.x));
}

double Projection::convergence_rad(LonLat place) const {
    const Jacobian j = jacobian_at(*this, place);
    return std::atan2(j.north.x, j.north.y);
}

std::optional<double> Projection::seam_lon_deg() const {
    return state_->found.seam_lon_deg;
}
const Domain& Projection::domain() const {
    return state_->found.domain;
}
bool Projection::is_geographic() const {
    return state_->is_geographic;
}
std::string Projection::name() const {
    return state_->name;
}

}  // namespace northway::geo
