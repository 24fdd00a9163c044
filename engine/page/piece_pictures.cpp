// SPDX-License-Identifier: Apache-2.0
#include "page/chart.h"
#include "page/legend.h"
#include "page/north_arrow.h"
#include "page/piece.h"
#include "page/scale_bar.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace northway::page {
namespace {

using scene::PageArea;
using scene::Side;

// Shares of the map.
constexpr double kMostLegend = 0.46;
constexpr double kMostLegendHeight = 0.42;
constexpr double kMostLegendArea = 0.16;
constexpr double kMostSmallLegendArea = 0.135;
constexpr double kMostScaleWidth = 0.36;
constexpr double kMostCharts = 0.3;
constexpr double kMostChartHeight = 0.4;
constexpr double kChartWidth_css = 250;
constexpr double kSmallPlot = 0.7;
// Frames with a shorter side below these, CSS pixels: a compact legend, no charts.
constexpr double kCompactBelow_css = 700;
constexpr double kChartsFrom_css = 640;
constexpr double kChartsFrom_mm = 160;
constexpr double kArrowFrom_css = 300;
constexpr double kEntryWorth = 0.05;
// Where north turns by more than this over the map an arrow misleads: beside a graticule, alone.
constexpr double kTurnsBesideGraticule_rad = 5 * std::numbers::pi / 180;
constexpr double kTurns_rad = 0.5 * std::numbers::pi;
// The scale varies so much that a bar a latitude helps.
constexpr double kLatitudesFrom = 1.5;

double shorter_css(const Sheet& sheet) {
    return std::min(sheet.width_px, sheet.height_px) / sheet.pixel_ratio;
}

// The scale bar with the north arrow on one panel.
struct Measures {
    ScaleBar bar;
    NorthArrow arrow;
    Extent extent;
    double bar_x_px = 0;    // of the bar's start, from the panel's left edge
    double arrow_x_px = 0;  // of the arrow's middle
    bool empty() const { return bar.length_m <= 0 && arrow.side_px <= 0; }
};

class MeasuresMaker {
public:
    MeasuresMaker(const Workshop& shop, const MeasuresPlace& place, bool bar, bool arrow)
        : shop_(shop),
          place_(place),
          bar_(bar),
          arrow_(arrow),
          item_(bar ? static_cast<const scene::PageItem&>(shop.input.spec.scale_bar)
                    : shop.input.spec.north_arrow),
          sheet_(sheet_for(shop.sheet, item_, kNoteStep)) {}

    // Step 0: all of it. 1: without the arrow. 2: a bar of half the length.
    Measures plan(int step, const Ink& ink, const Extent& most, const ScaleWish& wish) const {
        Measures measures;
        const double padding_px = sheet_.padding_px;
        if (arrow_ && (step == 0 || !bar_)) {
            measures.arrow = plan_north_arrow(sheet_, shop_.type, ink);
        }
        const double side_px = measures.arrow.side_px;
        const double before_px = side_px > 0 ? 0.6 * padding_px + side_px + sheet_.gap_px
                                             : padding_px;
        if (bar_) {
            ScaleWish own = wish;
            own.longest_px =
                (step == 2 ? 0.5 : 1) * (most.width_px - before_px - padding_px);
            measures.bar = plan_scale_bar(sheet_, shop_.type, ink, own, shop_.input.texts);
        }
        if (measures.empty() || (bar_ && measures.bar.length_m <= 0 && side_px <= 0)) {
            return {};
        }
        const Extent bar = measures.bar.length_m > 0 ? measures.bar.extent() : Extent{};
        measures.arrow_x_px = 0.6 * padding_px + 0.5 * side_px;
        measures.bar_x_px = before_px;
        measures.extent = {bar.width_px > 0 ? before_px + bar.width_px + padding_px
                                            : side_px + 1.2 * padding_px,
                           std::max(bar.height_px, side_px) + 1.2 * padding_px};
        if (measures.extent.width_px > most.width_px || measures.extent.height_px > most.height_px) {
            return {};
        }
        return measures;
    }

