// SPDX-License-Identifier: Apache-2.0
#include "page/graticule_labels.h"

#include "page/graticule_text.h"
#include "page/text_block.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace northway::page {
namespace {

constexpr double kText_css = 10;
constexpr double kCapital_em = 0.73;  // the height of digits, by which labels are centred
constexpr double kTick_css = 3.5;
constexpr double kTickWidth_css = 0.7;
constexpr double kGap_css = 2;        // between tick and label
constexpr double kBetween_css = 9;    // between two labels
constexpr double kKeepOff_css = 2;    // between a label and furniture
constexpr double kHalo_css = 1.6;
constexpr double kInside_css = 13;    // middle of inner labels from the edge
// Least sine of the angle between a line and the side it is labelled at.
constexpr double kLeastSine = 0.42;

bool overlap(const text::PxBox& a, const text::PxBox& b, float apart) {
    return a.x0 < b.x1 + apart && b.x0 < a.x1 + apart && a.y0 < b.y1 + apart && b.y0 < a.y1 + apart;
}

geo::XY outward(Side side) {
    switch (side) {
        case Side::top:
            return {0, -1};
        case Side::right:
            return {1, 0};
        case Side::bottom:
            return {0, 1};
        case Side::left:
            return {-1, 0};
    }
    return {};
}

bool is_across(Side side) {
    return side == Side::top || side == Side::bottom;
}

double height_of(const TextBlock& block) {
    return kCapital_em * block.size_px;
}

class Painter {
public:
    Painter(mesh::DrawList& list, Typesetter& type, const GraticuleLabelLook& look,
            std::span<const text::PxBox> taken)
        : list_(list), type_(type), look_(look), obstacles_(taken.begin(), taken.end()) {}

    std::vector<GraticuleLabel> draw(const GraticuleMeetings& meetings) {
        for (const Side side : kSides) {
            add_side(meetings, side, is_across(side));
        }
        for (const Side side : kSides) {
            add_side(meetings, side, !is_across(side));
        }
        add_ends(meetings);
        return std::move(drawn_);
    }

private:
    bool is_inside() const { return look_.frame_px < 0; }

    // The labels of one family of lines along a side; of the other family only lines that have no
    // label yet.
    void add_side(const GraticuleMeetings& meetings, Side side, bool meridians) {
        const bool usual = meridians == is_across(side);
        auto all = meetings.sides[static_cast<std::size_t>(side)];
        std::stable_sort(all.begin(), all.end(),
                         [](const auto& a, const auto& b) { return a.rank > b.rank; });
        const geo::XY out = outward(side);
        for (const auto& meeting : all) {
            if (meeting.is_meridian != meridians) {
                continue;
            }
            const double sine = std::abs(meeting.along.x * out.x + meeting.along.y * out.y);
            if (sine < kLeastSine || (!usual && labelled_.contains(meeting.line))) {
                continue;
            }
            if (add_at_side(meeting, side)) {
                labelled_.insert(meeting.line);
            }
        }
    }

    std::string text_of(const GraticuleMeeting& meeting) const {
        return meeting.is_meridian ? longitude_text(meeting.degrees, look_.language)
                                   : latitude_text(meeting.degrees, look_.language);
    }

    TextBlock block_of(const std::string& text) {
        TextWish wish;
        wish.size_px = kText_css * std::max(look_.unit_px, look_.pixel_ratio);
        wish.wraps = false;
        return set_text(type_, text, look_.language, wish);
    }

