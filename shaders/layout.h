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

// What a tile draws is a run of words: for each item that touches it one or more runs, each a header
// of kRunWords words and `count` parts. The words of a header:
//   0  kind | flags | plane of the paint << kRunPlaneShift | count << kRunCountShift
//   1  half width of strokes, growth of glyphs; the winding number at the tile's top left corner
//   2  colour, premultiplied: red and green in units of 1/65535, then blue and alpha
// The header of shaped strokes goes on for kDashWords more: two dashes (four words), their period,
// whether they end round. That of a paint goes on for kPaintWords more: the corner and the size of
// an image in the atlas, then its place u v and the texels along and across for a pixel. Its count
// is one of kPaint…, its words 1 and 2 the steepness of the stroke's edge (1 / (1 + blur)) and the
// radius of the gap inside it, or the group and its opacity.
NORTHWAY_CONST uint kRunWords = 4u;
NORTHWAY_CONST uint kDashWords = 8u;
NORTHWAY_CONST uint kPaintWords = 8u;
NORTHWAY_CONST uint kPaintColor = 0u;  // the colour of the item's header
NORTHWAY_CONST uint kPaintArea = 1u;   // an image repeated over the map
NORTHWAY_CONST uint kPaintAlong = 2u;  // … along a stroke
NORTHWAY_CONST uint kPaintRamp = 3u;   // the colours of an image's row, along a stroke
NORTHWAY_CONST uint kPaintGroup = 4u;  // what follows is blended as one thing; group 0: on its own
NORTHWAY_CONST uint kRunKindMask = 0x7u;
NORTHWAY_CONST uint kRunSolid = 0u;   // the whole tile; no parts
NORTHWAY_CONST uint kRunStroke = 1u;  // middle x y, direction, half its length; both ends round
NORTHWAY_CONST uint kRunShaped = 2u;  // x0 y0 x1 y1, phase m, metres per px, room beyond either end
NORTHWAY_CONST uint kRunEdge = 3u;    // x0 y0 x1 y1, step y, step sign, two unused
NORTHWAY_CONST uint kRunGlyph = 4u;   // see tile.glsl
NORTHWAY_CONST uint kRunJoin = 5u;    // x y, outer normals, distance, bevel's scale and start, side
NORTHWAY_CONST uint kRunPaint = 6u;   // how the item that follows is painted; see kPaint… below
NORTHWAY_CONST uint kRunImage = 7u;   // images and two-coloured discs; see tile.glsl
NORTHWAY_CONST uint kRunGoesOn = 0x8u;  // the item has another run in this tile: do not blend yet
NORTHWAY_CONST uint kRunPlaneShift = 4u;
NORTHWAY_CONST uint kRunPlaneMask = 0x3fu;
NORTHWAY_CONST uint kRunCountShift = 10u;
NORTHWAY_CONST uint kStrokeWords = 4u;
NORTHWAY_CONST uint kShapedWords = 8u;
NORTHWAY_CONST uint kEdgeWords = 8u;
NORTHWAY_CONST uint kGlyphWords = 8u;
NORTHWAY_CONST uint kJoinWords = 8u;
NORTHWAY_CONST uint kImageWords = 8u;
// Places are pixels from the tile's top left corner. A direction is a unit vector, x in the low and
// y in the high 16 bits, in units of 1 / kDirectionOne.
NORTHWAY_CONST float kDirectionOne = 32767.0F;
// The shader may read this many words beyond the last.
NORTHWAY_CONST uint kWordsBeyond = 8u;

// What the tiles of one pipeline hold; less is faster where every branch is executed.
NORTHWAY_CONST uint kHasStrokes = 1u;
NORTHWAY_CONST uint kHasEdges = 2u;
NORTHWAY_CONST uint kHasPlanes = 4u;
NORTHWAY_CONST uint kHasShaped = 8u;
NORTHWAY_CONST uint kHasGlyphs = 16u;
NORTHWAY_CONST uint kHasJoins = 32u;
NORTHWAY_CONST uint kHasPaints = 64u;  // paints, images, round dashes
// Tiles that a group of the shader for CPUs draws, one after the other.
NORTHWAY_CONST uint kTilesPerSimdGroup = 8u;

// How one item is painted.
struct Style {
    vec4 color;        // premultiplied, display space
    float half_width;  // of a stroke; of a glyph: how far its outline grows (halo)
    float offset;      // of a stroke to the right of its direction; applied on the CPU; of a glyph:
                       // how far its edge is blurred
    uint paint;        // 0: color; n: pixel of raster plane n - 1, times color.a; n <= kRunPlaneMask
    float dash_period_m;  // 0: solid
    vec4 dash_m;       // start and end of two drawn stretches within the period
    float blur;        // of a stroke's edge, inwards
    float gap;         // half the width left free along the middle of a stroke; 0: none
    uint join;         // kJoin…
    float join_limit;  // longest mitre in half widths; for round joins: shorter ones are mitred
    uint flags;        // kStyle…
    uint image;        // 0: color; n: paint n - 1 of the draw list, times color.a
    uint group;        // 0: on its own; else blended with the items next to it of the same number
    float group_opacity;
};
NORTHWAY_CONST uint kJoinRound = 0u;
NORTHWAY_CONST uint kJoinMiter = 1u;
NORTHWAY_CONST uint kJoinBevel = 2u;
NORTHWAY_CONST uint kStyleRoundDashes = 1u;
NORTHWAY_CONST uint kStyleHardEdges = 2u;  // of a fill: a pixel is in it or not

