// SPDX-License-Identifier: Apache-2.0
// Adds up the weights of points around each pixel of one raster plane and colours their density. Each
// pixel takes the points of its tile in their order: the sum is the same on every run. The kernel is
// that of the MapLibre Style Specification's reference implementation: a Gaussian with a deviation of
// a third of the radius.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "layout.h"

// Rows of pixels that one invocation draws: 8 on a CPU, 1 on a GPU.
layout(constant_id = 0) const uint kRows = 8;
layout(local_size_x = 8, local_size_y_id = 1) in;
// First and end of each tile's run of the numbers that follow all tiles.
layout(std430, set = 0, binding = 0) readonly buffer Tiles { uint words[]; };
// Place in pixels of the frame, height of the kernel, factor of the squared distance in base 2.
layout(std430, set = 0, binding = 1) readonly buffer Points { vec4 points[]; };
layout(std430, set = 0, binding = 2) readonly buffer Paint { uint ramp[]; };
layout(std430, set = 0, binding = 3) writeonly buffer Planes { uint planes[]; };
layout(push_constant) uniform Constants { WarpConstants constants; };

// Below this nothing is added.
const float kLeast = 1.0 / 255.0 / 16.0;

void main() {
    const uint x = gl_GlobalInvocationID.x;
    const uint y0 = gl_GlobalInvocationID.y * kRows;
    if (x >= constants.width) {
        return;
    }
    for (uint y = y0; y < min(y0 + kRows, constants.height); ++y) {
        const uvec2 pixel = uvec2(x + constants.left, y + constants.top);
        const uvec2 tile = pixel / kHeatTile;
        const uint run = 2u * (tile.y * constants.cell_columns + tile.x);
        const uint end = words[run + 1u];
        float density = 0.0;
        for (uint i = words[run]; i < end; ++i) {
            const vec4 point = points[words[i]];
            const vec2 away = vec2(pixel) + 0.5 - point.xy;
            const float added = point.z * exp2(point.w * dot(away, away));
            density += added >= kLeast ? added : 0.0;
        }
        const uint entry = uint(clamp(density, 0.0, 1.0) * float(kHeatRampSize - 1u) + 0.5);
        planes[constants.first_pixel + y * constants.width + x] = ramp[entry];
    }
}