    bool add_at_side(const GraticuleMeeting& meeting, Side side) {
        const std::string text = text_of(meeting);
        const TextBlock block = block_of(text);
        if (block.empty()) {
            return false;
        }
        const geo::XY out = outward(side);
        const double unit = look_.unit_px;
        if (is_inside()) {
            return add(text, block, inner_middle(meeting, side, block), 0);
        }
        const double tick = look_.ticks ? kTick_css * unit : 0;
        const double from_edge = look_.frame_px + tick + kGap_css * unit;
        double room = 0;
        switch (side) {
            case Side::left:
                room = look_.map.x0 - look_.sheet.x0;
                break;
            case Side::right:
                room = look_.sheet.x1 - look_.map.x1;
                break;
            case Side::top:
                room = look_.map.y0 - look_.sheet.y0;
                break;
            case Side::bottom:
                room = look_.sheet.y1 - look_.map.y1;
                break;
        }
        room -= from_edge + kGap_css * unit;
        double turn = 0;
        double depth = is_across(side) ? height_of(block) : block.width_px();
        if (!is_across(side) && (look_.rotate || depth > room)) {
            turn = side == Side::left ? -0.5 * std::numbers::pi : 0.5 * std::numbers::pi;
            depth = height_of(block);
        }
        if (depth > room) {
            return false;
        }
        const double away = from_edge + 0.5 * depth;
        const geo::XY middle{meeting.at_px.x + out.x * away, meeting.at_px.y + out.y * away};
        if (!add(text, block, middle, turn)) {
            return false;
        }
        if (look_.ticks) {
            draw_tick(meeting.at_px, out);
        }
        return true;
    }

    // On its line; at the left and right so far in that all of a wide label is on the map.
    geo::XY inner_middle(const GraticuleMeeting& meeting, Side side, const TextBlock& block) const {
        const double unit = look_.unit_px;
        const double in = 0.5 * block.width_px() + kGap_css * unit - inner_label_px(unit);
        if (is_across(side) || in <= 0 || meeting.along.x == 0) {
            return meeting.at_px;
        }
        const double x = side == Side::left ? in : -in;
        return {meeting.at_px.x + x, meeting.at_px.y + x * meeting.along.y / meeting.along.x};
    }

    void draw_tick(geo::XY at, geo::XY out) {
        const double from = std::max(look_.frame_px, 0.0);
        const double to = from + kTick_css * look_.unit_px;
        const double width = std::max(1.0, std::round(kTickWidth_css * look_.unit_px));
        const auto style = list_.add_style(mesh::solid_style(look_.tick_color.rgba_f32(), 0));
        if (out.x == 0) {
            const double x = std::round(at.x - 0.5 * width);
            const double a = at.y + out.y * from;
            const double b = at.y + out.y * to;
            list_.rectangle_px(style, x, std::min(a, b), x + width, std::max(a, b));
        } else {
            const double y = std::round(at.y - 0.5 * width);
            const double a = at.x + out.x * from;
            const double b = at.x + out.x * to;
            list_.rectangle_px(style, std::min(a, b), y, std::max(a, b), y + width);
        }
    }

    // At the map's own edge, outside it.
    void add_ends(const GraticuleMeetings& meetings) {
        geo::XY middle;
        for (const auto& end : meetings.ends) {
            middle.x += end.at_px.x / static_cast<double>(meetings.ends.size());
            middle.y += end.at_px.y / static_cast<double>(meetings.ends.size());
        }
        for (const auto& end : meetings.ends) {
            const TextBlock block = block_of(text_of(end));
            const double dx = end.at_px.x - middle.x;
            const double dy = end.at_px.y - middle.y;
            const double length = std::hypot(dx, dy);
            if (block.empty() || length <= 0) {
                continue;
            }
            geo::XY out{dx / length, dy / length};
            if (end.along.x * out.x + end.along.y * out.y > 0.6) {
                out = end.along;
            }
            const double away = 3 * kGap_css * look_.unit_px +
                                0.5 * std::abs(out.x) * block.width_px() +
                                0.5 * std::abs(out.y) * height_of(block);
            // Not over the frame.
            const geo::XY middle_px{end.at_px.x + out.x * away, end.at_px.y + out.y * away};
            const double half_px = 0.5 * block.width_px();
            if (middle_px.x - half_px > look_.map.x0 && middle_px.x + half_px < look_.map.x1 &&
                middle_px.y - height_of(block) > look_.map.y0 &&
                middle_px.y + height_of(block) < look_.map.y1) {
                add(text_of(end), block, middle_px, 0);
            }
        }
    }

