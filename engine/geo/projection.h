// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "geo/coordinates.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace northway::geo {

class Tears;

// The window of longitudes and latitudes that a projection shows. Outside it the map is cut off: at
// the seam, and where the scale grows past a hundred times its least value. Inside it the map is
// whole but for its tears (geo/tears.h).
struct Domain {
    double west_deg = -180;
    double east_deg = 180;  // may exceed 180: longitudes run on without a jump inside the window
    double south_deg = -90;
    double north_deg = 90;
    bool is_cut = false;  // false where the map closes round the pole: west and east mean nothing
    double least_scale = 1;  // CRS units per metre on the ground where the map is smallest
};

// A coordinate reference system and the way there from WGS 84 longitude and latitude (in that
// order, in degrees). Holds its own PROJ context: movable, one object per thread.
class Projection {
public:
    // `crs` is anything PROJ understands (EPSG:…, ESRI:…, a PROJ string, WKT, PROJJSON), "@FILE"
    // for a file with one of these, or "mercator", the MapLibre name of EPSG:3857. Axes are always
    // taken east first. Error bad_input with PROJ's reason, not_found etc. for the file.
    static Result<Projection> create(std::string_view crs);
    // The same map on its own PROJ context, for another thread.
    Projection copy() const;

    // A map whose x runs on with the longitude (geographic systems and cylindrical projections) can
    // be cut at any meridian. This is the map to use for a view centred at that longitude: its seam
    // is at least 120 degrees away; the seam that the CRS has by itself is kept where it will do.
    // A function of the longitude alone, in steps of 60 degrees. Other maps come back as they are.
    Projection centred_near(double lon_deg) const;
    bool is_centred_near(double lon_deg) const;  // whether that would change nothing
    Projection(Projection&& other) noexcept;
    Projection& operator=(Projection&& other) noexcept;
    ~Projection();

    // Nothing, or NaN in the batches, where the projection has no such place.
    std::optional<XY> forward(LonLat place) const;
    void forward(std::span<const LonLat> places, std::span<XY> result) const;
    // Longitudes come back in [-180, 180].
    std::optional<LonLat> inverse(XY point) const;
    void inverse(std::span<const XY> points, std::span<LonLat> result) const;

    // CRS units per metre on the ground: the square root of the areal scale. NaN outside the map.
    double scale_at(LonLat place) const;
    // Meridian convergence: the angle from +y to true north, clockwise positive. NaN outside.
    double convergence_rad(LonLat place) const;

    // The meridian where the map is cut, in (-180, 180]: lon_0 ± 180 of conic, cylindrical and
    // pseudo-cylindrical projections, or as centred_near() put it. None where the map closes
    // (azimuthal projections).
    std::optional<double> seam_lon_deg() const;
    const Domain& domain() const;
    const Tears* tears() const;  // null where the window is whole
    // Whether the map shows this place: it is in the window, and not beyond an edge inside it.
    bool shows(LonLat place) const;
    bool is_geographic() const;
    bool has_exact_inverse() const;  // PROJ's own, not found by search
    std::string name() const;  // as the CRS calls itself, else as it was given

private:
    struct State;
    explicit Projection(std::unique_ptr<State> state);
    void mend_inverse(std::span<const XY> points, std::span<LonLat> result) const;
    std::unique_ptr<State> state_;
};

}  // namespace northway::geo
