// SPDX-License-Identifier: Apache-2.0
#include "page/furniture.h"

#include "page/chart.h"
#include "page/credits.h"
#include "page/legend.h"
#include "page/north_arrow.h"
#include "page/scale_bar.h"
#include "page/sheet.h"
#include "page/title.h"

#include <algorithm>
#include <cmath>

namespace northway::page {
namespace {

// Shares of the frame.
constexpr double kMostTime = 0.36;  // of the width between the margins
constexpr double kMostTitle = 0.6;
constexpr double kMostTopHeight = 0.24;  // of the height
constexpr double kHighTop = 0.22;        // higher than this: without subtitle and note
constexpr double kMostLegend = 0.46;
constexpr double kMostLegendHeight = 0.4;
constexpr double kMostCreditsHeight = 0.3;
constexpr double kMostScaleWidth = 0.36;
constexpr double kMostCharts = 0.3;  // of the width
constexpr double kMostChartsHeight = 0.62;
constexpr double kChartWidth_css = 250;
constexpr double kSmallestSideWithCharts_css = 640;
// A legend of fewer rows gets the room of the subtitle and of the time's note too.
constexpr std::size_t kFewRows = 3;
constexpr double kSmallestSideWithArrow_css = 300;

// The scale bar with the north arrow on one panel.
struct Measures {
    ScaleBar bar;
    NorthArrow arrow;
    Extent extent;
    bool empty() const { return bar.length_m <= 0 && arrow.side_px <= 0; }
};

class Page {
public:
    Page(mesh::DrawList& list, Typesetter& type, const FurnitureInput& input)
        : list_(list), type_(type), input_(input), sheet_(sheet_of(input)) {}

    std::vector<text::PxBox> draw() {
        plan();
        draw_top();
        draw_bottom();
        return boxes_;
    }

private:
    void plan() {
        credits_ = plan_credits(sheet_, type_, input_, kMostCreditsHeight * sheet_.height_px);
        plan_top(true);
        if (top_height() > kHighTop * sheet_.height_px) {
            plan_top(false);
        }
        const double shorter_px = std::min(sheet_.width_px, sheet_.height_px);
        const bool arrow =
            input_.north_arrow && shorter_px >= kSmallestSideWithArrow_css * sheet_.pixel_ratio;
        measures_ = plan_measures(arrow);
        if (measures_.extent.height_px > room_below_top()) {
            measures_ = plan_measures(false);
        }
        legend_ = plan_legend(sheet_, type_, input_, most_legend());
        const std::size_t wanted = std::min(kFewRows, input_.legend.size());
        if (legend_.rows.size() < wanted || measures_.extent.height_px > room_below_top()) {
            plan_top(false);
            legend_ = plan_legend(sheet_, type_, input_, most_legend());
        }
        if (measures_.extent.height_px > room_below_top()) {
            measures_ = {};
        }
        plan_charts();
        // Nothing but the credits in a frame that has no room for more.
        if (room_below_top() < 0) {
            title_ = {};
            if (room_below_top() < 0) {
                time_ = {};
            }
        }
    }

    // A column above the scale bar, the first chart on top; those that do not fit are left out.
    void plan_charts() {
        const double shorter_px = std::min(sheet_.width_px, sheet_.height_px);
        if (shorter_px < kSmallestSideWithCharts_css * sheet_.pixel_ratio) {
            return;
        }
        const double width_px =
            std::min(kMostCharts * sheet_.width_px, kChartWidth_css * sheet_.unit_px);
        const double under_px =
            measures_.empty() ? 0 : measures_.extent.height_px + sheet_.gap_px;
        double room_px = std::min(kMostChartsHeight * sheet_.height_px, room_below_top() - under_px);
        for (const Chart& chart : input_.charts) {
            PlannedChart planned = plan_page_chart(sheet_, type_, input_, chart, width_px);
            if (planned.empty() || planned.extent.height_px > room_px) {
                continue;
            }
            room_px -= planned.extent.height_px + sheet_.gap_px;
            charts_.push_back(std::move(planned));
        }
    }

    double inner_width() const { return sheet_.width_px - 2 * sheet_.margin_px; }

    void plan_top(bool with_details) {
        const double height_px = kMostTopHeight * sheet_.height_px;
        time_ =
            plan_time(sheet_, type_, input_, {kMostTime * inner_width(), height_px}, with_details);
        const double left_px =
            time_.empty() ? inner_width() : inner_width() - time_.extent().width_px - sheet_.gap_px;
        const double most_px = std::min(left_px, std::max(kMostTitle * inner_width(), 0.0));
        title_ = plan_title(sheet_, type_, input_, {most_px, height_px}, with_details);
    }

    // The bottom of the furniture along the lower edge.
    double floor() const {
        return credits_.text.empty() ? sheet_.height_px - sheet_.margin_px
                                     : credits_top() - sheet_.gap_px;
    }
    double credits_top() const { return std::floor(sheet_.height_px - credits_.height_px()); }

    double top_height() const {
        return std::ceil(std::max(title_.empty() ? 0 : title_.extent().height_px,
                                  time_.empty() ? 0 : time_.extent().height_px));
    }
    double room_below_top() const {
        const double top_px = top_height() > 0 ? top_height() + sheet_.gap_px : 0;
        return floor() - sheet_.margin_px - top_px - 2;
    }