    // What the bar shows where it stood in the last layout.
    ScaleWish wish() const {
        const auto& spec = shop_.input.spec.scale_bar;
        ScaleWish wish;
        wish.metres_per_px = wish.centre_metres_per_px = shop_.input.metres_per_px;
        wish.numeric = spec.numeric.value_or(shop_.sheet.is_paper);
        wish.range = place_.range;
        wish.says_range = spec.range;
        using Form = scene::PageScaleBar::Form;
        const bool latitudes =
            spec.form == Form::latitudes ||
            (spec.form == Form::automatic &&
             place_.range.most_m_per_px > kLatitudesFrom * place_.range.least_m_per_px);
        if (latitudes && place_.range.by_latitude) {
            wish.latitudes = scales_by_latitude();
        }
        if (place_.bar_px) {
            const Box& box = *place_.bar_px;
            wish.metres_per_px = metres_at({box.x0 + 0.25 * box.width(), 0.5 * (box.y0 + box.y1)},
                                           0.5 * box.width());
        }
        return wish;
    }

    // Along a level line, as near to it as the map is.
    double metres_at(geo::XY from, double length_px) const {
        const Box& map = shop_.map_px;
        const geo::XY start{std::clamp(from.x, map.x0, std::max(map.x0, map.x1 - length_px)),
                            std::clamp(from.y, map.y0, map.y1)};
        return metres_per_px(shop_.input.ground, start, length_px)
            .value_or(shop_.input.metres_per_px);
    }

    void draw(const PlacedBlock& placed, const Box& box) const {
        const Ink ink = ink_of(shop_, item_, placed.anchor);
        const Extent most = shop_.px(placed.most);
        ScaleWish exact = wish();
        Measures measures = plan(placed.step, ink, most, exact);
        if (measures.bar.length_m > 0 && exact.latitudes.empty()) {
            // The same length, as long as it is just here.
            exact.length_m = measures.bar.length_m;
            exact.metres_per_px = metres_at(
                {box.x0 + measures.bar_x_px + measures.bar.left_px,
                 0.5 * (box.y0 + box.y1 - measures.bar.extent().height_px) +
                     measures.bar.middle_px()},
                measures.bar.length_px);
            if (const Measures here = plan(placed.step, ink, {1e9, 1e9}, exact); !here.empty()) {
                measures = here;
            }
            // The panel may have been made for a bar without its note.
            ScaleBar& bar = measures.bar;
            if (measures.bar_x_px + bar.left_px + bar.note.width_px() > box.width() ||
                bar.extent().height_px > box.height()) {
                bar.note = {};
            }
        }
        draw_panel(shop_.list, box, ink);
        const double middle_px = 0.5 * (box.y0 + box.y1);
        if (measures.arrow.side_px > 0) {
            const geo::XY at{box.x0 + measures.arrow_x_px, middle_px};
            draw_north_arrow(shop_.list, shop_.type, measures.arrow, at,
                             north_rad(shop_.input.ground, at).value_or(shop_.input.north_rad),
                             ink);
        }
        if (measures.bar.length_m > 0) {
            draw_scale_bar(shop_.list, shop_.type, measures.bar, box.x0 + measures.bar_x_px,
                           middle_px - 0.5 * measures.bar.extent().height_px, ink);
        }
        draw_rim(shop_.list, box, sheet_, ink);
    }

    const scene::PageItem& item() const { return item_; }

private:
    std::vector<std::pair<double, double>> scales_by_latitude() const {
        std::vector<std::pair<double, double>> scales;
        const double middle_px = 0.5 * (shop_.map_px.x0 + shop_.map_px.x1);
        const auto centre = shop_.input.ground.place_at(
            {middle_px, 0.5 * (shop_.map_px.y0 + shop_.map_px.y1)});
        if (!centre) {
            return scales;
        }
        for (const double lat : bar_latitudes(place_.range.south_deg, place_.range.north_deg)) {
            const auto at = shop_.input.ground.point_of({centre->lon_deg, lat});
            const auto metres =
                at ? metres_per_px(shop_.input.ground, {at->x - 20, at->y}, 40) : std::nullopt;
            if (metres) {
                scales.emplace_back(lat, *metres);
            }
        }
        return scales;
    }

