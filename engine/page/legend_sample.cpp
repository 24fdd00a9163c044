// SPDX-License-Identifier: Apache-2.0
#include "page/legend_sample.h"

#include "page/icon_painter.h"
#include "page/mark.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace northway::page {
namespace {

using Sample = LegendEntry::Sample;

// Sizes in CSS pixels of furniture.
constexpr double kLine_css = 30;
constexpr double kPatch_css = 18;
constexpr double kPatchHeight_css = 10;
constexpr double kRamp_css = 90;
constexpr double kRampHeight_css = 8;
// As flows are drawn on the map, CSS pixels.
constexpr double kHatch_px[] = {1.6, 3.2};
constexpr double kMarkOfWidth = 0.85;
constexpr double kSmallestMark = 0.55;
constexpr double kMarkRim_px = 1.5;
constexpr double kIconRim_px = 1.2;
constexpr int kRampSteps = 48;
// Of a line beside an icon, so that its pattern shows in the room that is left.
constexpr double kShortDash = 0.5;
constexpr double kBesideLine = 0.75;  // of an icon's size, with a line beside it
constexpr double kBesideIcon_css = 2;

double widest_circle_px(const LegendEntry& entry) {
    double widest_px = 0;
    for (const auto& tick : entry.ticks) {
        widest_px = std::max(widest_px, tick.at);
    }
    return widest_px;
}

double rim_px(const LegendEntry& entry) {
    if (entry.hatched) {
        return entry.casing_width_px > 0 ? entry.casing_width_px : 0.8;
    }
    return entry.casing_color.a > 0 ? entry.casing_width_px : 0;
}

double outer_width_px(const LegendEntry& entry) {
    switch (entry.sample) {
        case Sample::marks:
            return entry.mark_size_px + 2 * kMarkRim_px;
        case Sample::icon:
            return entry.icon_size_px + 2 * kIconRim_px;
        case Sample::circles:
            return widest_circle_px(entry) + 2 * rim_px(entry);
        case Sample::band:
            return std::max(entry.width_px, entry.capacity_width_px) + 2 * rim_px(entry);
        default:
            break;
    }
    return (entry.ties_px.empty() ? 1 : 3.5) * entry.width_px + 2 * rim_px(entry);
}

// One sample, drawn about the middle of its box.
class SamplePainter {
public:
    SamplePainter(mesh::DrawList& list, const LegendEntry& entry, const Box& box,
                  const Sheet& sheet, const Ink& ink)
        : list_(list),
          entry_(entry),
          box_(box),
          icon_x_px_(0.5 * (box.x0 + box.x1)),
          ratio_(sheet.pixel_ratio),
          sheet_(sheet),
          ink_(ink),
          middle_px_(std::round(box.y0 + box.y1) * 0.5) {
        if (entry.icon != nullptr && entry.sample == Sample::line) {
            const double icon_px = (kBesideLine * entry.icon_size_px + 2 * kIconRim_px) * ratio_;
            icon_x_px_ = box.x1 - 0.5 * icon_px;
            box_.x1 = std::max(box.x0, box.x1 - icon_px - kBesideIcon_css * ratio_);
            dash_px_ = entry.dash_px;
            for (double& each : dash_px_) {
                each *= kShortDash;
            }
        } else {
            dash_px_ = entry.dash_px;
        }
    }

    void paint() {
        switch (entry_.sample) {
            case Sample::heading:
            case Sample::note:
                break;
            case Sample::line:
                line();
                break;
            case Sample::band:
                band();
                break;
            case Sample::circle:
                circle();
                break;
            case Sample::circles:
                circles();
                break;
            case Sample::polygon:
                polygon();
                break;
            case Sample::ramp:
                ramp();
                break;
            case Sample::marks:
                marks();
                break;
            case Sample::icon:
                icon();
                break;
        }
        if (entry_.icon != nullptr && entry_.sample != Sample::icon) {
            icon();
        }
    }

private:
    // A stroke along the box. The pattern is anchored to metres on the map; here a metre is the
    // box's length. Widths and dashes in CSS pixels of the page.
    void stroke(const style::Color& color, double width_css,
                std::span<const double> dash_css = {}) {
        static constexpr std::array<geo::XY, 2> kEnds{geo::XY{0, 0}, geo::XY{1, 0}};
        static constexpr std::array<double, 2> kDistances_m{0, 1};
        if (color.a <= 0 || width_css <= 0 || box_.width() <= 0) {
            return;
        }
        auto style =
            mesh::solid_style(color.rgba_f32(), static_cast<float>(0.5 * width_css * ratio_));
        set_dashes(style, dash_css);
        const auto transform = list_.add_transform({box_.width(), 0, 0, 1, box_.x0, middle_px_});
        const mesh::Subpath path{kEnds.data(), kDistances_m.data(), 2, false};
        list_.stroke(list_.add_style(style), transform, std::span(&path, 1), mesh::Cap::butt);
    }

