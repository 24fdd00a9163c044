// SPDX-License-Identifier: Apache-2.0
#include "compose/build_shapes.h"
#include "compose/dash_pieces.h"
#include "compose/shape_layer.h"

#include <algorithm>
#include <cmath>

namespace northway::compose {
namespace {

// Colours of a gradient between which the sampler mixes.
constexpr std::size_t kRampColors = 256;
// The shader has two dashes a period; more are cut by the CPU.
constexpr std::size_t kShaderDashes = 4;

std::vector<double> numbers_of(const style::Value& value) {
    std::vector<double> numbers;
    if (const auto* array = value.array()) {
        for (const auto& item : *array) {
            if (const double* number = item.number()) {
                numbers.push_back(std::max(*number, 0.0));
            }
        }
    }
    return numbers;
}

mesh::Cap cap_of(std::string_view name) {
    return name == "round" ? mesh::Cap::round
           : name == "square" ? mesh::Cap::square
                              : mesh::Cap::butt;
}

class LineLayer {
public:
    LineLayer(LayerContext& context, const mesh::LayerMesh& mesh, mesh::DrawList& list)
        : layer_(context, list, "line"), context_(context), mesh_(mesh), list_(list) {
        has_gap_ = layer_.has("-gap-width");
        has_blur_ = layer_.has("-blur");
        has_offset_ = layer_.has("-offset");
        has_dashes_ = layer_.has("-dasharray");
        has_pattern_ = layer_.has("-pattern");
        has_gradient_ = layer_.has("-gradient") && !has_pattern_ && !has_dashes_;
        step_m_ = std::exp2(std::round(std::log2(context.camera().metres_per_px)));
    }

    void build() {
        if (has_gradient_) {
            make_ramp();
        }
        for (const auto* shape : layer_.shapes(mesh_, 128)) {
            layer_.select(*shape);
            const double width_px = context_.px("line-width");
            const auto color = layer_.color("-color", "-opacity");
            if (width_px > 0 && (color.a > 0 || has_pattern_ || has_gradient_)) {
                add(*shape, color, width_px);
            }
        }
    }

private:
    void add(const mesh::MeshShape& shape, const style::Color& color, double width_px) {
        auto style = stroke_style(color, width_px);
        if (has_gap_) {
            const double gap_px = std::max(context_.px("line-gap-width"), 0.0);
            if (gap_px > 0) {
                style.gap = static_cast<float>(0.5 * gap_px);
                style.half_width = static_cast<float>(0.5 * gap_px + width_px);
            }
        }
        if (has_blur_) {
            style.blur = static_cast<float>(std::max(context_.px("line-blur"), 0.0));
        }
        if (has_offset_) {
            style.offset = static_cast<float>(context_.px("line-offset"));
        }
        const auto cap = cap_of(context_.text("line-cap"));
        set_join(style);
        auto paths = subpaths_of(mesh_, shape, room_);
        std::vector<double> dashes;
        if (has_pattern_) {
            if (!set_pattern(style, 2 * static_cast<double>(style.half_width))) {
                return;
            }
        } else if (has_gradient_) {
            if (!set_gradient(style)) {
                return;
            }
        } else if (has_dashes_) {
            // Dashes are given in line widths (MapLibre Style Specification, line-dasharray).
            dashes = numbers_of(context_.value("line-dasharray"));
            for (double& dash : dashes) {
                dash *= width_px;
            }
        }
        if (dashes.size() > kShaderDashes) {
            if (dashes.size() % 2 != 0) {
                dashes.push_back(0);  // the last dash and the first of the next period are one
            }
            const auto pieces = cut_dashes(paths, dashes, step_m_, context_.camera(), list_);
            if (!pieces.empty()) {
                list_.stroke(layer_.add(style), layer_.transform_index(), pieces,
                             cap == mesh::Cap::round ? cap : mesh::Cap::butt);
            }
            return;
        }
        if (!dashes.empty()) {
            set_dashes(style, dashes, context_.camera().metres_per_px, cap == mesh::Cap::round);
        }
        list_.stroke(layer_.add(style), layer_.transform_index(), paths, cap);
    }

    void set_join(shaders::Style& style) const {
        const std::string join = context_.text("line-join");
        if (join == "round") {
            style.join_limit = static_cast<float>(context_.number("line-round-limit"));
        } else if (join == "bevel") {
            style.join = shaders::kJoinBevel;
            style.join_limit = kBevelLimit;
        } else {
            style.join = shaders::kJoinMiter;
            style.join_limit = static_cast<float>(context_.number("line-miter-limit"));
        }
    }

