// SPDX-License-Identifier: Apache-2.0
#include "page/furniture.h"

#include "page/piece.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace northway::page {
namespace {

// What hiding all of the map's subject costs, on the scale of `Block::worth`.
constexpr double kSubjectWorth = 12;
// Of the usual margin, inside a frame: the neatline keeps its own distance.
constexpr double kMarginInFrame = 0.6;

class Page {
public:
    Page(mesh::DrawList& list, Typesetter& type, const FurnitureInput& input)
        : input_(input),
          sheet_(sheet_of(input)),
          shop_{list, type, input_, sheet_, map_of(input)} {}

    std::map<std::string, scene::PageAnchor> anchors() {
        place_.range = ground_range(input_.ground, shop_.map_px);
        solve();
        return input_.anchors;
    }

    Furniture draw() {
        place_.range = ground_range(input_.ground, shop_.map_px);
        solve();
        if (input_.legend_beside && !input_.legend.empty()) {
            // What only lies under the furniture does not show; without it the legend may be smaller.
            std::vector<Box> boxes;
            for (const auto& placed : layout_.placed) {
                boxes.push_back(px(placed.box));
            }
            auto legend = input_.legend_beside(boxes);
            if (legend.size() < input_.legend.size()) {
                input_.legend = std::move(legend);
                solve();
            }
        }
        // Scale and north are those of the place where the bar came to stand.
        if (const auto* bar = placed_of("scale-bar"); bar != nullptr && !input_.ground.empty()) {
            place_.bar_px = px(bar->box);
            solve();
        }
        Furniture furniture;
        for (const auto& placed : layout_.placed) {
            const Piece& piece = pieces_[placed.block];
            const Box box = snapped(px(placed.box));
            piece.draw(placed, box);
            furniture.items.push_back({piece.name, box, placed.step > 0});
        }
        for (const std::size_t index : layout_.dropped) {
            furniture.dropped.push_back(pieces_[index].name);
        }
        return furniture;
    }

private:
    static Box map_of(const FurnitureInput& input) {
        return input.map_px.value_or(Box{0, 0, static_cast<double>(input.width_px),
                                         static_cast<double>(input.height_px)});
    }

    void solve() {
        pieces_.clear();
        add_texts(shop_, pieces_);
        add_legend(shop_, pieces_);
        add_measures(shop_, place_, pieces_);
        add_charts(shop_, pieces_);
        add_slots(shop_, pieces_);
        std::vector<Block> blocks;
        for (const auto& piece : pieces_) {
            blocks.push_back(piece.block);
            const auto chosen = input_.anchors.find(piece.name);
            if (Block& block = blocks.back();
                chosen != input_.anchors.end() && !block.elsewhere.empty()) {
                block.anchors.insert(block.anchors.begin(), chosen->second);
                block.elsewhere.clear();
            }
        }
        std::vector<RectMm> reserved;
        for (const Box& box : input_.reserved_px) {
            reserved.push_back(mm(box));
        }
        LayoutSheet sheet;
        sheet.page = {0, 0, sheet_.width_px / sheet_.px_per_mm(),
                      sheet_.height_px / sheet_.px_per_mm()};
        sheet.map = mm(shop_.map_px);
        sheet.frame = mm(input_.frame_px.value_or(shop_.map_px));
        const bool framed = input_.map_px.has_value() && shop_.map_px.x0 > 0;
        sheet.margin_mm =
            std::round((framed ? kMarginInFrame : 1) * sheet_.margin_px) / sheet_.px_per_mm();
        sheet.gap_mm = sheet_.gap_px / sheet_.px_per_mm();
        const Cover cover = [this](const RectMm& rect) {
            return kSubjectWorth * input_.subject_in(px(rect));
        };
        layout_ = lay_out(sheet, blocks, reserved, input_.subject_in ? cover : Cover());
        // Chosen once: what is laid out again stays at its corner.
        for (const auto& placed : layout_.placed) {
            if (!pieces_[placed.block].block.elsewhere.empty()) {
                input_.anchors.try_emplace(pieces_[placed.block].name, placed.anchor);
            }
        }
    }

    const PlacedBlock* placed_of(std::string_view name) const {
        for (const auto& placed : layout_.placed) {
            if (pieces_[placed.block].name == name) {
                return &placed;
            }
        }
        return nullptr;
    }

    Box px(const RectMm& rect) const {
        // Back on the pixels that it was measured in.
        const auto on = [&](double mm) {
            const double px = mm * sheet_.px_per_mm();
            return std::abs(px - std::round(px)) < 1e-4 ? std::round(px) : px;
        };
        return {on(rect.x0), on(rect.y0), on(rect.x1), on(rect.y1)};
    }
    RectMm mm(const Box& box) const {
        const double scale = 1 / sheet_.px_per_mm();
        return {box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale};
    }

    FurnitureInput input_;
    const Sheet sheet_;
    const Workshop shop_;
    MeasuresPlace place_;
    std::vector<Piece> pieces_;
    Layout layout_;
};

}  // namespace

const PlacedItem* Furniture::find(std::string_view name) const {
    const auto found = std::find_if(items.begin(), items.end(),
                                    [&](const PlacedItem& each) { return each.name == name; });
    return found != items.end() ? &*found : nullptr;
}

std::map<std::string, scene::PageAnchor> choose_anchors(Typesetter& type,
                                                        const FurnitureInput& input) {
    if (input.width_px <= 0 || input.height_px <= 0 || !(input.pixel_ratio > 0)) {
        return {};
    }
    mesh::DrawList nothing;
    return Page(nothing, type, input).anchors();
}

Furniture draw_furniture(mesh::DrawList& list, Typesetter& type, const FurnitureInput& input) {
    if (input.width_px <= 0 || input.height_px <= 0 || !(input.pixel_ratio > 0)) {
        return {};
    }
    return Page(list, type, input).draw();
}

}  // namespace northway::page
