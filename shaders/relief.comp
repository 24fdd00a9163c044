// SPDX-License-Identifier: Apache-2.0
// Reprojects a raster of heights and tints and shades it: a column of pixels of one raster plane an invocation.
// The inverse projection is sampled on the CPU at every kReliefGridStep pixels, as longitude and
// latitude in degrees (w 0 where the map shows nothing), and interpolated here.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "layout.h"

// Rows of pixels that one invocation draws: 8 on a CPU, 1 on a GPU.
layout(constant_id = 0) const uint kRows = 8;
layout(local_size_x = 8, local_size_y_id = 1) in;
layout(std430, set = 0, binding = 0) readonly buffer Grid { vec4 places[]; };
layout(std430, set = 0, binding = 1) readonly buffer Ramp { uint ramp[]; };
layout(std430, set = 0, binding = 2) writeonly buffer Planes { uint planes[]; };
layout(set = 0, binding = 3) uniform sampler2D heights;
layout(set = 0, binding = 4) uniform sampler2D shade;
layout(push_constant) uniform Constants { ReliefConstants constants; };

const float kMetresPerDegree = 111194.9;

const float kPolar_deg = 86.0;

vec3 direction(vec4 place) {
    const vec2 r = radians(place.xy);
    return vec3(cos(r.y) * cos(r.x), cos(r.y) * sin(r.x), sin(r.y));
}

float height_at(vec2 cell) {
    return textureLod(heights, cell, constants.level_of_detail).r;
}

// Brightness of ground under the light against level ground, from central differences (Horn 1981).
float lit_from_heights(vec2 cell, float lat_deg) {
    const vec2 one = exp2(constants.level_of_detail) / vec2(constants.columns, constants.rows);
    const float step_deg = exp2(constants.level_of_detail) / constants.columns_per_deg;
    const float east_m = 2.0 * step_deg * kMetresPerDegree * max(cos(radians(lat_deg)), 0.02);
    const float north_m = 2.0 * step_deg * kMetresPerDegree;
    const float dx = (height_at(cell + vec2(one.x, 0.0)) - height_at(cell - vec2(one.x, 0.0))) / east_m;
    const float dy = (height_at(cell - vec2(0.0, one.y)) - height_at(cell + vec2(0.0, one.y))) / north_m;
    const vec3 normal = normalize(vec3(-dx * constants.exaggeration, -dy * constants.exaggeration, 1.0));
    return max(dot(normal, vec3(constants.light_x, constants.light_y, constants.light_z)), 0.0) /
           constants.light_z;
}

// Premultiplied, in display space; transparent outside the raster.
vec4 color_at(float lon_deg, float lat_deg) {
    const float half_cell = 0.5 / constants.columns_per_deg;
    const float east_deg =
        fract((lon_deg - constants.lon0_deg + half_cell) / 360.0) * 360.0 - half_cell;
    const vec2 uv = vec2((east_deg * constants.columns_per_deg + 0.5) / constants.columns,
                         ((constants.lat0_deg - lat_deg) * constants.rows_per_deg + 0.5) / constants.rows);
    if (uv.x < 0.0 || uv.x > 1.0 || uv.y < 0.0 || uv.y > 1.0) {
        return vec4(0.0);
    }
    const float entry = clamp((height_at(uv) - constants.ramp_min_m) /
                              (constants.ramp_max_m - constants.ramp_min_m), 0.0, 1.0) *
                        float(kReliefRampSize - 1u);
    const vec4 tint = unpackUnorm4x8(ramp[uint(entry + 0.5)]);
    float lit = 1.0;
    if (constants.shade_strength > 0.0) {
        lit = constants.exaggeration > 0.0
                  ? lit_from_heights(uv, lat_deg)
                  : textureLod(shade, uv, constants.level_of_detail).r / constants.shade_neutral;
        // Light is multiplied in linear light: c = ((c^2.2) l)^(1 / 2.2) = c l^(1 / 2.2).
        lit = pow(max(mix(1.0, lit, constants.shade_strength), 1e-4), 1.0 / 2.2);
    }
    const float alpha = tint.a * constants.opacity;
    return vec4(min(tint.rgb * lit, 1.0) * alpha, alpha);
}

void main() {
    const uint x = gl_GlobalInvocationID.x;
    const uint y0 = gl_GlobalInvocationID.y * kRows;
    if (x >= constants.width) {
        return;
    }
    // All rows of an invocation lie in one cell of the grid: kReliefGridStep is a multiple of kRows.
    const uvec2 cell = uvec2(x, y0) / kReliefGridStep;
    const uint corner = cell.y * constants.grid_columns + cell.x;
    const vec4 d00 = places[corner];
    const vec4 d10 = places[corner + 1u];
    const vec4 d01 = places[corner + constants.grid_columns];
    const vec4 d11 = places[corner + constants.grid_columns + 1u];
    const bool on_map = d00.w * d10.w * d01.w * d11.w != 0.0;
    const bool polar =
        max(max(abs(d00.y), abs(d10.y)), max(abs(d01.y), abs(d11.y))) > kPolar_deg;
    // Longitudes relative to the first corner, the short way round.
    const vec3 turn = fract((vec3(d10.x, d01.x, d11.x) - d00.x) / 360.0 + 0.5) * 360.0 - 180.0;
    const float fx = (float(x) + 0.5) / float(kReliefGridStep) - float(cell.x);
    const vec2 top = vec2(d00.x + turn.x * fx, mix(d00.y, d10.y, fx));
    const vec2 bottom = vec2(d00.x + mix(turn.y, turn.z, fx), mix(d01.y, d11.y, fx));
    for (uint r = 0; r < kRows; ++r) {
        const uint y = y0 + r;
        if (y >= constants.height) {
            return;
        }
        const float fy = (float(y) + 0.5) / float(kReliefGridStep) - float(cell.y);
        vec2 place = mix(top, bottom, fy);
        if (polar) {
            // Near a pole longitudes turn too fast to be interpolated; directions do not.
            const vec3 v = mix(mix(direction(d00), direction(d10), fx),
                               mix(direction(d01), direction(d11), fx), fy);
            place = degrees(vec2(atan(v.y, v.x), atan(v.z, length(v.xy))));
        }
        planes[constants.first_pixel + y * constants.width + x] =
            on_map ? packUnorm4x8(color_at(place.x, place.y)) : 0u;
    }
}
