// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shaders/layout.h"

#include <cstdint>
#include <variant>
#include <vector>

namespace northway::render {

// Where the pixels of a whole frame lie in one raster (shaders/layout.h, kWarpCell), in columns and
// rows from (column0, row0).
struct WarpGrid {
    int columns = 0;  // of cells
    int rows = 0;
    double column0 = 0;
    double row0 = 0;
    double period = 0;  // columns of the raster once round the Earth; 0: it does not close
    std::vector<std::uint32_t> cells;
    std::vector<shaders::vec2> points;
};

// Cells along so many pixels.
constexpr int warp_cells(int px) {
    constexpr int kCell = static_cast<int>(shaders::kWarpCell);
    return (px + kCell - 1) / kCell;
}

// Heights, tinted and shaded.
struct ReliefPlane {
    int heights = -1;                 // from Renderer::add_raster()
    int shade = -1;                   // from Renderer::add_raster(); -1: shaded from the heights
    std::vector<shaders::vec4> ramp;  // kReliefRampSize colours (straight alpha, display space)
    float ramp_min_m = 0;
    float ramp_max_m = 1;
    float shade_strength = 1;
    float shade_neutral = 0.7F;
    float opacity = 1;
    float exaggeration = 1;  // of the heights when there is no shade raster
    float light_azimuth_deg = 315;
};

// A picture, warped.
struct PicturePlane {
    int picture = -1;  // from Renderer::add_picture()
    float opacity = 1;
    // As the raster-… properties of the specification have them.
    float hue_rotate_deg = 0;
    float saturation = 0;
    float contrast = 0;
    float brightness_min = 0;
    float brightness_max = 1;
    bool is_nearest = false;
};

// What is drawn into one raster plane; draw items paint with it (shaders::Style::paint = plane + 1).
struct Plane {
    int grid = 0;  // of FrameInput::grids: of the raster drawn
    std::variant<ReliefPlane, PicturePlane> what;
};

}  // namespace northway::render
