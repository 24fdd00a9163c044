// SPDX-License-Identifier: Apache-2.0
#include "geo/projection.h"

#include "base/file.h"
#include "geo/domain.h"
#include "geo/ellipsoid.h"
#include "geo/home.h"
#include "geo/numeric_inverse.h"
#include "geo/tears.h"

#include <fmt/format.h>
#include <proj.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>
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

// The first way from WGS 84 that needs no grid, where there are several; null where there is one.
Object plain_operation(PJ_CONTEXT* context, const PJ* from, const PJ* to) {
    struct FactoryDeleter {
        void operator()(PJ_OPERATION_FACTORY_CONTEXT* f) const {
            proj_operation_factory_context_destroy(f);
        }
    };
    struct ListDeleter {
        void operator()(PJ_OBJ_LIST* list) const { proj_list_destroy(list); }
    };
    const std::unique_ptr<PJ_OPERATION_FACTORY_CONTEXT, FactoryDeleter> factory(
        proj_create_operation_factory_context(context, nullptr));
    proj_operation_factory_context_set_spatial_criterion(
        context, factory.get(), PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
    const std::unique_ptr<PJ_OBJ_LIST, ListDeleter> list(
        proj_create_operations(context, from, to, factory.get()));
    const int count = list ? proj_list_get_count(list.get()) : 0;
    for (int i = 0; count > 1 && i < count; ++i) {
        const Object each(proj_list_get(context, list.get(), i));
        if (each && proj_coordoperation_get_grid_used_count(context, each.get()) == 0) {
            return Object(proj_normalize_for_visualization(context, each.get()));
        }
    }
    return nullptr;
}

double wrapped_lon_deg(double lon_deg) {
    return lon_deg >= -180.0 && lon_deg <= 180.0 ? lon_deg : std::remainder(lon_deg, 360.0);
}

void quiet(PJ_CONTEXT* context) {
    proj_log_level(context, PJ_LOG_NONE);
    proj_log_func(context, nullptr, [](void*, int, const char*) {});
}

// Definitions that `create` takes from a file.
Result<std::string> definition_of(std::string_view crs) {
    if (crs == "mercator") {
        return std::string("EPSG:3857");
    }
    if (!crs.starts_with('@')) {
        return std::string(crs);
    }
    auto text = read_text(std::filesystem::path(crs.substr(1)));
    if (!text) {
        return tl::unexpected(text.error());
    }
    const auto is_space = [](unsigned char c) { return std::isspace(c) != 0; };
    text->erase(std::find_if_not(text->rbegin(), text->rend(), is_space).base(), text->end());
    text->erase(text->begin(), std::find_if_not(text->begin(), text->end(), is_space));
    return *text;
}

// +over would have PROJ take 190 for another place than -170. Where the map is cut is a matter of
// the view here (centred_near), so places keep their one image.
std::string without_over(std::string text) {
    for (auto at = text.find("+over"); at != std::string::npos; at = text.find("+over", at)) {
        const auto end = at + 5;
        if (end == text.size() || text[end] == ' ') {
            text.erase(at, 5);
        } else {
            at = end;
        }
    }
    return text;
}

constexpr double kSeamHair_deg = 1e-6;
constexpr double kEquatorHair_deg = 1e-8;
constexpr double kSeamStep_deg = 60;

}  // namespace

struct Projection::State {
    Context context;
    Object transform;
    std::string name;
    bool is_geographic = false;
    std::optional<Home> home;  // nothing beyond it is on the map
    bool shuns_equator = false;  // PROJ puts the equator itself elsewhere than its surroundings
    std::shared_ptr<const NumericInverse> numeric_inverse;  // where PROJ has none or a bad one
    bool checks_inverse = false;  // where PROJ has one that does not hold everywhere
    DomainFound found;
    // Of maps that can be cut at any meridian.
    std::optional<XY> turn;      // on the map, a whole turn eastwards
    double own_center_deg = 0;   // the middle between the seams that PROJ has
    double own_half_deg = 180;   // from there to where a place is surely on its side of the seam
    double center_deg = 0;       // the middle between ours
    XY own_center;