    // An image as high as the line is wide, repeated along it. Its length steps by powers of two
    // with the scale, like that of dashes, so that it does not crawl while zooming.
    bool set_pattern(shaders::Style& style, double width_px) {
        const auto tint = context_.layer().property("line-color").color(context_.evaluation());
        const auto placed = layer_.pattern(tint, width_px);
        if (!placed) {
            return false;
        }
        mesh::ImagePaint paint = paint_of(*placed, mesh::ImagePaint::Kind::along);
        paint.width_px = width_px;
        paint.period = placed->width_css / placed->height_css * width_px * step_m_;
        use(paint, style);
        return style.color.w > 0;
    }

    bool set_gradient(shaders::Style& style) {
        if (!ramp_) {
            return false;
        }
        use(paint_of(*ramp_, mesh::ImagePaint::Kind::ramp), style);
        for (auto& path : room_) {
            path.distance_m = progress_of(path);
        }
        return style.color.w > 0;
    }

    static mesh::ImagePaint paint_of(const PlacedImage& image, mesh::ImagePaint::Kind kind) {
        mesh::ImagePaint paint;
        paint.kind = kind;
        paint.atlas_x = image.x;
        paint.atlas_y = image.y;
        paint.atlas_w = image.width;
        paint.atlas_h = image.height;
        return paint;
    }

    void use(const mesh::ImagePaint& paint, shaders::Style& style) {
        const bool same = last_paint_ != 0 && paint.kind == last_.kind &&
                          paint.atlas_x == last_.atlas_x && paint.atlas_y == last_.atlas_y &&
                          paint.period == last_.period && paint.width_px == last_.width_px;
        if (!same) {
            last_paint_ = list_.add_paint(paint);
            last_ = paint;
        }
        style.image = last_paint_;
        const double opacity = context_.number("line-opacity") * context_.layer().opacity;
        style.color = {0, 0, 0, static_cast<float>(opacity)};
    }

    // The part of a line up to each of its points. A line that was cut goes on in the next path
    // where this one ends, so its length is where the last of them ends.
    const double* progress_of(const mesh::Subpath& path) {
        if (path.distance_m == nullptr || path.count == 0) {
            return nullptr;
        }
        const auto index = static_cast<std::size_t>(&path - room_.data());
        double length_m = lengths_m_.size() == room_.size() && index > 0 ? lengths_m_[index] : 0;
        if (index == 0) {
            measure_lines();
            length_m = lengths_m_[0];
        }
        progress_.resize(path.count);
        for (std::uint32_t i = 0; i < path.count; ++i) {
            progress_[i] = length_m > 0 ? path.distance_m[i] / length_m : 0;
        }
        return list_.keep(progress_);
    }

    void measure_lines() {
        lengths_m_.assign(room_.size(), 0);
        double length_m = 0;
        double begins_m = 0;
        for (std::size_t i = room_.size(); i-- > 0;) {
            const auto& path = room_[i];
            if (path.distance_m == nullptr || path.count == 0) {
                continue;
            }
            const double ends_m = path.distance_m[path.count - 1];
            if (ends_m > begins_m || begins_m == 0) {
                length_m = ends_m;
            }
            begins_m = path.distance_m[0];
            lengths_m_[i] = length_m;
        }
    }

    void make_ramp() {
        if (context_.images() == nullptr) {
            return;
        }
        std::vector<style::Color> colors;
        style::EvaluationContext at = context_.evaluation();
        for (std::size_t i = 0; i < kRampColors; ++i) {
            at.line_progress = static_cast<double>(i) / (kRampColors - 1);
            colors.push_back(context_.layer().property("line-gradient").color(at));
        }
        ramp_ = context_.images()->place_ramp(colors);
    }

    // A bevel whose mitre is shorter than this is not told from it.
    static constexpr float kBevelLimit = 1.05F;

    ShapeLayer layer_;
    LayerContext& context_;
    const mesh::LayerMesh& mesh_;
    mesh::DrawList& list_;
    bool has_gap_ = false, has_blur_ = false, has_offset_ = false, has_dashes_ = false,
         has_pattern_ = false, has_gradient_ = false;
    double step_m_ = 1;
    std::vector<mesh::Subpath> room_;
    std::vector<double> progress_;
    std::vector<double> lengths_m_;
    std::optional<PlacedImage> ramp_;
    mesh::ImagePaint last_;
    std::uint32_t last_paint_ = 0;
};

}  // namespace

void build_line(LayerContext& context, const mesh::LayerMesh& mesh, mesh::DrawList& list) {
    LineLayer(context, mesh, list).build();
}

}  // namespace northway::compose
