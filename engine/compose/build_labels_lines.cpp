// SPDX-License-Identifier: Apache-2.0
#include "compose/build_labels.h"

#include "compose/label_keys.h"
#include "compose/label_lines.h"
#include "text/label_shapes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace northway::compose {
namespace {

// Lines are labelled in stretches of about this length.
constexpr double kStretch_css = 4096;
// Lines beside which a label stands are smoothed in steps of this.
constexpr double kSmooth_css = 8;
// Letters on a line follow its course, not each of its small bends: smoothed in steps of this.
constexpr float kSmoothEm = 0.3F;

}  // namespace

void LabelBuilder::prepare_line(LayerContext& context, Prepared& prepared) const {
    text::LabelRequest& request = prepared.request;
    const double sort_key = context.number("symbol-sort-key");
    request.priority = layer_priority_ + place_of_key(sort_key);
    prepared.symbol.z = sort_key;
    request.kind = text::LabelKind::line;
    request.keeps_off = true;
    request.line_offset_px =
        static_cast<float>(pair_of(context, "text-offset").y) * request.size_px;
    const auto spacing = static_cast<float>(context.px("symbol-spacing"));
    request.repeat_px =
        context.text("symbol-placement") == "line-center" ? 0 : static_cast<float>(step_) * spacing;
    request.group_distance_px = spacing;
    request.keep_upright =
        context.layer().property("text-keep-upright").boolean(context.evaluation(), true);
    request.glyphs_upright = context.text("text-rotation-alignment") == "viewport-glyph";
    request.max_angle_rad =
        static_cast<float>(context.number("text-max-angle") * std::numbers::pi / 180.0);
}

// Long lines are cut at places that are fixed on the ground, so that their labels do not slide when
// the view moves; only the stretches in view are asked for.
void LabelBuilder::add_stretches(const LayerContext& context, const mesh::LayerMesh& mesh,
                                 const mesh::MeshPart& part, std::vector<Line>& stretches) const {
    const Camera& camera = context.camera();
    const bool is_whole = context.text("symbol-placement") == "line-center";
    // Metres per unit hardly change over the map; whole powers of two do not change with the view.
    const double metres_per_unit =
        std::exp2(std::round(std::log2(camera.metres_per_px / camera.units_per_px)));
    const double stretch_m =
        kStretch_css * context.pixel_ratio() * step_ * camera.units_per_px * metres_per_unit;
    Line stretch;
    bool in_view = false;
    double number = -1;
    const auto flush = [&] {
        if (in_view && stretch.size() >= 2) {
            stretches.push_back(stretch);
        }
        stretch.clear();
        in_view = false;
    };
    const auto is_in_view = [&](std::uint32_t i) {
        // A segment may cross the view with both ends outside it.
        geo::Box segment;
        segment.add(mesh.points[i]);
        if (i > part.first) {
            segment.add(mesh.points[i - 1]);
        }
        return segment.intersects(camera.visible_crs);
    };
    for (std::uint32_t i = part.first; i < part.first + part.count; ++i) {
        const auto px = camera.px_from_crs.apply(mesh.points[i]);
        const double here = is_whole ? 0 : std::floor(mesh.distance_m[i] / stretch_m);
        stretch.push_back({static_cast<float>(px.x), static_cast<float>(px.y)});
        in_view |= is_in_view(i);
        if (here != number) {
            flush();
            stretch.push_back({static_cast<float>(px.x), static_cast<float>(px.y)});
            in_view = is_in_view(i);
            number = here;
        }
    }
    flush();
}

// The labels along all lines of a feature: first where they stood at the coarser scale.
void LabelBuilder::add_lines(LayerContext& context, const mesh::LayerMesh& mesh,
                             const mesh::MeshShape& shape, int layer_index) {
    std::vector<Line> stretches;
    for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
        add_stretches(context, mesh, mesh.parts[p], stretches);
    }
    auto prepared = stretches.empty() ? std::nullopt : prepare(context, true);
    if (!prepared) {
        return;
    }
    prepare_line(context, *prepared);
    prepared->symbol.key = {layer_index, shape.feature, 0};
    const bool is_beside = prepared->request.line_offset_px != 0;
    const float step_px = is_beside ? static_cast<float>(kSmooth_css * context.pixel_ratio())
                                    : kSmoothEm * prepared->request.size_px;
    std::vector<std::span<const text::PxPoint>> lines;
    for (const auto& stretch : stretches) {
        auto smooth = smoothed(stretch, step_px);
        if (!is_beside) {
            lines.emplace_back(lines_.emplace_back(std::move(smooth)));
            continue;
        }
        for (auto& piece : without_bends(smooth)) {
            lines.emplace_back(lines_.emplace_back(std::move(piece)));
        }
    }
    add_kept_lines(*prepared, lines);
    for (const auto& line : lines) {
        prepared->request.line = line;
        push(*prepared);
        if (is_beside) {
            // Where the name finds no room on its side of the line it may stand on the other.
            Prepared other = *prepared;
            other.request.line_offset_px = -other.request.line_offset_px;
            other.request.priority += 0.5F;
            other.symbol.other_side = true;
            push(std::move(other));
        }
    }
}

void LabelBuilder::add_kept_lines(const Prepared& prepared,
                                  const std::vector<std::span<const text::PxPoint>>& lines) {
    const SymbolKey& key = prepared.symbol.key;
    const auto [first, last] = kept_by_feature_.equal_range({key.layer, key.feature});
    for (auto each = first; each != last; ++each) {
        const LabelDecision& kept = kept_->labels[each->second];
        if (kept.kind != text::LabelKind::line) {
            continue;
        }
        const geo::XY at = px_from_crs_.apply(kept.at);
        const text::PxPoint at_px{static_cast<float>(at.x), static_cast<float>(at.y)};
        std::span<const text::PxPoint> best;
        text::MeasuredLine::Nearest nearest;
        for (const auto& line : lines) {
            const auto found = text::MeasuredLine(line).nearest(at_px);
            if (found.apart_px < nearest.apart_px) {
                nearest = found;
                best = line;
            }
        }
        // Further away it is another bend, or what is left of the line.
        if (nearest.apart_px > prepared.request.size_px) {
            continue;
        }
        Prepared again = prepared;
        again.request.line = best;
        again.symbol.other_side = kept.other_side;
        if (kept.other_side) {
            again.request.line_offset_px = -again.request.line_offset_px;
        }
        keep(again, each->second);
        again.request.kept->middle_px = nearest.along_px;
        again.request.only_kept = true;
        push(std::move(again));
    }
}

}  // namespace northway::compose
