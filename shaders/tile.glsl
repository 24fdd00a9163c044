// SPDX-License-Identifier: Apache-2.0
// Draws one 8 x 8 tile: goes through its runs in order, keeps the pixels in registers, writes once.
// An item gathers its coverage (union of strokes and glyphs, signed area of fills) and is blended
// once, so translucent joins and overlaps of one item are right.
#include "layout.h"

// What these tiles may hold (kHas…), and whether they start from the base image or from one colour.
layout(constant_id = 0) const uint kKinds = 31u;
layout(constant_id = 1) const uint kReadsBase = 0u;

layout(std430, set = 0, binding = 0) readonly buffer Tiles { uint tile_words[]; };
layout(std430, set = 0, binding = 1) readonly buffer Words { uint words[]; };
layout(std430, set = 0, binding = 2) readonly buffer Planes { uint planes[]; };
layout(std430, set = 0, binding = 3) readonly buffer Base { uint base_pixels[]; };
layout(std430, set = 0, binding = 4) readonly buffer Over { uint over_pixels[]; };
layout(std430, set = 0, binding = 5) writeonly buffer Image { uint pixels[]; };
layout(set = 0, binding = 6) uniform sampler2D atlas;
layout(push_constant) uniform Constants { TileConstants constants; };

const float kFar = 1e30;  // a squared distance

// LOAD(at) fetches eight words, WORD(k) gives one of them.
#ifdef NORTHWAY_SUBGROUPS
#define LOAD(at) const uint loaded = words[(at) + gl_SubgroupInvocationID]
#define WORD(k) subgroupBroadcast(loaded, k)
#else
#define LOAD(at) const uint loaded_from = (at)
#define WORD(k) words[loaded_from + (k)]
#endif
#define REAL(k) uintBitsToFloat(WORD(k))

vec4 unpack_pixel(uint packed) {
    const vec4 color = unpackUnorm4x8(packed);
    return (constants.flags & kTileSwapsRedBlue) != 0u ? color.bgra : color;
}

// Squares of the distances from a column of pixels to the way from p0 to p1.
void approach(vec2 at, vec2 p0, vec2 p1, inout float nearest[ROWS]) {
    const vec2 d = p1 - p0;
    const float inverse = 1.0 / max(dot(d, d), 1e-12);
    const vec2 q = at - p0;
    for (uint r = 0; r < ROWS; ++r) {
        const float qy = q.y + float(r);
        const float t = clamp((q.x * d.x + qy * d.y) * inverse, 0.0, 1.0);
        const vec2 away = vec2(q.x, qy) - d * t;
        nearest[r] = min(nearest[r], dot(away, away));
    }
}

// Coverage at a distance from the middle of a stroke; one narrower than a pixel is fainter instead.
float stroke_coverage(float half_width, float dist) {
    return max(min(half_width + 0.5 - dist, min(1.0, 2.0 * half_width)), 0.0);
}

