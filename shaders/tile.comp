// SPDX-License-Identifier: Apache-2.0
// Draws one 8 x 8 tile: runs its commands in order, keeps the pixels in registers, writes once.
// An item gathers its coverage (union of strokes and glyphs, signed area of fills) and is blended
// once, so translucent joins and overlaps of one item are right.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "layout.h"

// Rows of pixels that one invocation owns: 8 where a lane of a CPU's vector is a column, 1 on a GPU.
layout(constant_id = 0) const uint kRows = 8;
layout(local_size_x = 8, local_size_y_id = 1) in;

layout(std430, set = 0, binding = 0) readonly buffer Tiles { Tile tiles[]; };
layout(std430, set = 0, binding = 1) readonly buffer Commands { uvec4 commands[]; };
layout(std430, set = 0, binding = 2) readonly buffer Styles { Style styles[]; };
layout(std430, set = 0, binding = 3) readonly buffer Planes { uint planes[]; };
layout(std430, set = 0, binding = 4) readonly buffer Base { uint base_pixels[]; };
layout(std430, set = 0, binding = 5) readonly buffer Over { uint over_pixels[]; };
layout(std430, set = 0, binding = 6) writeonly buffer Image { uint pixels[]; };
layout(set = 0, binding = 7) uniform sampler2D atlas;
layout(push_constant) uniform Constants { TileConstants constants; };

