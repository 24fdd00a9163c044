// SPDX-License-Identifier: Apache-2.0
#include "compose/build_flows.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "compose/build_shapes.h"
#include "scene/status_look.h"

namespace northway::compose {
namespace {

using model::RateState;
using model::SystemStatus;

// Marks of one flow stand at least this far apart, CSS pixels.
constexpr double kMarkSpacing_px = 15;
// Of the strokes across a flow whose volume is not reported, CSS pixels.
constexpr double kHatchStroke_px = 1.6;
constexpr double kGlow_px = 6;
constexpr double kTies = 5.8;  // length of cross strokes, in widths of the line that they cross

// One flow as it is at this moment, widths in output pixels.
struct FlowNow {
    const scene::RouteFlow* flow = nullptr;
    const mesh::MeshShape* shape = nullptr;
    model::Rate rate;
    std::optional<double> capacity;
    std::optional<SystemStatus> status;
    std::string unit;
    double volume_px = 0;
    double capacity_px = 0;
    double smallest_px = 1;
    double casing_px = 1;
    double hatch_css = 3.2;  // between the strokes
    double mark_px = 8;
    double offset_px = 0;
    double sort_key = 0;
    style::Color color;
    style::Color casing;
    style::Color mark;

    double width_px() const { return std::max({volume_px, capacity_px, smallest_px}); }
    bool runs() const { return !status || *status == SystemStatus::operating; }
};

style::Color faded(style::Color color, double alpha) {
    return {color.r * alpha, color.g * alpha, color.b * alpha, color.a * alpha};
}

// A point along a shape of the mesh and the direction there, in pixels.
struct Along {
    geo::XY at;
    geo::XY direction;
};
std::optional<Along> point_along(const mesh::LayerMesh& mesh, const mesh::MeshShape& shape,
                                 const mesh::Affine& transform, double distance_m) {
    for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
        const auto& part = mesh.parts[p];
        const auto begin = mesh.distance_m.begin() + part.first;
        const auto end = begin + part.count;
        if (part.count < 2 || distance_m < *begin || distance_m > *(end - 1)) {
            continue;
        }
        auto next = std::upper_bound(begin + 1, end - 1, distance_m);
        const auto i = static_cast<std::size_t>(next - mesh.distance_m.begin());
        const double span_m = mesh.distance_m[i] - mesh.distance_m[i - 1];
        const double t = span_m > 0 ? (distance_m - mesh.distance_m[i - 1]) / span_m : 0;
        const auto a = transform.apply(mesh.points[i - 1]);
        const auto b = transform.apply(mesh.points[i]);
        return Along{{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}, {b.x - a.x, b.y - a.y}};
    }
    return std::nullopt;
}

double length_of(const mesh::LayerMesh& mesh, const mesh::MeshShape& shape) {
    double length_m = 0;
    for (std::uint32_t p = shape.first; p < shape.first + shape.count; ++p) {
        const auto& part = mesh.parts[p];
        if (part.count > 0) {
            length_m = std::max(length_m, mesh.distance_m[part.first + part.count - 1]);
        }
    }
    return length_m;
}

class FlowBuilder {
public:
    FlowBuilder(LayerContext& context, const FlowInput& input, mesh::DrawList& list)
        : context_(context), input_(input), list_(list),
          transform_(list.add_transform(context.camera().px_from_crs)) {}

    FlowSummary build() {
        gather();
        place_side_by_side();
        choose_quanta();
        for (const FlowNow& flow : flows_) {
            if (!input_.highlight.empty() && flow.flow->system_id == input_.highlight) {
                summary_.highlighted = true;
                stroke(flow, faded(input_.highlight_color, 0.85),
                       flow.width_px() + 2 * kGlow_px * context_.pixel_ratio(), {});
            }
        }
        draw_by_sort_key();
        return summary_;
    }

private:
    // Flows of a higher key cover those of a lower one, marks and all.
    void draw_by_sort_key() {
        std::stable_sort(flows_.begin(), flows_.end(), [](const FlowNow& a, const FlowNow& b) {
            return a.sort_key < b.sort_key;
        });
        for (auto first = flows_.begin(); first != flows_.end();) {
            const auto last = std::find_if(first, flows_.end(), [&](const FlowNow& flow) {
                return flow.sort_key > first->sort_key;
            });
            draw(std::span(first, last));
            first = last;
        }
    }

