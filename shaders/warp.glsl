// SPDX-License-Identifier: Apache-2.0
// Finds the place in a raster under a pixel and how it changes from pixel to pixel (layout.h).
#include "layout.h"

layout(std430, set = 0, binding = 0) readonly buffer Cells { uint cells[]; };
layout(std430, set = 0, binding = 1) readonly buffer Points { vec2 points[]; };
layout(push_constant) uniform Constants { WarpConstants constants; };
// Rows of pixels that one invocation draws: kWarpRows on a CPU, 1 on a GPU.
layout(constant_id = 0) const uint kRows = kWarpRows;
layout(local_size_x = 8, local_size_y_id = 1) in;
layout(constant_id = 2) const uint kHasFineParts = 1u;  // some have fewer than kWarpRows pixels a side

// A place in columns and rows from the raster's top left corner, and its change a pixel to the right
// and a pixel down.
struct Spot {
    vec2 at;
    vec2 right;
    vec2 down;
    bool on_map;
};

// The short way round from one column to another.
float short_way(float columns) {
    return constants.period > 0.0
               ? columns - constants.period * floor(columns / constants.period + 0.5)
               : columns;
}

// The part of a cell in which places are found linearly.
struct Part {
    vec2 p00;  // the places at its corners
    vec2 p10;
    vec2 p01;
    vec2 p11;
    uvec2 first;  // its first pixel, of the frame
    uint size;    // pixels a side
};

Part part_of(uvec2 pixel) {
    const uvec2 cell = pixel / kWarpCell;
    const uint word = cells[cell.y * constants.cell_columns + cell.x];
    const uint level = word & ((1u << kWarpLevelBits) - 1u);
    const uint stride = (1u << level) + 1u;
    Part part;
    part.size = kWarpCell >> level;
    const uvec2 number = (pixel - cell * kWarpCell) / part.size;
    part.first = cell * kWarpCell + number * part.size;
    const uint corner = (word >> kWarpLevelBits) + number.y * stride + number.x;
    part.p00 = points[corner];
    part.p10 = points[corner + 1u];
    part.p01 = points[corner + stride];
    part.p11 = points[corner + stride + 1u];
    part.p10.x = part.p00.x + short_way(part.p10.x - part.p00.x);
    part.p01.x = part.p00.x + short_way(part.p01.x - part.p00.x);
    part.p11.x = part.p00.x + short_way(part.p11.x - part.p00.x);
    return part;
}

Spot spot_in(Part part, uvec2 pixel) {
    Spot spot;
    spot.on_map = max(max(part.p00.x, part.p10.x), max(part.p01.x, part.p11.x)) < 0.5 * kWarpNowhere;
    const float one = 1.0 / float(part.size);
    const vec2 f = (vec2(pixel - part.first) + 0.5) * one;
    spot.right = mix(part.p10 - part.p00, part.p11 - part.p01, f.y) * one;
    spot.down = mix(part.p01 - part.p00, part.p11 - part.p10, f.x) * one;
    spot.at = mix(mix(part.p00, part.p10, f.x), mix(part.p01, part.p11, f.x), f.y) +
              vec2(constants.column0, constants.row0);
    if (constants.period > 0.0) {
        // Into the turn round the Earth whose middle is the raster's.
        const float margin = 0.5 * (constants.period - constants.columns);
        spot.at.x -= constants.period * floor((spot.at.x + margin) / constants.period);
    }
    return spot;
}

// The column of the frame that this invocation draws: a vector's eight lie in one block of 8 x 8
// pixels of the frame.
uint own_column() {
    return (constants.left & ~7u) + gl_GlobalInvocationID.x;
}

bool is_own_column(uint x) {
    return x >= constants.left && x < constants.left + constants.width;
}

// The rows of the frame that this invocation draws: whole runs of kRows from the frame's top, so that
// a pixel is the same in any window.
uvec2 own_rows() {
    const uint first = (constants.top / kRows + gl_GlobalInvocationID.y) * kRows;
    return uvec2(max(first, constants.top), min(first + kRows, constants.top + constants.height));
}

