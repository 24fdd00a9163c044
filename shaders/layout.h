// SPDX-License-Identifier: Apache-2.0
// The memory that C++ and GLSL share. Every struct is laid out by std430; tests/unit/render checks
// the offsets. Lengths are physical pixels unless their name says metres.
#ifndef NORTHWAY_SHADERS_LAYOUT_H
#define NORTHWAY_SHADERS_LAYOUT_H

#ifdef __cplusplus
#include <cstdint>
namespace northway::shaders {
using uint = std::uint32_t;
struct vec2 { float x, y; };
struct vec4 { float x, y, z, w; };
struct uvec4 { uint x, y, z, w; };
#define NORTHWAY_CONST inline constexpr
#else
#define NORTHWAY_CONST const
#endif

// A tile is 8 x 8 pixels: one SIMD register wide on a CPU, 64 invocations on a GPU.
NORTHWAY_CONST uint kTileSize = 8u;

// One command of a tile is eight words; the first is kind | flags | style.
NORTHWAY_CONST uint kCommandKindMask = 0x7u;
NORTHWAY_CONST uint kCommandStroke = 0u;  // x0 y0 x1 y1 (tile px), phase m, metres per px
NORTHWAY_CONST uint kCommandEdge = 1u;    // x0 y0 x1 y1 (tile px), step y, step sign
NORTHWAY_CONST uint kCommandFill = 2u;    // winding number at the tile's top left corner
NORTHWAY_CONST uint kCommandSolid = 3u;   // the whole tile
NORTHWAY_CONST uint kCommandGlyph = 4u;   // see tile.comp
NORTHWAY_CONST uint kFlagNewItem = 0x8u;    // blend what was gathered so far, start anew
NORTHWAY_CONST uint kFlagButtStart = 0x10u; // the stroke ends square at its first point
NORTHWAY_CONST uint kFlagButtEnd = 0x20u;   // … at its last point
NORTHWAY_CONST uint kCommandStyleShift = 8u;

// How one item is painted.
struct Style {
    vec4 color;        // premultiplied, display space
    float half_width;  // of a stroke; of a glyph: how far its outline grows (halo)
    float offset;      // of a stroke to the right of its direction
    uint paint;        // 0: color; n: pixel of raster plane n - 1, times color.a
    float dash_period_m;  // 0: solid
    vec4 dash_m;       // start and end of two drawn stretches within the period
};

// One tile that has work to do.
struct Tile {
    uint x;      // in tiles
    uint y;
    uint first;  // command
    uint count;
};

struct TileConstants {
    uint width;   // of the output in pixels
    uint height;
    uint plane_stride;  // pixels of one raster plane
    uint flags;
    vec4 clear_color;   // premultiplied
    float atlas_width;
    float atlas_height;
    float atlas_texels_per_unit;  // distance in atlas texels for a difference of 1 in the sample
    uint tile_count;
};
NORTHWAY_CONST float kOutlineSample = 128.0F / 255.0F;  // what the atlas holds on an outline
NORTHWAY_CONST uint kTileReadsBase = 1u;     // start from the base image, not from clear_color
NORTHWAY_CONST uint kTileBlendsOver = 2u;    // blend the over image on top at the end
NORTHWAY_CONST uint kTileSwapsRedBlue = 4u;  // write B, G, R, A

struct ReliefConstants {
    uint width;
    uint height;
    uint first_pixel;  // of the plane written
    uint grid_columns; // of the grid of directions
    float lon0_deg;    // centre of the raster's first column
    float lat0_deg;    // centre of its first row
    float columns_per_deg;
    float rows_per_deg;   // positive: rows run south
    float columns;
    float rows;
    float ramp_min_m;  // elevation of the first entry of the colour ramp
    float ramp_max_m;
    float shade_strength;  // 0 flat … 1 full
    float shade_neutral;   // shade of level ground, 0…1
    float opacity;
    float level_of_detail; // mip level of the raster
    float light_x;   // unit vector to the light in east, north, up, for shading from heights
    float light_y;
    float light_z;
    float exaggeration; // 0: the shade raster is used instead
};
NORTHWAY_CONST uint kReliefGridStep = 16u;    // pixels between two points of the grid
NORTHWAY_CONST uint kReliefRampSize = 1024u;

#ifdef __cplusplus
#undef NORTHWAY_CONST
}  // namespace northway::shaders
#endif
#endif