    void draw(std::span<const FlowNow> flows) {
        for (const FlowNow& flow : flows) {
            if (!flow.runs()) {
                draw_by_status(flow);
            } else if (flow.volume_px <= 0) {
                draw_without_volume(flow);
            }
        }
        draw_volumes(flows);
        for (const FlowNow& flow : flows) {
            if (flow.runs() && flow.volume_px > 0) {
                draw_marks(flow);
            }
        }
    }

    void gather() {
        const double year = input_.moment->year();
        for (const auto& shape : input_.mesh->shapes) {
            const scene::RouteFlow& flow = (*input_.flows)[shape.feature];
            FlowNow now;
            now.flow = &flow;
            now.shape = &shape;
            now.status = model::status_at(flow.status_changes, year);
            if (!now.status && !flow.status_changes.empty()) {
                continue;  // before anything is known of it
            }
            if (!flow.series.is_empty()) {
                now.rate = flow.series.at(year);
                now.capacity = flow.series.capacity_at(year);
            }
            if (!evaluate(now)) {
                continue;
            }
            greatest_[now.unit] = std::max(greatest_[now.unit], flow.series.peak_per_year());
            if (is_visible(context_.camera(), shape.box, 40)) {
                if (shows(context_.camera(), *input_.mesh, shape)) {
                    note(now);
                }
                flows_.push_back(std::move(now));
            }
        }
    }

    // The layer's properties for this flow; false when the filter keeps it out.
    bool evaluate(FlowNow& now) {
        const std::size_t feature = now.shape->feature;
        scene::FeatureState state;
        state["throughput"] = now.rate.per_year;
        state["capacity"] = now.capacity ? style::Value(*now.capacity) : style::Value();
        state["status"] = now.status ? style::Value(model::word_of(*now.status)) : style::Value();
        if (!context_.select(feature, &state)) {
            return false;
        }
        now.unit = now.flow->series.unit();
        now.color = context_.color("flow-color", "flow-opacity");
        now.casing = context_.color("flow-casing-color", "flow-opacity");
        now.mark = faded(context_.color("flow-mark-color", "flow-opacity"),
                         context_.number("flow-mark-opacity"));
        now.smallest_px = context_.px("flow-min-width");
        now.casing_px = context_.px("flow-casing-width");
        now.hatch_css = context_.number("flow-hatch-spacing");
        now.mark_px = context_.px("flow-mark-size");
        FlowSummary::Unit& unit = summary_.units[now.unit];
        unit.reference = context_.number("flow-width-reference");
        unit.reference_px = context_.number("flow-width");
        unit.exponent = context_.number("flow-width-exponent");
        unit.smallest_px = context_.number("flow-min-width");
        unit.largest_px = context_.number("flow-max-width");
        now.volume_px = flow_width_css(unit, now.rate.per_year) * context_.pixel_ratio();
        now.capacity_px =
            now.capacity ? flow_width_css(unit, *now.capacity) * context_.pixel_ratio() : 0;
        now.offset_px = context_.px("flow-offset");
        now.sort_key = context_.number("flow-sort-key");
        return true;
    }

    void note(const FlowNow& now) {
        summary_.schematic |= now.flow->schematic;
        if (!now.runs()) {
            summary_.statuses.insert(*now.status);
            return;
        }
        summary_.not_reported |= now.rate.state == RateState::not_reported;
        if (now.rate.per_year > 0) {
            FlowSummary::Unit& unit = summary_.units[now.unit];
            const double most = std::max(now.rate.per_year, now.capacity.value_or(0));
            if (most > unit.greatest) {
                unit.greatest = most;
                unit.color = now.color;
                unit.casing_color = now.casing;
                unit.mark_color = now.mark;
                unit.both_ways = now.flow->direction == 0;
            }
            unit.has_capacity |= now.capacity.has_value();
            unit.marks = true;
            summary_.both_ways |= now.flow->direction == 0;
            summary_.interpolated |= now.rate.state == RateState::interpolated;
            summary_.general_sources |= now.flow->from_general;
        }
    }

