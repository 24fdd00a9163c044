// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "compose/camera.h"
#include "geo/projection.h"
#include "model/picture.h"
#include "render/plane.h"

namespace northway::compose {

// Finds where the pixels of a frame lie in rasters: exactly at the corners of cells of kWarpCell
// pixels and, where a cell's middle would be more than kMostWarpError_px off when it is found
// linearly, at a finer grid of points, down to every pixel: near poles, at seams and at the edge of
// what a projection shows.
class WarpGridMaker {
public:
    // Both must outlive the maker.
    WarpGridMaker(const Camera& camera, const geo::Projection& map, const FrameSize& size);

    // The grid of one raster. `crs` is that of its georeference; null where it has none: then the
    // raster lies on WGS 84 longitudes and latitudes.
    render::WarpGrid make(const model::Georeference& place, const geo::Projection* crs);

private:
    struct Source;
    // Longitudes and latitudes under points of the frame (pixels), NaN off the map.
    void locate(std::span<const geo::XY> points_px, std::vector<geo::LonLat>& found) const;
    void corners(const Source& source, std::vector<geo::XY>& found);

    const Camera& camera_;
    const geo::Projection& map_;
    FrameSize size_;
    int columns_ = 0;  // of cells
    int rows_ = 0;
    std::vector<geo::LonLat> places_;  // at the cells' corners and one ring more
};

// What a pixel may be off its true place in a raster, in pixels.
inline constexpr double kMostWarpError_px = 0.1;

}  // namespace northway::compose
