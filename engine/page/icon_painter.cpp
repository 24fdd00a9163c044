// SPDX-License-Identifier: Apache-2.0
#include "page/icon_painter.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace northway::page {
namespace {

constexpr double kOnPlate = 0.92;
// Corners of a circle: within 0.1 px up to a radius of 16 px.
constexpr int kCorners = 40;

class Painter {
public:
    Painter(mesh::DrawList& list, geo::XY at, const IconLook& look, const IconPose& pose)
        : list_(list),
          at_(at),
          look_(look),
          pose_(pose),
          cos_(std::cos(pose.angle_rad)),
          sin_(std::sin(pose.angle_rad)),
          has_plate_(look.color.a > 0 || look.paper.a > 0) {
        scale_ = look.size_px / style::kIconBox * (has_plate_ ? kOnPlate : 1);
        width_scale_ = scale_ * std::min(pose.stretch_x, pose.stretch_y);
    }

    void paint(const style::Icon& icon) {
        if (has_plate_) {
            plate();
        } else if (look_.halo.a > 0 && look_.halo_px > 0) {
            halo(icon);
        }
        for (const auto& fill : icon.fills) {
            list_.fill_px(style_of(look_.ink, 0), placed(fill));
        }
        drawing(icon, look_.ink, 0);
        if (look_.strike.a > 0) {
            const double reach_px = 0.36 * look_.size_px;
            const geo::XY bar[] = {{at_.x - reach_px, at_.y + reach_px},
                                   {at_.x + reach_px, at_.y - reach_px}};
            const auto style = style_of(look_.strike, std::max(0.11 * look_.size_px, 1.2));
            list_.stroke_px(style, bar, false, mesh::Cap::round);
            if (look_.bars > 1) {
                const geo::XY other[] = {{bar[0].x, bar[1].y}, {bar[1].x, bar[0].y}};
                list_.stroke_px(style, other, false, mesh::Cap::round);
            }
        }
    }

private:
    // The strokes and discs, wider by `grow_px` on each side.
    void drawing(const style::Icon& icon, const style::Color& color, double grow_px) {
        for (const auto& stroke : icon.strokes) {
            list_.stroke_px(style_of(color, stroke.width * width_scale_ + 2 * grow_px),
                            placed(stroke.points), stroke.closed, mesh::Cap::round);
        }
        for (const auto& disc : icon.discs) {
            this->disc(disc, color, grow_px);
        }
    }

    // Rings of the halo, the outermost first; a blurred one fades outwards in several steps.
    void halo(const style::Icon& icon) {
        const double blur_px = std::min(look_.halo_blur_px, look_.halo_px);
        const int steps = blur_px > 0.5 ? 4 : 1;
        for (int step = 0; step < steps; ++step) {
            const double t = steps == 1 ? 0.0 : static_cast<double>(step) / (steps - 1);
            const double grow_px = look_.halo_px + blur_px * (0.5 - t);
            const double share = steps == 1 ? 1 : 1.0 - std::pow(0.5, step + 1.0);
            const style::Color color{look_.halo.r * share, look_.halo.g * share,
                                     look_.halo.b * share, look_.halo.a * share};
            for (const auto& fill : icon.fills) {
                const auto ring = placed(fill);
                list_.stroke_px(style_of(color, 2 * grow_px), ring, true, mesh::Cap::round);
                list_.fill_px(style_of(color, 0), ring);
            }
            drawing(icon, color, grow_px);
        }
    }

    std::uint32_t style_of(const style::Color& color, double width_px) {
        return list_.add_style(
            mesh::solid_style(color.rgba_f32(), static_cast<float>(0.5 * width_px)));
    }

    std::vector<geo::XY> placed(const std::vector<style::Icon::Point>& points) const {
        std::vector<geo::XY> result;
        result.reserve(points.size());
        for (const auto& point : points) {
            result.push_back(placed(point));
        }
        return result;
    }
    geo::XY placed(const style::Icon::Point& point) const {
        const double x = (point.x - 0.5 * style::kIconBox) * scale_ * pose_.stretch_x;
        const double y = (point.y - 0.5 * style::kIconBox) * scale_ * pose_.stretch_y;
        return {at_.x + x * cos_ - y * sin_, at_.y + x * sin_ + y * cos_};
    }

    static std::vector<geo::XY> arc(geo::XY center, double radius_px, double from, double to) {
        std::vector<geo::XY> points;
        const int corners = std::max(6, static_cast<int>(std::ceil(kCorners * std::abs(to - from) /
                                                                   (2 * std::numbers::pi))));
        for (int i = 0; i <= corners; ++i) {
            const double angle = from + (to - from) * i / corners;
            points.push_back(
                {center.x + radius_px * std::cos(angle), center.y + radius_px * std::sin(angle)});
        }
        return points;
    }

    void disc(const style::Icon::Disc& disc, const style::Color& color, double grow_px) {
        const geo::XY center = placed(disc.center);
        const double radius_px = disc.radius * width_scale_;
        if (disc.width <= 0) {
            list_.disc_px(style_of(color, 2 * (radius_px + grow_px)), center);
            return;
        }
        auto ring = arc(center, radius_px, 0, 2 * std::numbers::pi);
        ring.pop_back();
        list_.stroke_px(style_of(color, disc.width * width_scale_ + 2 * grow_px), ring, true,
                        mesh::Cap::butt);
    }

    void plate() {
        const double radius_px = 0.5 * look_.size_px;
        if (look_.halo.a > 0 && look_.halo_px > 0) {
            list_.disc_px(style_of(look_.halo, 2 * icon_radius_px(look_)), at_);
        }
        if (look_.rim.a > 0 && look_.rim_px > 0) {
            list_.disc_px(style_of(look_.rim, 2 * (radius_px + look_.rim_px)), at_);
        }
        const double level = std::clamp(look_.level, 0.0, 1.0);
        list_.disc_px(style_of(level >= 1 ? look_.color : look_.paper, 2 * radius_px), at_);
        if (level > 0 && level < 1) {
            // The part of the disc below a level line, y down.
            const double from = std::asin(1 - 2 * level);
            list_.fill_px(style_of(look_.color, 0),
                          arc(at_, radius_px, from, std::numbers::pi - from));
        }
    }

    mesh::DrawList& list_;
    geo::XY at_;
    const IconLook& look_;
    const IconPose& pose_;
    double cos_;
    double sin_;
    bool has_plate_;
    double scale_ = 1;
    double width_scale_ = 1;
};

}  // namespace

void draw_icon(mesh::DrawList& list, const style::Icon& icon, geo::XY at, const IconLook& look,
               const IconPose& pose) {
    Painter(list, at, look, pose).paint(icon);
}

double icon_radius_px(const IconLook& look) {
    return 0.5 * look.size_px + (look.rim.a > 0 ? look.rim_px : 0) +
           (look.halo.a > 0 ? look.halo_px : 0);
}

}  // namespace northway::page