    // Flows of one route run beside each other, each on the right of its own direction.
    void place_side_by_side() {
        std::map<std::string, std::vector<FlowNow*>> by_route;
        for (FlowNow& flow : flows_) {
            by_route[flow.flow->route_id].push_back(&flow);
        }
        const double gap = 1.5 * context_.pixel_ratio();
        for (auto& [route, flows] : by_route) {
            if (flows.size() < 2) {
                continue;
            }
            const bool two_ways = std::any_of(flows.begin(), flows.end(), [](const FlowNow* f) {
                return f->flow->direction < 0;
            });
            double right = two_ways ? 0.5 * gap : -0.5 * flows.front()->width_px();
            double left = 0.5 * gap;
            for (FlowNow* flow : flows) {
                double& side = flow->flow->direction < 0 ? left : right;
                const double middle = side + 0.5 * flow->width_px();
                flow->offset_px += flow->flow->direction < 0 ? -middle : middle;
                side += flow->width_px() + gap;
            }
        }
    }

    void choose_quanta() {
        for (auto& [name, unit] : summary_.units) {
            const double rate = greatest_[name];
            if (rate > 0) {
                unit.quantum = scene::choose_quantum(
                    rate, context_.camera().metres_per_px,
                    kMarkSpacing_px * context_.pixel_ratio(), scale_with(1));
            }
        }
    }

    scene::MarkScale scale_with(double quantum) const {
        return {input_.tempo_years_per_s, input_.speed_m_per_s, quantum};
    }

    void stroke(const FlowNow& flow, const style::Color& color, double width_px,
                std::span<const double> dash_css) {
        if (color.a <= 0 || width_px <= 0) {
            return;
        }
        auto style = stroke_style(color, width_px);
        style.offset = static_cast<float>(flow.offset_px);
        std::vector<double> dash(dash_css.begin(), dash_css.end());
        for (double& each : dash) {
            each *= context_.pixel_ratio();
        }
        set_dashes(style, dash, context_.camera().metres_per_px);
        list_.stroke(list_.add_style(style), transform_,
                     subpaths_of(*input_.mesh, *flow.shape, room_),
                     dash_css.empty() ? mesh::Cap::round : mesh::Cap::butt);
    }

    void draw_by_status(const FlowNow& flow) {
        const auto look = scene::status_look(*flow.status);
        const double width = look.width * (flow.smallest_px + 0.6 * context_.pixel_ratio());
        const style::Color color =
            look.grey ? faded(style::interpolate(flow.casing, flow.color, 0.5), 0.9) : flow.color;
        if (!look.grey) {
            // Dashes of a pale class show by their edges; long ones on the casing's band.
            const bool band = *flow.status == SystemStatus::construction;
            stroke(flow, flow.casing, width + 2 * flow.casing_px,
                   band ? std::span<const double>() : look.dash_px);
        }
        stroke(flow, color, width, look.dash_px);
        if (!look.ties_px.empty()) {
            stroke(flow, color, kTies * width, look.ties_px);
        }
    }

    void draw_without_volume(const FlowNow& flow) {
        const double width = flow.smallest_px;
        if (flow.rate.state == RateState::zero) {
            stroke(flow, flow.color, 0.6 * width, {});  // a true zero: thin, without marks
            return;
        }
        // Not reported: hatched between two edges.
        stroke(flow, flow.color, width + 2 * flow.casing_px, {});
        stroke(flow, flow.casing, width, {});
        const double hatch[] = {kHatchStroke_px, flow.hatch_css};
        stroke(flow, flow.color, width, hatch);
    }

