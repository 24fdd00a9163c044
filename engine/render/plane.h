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
    bool has_fine_parts = false;  // some parts of cells have fewer than kWarpRows pixels a side
};

// Cells along so many pixels.
constexpr int warp_cells(int px) {
    constexpr int kCell = static_cast<int>(shaders::kWarpCell);
    return (px + kCell - 1) / kCell;
}

// A light on the ground. Colours are premultiplied, in display space.
struct Light {
    float azimuth_deg = 335;  // clockwise from up, or from true north
    float altitude_deg = 45;
    float weight = 1;  // in a relief; those of all lights make 1
    shaders::vec4 shadow{0, 0, 0, 1};
    shaders::vec4 highlight{1, 1, 1, 1};
};

// Heights: tinted and shaded (relief), or only their shade (hillshade).
struct ReliefPlane {
    int heights = -1;  // from Renderer::add_raster()
    int shade = -1;    // a raster of shade instead of the slopes of the heights; -1: none
    // kReliefRampSize colours (straight alpha, display space); empty: a hillshade.
    std::vector<shaders::vec4> ramp;
    float ramp_min_m = 0;
    float ramp_max_m = 1;
    float opacity = 1;

    std::uint32_t method = shaders::kShadeMultidirectional;
    std::vector<Light> lights{Light{}};  // at most kMostLights; a relief has the first one's colours
    bool follows_map = false;            // azimuths are from true north
    float exaggeration = 1;              // of slopes
    float intensity = 0.5F;              // hillshade-exaggeration
    shaders::vec4 accent{0, 0, 0, 1};
    float shade_opacity = 1;      // of a relief; 0: no shade
    float shade_limit = 1;        // no shadow is denser
    float highlight_opacity = 0;
    float shade_neutral = 0.7F;   // what a raster of shade has on level ground
    bool is_magnified = false;    // cells are larger than pixels: slopes are made smooth
    bool is_nearest = false;      // but here each cell looks the same all over
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

// The density of weighted points.
struct HeatmapPlane {
    int tile_columns = 0;              // of the frame, kHeatTile pixels each
    std::vector<std::uint32_t> words;  // of each tile the first and end of its run; numbers of points
    std::vector<shaders::vec4> points; // x, y in pixels; height and exponent of the kernel
    // kHeatRampSize colours over the density 0 … 1, premultiplied, display space.
    std::vector<shaders::vec4> ramp;
};

// What is drawn into one raster plane; draw items paint with it (shaders::Style::paint = plane + 1).
struct Plane {
    int grid = -1;  // of FrameInput::grids: of the raster drawn
    std::variant<ReliefPlane, PicturePlane, HeatmapPlane> what;
};

}  // namespace northway::render