    const Workshop& shop_;
    const MeasuresPlace& place_;
    bool bar_;
    bool arrow_;
    const scene::PageItem& item_;
    Sheet sheet_;
};

bool wants_arrow(const Workshop& shop, const GroundRange& range) {
    const FurnitureInput& input = shop.input;
    const auto& show = input.spec.north_arrow.show;
    if (show.has_value()) {
        return *show;
    }
    if (!input.north_arrow || shorter_css(shop.sheet) < kArrowFrom_css) {
        return false;
    }
    return range.north_turn_rad <=
           (input.has_graticule ? kTurnsBesideGraticule_rad : kTurns_rad);
}

void add_measures_piece(const Workshop& shop, const MeasuresPlace& place, bool bar, bool arrow,
                        std::vector<Piece>& pieces) {
    const MeasuresMaker maker(shop, place, bar, arrow);
    Piece piece;
    piece.name = bar ? "scale-bar" : "north-arrow";
    Block& block = piece.block;
    block.anchors = {{PageArea::map, Side::bottom_right}};
    block.elsewhere = {{PageArea::map, Side::bottom_left}};
    block.together = "measures";
    block.stretches = bar && !maker.item().is_apart();
    block.limit = shop.share_of_map(kMostScaleWidth, 0.5);
    block.priority = bar ? 70 : 45;
    block.worth = bar ? 8 : 0.3;
    block.steps = bar ? 3 : 1;
    apply(maker.item(), block);
    block.measure = [&shop, maker, bar, arrow](int step, const SizeMm& most,
                                               const scene::PageAnchor& anchor)
        -> std::optional<Block::Measured> {
        const Measures measures =
            maker.plan(step, ink_of(shop, maker.item(), anchor), shop.px(most), maker.wish());
        if (measures.empty()) {
            return std::nullopt;
        }
        return Block::Measured{shop.mm(measures.extent), bar && arrow && step > 0 ? 0.3 : 0};
    };
    piece.draw = [maker](const PlacedBlock& placed, const Box& box) { maker.draw(placed, box); };
    pieces.push_back(std::move(piece));
}

}  // namespace

void add_measures(const Workshop& shop, const MeasuresPlace& place, std::vector<Piece>& pieces) {
    const auto& spec = shop.input.spec;
    const bool bar = spec.scale_bar.is_shown() && shop.input.metres_per_px > 0;
    const bool arrow = wants_arrow(shop, place.range);
    const bool together = !spec.scale_bar.is_apart() && !spec.north_arrow.is_apart();
    if (bar && arrow && together) {
        add_measures_piece(shop, place, true, true, pieces);
        return;
    }
    if (bar) {
        add_measures_piece(shop, place, true, false, pieces);
    }
    if (arrow) {
        add_measures_piece(shop, place, false, true, pieces);
    }
}

void add_legend(const Workshop& shop, std::vector<Piece>& pieces) {
    const FurnitureInput& input = shop.input;
    const auto& item = input.spec.legend;
    if (!item.is_shown() || input.legend.empty()) {
        return;
    }
    const bool small = !shop.sheet.is_paper && shorter_css(shop.sheet) < kCompactBelow_css;
    const Sheet sheet = sheet_for(shop.sheet, item, kBodyStep);
    const double share = small ? kMostSmallLegendArea : kMostLegendArea;
    const double area_px2 = item.max_width_mm || item.size_pt || item.scale != 1 || item.columns
                                ? 0
                                : share * shop.map_px.width() * shop.map_px.height();
    // Step 0: as wanted. 1: compact. 2: compact, with as many entries as fit.
    const auto plan = [&shop, &input, &item, sheet, area_px2, small](
                          int step, const SizeMm& most, const scene::PageAnchor& anchor) {
        LegendWish wish;
        wish.entries = input.legend;
        wish.title = input.legend_title;
        wish.most = shop.px(most);
        wish.most_area_px2 = area_px2;
        wish.columns = item.columns;
        wish.is_compact = small || step > 0;
        wish.may_drop = step > 1;
        wish.more = input.texts.more;
        return plan_legend(sheet, shop.type, ink_of(shop, item, anchor), wish);
    };
    Piece piece;
    piece.name = "legend";
    Block& block = piece.block;
    block.anchors = {{PageArea::map, Side::bottom_left}};
    block.elsewhere = {{PageArea::map, Side::bottom_right}, {PageArea::map, Side::top_right}};
    block.limit = shop.share_of_map(kMostLegend, kMostLegendHeight);
    block.priority = 60;
    block.worth = 8;
    block.steps = 3;
    block.is_flexible = true;
    apply(item, block);
    block.measure = [&shop, plan](int step, const SizeMm& most, const scene::PageAnchor& anchor)
        -> std::optional<Block::Measured> {
        const Legend legend = plan(step, most, anchor);
        if (legend.empty()) {
            return std::nullopt;
        }
        return Block::Measured{shop.mm(legend.extent),
                               kEntryWorth * static_cast<double>(legend.dropped)};
    };
    piece.draw = [&shop, &item, sheet, plan](const PlacedBlock& placed, const Box& box) {
        const Ink ink = ink_of(shop, item, placed.anchor);
        const Legend legend = plan(placed.step, placed.most, placed.anchor);
        draw_panel(shop.list, box, ink);
        draw_legend(shop.list, shop.type, legend, box, sheet, ink);
        draw_rim(shop.list, box, sheet, ink);
    };
    pieces.push_back(std::move(piece));
}