    // The widest first, so that narrow ones stay visible where routes share ground.
    void draw_volumes(std::span<const FlowNow> flows) {
        std::vector<const FlowNow*> order;
        for (const FlowNow& flow : flows) {
            if (flow.runs() && flow.volume_px > 0) {
                order.push_back(&flow);
            }
        }
        std::stable_sort(order.begin(), order.end(), [](const FlowNow* a, const FlowNow* b) {
            return a->width_px() > b->width_px();
        });
        for (const FlowNow* flow : order) {
            const double outer = flow->width_px() + 2 * flow->casing_px;
            stroke(*flow, flow->casing, outer, {});
            if (flow->capacity_px > flow->volume_px) {
                stroke(*flow, style::interpolate(flow->casing, flow->color, 0.35),
                       flow->capacity_px, {});
            }
            stroke(*flow, flow->color, std::max(flow->volume_px, flow->smallest_px), {});
        }
    }

    void draw_marks(const FlowNow& flow) {
        const auto& quantum = summary_.units[flow.unit].quantum;
        const double clock_s = input_.moment->marks_move ? input_.moment->clock_s : 0;
        const auto time = input_.moment->marks_move
                              ? input_.moment->time
                              : scene::SceneTime::held(input_.moment->year());
        const double length_m = length_of(*input_.mesh, *flow.shape);
        const auto marks = scene::marks_at(flow.flow->series, time, clock_s, length_m,
                                           scale_with(quantum.quantum));
        const double size = std::clamp(0.85 * flow.volume_px, 0.55 * flow.mark_px, flow.mark_px);
        const auto whole = mark_style(flow, size, 1);
        const auto fading = mark_style(flow, size, quantum.finer_opacity);
        for (const auto& mark : marks) {
            const bool coarse = mark.index % quantum.coarser_every == 0;
            if (!coarse && quantum.finer_opacity <= 0) {
                continue;
            }
            const bool backwards = flow.flow->direction < 0;
            const auto along =
                point_along(*input_.mesh, *flow.shape, context_.camera().px_from_crs,
                            backwards ? length_m - mark.distance_m : mark.distance_m);
            if (along) {
                draw_mark(flow, *along, size, backwards, coarse ? whole : fading);
            }
        }
    }

    std::uint32_t mark_style(const FlowNow& flow, double size, double alpha) {
        // A dot is as wide as the mark, a chevron is drawn with a stroke of a fifth of it.
        const double stroke_px = flow.flow->direction == 0 ? 0.62 * size
                                                           : std::max(0.3 * size, 1.2);
        return list_.add_style(stroke_style(faded(flow.mark, alpha), stroke_px));
    }

    void draw_mark(const FlowNow& flow, const Along& along, double size, bool backwards,
                   std::uint32_t style) {
        const double length = std::hypot(along.direction.x, along.direction.y);
        if (length <= 0) {
            return;
        }
        const double ux = along.direction.x / length;
        const double uy = along.direction.y / length;
        // The right of the route's direction, with y down, is (-uy, ux).
        const geo::XY at{along.at.x - uy * flow.offset_px, along.at.y + ux * flow.offset_px};
        if (flow.flow->direction == 0) {
            list_.disc_px(style, at);
            return;
        }
        const double s = backwards ? -size : size;
        const auto corner = [&](double forward, double side) {
            return geo::XY{at.x + s * (forward * ux - side * uy), at.y + s * (forward * uy + side * ux)};
        };
        const geo::XY chevron[] = {corner(-0.28, -0.5), corner(0.28, 0), corner(-0.28, 0.5)};
        list_.stroke_px(style, chevron, false, mesh::Cap::round);
    }

    LayerContext& context_;
    const FlowInput& input_;
    mesh::DrawList& list_;
    std::uint16_t transform_;
    std::vector<FlowNow> flows_;
    std::map<std::string, double> greatest_;
    std::vector<mesh::Subpath> room_;
    FlowSummary summary_;
};

}  // namespace

double flow_width_css(const FlowSummary::Unit& unit, double per_year) {
    const double width = scene::flow_width_px(per_year, unit.reference, unit.reference_px,
                                              unit.exponent);
    return width > 0 ? std::clamp(width, unit.smallest_px, unit.largest_px) : 0;
}

FlowSummary build_flows(LayerContext& context, const FlowInput& input, mesh::DrawList& list) {
    return FlowBuilder(context, input, list).build();
}

}  // namespace northway::compose
