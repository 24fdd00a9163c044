// SPDX-License-Identifier: Apache-2.0
// Warps a raster of heights into one raster plane, tinted and shaded.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "warp.glsl"

// Rows of pixels that one invocation draws: 8 on a CPU, 1 on a GPU.
layout(constant_id = 0) const uint kRows = 8;
layout(local_size_x = 8, local_size_y_id = 1) in;
layout(std430, set = 0, binding = 2) readonly buffer Paint { ReliefPaint paint; uint ramp[]; };
layout(std430, set = 0, binding = 3) writeonly buffer Planes { uint planes[]; };
layout(set = 0, binding = 4) uniform sampler2D heights;
layout(set = 0, binding = 5) uniform sampler2D shade;

const float kMetresPerDegree = 111194.9;
const uint kMostTaps = 2u;

// Brightness of ground under the light against level ground, from central differences (Horn 1981).
float lit_from_heights(vec2 at, Footprint print) {
    const vec2 one = 1.0 / vec2(constants.columns, constants.rows);
    const float level = max(print.level, 0.0);
    const float reach = exp2(level);
    const float lat_deg = paint.north_deg - at.y * paint.lat_step_deg;
    const float east_m = 2.0 * reach * paint.lon_step_deg * kMetresPerDegree *
                         max(cos(radians(lat_deg)), 0.02);
    const float north_m = 2.0 * reach * paint.lat_step_deg * kMetresPerDegree;
    const float dx = (textureLod(heights, (at + vec2(reach, 0.0)) * one, level).r -
                      textureLod(heights, (at - vec2(reach, 0.0)) * one, level).r) / east_m;
    const float dy = (textureLod(heights, (at - vec2(0.0, reach)) * one, level).r -
                      textureLod(heights, (at + vec2(0.0, reach)) * one, level).r) / north_m;
    const vec3 normal = normalize(vec3(-dx * paint.exaggeration, -dy * paint.exaggeration, 1.0));
    return max(dot(normal, paint.light.xyz), 0.0) / paint.light.z;
}

// Premultiplied, in display space.
vec4 color_of(Spot spot) {
    const Footprint print = footprint_of(spot, kMostTaps);
    const float height = filtered(heights, spot.at, print).r;
    const float entry = clamp((height - paint.ramp_min_m) / (paint.ramp_max_m - paint.ramp_min_m),
                              0.0, 1.0) * float(kReliefRampSize - 1u);
    const vec4 tint = unpackUnorm4x8(ramp[uint(entry + 0.5)]);
    float lit = 1.0;
    if (paint.shade_strength > 0.0) {
        lit = paint.exaggeration > 0.0 ? lit_from_heights(spot.at, print)
                                       : filtered(shade, spot.at, print).r / paint.shade_neutral;
        // Light is multiplied in linear light: c = ((c^2.2) l)^(1 / 2.2) = c l^(1 / 2.2).
        lit = pow(max(mix(1.0, lit, paint.shade_strength), 1e-4), 1.0 / 2.2);
    }
    const float alpha = tint.a * paint.opacity;
    return vec4(min(tint.rgb * lit, 1.0) * alpha, alpha);
}

void main() {
    const uint x = gl_GlobalInvocationID.x;
    const uint y0 = gl_GlobalInvocationID.y * kRows;
    if (x >= constants.width) {
        return;
    }
    for (uint y = y0; y < min(y0 + kRows, constants.height); ++y) {
        const Spot spot = spot_of(x, y);
        const float cover = spot.on_map ? covered(spot) : 0.0;
        planes[constants.first_pixel + y * constants.width + x] =
            cover > 0.0 ? packUnorm4x8(color_of(spot) * cover) : 0u;
    }
}