    // At most two stretches a period, as the map's lines have.
    void set_dashes(shaders::Style& style, std::span<const double> dash_css) const {
        if (dash_css.size() < 2) {
            return;
        }
        const auto share = [&](double css) {
            return static_cast<float>(css * ratio_ / box_.width());
        };
        const double on = dash_css[0];
        double period = on + dash_css[1];
        style.dash_m = {0, share(on), -1, -1};
        if (dash_css.size() >= 4) {
            style.dash_m.z = share(period);
            style.dash_m.w = share(period + dash_css[2]);
            period += dash_css[2] + dash_css[3];
        }
        style.dash_period_m = share(period);
    }

    style::Color paper() const {
        return entry_.casing_color.a > 0 ? entry_.casing_color : ink_.panel_color;
    }
    style::Color mark_color() const {
        return entry_.mark_color.a > 0 ? entry_.mark_color : paper();
    }

    void line() {
        if (entry_.hatched) {
            stroke(entry_.color, entry_.width_px + 2 * rim_px(entry_));
            stroke(paper(), entry_.width_px);
            stroke(entry_.color, entry_.width_px, kHatch_px);
            return;
        }
        if (!entry_.ties_px.empty()) {
            stroke(entry_.color, 0.6 * entry_.width_px);
            stroke(entry_.color, 3.5 * entry_.width_px, entry_.ties_px);
            return;
        }
        if (rim_px(entry_) > 0) {
            stroke(entry_.casing_color, entry_.width_px + 2 * rim_px(entry_));
        }
        stroke(entry_.color, entry_.width_px, dash_px_);
    }

    void band() {
        stroke(entry_.casing_color, outer_width_px(entry_));
        if (entry_.capacity_width_px > entry_.width_px) {
            stroke(style::interpolate(paper(), entry_.color, 0.35), entry_.capacity_width_px);
        }
        if (entry_.hatched) {
            line();
            return;
        }
        stroke(entry_.color, entry_.width_px, entry_.dash_px);
        const double size_px = kMarkOfWidth * entry_.width_px;
        if (size_px >= kSmallestMark * entry_.mark_size_px) {
            mark(std::min(size_px, entry_.mark_size_px));
        }
    }

    // A stretch of the flow with one mark on it.
    void marks() {
        stroke(entry_.color, outer_width_px(entry_));
        mark(entry_.mark_size_px);
    }

    // The plate is filled up to the level and white above; on a plate that is not full the drawing
    // has the plate's colour.
    void icon() {
        if (entry_.icon == nullptr) {
            return;
        }
        const bool full = entry_.icon_level >= 1;
        IconLook look;
        look.size_px = (entry_.sample == Sample::line ? kBesideLine : 1) * entry_.icon_size_px * ratio_;
        look.paper = ink_.panel_color;
        look.paper.a = 1;
        look.ink = full ? look.paper : entry_.color;
        look.color = full ? entry_.color : style::interpolate(look.paper, entry_.color, 0.42);
        look.level = entry_.icon_level;
        look.rim = entry_.color;
        look.rim_px = full ? 0 : kIconRim_px * ratio_;
        look.strike = entry_.bars > 0 ? entry_.color : style::kTransparent;
        look.bars = entry_.bars;
        draw_icon(list_, *entry_.icon, {icon_x_px_, middle_px_}, look);
    }