// One tile that has work to do.
struct Tile {
    uint x;      // in tiles
    uint y;
    uint first;  // word
    uint end;    // one past its last word
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
    uint first_tile;  // of those that this dispatch draws
    uint tile_count;
    uint shift_x;  // pixels of the first column of tiles that lie left of the output
    uint shift_y;
    uint zero;  // 0, which the compiler must not know
};
// Of an image that holds distances: its alpha on the outline, as sprites have it.
NORTHWAY_CONST float kImageOutline = 0.75F;
NORTHWAY_CONST float kOutlineSample = 128.0F / 255.0F;  // what the atlas holds on an outline
// How pixels are stored: R, G, B, A or, for a window, B, G, R, A.
NORTHWAY_CONST uint kTileSwapsRedBlue = 1u;
NORTHWAY_CONST uint kTileBlendsOver = 2u;  // blend the over image on top at the end

// Where the pixels of a frame lie in a raster: a cell of kWarpCell x kWarpCell pixels holds a grid of
// points, so fine that what lies between two is found linearly. A cell's word is the number of its
// first point << kWarpLevelBits | log2 of the parts a side; its points run along rows. A point is a
// place in the raster in columns and rows from (column0, row0), or kWarpNowhere off the map.
NORTHWAY_CONST uint kWarpCell = 16u;
NORTHWAY_CONST uint kWarpLevelBits = 3u;
NORTHWAY_CONST uint kWarpRows = 8u;  // of pixels that an invocation on a CPU draws
NORTHWAY_CONST float kWarpNowhere = 1e30F;

// What a plane drawn from a raster is drawn with: push constants of all such shaders.
struct WarpConstants {
    uint width;         // of the plane
    uint height;
    uint first_pixel;   // of the plane written
    uint cell_columns;  // of the frame
    uint left;          // pixels of the frame left of the plane and above it
    uint top;
    float column0;      // of the raster: what the points are relative to
    float row0;
    float columns;      // of the raster
    float rows;
    float period;       // columns once round the Earth; 0: it does not close
    float spare;
};

// How heights are tinted and shaded: the head of the buffer `Paint`; the ramp follows, each entry
// two words of half floats: red and green, blue and alpha, straight, in linear light.
NORTHWAY_CONST uint kMostLights = 8u;
struct ReliefPaint {
    vec4 lights[8];     // east (or right), north (or up), height; w its weight in a relief
    vec4 shadows[8];    // of the lights of a hillshade, premultiplied; a relief's: [0], linear light
    vec4 highlights[8];
    vec4 accent;        // premultiplied
    float north_deg;    // latitude of the raster's first row's upper edge
    float lat_step_deg; // of a row
    float lon_step_deg; // of a column
    float ramp_min_m;   // elevation of the first entry of the colour ramp
    float ramp_max_m;
    float opacity;
    float exaggeration;  // of slopes
    float intensity;     // hillshade-exaggeration
    float azimuth;       // of the first light, radians clockwise from north or up
    float shade_opacity;
    float shade_limit;   // no shadow is denser than this
    float highlight_opacity;
    float shade_neutral; // what a shade raster has on level ground, 0…1
    float spare0;
    float spare1;
    float spare2;
};
NORTHWAY_CONST uint kShadeNone = 0u;
NORTHWAY_CONST uint kShadeRaster = 1u;  // from a raster of shade
NORTHWAY_CONST uint kShadeSlopes = 2u;  // from the heights
NORTHWAY_CONST uint kShadeStandard = 0u;
NORTHWAY_CONST uint kShadeBasic = 1u;
NORTHWAY_CONST uint kShadeCombined = 2u;
NORTHWAY_CONST uint kShadeIgor = 3u;
NORTHWAY_CONST uint kShadeMultidirectional = 4u;
NORTHWAY_CONST uint kReliefRampSize = 1024u;

// How the colours of a picture are changed (raster-… properties).
struct PicturePaint {
    vec4 spin;          // weights of red, green, blue in a turned colour; w opacity
    float saturation;   // part of the way to the mean of red, green and blue; negative: away from it
    float contrast;     // factor about the middle
    float brightness_low;
    float brightness_high;
    uint is_nearest;    // no filter
    uint has_mask;      // alpha says where there is data: its edge is drawn sharp
    uint spare0;
    uint spare1;
};

NORTHWAY_CONST uint kHeatTile = 32u;  // pixels a side
NORTHWAY_CONST uint kHeatRampSize = 1024u;

#ifdef __cplusplus
#undef NORTHWAY_CONST
}  // namespace northway::shaders
#endif
#endif