    bool add(const std::string& text, const TextBlock& block, geo::XY middle, double turn) {
        const double half_w = 0.5 * (turn == 0 ? block.width_px() : height_of(block));
        const double half_h = 0.5 * (turn == 0 ? height_of(block) : block.width_px());
        const text::PxBox box{
            static_cast<float>(middle.x - half_w), static_cast<float>(middle.y - half_h),
            static_cast<float>(middle.x + half_w), static_cast<float>(middle.y + half_h)};
        const Box& within = is_inside() ? look_.map : look_.sheet;
        if (static_cast<double>(box.x0) < within.x0 || static_cast<double>(box.y0) < within.y0 ||
            static_cast<double>(box.x1) > within.x1 || static_cast<double>(box.y1) > within.y1) {
            return false;
        }
        const auto apart = static_cast<float>(kBetween_css * look_.unit_px);
        const auto keep_off = static_cast<float>(kKeepOff_css * look_.unit_px);
        for (const auto& other : drawn_) {
            if (overlap(box, other.box, apart)) {
                return false;
            }
        }
        for (const auto& other : obstacles_) {
            if (overlap(box, other, keep_off)) {
                return false;
            }
        }
        draw_text(block, middle, turn);
        drawn_.push_back({text, box});
        return true;
    }

    void draw_text(const TextBlock& block, geo::XY middle, double turn) {
        TextLook text;
        text.size_px = block.size_px;
        text.color = look_.text_color;
        if (is_inside()) {
            text.halo_color = look_.halo_color;
            text.halo_px = kHalo_css * look_.unit_px;
        }
        // The left end of the baseline from the block's middle.
        double x0 = -0.5 * block.width_px();
        double y0 = 0.5 * height_of(block);  // of the baseline
        if (turn == 0) {
            x0 = std::round(middle.x + x0) - middle.x;
            y0 = std::round(middle.y + y0) - middle.y;
        }
        const double cosine = std::cos(turn);
        const double sine = std::sin(turn);
        std::vector<text::PlacedGlyph> glyphs;
        for (const auto& glyph : block.shaped->glyphs) {
            const double x = x0 + static_cast<double>(glyph.x_em) * block.size_px;
            const double y = y0 + static_cast<double>(glyph.y_em) * block.size_px;
            glyphs.push_back({glyph.font, glyph.glyph,
                              static_cast<float>(middle.x + cosine * x - sine * y),
                              static_cast<float>(middle.y + sine * x + cosine * y),
                              static_cast<float>(turn), static_cast<float>(block.size_px)});
        }
        draw_glyphs(list_, type_, glyphs, text);
    }

    mesh::DrawList& list_;
    Typesetter& type_;
    const GraticuleLabelLook& look_;
    std::vector<text::PxBox> obstacles_;
    std::vector<GraticuleLabel> drawn_;
    std::set<std::size_t> labelled_;
};

}  // namespace

double inner_label_px(double unit_px) {
    return kInside_css * unit_px;
}

std::vector<GraticuleLabel> draw_graticule_labels(mesh::DrawList& list, Typesetter& type,
                                                  const GraticuleMeetings& meetings,
                                                  const GraticuleLabelLook& look,
                                                  std::span<const text::PxBox> taken) {
    return Painter(list, type, look, taken).draw(meetings);
}

void set_bars(Neatline& neatline, const GraticuleMeetings& meetings) {
    for (const Side side : kSides) {
        const auto number = static_cast<std::size_t>(side);
        const bool across = is_across(side);
        const auto& all = meetings.sides[number];
        const auto count = [&](bool meridians) {
            return std::count_if(all.begin(), all.end(), [&](const auto& meeting) {
                return meeting.is_meridian == meridians;
            });
        };
        const bool meridians = count(across) >= count(!across) ? across : !across;
        const double step = meridians ? meetings.lon_interval_deg : meetings.lat_interval_deg;
        std::vector<double> degrees;
        for (const auto& meeting : all) {
            if (meeting.is_meridian == meridians) {
                neatline.bars[number].push_back(across ? meeting.at_px.x : meeting.at_px.y);
                degrees.push_back(meeting.degrees);
            }
        }
        if (degrees.empty() || !(step > 0)) {
            continue;
        }
        // A bar is black that begins at an even multiple of the interval.
        const bool rises =
            degrees.size() < 2 || std::remainder(degrees[1] - degrees[0], 360.0) > 0;
        const auto first = std::lround(degrees[0] / step) - (rises ? 1 : 0);
        neatline.first_is_black[number] = first % 2 == 0;
    }
}

}  // namespace northway::page