// How much of a pixel the raster covers: its edge is smooth over one pixel.
float covered(Spot spot) {
    const vec2 step = max(vec2(length(vec2(spot.right.x, spot.down.x)),
                               length(vec2(spot.right.y, spot.down.y))), vec2(1e-6));
    const vec2 size = vec2(constants.columns, constants.rows);
    const vec2 edge = clamp(min(spot.at, size - spot.at) / step + 0.5, 0.0, 1.0);
    const bool closed = constants.period > 0.0 && constants.period < constants.columns + 0.5;
    return (closed ? 1.0 : edge.x) * edge.y;
}

// The ellipse of the raster that a pixel sees: taps along its longer axis, each at a level of detail.
struct Footprint {
    vec2 step;  // from tap to tap, in columns and rows
    uint taps;
    float level;
};

// Beside a pole columns are so narrow that a mean over all that a pixel sees would be one over many
// latitudes: levels of detail go no further than this beyond what the shorter axis asks for.
const float kMostStretch = 2.5;

Footprint footprint_of(Spot spot, uint most_taps) {
    // The longer axis is the first eigenvector of J J^T.
    const float a = spot.right.x * spot.right.x + spot.down.x * spot.down.x;
    const float b = spot.right.x * spot.right.y + spot.down.x * spot.down.y;
    const float c = spot.right.y * spot.right.y + spot.down.y * spot.down.y;
    const float half_trace = 0.5 * (a + c);
    const float root = sqrt(0.25 * (a - c) * (a - c) + b * b);
    const float longer = sqrt(half_trace + root);
    const float shorter = sqrt(max(half_trace - root, 0.0));
    Footprint print;
    print.taps = 1u;
    print.level = log2(max(longer, 1e-6));
    print.step = vec2(0.0);
    if (longer > 1.0) {
        print.taps = uint(clamp(ceil(longer / max(shorter, 1.0) - 0.3), 1.0, float(most_taps)));
        print.level = min(log2(longer / float(print.taps)), log2(max(shorter, 1.0)) + kMostStretch);
        const vec2 axis = abs(b) > 1e-9 ? normalize(vec2(b, half_trace + root - a))
                                        : (a >= c ? vec2(1.0, 0.0) : vec2(0.0, 1.0));
        print.step = axis * (longer / float(print.taps));
    }
    return print;
}

// The whole level of detail that 8 x 8 pixels share: that of their middle. Mesa's CPU device fetches
// texels of all lanes of a vector by the size of the first one's level: where levels change within
// it, pixels would show another part of the Earth.
int shared_level(uvec2 pixel, uint most_taps) {
    const uvec2 middle = (pixel & ~7u) + 4u;  // in the same cell of the grid
    const Spot spot = spot_in(part_of(middle), middle);
    return spot.on_map ? int(max(footprint_of(spot, most_taps).level, 0.0) + 0.5) : 0;
}

// Of all pixels of an invocation that lie in one part, whose footprints differ by next to nothing.
Footprint footprint_in(Part part, uvec2 pixel, uint most_taps) {
    const uint side = min(part.size, kRows);
    const uint middle = pixel.y / side * side + side / 2u;
    return footprint_of(spot_in(part, uvec2(pixel.x, middle)), most_taps);
}

// The mean over a footprint.
vec4 filtered(sampler2D raster, vec2 at, Footprint print) {
    const vec2 one = 1.0 / vec2(constants.columns, constants.rows);
    vec4 sum = vec4(0.0);
    for (uint i = 0u; i < print.taps; ++i) {
        const vec2 tap = at + print.step * (float(i) - 0.5 * float(print.taps - 1u));
        sum += textureLod(raster, tap * one, max(print.level, 0.0));
    }
    return sum / float(print.taps);
}