    void transform_all(PJ_DIRECTION direction, double* first, double* second, std::size_t stride,
                       std::size_t count) const {
        proj_errno_reset(transform.get());
        proj_trans_generic(transform.get(), direction, first, stride, count, second, stride, count,
                           nullptr, 0, 0, nullptr, 0, 0);
    }

    // Where PROJ is asked for a longitude, and the turns to add to its answer.
    struct Asked {
        double lon_deg = 0;
        double turns = 0;
    };
    Asked asked(double lon_deg) const {
        if (!turn) {
            return {wrapped_lon_deg(lon_deg), 0};
        }
        if (std::abs(lon_deg - center_deg) > 180.0 + kSeamHair_deg) {
            lon_deg -= 360.0 * std::round((lon_deg - center_deg) / 360.0);
        }
        const double own = lon_deg - 360.0 * std::round((lon_deg - own_center_deg) / 360.0);
        // PROJ may take the seam itself for either side.
        const double inside = std::clamp(own, own_center_deg - own_half_deg,
                                         own_center_deg + own_half_deg);
        return {wrapped_lon_deg(inside), (lon_deg - inside) / 360.0};
    }

    std::unique_ptr<State> copy() const {
        auto result = std::make_unique<State>();
        result->context.reset(proj_context_create());
        quiet(result->context.get());
        result->transform.reset(proj_clone(result->context.get(), transform.get()));
        result->name = name;
        result->is_geographic = is_geographic;
        result->home = home;
        result->shuns_equator = shuns_equator;
        result->numeric_inverse = numeric_inverse;
        result->checks_inverse = checks_inverse;
        result->found = found;
        result->turn = turn;
        result->own_center_deg = own_center_deg;
        result->own_half_deg = own_half_deg;
        result->center_deg = center_deg;
        result->own_center = own_center;
        return result;
    }
};

Projection::Projection(std::unique_ptr<State> state) : state_(std::move(state)) {}
Projection::Projection(Projection&& other) noexcept = default;
Projection& Projection::operator=(Projection&& other) noexcept = default;
Projection::~Projection() = default;

namespace {

// Whether the inverse finds back to (nearly) all places that the map shows.
bool comes_back(const Projection& projection) {
    std::vector<LonLat> places;
    for (double lat_deg = -83; lat_deg < 90; lat_deg += 8) {
        for (double lon_deg = -179; lon_deg < 180; lon_deg += 9) {
            if (projection.shows({lon_deg, lat_deg})) {
                places.push_back({lon_deg, lat_deg});
            }
        }
    }
    std::vector<XY> points(places.size());
    std::vector<LonLat> found(places.size());
    std::vector<XY> back(places.size());
    projection.forward(places, points);
    projection.inverse(points, found);
    projection.forward(found, back);
    const double near = 1000.0 * projection.domain().least_scale;
    std::size_t lost = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const bool is_back = std::hypot(back[i].x - points[i].x, back[i].y - points[i].y) <= near;
        lost += is_back ? 0 : 1;
    }
    return 200 * lost <= places.size();
}

}  // namespace

