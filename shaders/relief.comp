// SPDX-License-Identifier: Apache-2.0
// Warps a raster of heights into one raster plane: tinted by height and shaded (relief), or only the
// shade (hillshade). Slopes are those of the ground in metres, whatever the projection.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "warp.glsl"

// What these planes need: every branch is executed where pixels are SIMD lanes.
layout(constant_id = 3) const uint kShading = kShadeNone;
layout(constant_id = 4) const uint kMethod = kShadeMultidirectional;
layout(constant_id = 5) const uint kIsOverlay = 0u;    // no tint: hillshade
layout(constant_id = 6) const uint kLights = 1u;
layout(constant_id = 7) const uint kIsMagnified = 0u;  // cells are larger than pixels
layout(constant_id = 8) const uint kHasGaps = 0u;      // blue is the weight of what is known
layout(constant_id = 9) const uint kFollowsMap = 0u;   // azimuths are from true north, else from up
layout(constant_id = 10) const uint kIsNearest = 0u;   // a magnified cell looks the same all over

layout(std430, set = 0, binding = 2) readonly buffer Paint { ReliefPaint given; uvec2 ramp[]; };
layout(std430, set = 0, binding = 3) writeonly buffer Planes { uint planes[]; };
layout(set = 0, binding = 4) uniform sampler2D heights;
layout(set = 0, binding = 5) uniform sampler2D shade;

// Read once: a CPU reads what all lanes share lane by lane.
ReliefPaint paint;

const float kMetresPerDegree = 111194.9;
const float kPi = 3.14159265;
const uint kMostTaps = 2u;

// A height and what it grows by per column and row; how much of it is known.
struct Ground {
    float height_m;
    vec2 change_m;
    float known;
};

// Heights are held as a number and the rest that it has no room for.
float height_in(vec4 texel) {
    const float sum = texel.r + texel.g;
    return kHasGaps != 0u ? sum / max(texel.b, 1e-3) : sum;
}

// Weight and slope of a cell at a distance of 0 … 1 and of 1 … 2 cells: the cubics of Mitchell and
// Netravali (1988). Sharper than B-splines (kBlur 1), which lose ridges that are a cell wide, and
// without the ringing of Catmull-Rom (kBlur 0).
const float kBlur = 0.5;
const float kRing = 0.5 * (1.0 - kBlur);

vec2 near_weight(vec2 x) {
    return ((12.0 - 9.0 * kBlur - 6.0 * kRing) * x * x * x +
            (12.0 * kBlur + 6.0 * kRing - 18.0) * x * x + 6.0 - 2.0 * kBlur) / 6.0;
}

vec2 near_slope(vec2 x) {
    return ((12.0 - 9.0 * kBlur - 6.0 * kRing) * 3.0 * x * x +
            (12.0 * kBlur + 6.0 * kRing - 18.0) * 2.0 * x) / 6.0;
}

vec2 far_weight(vec2 x) {
    return (-(kBlur + 6.0 * kRing) * x * x * x + (6.0 * kBlur + 30.0 * kRing) * x * x -
            (12.0 * kBlur + 48.0 * kRing) * x + 8.0 * kBlur + 24.0 * kRing) / 6.0;
}

vec2 far_slope(vec2 x) {
    return (-(kBlur + 6.0 * kRing) * 3.0 * x * x + (6.0 * kBlur + 30.0 * kRing) * 2.0 * x -
            (12.0 * kBlur + 48.0 * kRing)) / 6.0;
}

// The surface through the 4 x 4 cells around, without steps in its slope.
Ground smooth_ground(vec2 at, int lod) {
    const ivec2 size = textureSize(heights, lod);
    const vec2 place = at * vec2(size) / vec2(constants.columns, constants.rows) - 0.5;
    const vec2 first = floor(place);
    const vec2 t = place - first;
    const vec2 s = 1.0 - t;
    const vec2 weights[4] =
        vec2[4](far_weight(1.0 + t), near_weight(t), near_weight(s), far_weight(1.0 + s));
    const vec2 slopes[4] =
        vec2[4](far_slope(1.0 + t), near_slope(t), -near_slope(s), -far_slope(1.0 + s));
    const bool closed = constants.period > 0.0 && constants.period < constants.columns + 0.5;
    vec3 sum = vec3(0.0);
    vec3 known = vec3(0.0);
    for (int j = 0; j < 4; ++j) {
        const int row = clamp(int(first.y) - 1 + j, 0, size.y - 1);
        vec3 along = vec3(0.0);  // value, slope, weight
        vec2 there = vec2(0.0);
        for (int i = 0; i < 4; ++i) {
            int column = int(first.x) - 1 + i;
            column = closed ? (column + size.x) % size.x : clamp(column, 0, size.x - 1);
            const vec4 texel = texelFetch(heights, ivec2(column, row), lod);
            const float value = texel.r + texel.g;
            along.xy += value * vec2(weights[i].x, slopes[i].x);
            if (kHasGaps != 0u) {
                there += texel.b * vec2(weights[i].x, slopes[i].x);
            }
        }
        sum += vec3(along.x * weights[j].y, along.y * weights[j].y, along.x * slopes[j].y);
        known += vec3(there.x * weights[j].y, there.y * weights[j].y, there.x * slopes[j].y);
    }
    const vec2 per_cell = vec2(size) / vec2(constants.columns, constants.rows);
    if (kHasGaps != 0u) {
        const float weight = max(known.x, 1e-3);
        const float height_m = sum.x / weight;
        return Ground(height_m, (sum.yz - height_m * known.yz) / weight * per_cell, known.x);
    }
    return Ground(sum.x, sum.yz * per_cell, 1.0);
}