void main() {
    const uint number = gl_WorkGroupID.y * gl_NumWorkGroups.x + gl_WorkGroupID.x;
    if (number >= constants.tile_count) {
        return;
    }
    const Tile tile = tiles[number];
    const uint x = tile.x * kTileSize + gl_LocalInvocationID.x;
    const uint y0 = tile.y * kTileSize + gl_LocalInvocationID.y * kRows;
    const float fx = float(gl_LocalInvocationID.x) + 0.5;
    const float fy = float(gl_LocalInvocationID.y * kRows) + 0.5;
    const bool inside_x = x < constants.width;

    vec4 color[kRows];
    float coverage[kRows];
    for (uint r = 0; r < kRows; ++r) {
        color[r] = constants.clear_color;
        coverage[r] = 0.0;
        if ((constants.flags & kTileReadsBase) != 0u && inside_x && y0 + r < constants.height) {
            color[r] = unpackUnorm4x8(base_pixels[(y0 + r) * constants.width + x]);
        }
    }

    Style style;
    style.color = vec4(0.0);
    style.half_width = 0.0;
    style.offset = 0.0;
    style.paint = 0u;
    style.dash_period_m = 0.0;
    style.dash_m = vec4(0.0);

    const uint end = tile.first + tile.count;
    for (uint index = tile.first; index <= end; ++index) {
        uvec4 a = uvec4(kFlagNewItem, 0u, 0u, 0u);
        uvec4 b = uvec4(0u);
        if (index < end) {
            a = commands[index * 2u];
            b = commands[index * 2u + 1u];
        }
        if ((a.x & kFlagNewItem) != 0u) {
            for (uint r = 0; r < kRows; ++r) {
                const float covered = min(abs(coverage[r]), 1.0);
                vec4 paint = style.color;
                if (style.paint != 0u && covered > 0.0 && inside_x && y0 + r < constants.height) {
                    paint = style.color.a *
                            unpackUnorm4x8(planes[(style.paint - 1u) * constants.plane_stride +
                                                  (y0 + r) * constants.width + x]);
                }
                color[r] = color[r] * (1.0 - paint.a * covered) + paint * covered;
                coverage[r] = 0.0;
            }
            if (index == end) {
                break;
            }
            style = styles[a.x >> kCommandStyleShift];
        }
        const uint kind = a.x & kCommandKindMask;
        if (kind == kCommandStroke) {
            const vec2 p0 = vec2(uintBitsToFloat(a.y), uintBitsToFloat(a.z));
            const vec2 p1 = vec2(uintBitsToFloat(a.w), uintBitsToFloat(b.x));
            const vec2 d = p1 - p0;
            const float squared = dot(d, d);
            const vec2 u = squared > 1e-12 ? d * inversesqrt(squared) : vec2(1.0, 0.0);
            const float len = squared > 1e-12 ? sqrt(squared) : 0.0;
            const float low = (a.x & kFlagButtStart) != 0u ? -1e9 : 0.0;
            const float high = (a.x & kFlagButtEnd) != 0u ? 1e9 : len;
            const float phase_m = uintBitsToFloat(b.y);
            const float metres_per_px = uintBitsToFloat(b.z);
            const float qx = fx - p0.x;
            for (uint r = 0; r < kRows; ++r) {
                const float qy = fy + float(r) - p0.y;
                const float along = qx * u.x + qy * u.y;
                const float across = qy * u.x - qx * u.y - style.offset;
                const float beyond = along - clamp(along, low, high);
                const float dist = sqrt(beyond * beyond + across * across);
                float covered = clamp(style.half_width - dist + 0.5, 0.0, 1.0) -
                                clamp(-style.half_width - dist + 0.5, 0.0, 1.0);
                if ((a.x & (kFlagButtStart | kFlagButtEnd)) != 0u) {
                    if (low < 0.0) covered *= clamp(along + 0.5, 0.0, 1.0);
                    if (high > len) covered *= clamp(len - along + 0.5, 0.0, 1.0);
                }
                if (style.dash_period_m > 0.0) {
                    const float m = mod(phase_m + clamp(along, 0.0, len) * metres_per_px,
                                        style.dash_period_m);
                    const vec2 first = vec2(m - style.dash_m.x, style.dash_m.y - m);
                    const vec2 second = vec2(m - style.dash_m.z, style.dash_m.w - m);
                    const float next = m - style.dash_period_m - style.dash_m.x;
                    const float in_m = max(max(min(first.x, first.y), min(second.x, second.y)), next);
                    covered *= clamp(in_m / max(metres_per_px, 1e-6) + 0.5, 0.0, 1.0);
                }
                coverage[r] = max(coverage[r], covered);
            }
        } else if (kind == kCommandEdge) {
            // Signed area to the right of the edge in each pixel, after the scan converters of
            // FreeType and font-rs; the step carries what crossed the tile's left side.
            const vec2 p0 = vec2(uintBitsToFloat(a.y), uintBitsToFloat(a.z));
            const vec2 p1 = vec2(uintBitsToFloat(a.w), uintBitsToFloat(b.x));
            const float step_y = uintBitsToFloat(b.y);
            const float step_sign = uintBitsToFloat(b.z);
            const float slope = p1.y != p0.y ? (p1.x - p0.x) / (p1.y - p0.y) : 0.0;
            const float left = fx - 0.5;
            for (uint r = 0; r < kRows; ++r) {
                const float top = fy - 0.5 + float(r);
                const float ya = clamp(p0.y, top, top + 1.0);
                const float yb = clamp(p1.y, top, top + 1.0);
                const float dy = yb - ya;
                const float xa = p0.x + (ya - p0.y) * slope - left;
                const float xb = p0.x + (yb - p0.y) * slope - left;
                const float lo = min(xa, xb);
                const float hi = max(xa, xb);
                // Mean over [lo, hi] of the part of the pixel to the right of x.
                const float lo1 = clamp(lo, 0.0, 1.0);
                const float hi1 = clamp(hi, 0.0, 1.0);
                const float whole = max(min(hi, 0.0) - lo, 0.0);
                const float part = (hi1 - lo1) * (1.0 - 0.5 * (hi1 + lo1));
                const float width = hi - lo;
                const float right = width > 1e-5 ? (whole + part) / width : 1.0 - 0.5 * (lo1 + hi1);
                coverage[r] += dy * right + step_sign * clamp(top + 1.0 - step_y, 0.0, 1.0);
            }
        } else if (kind == kCommandFill) {
            for (uint r = 0; r < kRows; ++r) {
                coverage[r] = uintBitsToFloat(a.y);
            }
        } else if (kind == kCommandSolid) {
            for (uint r = 0; r < kRows; ++r) {
                coverage[r] = 1.0;
            }
        } else {
            // Glyph: pen-relative quad; a.yz its origin, (a.w, b.x) atlas pixels per pixel along x,
            // b.y and b.z the atlas rectangle, b.w atlas pixels per pixel.
            const vec2 origin = vec2(uintBitsToFloat(a.y), uintBitsToFloat(a.z));
            const vec2 axis = vec2(uintBitsToFloat(a.w), uintBitsToFloat(b.x));
            const vec2 corner = vec2(float(b.y & 0xffffu), float(b.y >> 16));
            const vec2 size = vec2(float(b.z & 0xffffu), float(b.z >> 16));
            const float scale = uintBitsToFloat(b.w);
            for (uint r = 0; r < kRows; ++r) {
                const vec2 q = vec2(fx, fy + float(r)) - origin;
                const vec2 uv = vec2(q.x * axis.x + q.y * axis.y, q.y * axis.x - q.x * axis.y);
                const vec2 held = clamp(uv, vec2(0.5), size - 0.5);
                const float value =
                    textureLod(atlas, (corner + held) / vec2(constants.atlas_width,
                                                             constants.atlas_height), 0.0).r;
                const float away = length(uv - held);
                const float dist = ((value - kOutlineSample) * constants.atlas_texels_per_unit - away) / scale;
                coverage[r] = max(coverage[r], clamp(dist + style.half_width + 0.5, 0.0, 1.0));
            }
        }
    }

    if (!inside_x) {
        return;
    }
    for (uint r = 0; r < kRows; ++r) {
        if (y0 + r < constants.height) {
            const uint at = (y0 + r) * constants.width + x;
            vec4 result = color[r];
            if ((constants.flags & kTileBlendsOver) != 0u) {
                const vec4 over = unpackUnorm4x8(over_pixels[at]);
                result = result * (1.0 - over.a) + over;
            }
            if ((constants.flags & kTileSwapsRedBlue) != 0u) {
                result = result.bgra;
            }
            pixels[at] = packUnorm4x8(result);
        }
    }
}
