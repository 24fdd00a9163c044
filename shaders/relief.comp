// SPDX-License-Identifier: Apache-2.0
// Reprojects a raster of heights and tints and shades it: one pixel of one raster plane an invocation.
// The inverse projection is sampled on the CPU at every kReliefGridStep pixels, as unit vectors
// (smooth across the poles and the 180th meridian), and interpolated here.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "layout.h"

layout(local_size_x = 8, local_size_y = 8) in;
layout(std430, set = 0, binding = 0) readonly buffer Grid { vec4 directions[]; };
layout(std430, set = 0, binding = 1) readonly buffer Ramp { vec4 ramp[]; };
layout(std430, set = 0, binding = 2) writeonly buffer Planes { uint planes[]; };
layout(set = 0, binding = 3) uniform sampler2D heights;
layout(set = 0, binding = 4) uniform sampler2D shade;
layout(push_constant) uniform Constants { ReliefConstants constants; };

const float kDegrees = 57.29577951308232;
const float kMetresPerDegree = 111194.9;

vec3 linear_from_display(vec3 c) {
    return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), greaterThan(c, vec3(0.04045)));
}

vec3 display_from_linear(vec3 c) {
    return mix(c * 12.92, 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, greaterThan(c, vec3(0.0031308)));
}

float height_at(vec2 cell) {
    return textureLod(heights, cell, constants.level_of_detail).r;
}

// Brightness of ground under the light against level ground, from central differences (Horn 1981).
float lit_from_heights(vec2 cell, float lat_deg) {
    const vec2 one = exp2(constants.level_of_detail) / vec2(constants.columns, constants.rows);
    const float step_deg = exp2(constants.level_of_detail) / constants.columns_per_deg;
    const float east_m = 2.0 * step_deg * kMetresPerDegree * max(cos(lat_deg / kDegrees), 0.02);
    const float north_m = 2.0 * step_deg * kMetresPerDegree;
    const float dx = (height_at(cell + vec2(one.x, 0.0)) - height_at(cell - vec2(one.x, 0.0))) / east_m;
    const float dy = (height_at(cell - vec2(0.0, one.y)) - height_at(cell + vec2(0.0, one.y))) / north_m;
    const vec3 normal = normalize(vec3(-dx * constants.exaggeration, -dy * constants.exaggeration, 1.0));
    return max(dot(normal, vec3(constants.light_x, constants.light_y, constants.light_z)), 0.0) /
           constants.light_z;
}

void main() {
    const uvec2 p = gl_GlobalInvocationID.xy;
    if (p.x >= constants.width || p.y >= constants.height) {
        return;
    }
    const uint at = constants.first_pixel + p.y * constants.width + p.x;
    const vec2 g = (vec2(p) + 0.5) / float(kReliefGridStep);
    const uvec2 cell = uvec2(g);
    const vec2 f = g - vec2(cell);
    const uint corner = cell.y * constants.grid_columns + cell.x;
    const vec4 d00 = directions[corner];
    const vec4 d10 = directions[corner + 1u];
    const vec4 d01 = directions[corner + constants.grid_columns];
    const vec4 d11 = directions[corner + constants.grid_columns + 1u];
    if (d00.w * d10.w * d01.w * d11.w == 0.0) {
        planes[at] = 0u;  // outside the domain of the projection
        return;
    }
    const vec3 v = mix(mix(d00.xyz, d10.xyz, f.x), mix(d01.xyz, d11.xyz, f.x), f.y);
    const float lat_deg = atan(v.z, length(v.xy)) * kDegrees;
    const float lon_deg = atan(v.y, v.x) * kDegrees;
    const float east_deg = mod(lon_deg - constants.lon0_deg + 0.5 / constants.columns_per_deg, 360.0) -
                           0.5 / constants.columns_per_deg;
    const vec2 uv = vec2((east_deg * constants.columns_per_deg + 0.5) / constants.columns,
                         ((constants.lat0_deg - lat_deg) * constants.rows_per_deg + 0.5) / constants.rows);
    if (uv.x < 0.0 || uv.x > 1.0 || uv.y < 0.0 || uv.y > 1.0) {
        planes[at] = 0u;  // outside the raster
        return;
    }
    const float height_m = height_at(uv);
    const float entry = clamp((height_m - constants.ramp_min_m) /
                              (constants.ramp_max_m - constants.ramp_min_m), 0.0, 1.0) *
                        float(kReliefRampSize - 1u);
    const uint low = min(uint(entry), kReliefRampSize - 2u);
    const vec4 tint = mix(ramp[low], ramp[low + 1u], entry - float(low));
    const float lit = constants.exaggeration > 0.0
                          ? lit_from_heights(uv, lat_deg)
                          : textureLod(shade, uv, constants.level_of_detail).r / constants.shade_neutral;
    const vec3 ground = linear_from_display(tint.rgb) * mix(1.0, lit, constants.shade_strength);
    const float alpha = tint.a * constants.opacity;
    planes[at] = packUnorm4x8(vec4(display_from_linear(clamp(ground, 0.0, 1.0)) * alpha, alpha));
}