Ground ground_at(Spot spot, Footprint print, int whole_level) {
    float level = max(print.level, 0.0);
    if (kIsMagnified != 0u && kIsNearest == 0u) {
        return smooth_ground(spot.at, whole_level);
    }
    if (kIsMagnified != 0u) {
        spot.at = floor(spot.at) + 0.5;
        print = Footprint(vec2(0.0), 1u, 0.0);
        level = 0.0;
    }
    const vec4 texel = filtered(heights, spot.at, print);
    Ground ground = Ground(height_in(texel), vec2(0.0), kHasGaps != 0u ? texel.b : 1.0);
    if (kShading == kShadeSlopes) {
        const vec2 one = 1.0 / vec2(constants.columns, constants.rows);
        const float reach = exp2(level);
        const vec2 x = vec2(reach, 0.0);
        const vec2 y = vec2(0.0, reach);
        ground.change_m =
            vec2(height_in(textureLod(heights, (spot.at + x) * one, level)) -
                     height_in(textureLod(heights, (spot.at - x) * one, level)),
                 height_in(textureLod(heights, (spot.at + y) * one, level)) -
                     height_in(textureLod(heights, (spot.at - y) * one, level))) / (2.0 * reach);
    }
    return ground;
}

// How the ground rises to the right and up in the picture, or to the east and north: metres a metre,
// exaggerated.
vec2 slope_of(Spot spot, Ground ground) {
    const float lat_deg = paint.north_deg - spot.at.y * paint.lat_step_deg;
    const vec2 cell_m = kMetresPerDegree * vec2(paint.lon_step_deg * max(cos(radians(lat_deg)), 0.02),
                                                paint.lat_step_deg);
    const vec2 rise = ground.change_m / cell_m * vec2(1.0, -1.0) * paint.exaggeration;
    if (kFollowsMap != 0u) {
        return rise;
    }
    // Where east and north point on the screen: the inverse of the spot's changes.
    const float turn = sign(spot.right.x * spot.down.y - spot.down.x * spot.right.y);
    const vec2 east = turn * vec2(spot.down.y, -spot.right.y);
    const vec2 north = turn * vec2(spot.down.x, -spot.right.x);
    const vec2 risen = rise.x * east / max(length(east), 1e-9) +
                       rise.y * north / max(length(north), 1e-9);
    return vec2(risen.x, -risen.y);
}

// Cosine of the angle between the ground's normal and a light.
float lambert(vec2 slope, vec3 light) {
    return (light.z - dot(slope, light.xy)) / sqrt(1.0 + dot(slope, slope));
}

// Whether the ground falls towards the first light: 1, away from it: 0, or between.
float facing(vec2 slope) {
    const float falls = atan(-slope.x, -slope.y + 1e-12);  // level ground falls somewhere
    return 1.0 - abs(mod((falls - paint.azimuth) / kPi + 1.0, 2.0) - 1.0);
}

// Strengths of shadow and highlight, 0 … 1, of the methods with one light: those of GDAL's
// hillshades and of the MapLibre Style Specification's reference implementation.
vec2 shaded_by_one(vec2 slope) {
    const float steepness = atan(length(slope));
    if (kMethod == kShadeStandard) {
        const float angle = atan(0.625 * length(slope));
        const float base = 1.875 - paint.intensity * 1.75;
        const float most = 0.5 * kPi;
        const float scaled = abs(base - 1.0) > 1e-3
                                 ? (pow(base, angle) - 1.0) / (pow(base, most) - 1.0) * most
                                 : angle;
        const float strength = sin(scaled) * clamp(2.0 * paint.intensity, 0.0, 1.0);
        const float lit = facing(slope);
        return strength * vec2(1.0 - lit, lit);
    }
    if (kMethod == kShadeIgor) {
        const float lit = facing(slope);
        return steepness * 2.0 / kPi * vec2(1.0 - lit, lit);
    }
    // Combined: the angle to the light times the steepness.
    const float angle = min(acos(clamp(lambert(slope, paint.lights[0].xyz), -1.0, 1.0)), 0.5 * kPi);
    return vec2(angle, 0.5 * kPi - angle) * steepness * 4.0 / (kPi * kPi);
}

