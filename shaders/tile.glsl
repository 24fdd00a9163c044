// SPDX-License-Identifier: Apache-2.0
// Draws one 8 x 8 tile: goes through its runs in order, keeps the pixels in registers, writes once.
// An item gathers its coverage (union of strokes and glyphs, signed area of fills) and is blended
// once, so translucent joins and overlaps of one item are right.
#include "layout.h"

// What these tiles may hold (kHas…), and whether they start from the base image or from one colour.
layout(constant_id = 0) const uint kKinds = 127u;
layout(constant_id = 1) const uint kReadsBase = 0u;

layout(std430, set = 0, binding = 0) readonly buffer Tiles { uint tile_words[]; };
layout(std430, set = 0, binding = 1) readonly buffer Words { uint words[]; };
layout(std430, set = 0, binding = 2) readonly buffer Planes { uint planes[]; };
layout(std430, set = 0, binding = 3) readonly buffer Base { uint base_pixels[]; };
layout(std430, set = 0, binding = 4) readonly buffer Over { uint over_pixels[]; };
layout(std430, set = 0, binding = 5) writeonly buffer Image { uint pixels[]; };
layout(set = 0, binding = 6) uniform sampler2D atlas;
layout(set = 0, binding = 7) uniform sampler2D images;  // premultiplied
layout(push_constant) uniform Constants { TileConstants pushed; };

const uint kFar = 0x7149f2cau;  // the bits of 1e30, a squared distance

// FETCH(at) reads eight words, QUAD(k) is the first (k = 0) or second (k = 4) half of them.
#ifdef NORTHWAY_SUBGROUPS
#define FETCH(at) const uint loaded = words[(at) + gl_SubgroupInvocationID]
#define HELD(word) subgroupShuffle(word, gl_SubgroupInvocationID ^ constants.zero)
#define QUAD(k) \
    uvec4(subgroupShuffle(loaded, k), subgroupShuffle(loaded, k + 1u), \
          subgroupShuffle(loaded, k + 2u), subgroupShuffle(loaded, k + 3u))
#else
#define HELD(word) (word)
#define FETCH(at) const uint loaded_from = (at)
#define QUAD(k) \
    uvec4(words[loaded_from + k], words[loaded_from + k + 1u], words[loaded_from + k + 2u], \
          words[loaded_from + k + 3u])
#endif

vec4 unpack_pixel(uint packed, uint flags) {
    const vec4 color = unpackUnorm4x8(packed);
    return (flags & kTileSwapsRedBlue) != 0u ? color.bgra : color;
}

// Squares of the distances from a column of pixels to a stroke, as bits: those of positive numbers
// are in the order of the numbers, and comparing them is cheaper.
void approach(vec2 at, uvec4 stroke, inout uint nearest[ROWS]) {
    const vec2 q = at - uintBitsToFloat(stroke.xy);
    const ivec2 direction = ivec2(int(stroke.z << 16) >> 16, int(stroke.z) >> 16);
    const vec2 u = vec2(direction) * (1.0 / kDirectionOne);
    const float half_length = uintBitsToFloat(stroke.w);
    float along = q.x * u.x + q.y * u.y;  // from the middle
    float across = q.y * u.x - q.x * u.y;
    for (uint r = 0; r < ROWS; ++r) {
        const float beyond = intBitsToFloat(max(floatBitsToInt(abs(along) - half_length), 0));
        nearest[r] = min(nearest[r], floatBitsToUint(beyond * beyond + across * across));
        along += u.y;
        across += u.x;
    }
}

// Coverage at a distance from the middle of a stroke; one narrower than a pixel is fainter instead.
float stroke_coverage(float half_width, float dist) {
    return max(min(half_width + 0.5 - dist, min(1.0, 2.0 * half_width)), 0.0);
}

// The same with an edge that is blurred inwards.
float blurred_coverage(float half_width, float steepness, float dist) {
    return max(min((half_width + 0.5 - dist) * steepness, min(1.0, 2.0 * half_width)), 0.0);
}