    void mark(double size_css) {
        const double size_px = size_css * ratio_;
        const geo::XY at{0.5 * (box_.x0 + box_.x1), middle_px_};
        if (entry_.mark_is_dot) {
            // As wide as on the map (compose::build_flows).
            list_.disc_px(list_.add_style(mesh::solid_style(
                              mark_color().rgba_f32(), static_cast<float>(0.31 * size_px))),
                          at);
            return;
        }
        const auto style = list_.add_style(mesh::solid_style(
            mark_color().rgba_f32(), static_cast<float>(0.5 * chevron_stroke_px(size_px))));
        list_.stroke_px(style, chevron(at, {1, 0}, size_px), false, mesh::Cap::round);
    }

    void circle() {
        const geo::XY at{0.5 * (box_.x0 + box_.x1), middle_px_};
        const auto disc = [&](const style::Color& color, double diameter_css) {
            if (color.a > 0 && diameter_css > 0) {
                list_.disc_px(
                    list_.add_style(mesh::solid_style(
                        color.rgba_f32(), static_cast<float>(0.5 * diameter_css * ratio_))),
                    at);
            }
        };
        if (rim_px(entry_) > 0) {
            disc(entry_.casing_color, outer_width_px(entry_));
        }
        disc(entry_.color, entry_.width_px);
    }

    // Circles that share their lowest point, the largest first.
    void circles() {
        std::vector<double> sizes_css;
        for (const auto& tick : entry_.ticks) {
            sizes_css.push_back(tick.at);
        }
        std::sort(sizes_css.rbegin(), sizes_css.rend());
        const double x_px = 0.5 * (box_.x0 + box_.x1);
        const double rim_css = std::max(rim_px(entry_), 0.75);
        const style::Color rim =
            entry_.casing_color.a > 0 ? entry_.casing_color : ink_.panel_color;
        for (const double size_css : sizes_css) {
            const double radius_px = 0.5 * size_css * ratio_;
            const geo::XY at{x_px, box_.y1 - rim_px(entry_) * ratio_ - radius_px};
            const auto disc = [&](const style::Color& color, double disc_px) {
                if (color.a > 0 && disc_px > 0) {
                    list_.disc_px(list_.add_style(mesh::solid_style(color.rgba_f32(),
                                                                    static_cast<float>(disc_px))),
                                  at);
                }
            };
            disc(rim, radius_px + rim_px(entry_) * ratio_);
            disc(entry_.color, radius_px - (rim_px(entry_) > 0 ? 0 : rim_css * ratio_));
        }
    }

    Box patch(double width_css, double height_css) const {
        const double half_width_px = std::min(0.5 * box_.width(), 0.5 * width_css * sheet_.unit_px);
        const double half_height_px = 0.5 * height_css * sheet_.unit_px;
        const double center_px = 0.5 * (box_.x0 + box_.x1);
        return {std::round(center_px - half_width_px), std::round(middle_px_ - half_height_px),
                std::round(center_px + half_width_px), std::round(middle_px_ + half_height_px)};
    }

    void polygon() {
        const Box area = patch(kPatch_css, kPatchHeight_css);
        rectangle(entry_.color, area);
        if (rim_px(entry_) > 0) {
            frame(entry_.casing_color, area, rim_px(entry_) * ratio_);
        }
    }

    void rectangle(const style::Color& color, const Box& area) {
        if (color.a > 0) {
            list_.rectangle_px(list_.add_style(mesh::solid_style(color.rgba_f32(), 0)), area.x0,
                               area.y0, area.x1, area.y1);
        }
    }

    // A line inside the edge of `area`.
    void frame(const style::Color& color, const Box& area, double width_px) {
        const double in_px = 0.5 * width_px;
        const geo::XY ring[] = {{area.x0 + in_px, area.y0 + in_px},
                                {area.x1 - in_px, area.y0 + in_px},
                                {area.x1 - in_px, area.y1 - in_px},
                                {area.x0 + in_px, area.y1 - in_px}};
        list_.stroke_px(
            list_.add_style(mesh::solid_style(color.rgba_f32(), static_cast<float>(in_px))), ring,
            true, mesh::Cap::butt);
    }