// Shadow and highlight against level ground. Relief: several lights are weighed.
vec2 shaded_against_level(vec2 slope) {
    if (kMethod != kShadeBasic && kMethod != kShadeMultidirectional) {
        return shaded_by_one(slope);
    }
    float lit = 0.0;
    for (uint i = 0u; i < kLights; ++i) {
        const vec4 light = paint.lights[i];
        lit += light.w * max(lambert(slope, light.xyz), 0.0) / light.z;
    }
    return vec2(max(1.0 - lit, 0.0), min(max(lit - 1.0, 0.0), 1.0));
}

// The colour of a hillshade, premultiplied.
vec4 overlay_of(vec2 slope) {
    if (kMethod == kShadeBasic || kMethod == kShadeMultidirectional) {
        vec4 color = vec4(0.0);
        for (uint i = 0u; i < kLights; ++i) {
            const float lit = clamp(lambert(slope, paint.lights[i].xyz), 0.0, 1.0);
            color += lit > 0.5 ? paint.highlights[i] * (2.0 * lit - 1.0)
                               : paint.shadows[i] * (1.0 - 2.0 * lit);
        }
        return color / float(kLights);
    }
    const vec2 strengths = shaded_by_one(slope);
    const vec4 color = paint.shadows[0] * strengths.x + paint.highlights[0] * strengths.y;
    if (kMethod != kShadeStandard) {
        return color;
    }
    const float angle = atan(0.625 * length(slope));
    const float base = 1.875 - paint.intensity * 1.75;
    const float most = 0.5 * kPi;
    const float scaled = abs(base - 1.0) > 1e-3
                             ? (pow(base, angle) - 1.0) / (pow(base, most) - 1.0) * most
                             : angle;
    const vec4 accent = (1.0 - cos(scaled)) * paint.accent * clamp(2.0 * paint.intensity, 0.0, 1.0);
    return accent * (1.0 - color.a) + color;
}

// Shade in linear light: the ground times what the shadow leaves, then part of the way to the
// highlight. Straight colour in display space.
vec3 lit_color(vec3 linear, vec2 strengths) {
    const float shadow = min(strengths.x * paint.shade_opacity, paint.shade_limit);
    linear *= mix(vec3(1.0), paint.shadows[0].rgb, shadow);
    linear = mix(linear, paint.highlights[0].rgb, strengths.y * paint.highlight_opacity);
    return pow(max(linear, vec3(0.0)), vec3(1.0 / 2.2));
}

// Premultiplied, in display space.
vec4 color_of(Spot spot, Footprint print, int whole_level) {
    const Ground ground = ground_at(spot, print, whole_level);
    float alpha = paint.opacity;
    if (kHasGaps != 0u) {
        // The edge of what is known is half-way between two cells, a pixel wide.
        alpha *= clamp((ground.known - 0.5) / min(exp2(print.level), 1.0) + 0.5, 0.0, 1.0);
    }
    if (kIsOverlay != 0u) {
        return min(overlay_of(slope_of(spot, ground)), vec4(1.0)) * alpha;
    }
    const float entry =
        clamp((ground.height_m - paint.ramp_min_m) / (paint.ramp_max_m - paint.ramp_min_m), 0.0, 1.0) *
        float(kReliefRampSize - 1u);
    const uvec2 packed = ramp[uint(entry + 0.5)];
    const vec4 tint = vec4(unpackHalf2x16(packed.x), unpackHalf2x16(packed.y));
    vec2 strengths = vec2(0.0);
    if (kShading == kShadeSlopes) {
        strengths = shaded_against_level(slope_of(spot, ground));
    } else if (kShading == kShadeRaster) {
        const float lit = filtered(shade, spot.at, print).r / paint.shade_neutral;
        strengths = vec2(max(1.0 - lit, 0.0), min(max(lit - 1.0, 0.0), 1.0));
    }
    alpha *= tint.a;
    return vec4(lit_color(tint.rgb, strengths) * alpha, alpha);
}

void main() {
    const uint x = own_column();
    const uvec2 rows = own_rows();
    if (!is_own_column(x) || rows.x >= rows.y) {
        return;
    }
    paint = given;
    Part part = part_of(uvec2(x, rows.x));
    Footprint print = footprint_in(part, uvec2(x, rows.x), kMostTaps);
    const int whole_level = kIsMagnified != 0u ? shared_level(uvec2(x, rows.x), kMostTaps) : 0;
    uint target = constants.first_pixel + (rows.x - constants.top) * constants.width + x - constants.left;
    for (uint y = rows.x; y < rows.y; ++y, target += constants.width) {
        const uvec2 pixel = uvec2(x, y);
        if (kHasFineParts != 0u && y >= part.first.y + part.size) {
            part = part_of(pixel);
            print = footprint_in(part, pixel, kMostTaps);
        }
        const Spot spot = spot_in(part, pixel);
        const float cover = spot.on_map ? covered(spot) : 0.0;
        planes[target] =
            cover > 0.0 ? packUnorm4x8(color_of(spot, print, whole_level) * cover) : 0u;
    }
}