vec2 unpack_direction(uint packed) {
    const ivec2 direction = ivec2(int(packed << 16) >> 16, int(packed) >> 16);
    return vec2(direction) * (1.0 / kDirectionOne);
}

vec2 unpack_place(uint packed) {
    return vec2(float(packed & 0xffffu), float(packed >> 16));
}

// A texel of the image atlas, in whole steps of the sampler's filter (1/256 texel), so that an
// image looks the same wherever it stands in the atlas.
vec4 image_sample(vec2 corner, vec2 uv) {
    const vec2 held = round(uv * 256.0) / 256.0;
    return textureLod(images, (corner + held) / vec2(textureSize(images, 0)), 0.0);
}

void draw_tile(TileConstants constants, uint number) {
#ifdef NORTHWAY_SUBGROUPS
    const uint tile_word = tile_words[number * 4u + (gl_SubgroupInvocationID & 3u)];
    const uvec4 tile = uvec4(subgroupShuffle(tile_word, 0), subgroupShuffle(tile_word, 1),
                             subgroupShuffle(tile_word, 2), subgroupShuffle(tile_word, 3));
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
    uint nearest[ROWS];
    // Of the item's paint: the distance of the nearest shaped stroke, the distance along it and to
    // its right; what lies under the open group.
    float closest[ROWS];
    vec2 route[ROWS];
    vec4 under[ROWS];
    uint paint_mode = kPaintColor;
    uvec2 paint_image = uvec2(0u);
    vec4 paint_map = vec4(0.0);
    float steepness = 1.0;
    float gap = -1e30;
    uint group = 0u;
    float group_opacity = 1.0;
    for (uint r = 0; r < ROWS; ++r) {
        color[r] = constants.clear_color;
        coverage[r] = 0.0;
        nearest[r] = kFar;
        if ((kKinds & kHasPaints) != 0u) {
            closest[r] = 1e30;
            route[r] = vec2(0.0);
            under[r] = vec4(0.0);
        }
        if (kReadsBase != 0u && inside_x && y0 + r < constants.height) {
            color[r] = unpack_pixel(base_pixels[(y0 + r) * constants.width + x], constants.flags);
        }
    }

    uint cursor = tile.z;
    while (cursor < tile.w) {
        FETCH(cursor);
        const uvec4 header = QUAD(0u);
        cursor += kRunWords;
        const uint kind = header.x & kRunKindMask;
        const uint plane = (header.x >> kRunPlaneShift) & kRunPlaneMask;
        const uint count = header.x >> kRunCountShift;
        const float half_width = uintBitsToFloat(header.y);
        const vec4 paint_color = vec4(unpackUnorm2x16(header.z), unpackUnorm2x16(header.w));

        if ((kKinds & kHasPaints) != 0u && kind == kRunPaint) {
            if (count == kPaintGroup) {
                if (group != header.y) {
                    for (uint r = 0; r < ROWS; ++r) {
                        if (group != 0u) {
                            color[r] = under[r] * (1.0 - color[r].a * group_opacity) +
                                       color[r] * group_opacity;
                        }
                        under[r] = color[r];
                        color[r] = header.y != 0u ? vec4(0.0) : color[r];
                    }
                }
                group = header.y;
                group_opacity = uintBitsToFloat(header.z);
            } else {
                FETCH(cursor);
                const uvec4 source = QUAD(0u);
                const uvec4 more = QUAD(4u);
                paint_mode = count;
                paint_image = source.xy;
                paint_map = uintBitsToFloat(uvec4(source.zw, more.xy));
                steepness = half_width;
                gap = uintBitsToFloat(header.z);
                cursor += kPaintWords;
            }
            continue;
        }
        if (kind == kRunSolid) {
            for (uint r = 0; r < ROWS; ++r) {
                coverage[r] = 1.0;
            }
        }
        if ((kKinds & kHasStrokes) != 0u && kind == kRunStroke) {
            // Two at a time; the last of an odd number is taken twice.
            for (uint i = 0; i < count; i += 2u) {
#ifdef NORTHWAY_SUBGROUPS
                const uint lane = i + 1u < count ? gl_SubgroupInvocationID
                                                 : gl_SubgroupInvocationID & 3u;
                const uint loaded = words[cursor + i * kStrokeWords + lane];
                approach(at, QUAD(0u), nearest);
                approach(at, QUAD(4u), nearest);
#else
                FETCH(cursor + i * kStrokeWords);
                approach(at, QUAD(0u), nearest);
                if (i + 1u < count) {
                    approach(at, QUAD(4u), nearest);
                }
#endif
            }
            cursor += count * kStrokeWords;
        }
        if ((kKinds & kHasShaped) != 0u && kind == kRunShaped) {
            float period_m;
            uint dashes_round;
            vec4 dash_m;
            {
                FETCH(cursor);
                dash_m = uintBitsToFloat(QUAD(0u));
                const uvec4 more = QUAD(4u);
                period_m = uintBitsToFloat(more.x);
                dashes_round = more.y;
            }
            cursor += kDashWords;
            for (uint i = 0; i < count; ++i) {
                FETCH(cursor + i * kShapedWords);
                const vec4 ends = uintBitsToFloat(QUAD(0u));
                const vec4 shape = uintBitsToFloat(QUAD(4u));
                const vec2 p0 = ends.xy;
                const vec2 d = ends.zw - p0;
                const float len = length(d);
                const vec2 u = len > 1e-6 ? d / len : vec2(1.0, 0.0);
                const float phase_m = shape.x;
                const float metres_per_px = shape.y;
                const float before = shape.z;
                const float after = shape.w;
                const vec2 q = at - p0;
                for (uint r = 0; r < ROWS; ++r) {
                    const float qy = q.y + float(r);
                    const float along = q.x * u.x + qy * u.y;
                    const float across = qy * u.x - q.x * u.y;
                    const float beyond = along - clamp(along, 0.0, len);
                    const float dist = sqrt(beyond * beyond + across * across);
                    // Below 0: the stroke ends exactly there, where a join goes on.
                    float ends_at = clamp(along + before + 0.5, 0.0, 1.0) *
                                    clamp(len - along + after + 0.5, 0.0, 1.0);
                    if ((kKinds & kHasJoins) != 0u) {
                        ends_at = before < 0.0 || after < 0.0
                                      ? (before < 0.0 ? float(along >= 0.0)
                                                      : clamp(along + before + 0.5, 0.0, 1.0)) *
                                            (after < 0.0 ? float(along <= len)
                                                         : clamp(len - along + after + 0.5, 0.0, 1.0))
                                      : ends_at;
                    }
                    float covered = 1.0;
                    float around = dist;
                    if (period_m > 0.0 && metres_per_px > 0.0) {
                        const float m = mod(phase_m + along * metres_per_px, period_m);
                        const float first = min(m - dash_m.x, dash_m.y - m);
                        const float second = min(m - dash_m.z, dash_m.w - m);
                        const float next = m - period_m - dash_m.x;
                        const float in_px = max(first, max(next, second)) / metres_per_px;
                        covered = clamp(in_px + 0.5, 0.0, 1.0);
                        if ((kKinds & kHasPaints) != 0u && dashes_round != 0u) {
                            // From the nearest dash that lies within this stroke.
                            const vec4 starts =
                                vec4(dash_m.x, dash_m.z, dash_m.x + period_m, dash_m.z - period_m);
                            const vec4 finishes =
                                vec4(dash_m.y, dash_m.w, dash_m.y + period_m, dash_m.w - period_m);
                            const vec4 from = max((starts - m) / metres_per_px, vec4(-along));
                            const vec4 to = min((finishes - m) / metres_per_px, vec4(len - along));
                            const vec4 away = mix(max(max(from, -to), vec4(0.0)), vec4(1e9),
                                                  greaterThan(from, to + 1e-3));
                            const float out_px = min(min(away.x, away.y), min(away.z, away.w));
                            covered = 1.0;
                            around = sqrt(out_px * out_px + across * across);
                        }
                    }
                    if ((kKinds & kHasPaints) != 0u) {
                        covered *= blurred_coverage(half_width, steepness, around);
                        if (dist < closest[r] && ends_at > 0.0) {
                            closest[r] = dist;
                            route[r] = vec2(phase_m + along * metres_per_px, across);
                        }
                    } else {
                        covered *= stroke_coverage(half_width, around);
                    }
                    coverage[r] = max(coverage[r], covered * ends_at);
                }
            }
            cursor += count * kShapedWords;
        }
        if ((kKinds & kHasJoins) != 0u && kind == kRunJoin) {
            // What a mitre or bevel covers between the ends of two strokes, as a distance to their
            // middle line: the greatest of those to the two outer edges' lines and, for a bevel, to its
            // own.
            for (uint i = 0; i < count; ++i) {
                FETCH(cursor + i * kJoinWords);
                const uvec4 place = QUAD(0u);
                const vec4 shape = uintBitsToFloat(QUAD(4u));
                const vec2 n1 = unpack_direction(place.z);
                const vec2 n2 = unpack_direction(place.w);
                const float side = shape.w;  // 1: the outside is on the right
                const vec2 q0 = at - uintBitsToFloat(place.xy);
                for (uint r = 0; r < ROWS; ++r) {
                    const vec2 q = vec2(q0.x, q0.y + float(r));
                    const float a = q.x * n1.x + q.y * n1.y;
                    const float b = q.x * n2.x + q.y * n2.y;
                    const float past_first = (q.x * n1.y - q.y * n1.x) * side;
                    const float past_second = (q.x * n2.y - q.y * n2.x) * side;
                    const float mitred = max(a, b);
                    const float dist =
                        shape.y > 0.0 ? max((a + b) * shape.y + shape.z, mitred) : mitred;
                    if (past_first >= -1e-3 && past_second <= 1e-3 && dist >= 0.0) {
                        nearest[r] = min(nearest[r], floatBitsToUint(dist * dist));
                        if ((kKinds & kHasPaints) != 0u && dist < closest[r]) {
                            closest[r] = dist;
                            route[r] = vec2(shape.x, dist * side);
                        }
                    }
                }
            }
            cursor += count * kJoinWords;
        }
        if ((kKinds & kHasEdges) != 0u && kind == kRunEdge) {
            for (uint r = 0; r < ROWS; ++r) {
                coverage[r] = half_width;
            }
            // Signed area to the right of the edge in each pixel, after the scan converters of
            // FreeType and font-rs; the step carries what crossed the tile's left side.
            for (uint i = 0; i < count; ++i) {
                FETCH(cursor + i * kEdgeWords);
                const vec4 ends = uintBitsToFloat(QUAD(0u));
                const vec4 step = uintBitsToFloat(QUAD(4u));
                const vec2 p0 = ends.xy;
                const vec2 p1 = ends.zw;
                const float step_y = step.x;
                const float step_sign = step.y;
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
                FETCH(cursor + i * kGlyphWords);
                const vec4 place = uintBitsToFloat(QUAD(0u));
                const uvec4 source = QUAD(4u);
                const vec2 origin = place.xy;
                const vec2 axis = place.zw;
                const vec2 corner = vec2(float(source.x & 0xffffu), float(source.x >> 16));
                const vec2 size = vec2(float(source.y & 0xffffu), float(source.y >> 16));
                const float scale = uintBitsToFloat(source.z);
                const float steepness = uintBitsToFloat(source.w);  // of the edge, per pixel
                for (uint r = 0; r < ROWS; ++r) {
                    const vec2 q = vec2(at.x, at.y + float(r)) - origin;
                    const vec2 uv = vec2(q.x * axis.x + q.y * axis.y, q.y * axis.x - q.x * axis.y);
                    // In whole steps of the sampler's filter (1/256 texel), so that a glyph looks
                    // the same wherever it stands in the atlas.
                    const vec2 held = round(clamp(uv, vec2(0.5), size - 0.5) * 256.0) / 256.0;
                    const float value = textureLod(atlas, (corner + held) * texel, 0.0).r;
                    const float away = length(uv - held);
                    const float dist =
                        ((value - kOutlineSample) * constants.atlas_texels_per_unit - away) / scale;
                    coverage[r] = max(coverage[r], clamp((dist + half_width) * steepness + 0.5, 0.0, 1.0));
                }
            }
            cursor += count * kGlyphWords;
        }

        if ((kKinds & kHasPaints) != 0u && kind == kRunImage) {
            for (uint i = 0; i < count; ++i) {
                FETCH(cursor + i * kImageWords);
                const vec4 place = uintBitsToFloat(QUAD(0u));
                const uvec4 source = QUAD(4u);
                const float tag = uintBitsToFloat(source.w);
                for (uint r = 0; r < ROWS; ++r) {
                    const vec2 q = vec2(at.x, at.y + float(r)) - place.xy;
                    vec4 drawn;
                    if (tag < 0.0) {
                        // A disc and its rim: the radius, the rim's width, its colour, and how far
                        // both edges are blurred inwards.
                        const float radius = place.z;
                        const float outer = radius + place.w;
                        const float blur = uintBitsToFloat(source.x);
                        const float steep = 1.0 / (1.0 + blur);
                        const float dist = length(q);
                        float inside = clamp((outer + 0.5 - dist) * steep, 0.0, 1.0);
                        float rim = clamp((dist - radius + 0.5 + blur) * steep, 0.0, 1.0);
                        if (blur > 0.0) {
                            inside = inside * inside * (3.0 - 2.0 * inside);
                            rim = rim * rim * (3.0 - 2.0 * rim);
                        }
                        const vec4 rim_color =
                            vec4(unpackUnorm2x16(source.y), unpackUnorm2x16(source.z));
                        drawn = place.w > 0.0 ? mix(paint_color, rim_color, rim) : paint_color;
                        drawn *= min(inside, min(1.0, 2.0 * outer));
                    } else {
                        // Its place, texels per pixel along its x axis, its rectangle, how much
                        // more texels per pixel its y axis has; texels for a difference of 1 in the
                        // alpha of one that holds distances.
                        const vec2 size = unpack_place(source.y);
                        const vec2 axis = place.zw;
                        vec2 uv = vec2(q.x * axis.x + q.y * axis.y,
                                       (q.y * axis.x - q.x * axis.y) * uintBitsToFloat(source.z));
                        uv = round(uv * 256.0) / 256.0;
                        const bool within = uv.x >= 0.0 && uv.y >= 0.0 && uv.x < size.x && uv.y < size.y;
                        const vec4 texel = image_sample(unpack_place(source.x), clamp(uv, vec2(0.0), size));
                        drawn = texel * paint_color.a;
                        if (tag > 0.0) {
                            const float dist = (texel.a - kImageOutline) * tag / length(axis);
                            drawn = paint_color * clamp(dist + half_width + 0.5, 0.0, 1.0);
                        }
                        drawn *= float(within);
                    }
                    color[r] = color[r] * (1.0 - drawn.a) + drawn;
                }
            }
            cursor += count * kImageWords;
            continue;
        }

        if ((kKinds & (kHasShaped | kHasJoins)) != 0u && (header.x & kRunGoesOn) != 0u) {
            continue;  // what it covers is kept with the rest
        }
        for (uint r = 0; r < ROWS; ++r) {
            float covered = min(abs(coverage[r]), 1.0);
            if ((kKinds & kHasPaints) != 0u && steepness > 1.0) {
                covered = covered >= 0.5 ? 1.0 : 0.0;  // a fill with hard edges
            }
            if ((kKinds & kHasStrokes) != 0u) {
                const float dist = sqrt(uintBitsToFloat(nearest[r]));
                if ((kKinds & kHasPaints) != 0u) {
                    covered = max(covered, blurred_coverage(half_width, steepness, dist));
                    const float beside =
                        clamp((min(dist, closest[r]) - gap) * steepness, 0.0, 1.0);
                    covered = steepness < 1.0 ? min(covered, beside)
                                              : max(covered + (beside - 1.0), 0.0);
                } else {
                    covered = max(covered, stroke_coverage(half_width, dist));
                }
                nearest[r] = kFar;
            }
            vec4 paint = paint_color;
            if ((kKinds & kHasPlanes) != 0u && plane != 0u && inside_x &&
                y0 + r < constants.height) {
                paint = paint.a * unpackUnorm4x8(planes[(plane - 1u) * constants.plane_stride +
                                                        (y0 + r) * constants.width + x]);
            }
            if ((kKinds & kHasPaints) != 0u && paint_mode != kPaintColor) {
                const vec2 size = unpack_place(paint_image.y);
                const vec2 p = vec2(at.x, at.y + float(r));
                vec2 uv = paint_map.xy;
                if (paint_mode == kPaintArea) {
                    uv += vec2(p.x * paint_map.z + p.y * paint_map.w,
                               p.y * paint_map.z - p.x * paint_map.w);
                    uv -= floor(uv / size) * size;
                } else {
                    uv += route[r] * paint_map.zw;
                    if (paint_mode == kPaintAlong) {
                        uv.x -= floor(uv.x / size.x) * size.x;
                    }
                    uv = vec2(paint_mode == kPaintAlong ? uv.x : clamp(uv.x, 0.5, size.x - 0.5),
                              clamp(uv.y, 0.5, size.y - 0.5));
                }
                paint = paint.a * image_sample(unpack_place(paint_image.x), uv);
            }
            color[r] = color[r] * (1.0 - paint.a * covered) + paint * covered;
            coverage[r] = 0.0;
            if ((kKinds & kHasPaints) != 0u) {
                closest[r] = 1e30;
            }
        }
        if ((kKinds & kHasPaints) != 0u) {
            paint_mode = kPaintColor;
            steepness = 1.0;
            gap = -1e30;
        }
    }
    if ((kKinds & kHasPaints) != 0u && group != 0u) {
        for (uint r = 0; r < ROWS; ++r) {
            color[r] = under[r] * (1.0 - color[r].a * group_opacity) + color[r] * group_opacity;
        }
    }

    for (uint r = 0; r < ROWS; ++r) {
        if (inside_x && y0 + r < constants.height) {
            const uint to = (y0 + r) * constants.width + x;
            vec4 result = color[r];
            if (kReadsBase != 0u && (constants.flags & kTileBlendsOver) != 0u) {
                const vec4 over = unpack_pixel(over_pixels[to], constants.flags);
                result = result * (1.0 - over.a) + over;
            }
            if ((constants.flags & kTileSwapsRedBlue) != 0u) {
                result = result.bgra;
            }
            pixels[HELD(to)] = HELD(packUnorm4x8(result));
        }
    }
}

void main() {
    // Read here, where all lanes are active, they are one load each.
    const TileConstants constants = pushed;
    const uint group = gl_WorkGroupID.y * gl_NumWorkGroups.x + gl_WorkGroupID.x;
    for (uint i = 0; i < TILES_PER_GROUP; ++i) {
        const uint in_dispatch = group * TILES_PER_GROUP + i;
        if (in_dispatch >= constants.tile_count) {
            break;
        }
        draw_tile(constants, constants.first_tile + in_dispatch);
    }
}
