// SPDX-License-Identifier: Apache-2.0
// Finds the place in a raster under a pixel and how it changes from pixel to pixel (layout.h).
#include "layout.h"

layout(std430, set = 0, binding = 0) readonly buffer Cells { uint cells[]; };
layout(std430, set = 0, binding = 1) readonly buffer Points { vec2 points[]; };
layout(push_constant) uniform Constants { WarpConstants constants; };

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

Spot spot_of(uint x, uint y) {
    const uvec2 pixel = uvec2(x + constants.left, y + constants.top);
    const uvec2 cell = pixel / kWarpCell;
    const uint word = cells[cell.y * constants.cell_columns + cell.x];
    const uint level = word & ((1u << kWarpLevelBits) - 1u);
    const uint size = kWarpCell >> level;
    const uint stride = (1u << level) + 1u;
    const uvec2 inside = pixel - cell * kWarpCell;
    const uvec2 part = inside / size;
    const uint corner = (word >> kWarpLevelBits) + part.y * stride + part.x;
    const vec2 p00 = points[corner];
    vec2 p10 = points[corner + 1u];
    vec2 p01 = points[corner + stride];
    vec2 p11 = points[corner + stride + 1u];
    Spot spot;
    spot.on_map = max(max(p00.x, p10.x), max(p01.x, p11.x)) < 0.5 * kWarpNowhere;
    p10.x = p00.x + short_way(p10.x - p00.x);
    p01.x = p00.x + short_way(p01.x - p00.x);
    p11.x = p00.x + short_way(p11.x - p00.x);
    const vec2 f = (vec2(inside - part * size) + 0.5) / float(size);
    spot.right = mix(p10 - p00, p11 - p01, f.y) / float(size);
    spot.down = mix(p01 - p00, p11 - p10, f.x) / float(size);
    spot.at = mix(mix(p00, p10, f.x), mix(p01, p11, f.x), f.y) + vec2(constants.column0, constants.row0);
    if (constants.period > 0.0) {
        // Into the turn round the Earth whose middle is the raster's.
        const float margin = 0.5 * (constants.period - constants.columns);
        spot.at.x -= constants.period * floor((spot.at.x + margin) / constants.period);
    }
    return spot;
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
int shared_level(uint x, uint y, uint most_taps) {
    const Spot middle = spot_of(min((x & ~7u) + 4u, constants.width - 1u),
                                min((y & ~7u) + 4u, constants.height - 1u));
    return middle.on_map ? int(max(footprint_of(middle, most_taps).level, 0.0) + 0.5) : 0;
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