Result<Projection> Projection::create(std::string_view crs) {
    std::string logged;  // outlives the context that writes to it
    auto state = std::make_unique<State>();
    state->context.reset(proj_context_create());
    PJ_CONTEXT* context = state->context.get();
    proj_log_func(context, &logged, keep_message);

    auto read = definition_of(crs);
    if (!read) {
        return tl::unexpected(read.error());
    }
    std::string definition = *read;
    const bool is_proj_string = definition.find("proj=") != std::string::npos &&
                                definition.find('[') == std::string::npos;
    if (is_proj_string) {
        state->home = home_of(definition);
        state->shuns_equator = definition.find("proj=imw_p") != std::string::npos;
        definition = without_over(definition);
        if (definition.find("type=crs") == std::string::npos) {
            definition += " +type=crs";
        }
    }
    const Object whole(definition.empty() ? nullptr : proj_create(context, definition.c_str()));
    if (!whole || proj_is_crs(whole.get()) == 0) {
        return bad_input(fmt::format(
            "CRS '{}': {}; give EPSG:CODE, ESRI:CODE, a PROJ string, WKT or @FILE", crs,
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
    // Of several ways over datums that PROJ chooses from place by place, far from where the CRS is
    // for it tries all in vain, which takes long; the shape of the map can be seen from one.
    Object chosen = plain_operation(context, wgs84.get(), whole.get());
    if (chosen) {
        std::swap(chosen, state->transform);
    }
    state->name = proj_get_name(whole.get());
    if (state->name == "unknown") {
        state->name = crs;  // a PROJ string has no other name
    }
    state->is_geographic = proj_get_type(horizontal.get()) != PJ_TYPE_PROJECTED_CRS;
    // From here on a place without an image is an answer, not a message.
    quiet(context);

    Projection projection(std::move(state));
    if (proj_pj_info(projection.state_->transform.get()).has_inverse == 0) {
        projection.state_->numeric_inverse = NumericInverse::make(projection);
    }
    projection.state_->found = find_domain(projection);
    if (!projection.state_->numeric_inverse && !comes_back(projection)) {
        projection.state_->numeric_inverse = NumericInverse::make(projection);
        projection.state_->checks_inverse = true;
    }
    if (chosen) {
        std::swap(chosen, projection.state_->transform);
    }
    const Domain& domain = projection.domain();
    if (!std::isfinite(domain.least_scale)) {
        return bad_input(fmt::format("CRS '{}': puts no place of the Earth on a map", crs));
    }
    if (const auto seam_deg = projection.seam_lon_deg()) {
        State& made = *projection.state_;
        if (const auto turn = find_turn(projection, *seam_deg)) {
            made.own_center_deg = made.center_deg = 0.5 * (domain.west_deg + domain.east_deg);
            made.own_half_deg =
                std::min(0.5 * (domain.east_deg - domain.west_deg), 180.0 - kSeamHair_deg);
            made.own_center = projection.forward({made.own_center_deg, 0}).value_or(XY{});
            made.found.domain.west_deg = made.center_deg - 180.0;
            made.found.domain.east_deg = made.center_deg + 180.0;
            made.turn = turn;
        }
    }
    return projection;
}

Projection Projection::copy() const {
    return Projection(state_->copy());
}

namespace {

// The middle of the map for a view about `lon_deg`.
double home_lon_deg(double own_deg, double lon_deg) {
    if (std::abs(std::remainder(lon_deg - own_deg, 360.0)) <= kSeamStep_deg) {
        return own_deg;
    }
    return kSeamStep_deg * std::round(std::remainder(lon_deg, 360.0) / kSeamStep_deg);
}

}  // namespace

bool Projection::is_centred_near(double lon_deg) const {
    return !state_->turn || !std::isfinite(lon_deg) ||
           home_lon_deg(state_->own_center_deg, lon_deg) == state_->center_deg;
}

Projection Projection::centred_near(double lon_deg) const {
    Projection result = copy();
    if (!is_centred_near(lon_deg)) {
        State& state = *result.state_;
        state.center_deg = home_lon_deg(state.own_center_deg, lon_deg);
        state.found.domain.west_deg = state.center_deg - 180.0;
        state.found.domain.east_deg = state.center_deg + 180.0;
        const double seam_deg = std::remainder(state.center_deg + 180.0, 360.0);
        state.found.seam_lon_deg = seam_deg <= -180.0 ? seam_deg + 360.0 : seam_deg;
    }
    return result;
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
        result[i] = {state_->asked(places[i].lon_deg).lon_deg, places[i].lat_deg};
        if (state_->shuns_equator && std::abs(places[i].lat_deg) < kEquatorHair_deg) {
            result[i].y = kEquatorHair_deg;
        }
    }
    if (count == 0) {
        return;
    }
    state_->transform_all(PJ_FWD, &result[0].x, &result[0].y, sizeof(XY), count);
    for (std::size_t i = 0; i < count; ++i) {
        XY& point = result[i];
        if (!std::isfinite(point.x) || !std::isfinite(point.y) ||
            (state_->home && !state_->home->holds(places[i]))) {
            point = {kNaN, kNaN};
        } else if (state_->turn) {
            const double turns = state_->asked(places[i].lon_deg).turns;
            if (turns != 0) {
                point.x += turns * state_->turn->x;
                point.y += turns * state_->turn->y;
            }
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
    if (count == 0) {
        return;
    }
    if (state_->numeric_inverse && !state_->checks_inverse) {
        state_->numeric_inverse->run(*this, points.first(count), result.first(count));
        return;
    }
    // Of a map that is cut elsewhere than PROJ cuts it: how many turns a point is off the middle.
    const auto turns_of = [this](XY point) {
        const XY& turn = *state_->turn;
        return ((point.x - state_->own_center.x) * turn.x +
                (point.y - state_->own_center.y) * turn.y) /
               (turn.x * turn.x + turn.y * turn.y);
    };
    for (std::size_t i = 0; i < count; ++i) {
        XY point = points[i];
        if (state_->turn) {
            const double turns = std::round(turns_of(point));
            point.x -= turns * state_->turn->x;
            point.y -= turns * state_->turn->y;
        }
        result[i] = {point.x, point.y};
    }
    state_->transform_all(PJ_INV, &result[0].lon_deg, &result[0].lat_deg, sizeof(LonLat), count);
    for (std::size_t i = 0; i < count; ++i) {
        LonLat& place = result[i];
        const bool is_beyond =
            state_->turn && std::abs(turns_of(points[i]) -
                                     (state_->center_deg - state_->own_center_deg) / 360.0) >
                                0.5 + 1e-9;
        if (!std::isfinite(place.lon_deg) || !std::isfinite(place.lat_deg) || is_beyond ||
            std::abs(place.lat_deg) > 90.0 + 1e-9) {
            place = {kNaN, kNaN};
        } else {
            place.lon_deg = wrapped_lon_deg(place.lon_deg);
        }
    }
    if (state_->checks_inverse) {
        mend_inverse(points.first(count), result.first(count));
    }
}

// Searches for the places that PROJ's inverse did not find.
void Projection::mend_inverse(std::span<const XY> points, std::span<LonLat> result) const {
    const double near = 10.0 * domain().least_scale;  // 10 m
    std::vector<XY> back(points.size());
    forward(result, back);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!(std::hypot(back[i].x - points[i].x, back[i].y - points[i].y) <= near)) {
            state_->numeric_inverse->run(*this, points.subspan(i, 1), result.subspan(i, 1));
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
const Tears* Projection::tears() const {
    return state_->found.tears.get();
}
bool Projection::shows(LonLat place) const {
    const Domain& window = domain();
    if (!(place.lat_deg >= window.south_deg && place.lat_deg <= window.north_deg)) {
        return false;
    }
    if (window.is_cut) {
        place.lon_deg -=
            360.0 * std::round((place.lon_deg - 0.5 * (window.west_deg + window.east_deg)) / 360.0);
    }
    if (tears() != nullptr && !tears()->shows(place)) {
        return false;
    }
    return forward(place).has_value();
}
bool Projection::is_geographic() const {
    return state_->is_geographic;
}
bool Projection::has_exact_inverse() const {
    return state_->numeric_inverse == nullptr;
}
std::string Projection::name() const {
    return state_->name;
}

}  // namespace northway::geo