    Extent most_legend() const {
        const double beside_px =
            inner_width() - (measures_.empty() ? 0 : measures_.extent.width_px + sheet_.gap_px);
        return {std::floor(std::min(kMostLegend * sheet_.width_px, beside_px)) - 2,
                std::floor(std::min(kMostLegendHeight * sheet_.height_px, room_below_top()))};
    }

    Measures plan_measures(bool with_arrow) {
        Measures measures;
        measures.bar = plan_scale_bar(sheet_, type_, input_, kMostScaleWidth * inner_width());
        if (with_arrow) {
            measures.arrow = plan_north_arrow(sheet_, type_, input_);
        }
        const Extent bar = measures.bar.length_m > 0 ? measures.bar.extent() : Extent{};
        const double side_px = measures.arrow.side_px;
        if (bar.width_px <= 0 && side_px <= 0) {
            return measures;
        }
        const double between_px = bar.width_px > 0 && side_px > 0 ? sheet_.gap_px : 0;
        const double padding_px = side_px > 0 ? 0.6 * sheet_.padding_px : sheet_.padding_px;
        measures.extent = {bar.width_px + between_px + side_px + sheet_.padding_px + padding_px,
                           std::max(bar.height_px, side_px) + 1.2 * sheet_.padding_px};
        return measures;
    }

    void draw_top() {
        const double top_px = sheet_.margin_px;
        if (!title_.empty()) {
            const Extent extent = title_.extent();
            const Box box = keep({sheet_.margin_px, top_px, sheet_.margin_px + extent.width_px,
                                  top_px + extent.height_px});
            draw_heading(list_, type_, title_, box, input_);
            draw_rim(list_, box, sheet_, input_);
        }
        if (!time_.empty()) {
            const Extent extent = time_.extent();
            const double right_px = sheet_.width_px - sheet_.margin_px;
            const Box box =
                keep({right_px - extent.width_px, top_px, right_px, top_px + extent.height_px});
            draw_heading(list_, type_, time_, box, input_);
            draw_rim(list_, box, sheet_, input_);
        }
    }

    void draw_bottom() {
        if (!legend_.empty()) {
            const Box box = keep({sheet_.margin_px, floor() - legend_.extent.height_px,
                                  sheet_.margin_px + legend_.extent.width_px, floor()});
            draw_legend(list_, type_, legend_, box, sheet_, input_);
            draw_rim(list_, box, sheet_, input_);
        }
        if (!measures_.empty()) {
            const double right_px = sheet_.width_px - sheet_.margin_px;
            const Box box = keep({right_px - measures_.extent.width_px,
                                  floor() - measures_.extent.height_px, right_px, floor()});
            draw_measures(box);
            draw_rim(list_, box, sheet_, input_);
        }
        draw_charts();
        if (!credits_.text.empty()) {
            const Box box = keep({0, credits_top(), sheet_.width_px, sheet_.height_px});
            draw_credits(list_, type_, credits_, box, sheet_, input_);
        }
    }

    void draw_charts() {
        const double right_px = sheet_.width_px - sheet_.margin_px;
        double bottom_px =
            floor() - (measures_.empty() ? 0 : measures_.extent.height_px + sheet_.gap_px);
        for (auto planned = charts_.rbegin(); planned != charts_.rend(); ++planned) {
            const Box box = keep({right_px - planned->extent.width_px,
                                  bottom_px - planned->extent.height_px, right_px, bottom_px});
            draw_page_chart(list_, type_, *planned, box, sheet_, input_);
            draw_rim(list_, box, sheet_, input_);
            bottom_px = box.y0 - sheet_.y0_px - sheet_.gap_px;
        }
    }

    void draw_measures(const Box& box) {
        draw_panel(list_, box, input_);
        const double middle_px = 0.5 * (box.y0 + box.y1);
        double x_px = box.x0 + sheet_.padding_px;
        const double side_px = measures_.arrow.side_px;
        if (side_px > 0) {
            x_px = box.x0 + 0.6 * sheet_.padding_px;
            draw_north_arrow(list_, type_, measures_.arrow, {x_px + 0.5 * side_px, middle_px},
                             input_);
            x_px += side_px + sheet_.gap_px;
        }
        if (measures_.bar.length_m > 0) {
            draw_scale_bar(list_, type_, measures_.bar, x_px,
                           middle_px - 0.5 * measures_.bar.extent().height_px, input_);
        }
    }

    // Notes the box, on whole pixels, as taken.
    Box keep(const Box& box) {
        const Box whole = snapped({box.x0 + sheet_.x0_px, box.y0 + sheet_.y0_px,
                                   box.x1 + sheet_.x0_px, box.y1 + sheet_.y0_px});
        boxes_.push_back(px_box(whole));
        return whole;
    }

    mesh::DrawList& list_;
    Typesetter& type_;
    const FurnitureInput& input_;
    const Sheet sheet_;
    Credits credits_;
    Heading title_;
    Heading time_;
    Legend legend_;
    Measures measures_;
    std::vector<PlannedChart> charts_;
    std::vector<text::PxBox> boxes_;
};

}  // namespace

std::vector<text::PxBox> draw_furniture(mesh::DrawList& list, Typesetter& type,
                                        const FurnitureInput& input) {
    if (input.width_px <= 0 || input.height_px <= 0 || !(input.pixel_ratio > 0)) {
        return {};
    }
    return Page(list, type, input).draw();
}

}  // namespace northway::page