    // Steps with edges on whole pixels, so that no seam shows.
    void ramp() {
        if (entry_.ramp.empty()) {
            return;
        }
        const Box area = is_scale(entry_) ? Box{std::round(box_.x0), patch(0, kRampHeight_css).y0,
                                                std::round(box_.x1), patch(0, kRampHeight_css).y1}
                                          : patch(kLine_css, kPatchHeight_css);
        if (entry_.ramp_in_steps) {
            const auto count = static_cast<int>(entry_.ramp.size());
            for (int step = 0; step < count; ++step) {
                rectangle(entry_.ramp[static_cast<std::size_t>(step)],
                          {std::round(area.x0 + area.width() * step / count), area.y0,
                           std::round(area.x0 + area.width() * (step + 1) / count), area.y1});
            }
            return;
        }
        const int steps = std::clamp(static_cast<int>(area.width()), 1, kRampSteps);
        for (int step = 0; step < steps; ++step) {
            const double from = std::round(area.x0 + area.width() * step / steps);
            const double to = std::round(area.x0 + area.width() * (step + 1) / steps);
            rectangle(ramp_color((step + 0.5) / steps), {from, area.y0, to, area.y1});
        }
    }

    style::Color ramp_color(double share) const {
        const std::size_t last = entry_.ramp.size() - 1;
        const auto stop = [&](std::size_t i) {
            return entry_.ramp_stops.size() == entry_.ramp.size()
                       ? entry_.ramp_stops[i]
                       : static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(last, 1));
        };
        std::size_t low = 0;
        while (low < last && stop(low + 1) <= share) {
            ++low;
        }
        if (low == last) {
            return entry_.ramp[last];
        }
        const double room = stop(low + 1) - stop(low);
        const double at = room > 0 ? std::clamp((share - stop(low)) / room, 0.0, 1.0) : 1;
        return style::interpolate(entry_.ramp[low], entry_.ramp[low + 1], at);
    }

    mesh::DrawList& list_;
    const LegendEntry& entry_;
    Box box_;  // of the line where an icon stands beside it
    double icon_x_px_;
    std::vector<double> dash_px_;
    double ratio_;
    const Sheet& sheet_;
    const Ink& ink_;
    double middle_px_;
};

}  // namespace

Extent sample_extent(const LegendEntry& entry, const Sheet& sheet) {
    const double outer_px = outer_width_px(entry) * sheet.pixel_ratio;
    switch (entry.sample) {
        case Sample::heading:
        case Sample::note:
            break;
        case Sample::line:
        case Sample::band:
        case Sample::marks:
            return {kLine_css * sheet.unit_px,
                    entry.icon != nullptr
                        ? std::max(outer_px, (entry.icon_size_px + 2 * kIconRim_px) *
                                                 sheet.pixel_ratio)
                        : outer_px};
        case Sample::circle:
        case Sample::circles:
        case Sample::icon:
            return {outer_px, outer_px};
        case Sample::polygon:
            return {kPatch_css * sheet.unit_px, kPatchHeight_css * sheet.unit_px};
        case Sample::ramp:
            return {(is_scale(entry) ? kRamp_css : kLine_css) * sheet.unit_px,
                    (is_scale(entry) ? kRampHeight_css : kPatchHeight_css) * sheet.unit_px};
    }
    return {};
}

void draw_sample(mesh::DrawList& list, const LegendEntry& entry, const Box& box, const Sheet& sheet,
                 const Ink& ink) {
    SamplePainter(list, entry, box, sheet, ink).paint();
}

bool is_scale(const LegendEntry& entry) {
    return entry.sample == Sample::ramp &&
           (!entry.low_text.empty() || !entry.high_text.empty() || !entry.ticks.empty());
}

void draw_leader(mesh::DrawList& list, const LegendEntry& entry, std::size_t tick, const Box& box,
                 double y_px, const Sheet& sheet, const Ink& ink) {
    const double rim = rim_px(entry) * sheet.pixel_ratio;
    const double top_px = box.y1 - rim - entry.ticks[tick].at * sheet.pixel_ratio;
    const geo::XY line[] = {{0.5 * (box.x0 + box.x1), top_px},
                            {box.x1, top_px},
                            {box.x1 + 4 * sheet.unit_px, y_px}};
    list.stroke_px(list.add_style(mesh::solid_style(ink.muted_color.rgba_f32(),
                                                    static_cast<float>(0.35 * sheet.unit_px))),
                   line, false, mesh::Cap::butt);
}

}  // namespace northway::page