// A column above the scale bar, the first chart on top.
void add_charts(const Workshop& shop, std::vector<Piece>& pieces) {
    const double shorter = shorter_css(shop.sheet);
    const bool room = shop.sheet.is_paper ? shorter >= kChartsFrom_mm * kCssPxPerMm
                                          : shorter >= kChartsFrom_css;
    const auto& charts = shop.input.charts;
    for (std::size_t i = 0; i < charts.size(); ++i) {
        const Chart& chart = charts[i];
        // A chart that the scene places itself is wanted in a small frame too.
        if (!chart.item.is_shown() || (!room && !chart.item.is_apart())) {
            continue;
        }
        const Sheet sheet = sheet_for(shop.sheet, chart.item, kBodyStep);
        const auto plan = [&shop, &chart, sheet](int step, const SizeMm& most,
                                                 const scene::PageAnchor& anchor) {
            const double width_px =
                std::floor(std::min(shop.px(most).width_px, kChartWidth_css * sheet.unit_px));
            return plan_page_chart(sheet, shop.type, ink_of(shop, chart.item, anchor), chart,
                                   width_px, step > 0 ? kSmallPlot : 1);
        };
        Piece piece;
        piece.name = "chart " + std::to_string(i + 1);
        Block& block = piece.block;
        block.anchors = {{PageArea::map, Side::bottom_right}};
        block.elsewhere = {{PageArea::map, Side::bottom_left}};
        block.together = "charts";
        block.order = 20 + static_cast<int>(charts.size() - i);
        block.limit = shop.share_of_map(kMostCharts, kMostChartHeight);
        block.priority = 30 - static_cast<int>(i);
        block.steps = 2;
        apply(chart.item, block);
        block.measure = [&shop, plan](int step, const SizeMm& most,
                                      const scene::PageAnchor& anchor)
            -> std::optional<Block::Measured> {
            const PlannedChart planned = plan(step, most, anchor);
            if (planned.empty() || planned.extent.height_px > shop.px(most).height_px) {
                return std::nullopt;
            }
            return Block::Measured{shop.mm(planned.extent), 0};
        };
        piece.draw = [&shop, &chart, sheet, plan](const PlacedBlock& placed, const Box& box) {
            const Ink ink = ink_of(shop, chart.item, placed.anchor);
            draw_page_chart(shop.list, shop.type, plan(placed.step, placed.most, placed.anchor),
                            box, sheet, ink);
            draw_rim(shop.list, box, sheet, ink);
        };
        pieces.push_back(std::move(piece));
    }
}

void add_slots(const Workshop& shop, std::vector<Piece>& pieces) {
    const auto& slots = shop.input.slots;
    constexpr int kSteps = 5;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const Slot& slot = slots[i];
        if (!slot.item.is_shown() || !(slot.width_mm > 0) || !(slot.height_mm > 0)) {
            continue;
        }
        Piece piece;
        piece.name = "slot " + std::to_string(i + 1);
        Block& block = piece.block;
        block.anchors = slot.anchors;
        block.order = slot.order;
        block.limit = {1e6, 1e6};
        block.priority = 50 - static_cast<int>(i);
        block.worth = 3;
        block.steps = slot.least_scale < 1 ? kSteps : 1;
        apply(slot.item, block);
        block.measure = [&slot](int step, const SizeMm& most, const scene::PageAnchor&)
            -> std::optional<Block::Measured> {
            const double scale =
                (1 - (1 - slot.least_scale) * step / (kSteps - 1)) * slot.item.scale;
            const SizeMm size{scale * slot.width_mm, scale * slot.height_mm};
            if (size.width_mm > most.width_mm || size.height_mm > most.height_mm) {
                return std::nullopt;
            }
            return Block::Measured{size, 0.01 * step};
        };
        piece.draw = [&shop, &slot](const PlacedBlock&, const Box& box) {
            if (slot.draw) {
                slot.draw(shop.list, box);
            }
        };
        pieces.push_back(std::move(piece));
    }
}

}  // namespace northway::page