void main() {
    const uint in_dispatch = gl_WorkGroupID.y * gl_NumWorkGroups.x + gl_WorkGroupID.x;
    if (in_dispatch >= constants.tile_count) {
        return;
    }
    const uint number = constants.first_tile + in_dispatch;
#ifdef NORTHWAY_SUBGROUPS
    const uint tile_word = tile_words[number * 4u + (gl_SubgroupInvocationID & 3u)];
    const uvec4 tile = uvec4(subgroupBroadcast(tile_word, 0), subgroupBroadcast(tile_word, 1),
                             subgroupBroadcast(tile_word, 2), subgroupBroadcast(tile_word, 3));
#else
    const uvec4 tile = uvec4(tile_words[number * 4u], tile_words[number * 4u + 1u],
                             tile_words[number * 4u + 2u], tile_words[number * 4u + 3u]);
#endif
    // Pixels left of or above the output wrap round to large numbers.
    const uint x = tile.x * kTileSize + gl_LocalInvocationID.x - constants.shift_x;
    const uint y0 = tile.y * kTileSize + gl_LocalInvocationID.y - constants.shift_y;
    const vec2 at = vec2(gl_LocalInvocationID.xy) + 0.5;
    const bool inside_x = x < constants.width;

    vec4 color[ROWS];
    float coverage[ROWS];
    float nearest[ROWS];
    for (uint r = 0; r < ROWS; ++r) {
        color[r] = constants.clear_color;
        coverage[r] = 0.0;
        nearest[r] = kFar;
        if (kReadsBase != 0u && inside_x && y0 + r < constants.height) {
            color[r] = unpack_pixel(base_pixels[(y0 + r) * constants.width + x]);
        }
    }

    uint cursor = tile.z;
    while (cursor < tile.w) {
        uint head;
        float half_width;  // of edges: the winding number at the tile's corner
        vec4 paint_color;
        uint plane;
        {
            LOAD(cursor);
            head = WORD(0);
            half_width = REAL(1);
            paint_color = vec4(REAL(2), REAL(3), REAL(4), REAL(5));
            plane = WORD(6);
        }
        cursor += kRunWords;
        const uint kind = head & kRunKindMask;
        const uint count = head >> kRunCountShift;

        if (kind == kRunSolid) {
            for (uint r = 0; r < ROWS; ++r) {
                coverage[r] = 1.0;
            }
        }
        if ((kKinds & kHasStrokes) != 0u && kind == kRunStroke) {
#ifdef NORTHWAY_SUBGROUPS
            // Two at a time; the last of an odd number is taken twice.
            for (uint i = 0; i < count; i += 2u) {
                const uint lane = i + 1u < count ? gl_SubgroupInvocationID
                                                 : gl_SubgroupInvocationID & 3u;
                const uint loaded = words[cursor + i * kStrokeWords + lane];
                approach(at, vec2(REAL(0), REAL(1)), vec2(REAL(2), REAL(3)), nearest);
                approach(at, vec2(REAL(4), REAL(5)), vec2(REAL(6), REAL(7)), nearest);
            }
#else
            for (uint i = 0; i < count; ++i) {
                LOAD(cursor + i * kStrokeWords);
                approach(at, vec2(REAL(0), REAL(1)), vec2(REAL(2), REAL(3)), nearest);
            }
#endif
            cursor += count * kStrokeWords;
        }
        if ((kKinds & kHasShaped) != 0u && kind == kRunShaped) {
            float period_m;
            vec4 dash_m;
            {
                LOAD(cursor);
                period_m = REAL(0);
                dash_m = vec4(REAL(1), REAL(2), REAL(3), REAL(4));
            }
            cursor += kRunWords;
            for (uint i = 0; i < count; ++i) {
                LOAD(cursor + i * kShapedWords);
                const vec2 p0 = vec2(REAL(0), REAL(1));
                const vec2 d = vec2(REAL(2), REAL(3)) - p0;
                const float len = length(d);
                const vec2 u = len > 1e-6 ? d / len : vec2(1.0, 0.0);
                const float phase_m = REAL(4);
                const float metres_per_px = REAL(5);
                const float before = REAL(6);
                const float after = REAL(7);
                const vec2 q = at - p0;
                for (uint r = 0; r < ROWS; ++r) {
                    const float qy = q.y + float(r);
                    const float along = q.x * u.x + qy * u.y;
                    const float across = qy * u.x - q.x * u.y;
                    const float beyond = along - clamp(along, 0.0, len);
                    float covered =
                        stroke_coverage(half_width, sqrt(beyond * beyond + across * across));
                    covered *= clamp(along + before + 0.5, 0.0, 1.0) *
                               clamp(len - along + after + 0.5, 0.0, 1.0);
                    if (period_m > 0.0 && metres_per_px > 0.0) {
                        const float m = mod(phase_m + along * metres_per_px, period_m);
                        const float first = min(m - dash_m.x, dash_m.y - m);
                        const float second = min(m - dash_m.z, dash_m.w - m);
                        const float next = m - period_m - dash_m.x;
                        const float in_m = max(first, max(next, dash_m.w > dash_m.z ? second : next));
                        covered *= clamp(in_m / metres_per_px + 0.5, 0.0, 1.0);
                    }
                    coverage[r] = max(coverage[r], covered);
                }
            }
            cursor += count * kShapedWords;
        }
        if ((kKinds & kHasEdges) != 0u && kind == kRunEdge) {
            for (uint r = 0; r < ROWS; ++r) {
                coverage[r] = half_width;
            }
            // Signed area to the right of the edge in each pixel, after the scan converters of
            // FreeType and font-rs; the step carries what crossed the tile's left side.
            for (uint i = 0; i < count; ++i) {
                LOAD(cursor + i * kEdgeWords);
                const vec2 p0 = vec2(REAL(0), REAL(1));
                const vec2 p1 = vec2(REAL(2), REAL(3));
                const float step_y = REAL(4);
                const float step_sign = REAL(5);
                const float slope = p1.y != p0.y ? (p1.x - p0.x) / (p1.y - p0.y) : 0.0;
                const float left = at.x - 0.5;
                for (uint r = 0; r < ROWS; ++r) {
                    const float top = at.y - 0.5 + float(r);
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
                    const float right =
                        width > 1e-5 ? (whole + part) / width : 1.0 - 0.5 * (lo1 + hi1);
                    coverage[r] += dy * right + step_sign * clamp(top + 1.0 - step_y, 0.0, 1.0);
                }
            }
            cursor += count * kEdgeWords;
        }
        if ((kKinds & kHasGlyphs) != 0u && kind == kRunGlyph) {
            const vec2 texel = 1.0 / vec2(constants.atlas_width, constants.atlas_height);
            for (uint i = 0; i < count; ++i) {
                // The place of its top left corner; atlas pixels per pixel along the glyph's x axis
                // and in all; its rectangle in the atlas.
                LOAD(cursor + i * kGlyphWords);
                const vec2 origin = vec2(REAL(0), REAL(1));
                const vec2 axis = vec2(REAL(2), REAL(3));
                const vec2 corner = vec2(float(WORD(4) & 0xffffu), float(WORD(4) >> 16));
                const vec2 size = vec2(float(WORD(5) & 0xffffu), float(WORD(5) >> 16));
                const float scale = REAL(6);
                for (uint r = 0; r < ROWS; ++r) {
                    const vec2 q = vec2(at.x, at.y + float(r)) - origin;
                    const vec2 uv = vec2(q.x * axis.x + q.y * axis.y, q.y * axis.x - q.x * axis.y);
                    const vec2 held = clamp(uv, vec2(0.5), size - 0.5);
                    const float value = textureLod(atlas, (corner + held) * texel, 0.0).r;
                    const float away = length(uv - held);
                    const float dist =
                        ((value - kOutlineSample) * constants.atlas_texels_per_unit - away) / scale;
                    coverage[r] = max(coverage[r], clamp(dist + half_width + 0.5, 0.0, 1.0));
                }
            }
            cursor += count * kGlyphWords;
        }

        if ((kKinds & kHasShaped) != 0u && (head & kRunGoesOn) != 0u) {
            // A mixed stroke: what its plain parts cover is kept with the rest.
            for (uint r = 0; r < ROWS; ++r) {
                coverage[r] = max(coverage[r], stroke_coverage(half_width, sqrt(nearest[r])));
                nearest[r] = kFar;
            }
        } else {
            for (uint r = 0; r < ROWS; ++r) {
                float covered = min(abs(coverage[r]), 1.0);
                if ((kKinds & kHasStrokes) != 0u) {
                    covered = max(covered, stroke_coverage(half_width, sqrt(nearest[r])));
                    nearest[r] = kFar;
                }
                vec4 paint = paint_color;
                if ((kKinds & kHasPlanes) != 0u && plane != 0u && inside_x &&
                    y0 + r < constants.height) {
                    paint = paint.a * unpackUnorm4x8(planes[(plane - 1u) * constants.plane_stride +
                                                            (y0 + r) * constants.width + x]);
                }
                color[r] = color[r] * (1.0 - paint.a * covered) + paint * covered;
                coverage[r] = 0.0;
            }
        }
    }

    if (!inside_x) {
        return;
    }
    for (uint r = 0; r < ROWS; ++r) {
        if (y0 + r < constants.height) {
            const uint to = (y0 + r) * constants.width + x;
            vec4 result = color[r];
            if (kReadsBase != 0u && (constants.flags & kTileBlendsOver) != 0u) {
                const vec4 over = unpack_pixel(over_pixels[to]);
                result = result * (1.0 - over.a) + over;
            }
            if ((constants.flags & kTileSwapsRedBlue) != 0u) {
                result = result.bgra;
            }
            pixels[to] = packUnorm4x8(result);
        }
    }
}
