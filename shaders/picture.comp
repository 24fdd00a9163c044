// SPDX-License-Identifier: Apache-2.0
// Warps a picture (a raster of colours) into one raster plane and changes its colours. The changes
// are those of the MapLibre Style Specification's raster layer, in its order.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "warp.glsl"

layout(std430, set = 0, binding = 2) readonly buffer Paint { PicturePaint paint; };
layout(std430, set = 0, binding = 3) writeonly buffer Planes { uint planes[]; };
layout(set = 0, binding = 4) uniform sampler2D picture;

const uint kMostTaps = 8u;

vec4 sampled(Spot spot, Footprint print) {
    if (paint.is_nearest != 0u) {
        const ivec2 size = ivec2(constants.columns, constants.rows);
        return texelFetch(picture, clamp(ivec2(floor(spot.at)), ivec2(0), size - 1), 0);
    }
    vec4 color = filtered(picture, spot.at, print);
    if (paint.has_mask != 0u && print.level < 0.0 && color.a > 0.0) {
        // Seen close the edge of the data is half-way between two cells, a pixel wide.
        const float alpha = clamp((color.a - 0.5) / exp2(print.level) + 0.5, 0.0, 1.0);
        color *= alpha / color.a;
    }
    return color;
}

vec3 changed(vec3 rgb) {
    const vec3 spin = paint.spin.xyz;
    rgb = vec3(dot(rgb, spin.xyz), dot(rgb, spin.zxy), dot(rgb, spin.yzx));
    rgb += ((rgb.r + rgb.g + rgb.b) / 3.0 - rgb) * paint.saturation;
    rgb = (rgb - 0.5) * paint.contrast + 0.5;
    return clamp(mix(vec3(paint.brightness_low), vec3(paint.brightness_high), rgb), 0.0, 1.0);
}

void main() {
    const uint x = own_column();
    const uvec2 rows = own_rows();
    if (!is_own_column(x) || rows.x >= rows.y) {
        return;
    }
    Part part = part_of(uvec2(x, rows.x));
    Footprint print = footprint_in(part, uvec2(x, rows.x), kMostTaps);
    uint target = constants.first_pixel + (rows.x - constants.top) * constants.width + x - constants.left;
    for (uint y = rows.x; y < rows.y; ++y, target += constants.width) {
        const uvec2 pixel = uvec2(x, y);
        if (kHasFineParts != 0u && y >= part.first.y + part.size) {
            part = part_of(pixel);
            print = footprint_in(part, pixel, kMostTaps);
        }
        const Spot spot = spot_in(part, pixel);
        const float cover = spot.on_map ? covered(spot) : 0.0;
        vec4 color = vec4(0.0);
        if (cover > 0.0) {
            color = sampled(spot, print);
            const float alpha = color.a * paint.spin.w * cover;
            color = color.a > 0.0 ? vec4(changed(color.rgb / color.a) * alpha, alpha) : vec4(0.0);
        }
        planes[target] = packUnorm4x8(color);
    }
}
