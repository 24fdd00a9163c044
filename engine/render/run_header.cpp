// SPDX-License-Identifier: Apache-2.0
#include "render/bin_items.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace northway::render {
namespace {

namespace sh = shaders;

std::uint32_t two_halves(std::uint32_t low, std::uint32_t high) {
    return low | (high << 16);
}

// The place and size of an image in the atlas, and how texels follow from pixels.
void write_image(const mesh::ImagePaint& paint, PaintRun& run) {
    auto& words = run.words;
    words[4] = two_halves(paint.atlas_x, paint.atlas_y);
    words[5] = two_halves(paint.atlas_w, paint.atlas_h);
    const double width = paint.atlas_w;
    const double height = paint.atlas_h;
    switch (paint.kind) {
        case mesh::ImagePaint::Kind::area: {
            run.is_area = true;
            run.axis_u = paint.axis.x * paint.texels_per_px;
            run.axis_v = paint.axis.y * paint.texels_per_px;
            run.u = -paint.origin_px.x * run.axis_u - paint.origin_px.y * run.axis_v;
            run.v = -paint.origin_px.y * run.axis_u + paint.origin_px.x * run.axis_v;
            run.width = width;
            run.height = height;
            words[8] = bits(run.axis_u);
            words[9] = bits(run.axis_v);
            return;
        }
        case mesh::ImagePaint::Kind::along:
            words[7] = bits(0.5 * height);
            words[8] = bits(width / paint.period);
            words[9] = bits(height / paint.width_px);
            return;
        case mesh::ImagePaint::Kind::ramp:
            // The colours stand in the middle of the texels.
            words[6] = bits(0.5);
            words[7] = bits(0.5 * height);
            words[8] = bits((width - 1) / paint.period);
            return;
    }
}

std::uint32_t mode_of(mesh::ImagePaint::Kind kind) {
    switch (kind) {
        case mesh::ImagePaint::Kind::area: return sh::kPaintArea;
        case mesh::ImagePaint::Kind::along: return sh::kPaintAlong;
        case mesh::ImagePaint::Kind::ramp: return sh::kPaintRamp;
    }
    return sh::kPaintColor;
}

std::uint32_t has_of(std::uint32_t kind) {
    switch (kind) {
        case sh::kRunStroke: return sh::kHasStrokes;
        case sh::kRunShaped: return sh::kHasShaped;
        case sh::kRunEdge: return sh::kHasEdges;
        case sh::kRunGlyph: return sh::kHasGlyphs;
        case sh::kRunJoin: return sh::kHasJoins;
        case sh::kRunImage: return sh::kHasPaints;
        default: return 0;
    }
}

}  // namespace

std::array<std::uint32_t, 2> packed_color(std::span<const float, 4> premultiplied) {
    const auto part = [](float value) {
        return static_cast<std::uint32_t>(std::lround(std::clamp(value, 0.0F, 1.0F) * 65535.0F));
    };
    return {two_halves(part(premultiplied[0]), part(premultiplied[1])),
            two_halves(part(premultiplied[2]), part(premultiplied[3]))};
}

RunHeader run_header(std::uint32_t kind, const BinnedItem& item) {
    const sh::Style& style = item.style;
    assert(style.paint <= sh::kRunPlaneMask);
    RunHeader header;
    header.words[1] = bits(static_cast<double>(style.half_width));
    const float color[] = {style.color.x, style.color.y, style.color.z, style.color.w};
    const auto packed = packed_color(color);
    header.words[2] = packed[0];
    header.words[3] = packed[1];
    header.paint = item.paint;
    return of_kind(header, kind, style);
}

RunHeader of_kind(RunHeader header, std::uint32_t kind, const sh::Style& style) {
    auto& words = header.words;
    words[0] = kind | (style.paint << sh::kRunPlaneShift);
    header.has = has_of(kind) | (style.paint != 0 ? sh::kHasPlanes : 0U);
    header.size = sh::kRunWords;
    if (kind == sh::kRunShaped) {
        header.size += sh::kDashWords;
        words[4] = bits(static_cast<double>(style.dash_m.x));
        words[5] = bits(static_cast<double>(style.dash_m.y));
        words[6] = bits(static_cast<double>(style.dash_m.z));
        words[7] = bits(static_cast<double>(style.dash_m.w));
        words[8] = bits(static_cast<double>(style.dash_period_m));
        words[9] = style.flags & sh::kStyleRoundDashes;
        if (words[9] != 0) {
            header.has |= sh::kHasPaints;
        }
    }
    return header;
}

std::optional<PaintRun> paint_run(const mesh::DrawList& list, const sh::Style& style,
                                  const TileGrid& grid) {
    const bool is_hard = (style.flags & sh::kStyleHardEdges) != 0;
    const bool is_plain = style.image == 0 && !(style.blur > 0) && !(style.gap > 0) && !is_hard;
    if (is_plain && style.group == 0) {
        return std::nullopt;
    }
    PaintRun run;
    run.grid = &grid;
    run.group = style.group;
    run.group_opacity = style.group_opacity;
    if (is_plain) {
        return run;
    }
    run.has_words = true;
    std::uint32_t mode = sh::kPaintColor;
    if (style.image != 0) {
        const mesh::ImagePaint& paint = list.paints()[style.image - 1];
        mode = mode_of(paint.kind);
        write_image(paint, run);
    }
    const double blur = static_cast<double>(style.blur);
    run.words[0] = sh::kRunPaint | (mode << sh::kRunCountShift);
    run.words[1] = bits(is_hard ? 2.0 : 1 / (1 + std::max(blur, 0.0)));
    // Without a gap it begins far inside.
    run.words[2] = bits(style.gap > 0 ? static_cast<double>(style.gap) - 0.5 - blur : -1e30);
    return run;
}

}  // namespace northway::render
