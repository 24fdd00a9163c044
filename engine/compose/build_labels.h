// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/icon_places.h"
#include "compose/layer_context.h"
#include "page/icon_painter.h"
#include "page/text_painter.h"
#include "style/icon.h"
#include "text/placement.h"

#include <deque>
#include <optional>
#include <set>
#include <vector>

namespace northway::compose {

// An icon as it stands in a frame.
struct PlacedIcon {
    int layer = 0;  // index into the scene's layers
    std::uint32_t feature = 0;
    geo::XY at_px;
    double radius_px = 0;
    double stack_px = 0;  // from the middle of its list to the list's end; 0: stands alone
};

// Gathers the icons and labels of all symbol layers, places them together and draws them. Icons are
// placed before all labels; an icon that finds no room takes its label with it, but not the other
// way round.
class LabelBuilder {
public:
    LabelBuilder(page::Typesetter& type, const style::IconSet& icons, Language language,
                 const FrameSize& size)
        : type_(type), icon_set_(icons), language_(language), size_(size) {}

    // Labels of a later layer go before those of an earlier one (as in MapLibre).
    void add_layer(LayerContext& context, const mesh::LayerMesh& mesh, int layer_index);

    // The icons that there would be room for on a page without furniture.
    std::vector<PlacedIcon> preview();

    // The boxes of the letters of each label that was drawn, in the order of placing. Labels stand
    // on wide busy places only for want of other room, names of areas and lines never.
    std::vector<std::vector<text::PxBox>> draw(mesh::DrawList& list,
                                               std::span<const text::PxBox> obstacles,
                                               const text::BusyPlaces& busy = {});

    // The icons that were drawn.
    const std::vector<PlacedIcon>& icons() const { return placed_icons_; }

    // Code points that no font has, each once: for the warnings.
    const std::vector<char32_t>& missing() const { return missing_; }

private:
    struct Spot {
        std::uint32_t feature = 0;
        geo::XY at;  // CRS units
    };
    struct Prepared {
        text::LabelRequest request;
        page::TextLook look;
    };
    struct WantedIcon {
        IconRequest request;
        IconPlace place;
        page::IconLook look;
        const style::Icon* drawing = nullptr;
        int layer = 0;
        std::uint32_t feature = 0;
        float priority = 0;
        std::optional<Prepared> text;
    };

    void add_point(LayerContext& context, geo::XY at);
    void add_icons(LayerContext& context, std::span<const Spot> spots, int layer_index);
    std::vector<Spot> spots_of(LayerContext& context, const mesh::LayerMesh& mesh) const;
    text::PxBox map_box(float inset_px) const;
    void clear_icons();
    void leave_out_doubles();
    std::vector<std::uint8_t> choose(const text::PxBox& bounds,
                                     std::span<const text::PxBox> obstacles);
    void draw_icons(mesh::DrawList& list, const text::PxBox& bounds,
                    std::span<const text::PxBox> obstacles);
    void add_line(LayerContext& context, const mesh::LayerMesh& mesh, const mesh::MeshPart& part);
    void add_stretch(LayerContext& context, std::vector<text::PxPoint> stretch);
    std::optional<Prepared> prepare(LayerContext& context);
    std::optional<Prepared> prepare_point(LayerContext& context, geo::XY px, double keep_clear_px,
                                          int side);
    void push(Prepared prepared);

    page::Typesetter& type_;
    const style::IconSet& icon_set_;
    Language language_;
    FrameSize size_;
    float layer_priority_ = 0;
    std::vector<text::LabelRequest> requests_;
    std::vector<page::TextLook> looks_;  // one a request
    std::deque<std::vector<text::Anchor>> anchors_;
    std::deque<std::vector<text::PxPoint>> lines_;
    std::vector<char32_t> missing_;
    std::vector<WantedIcon> icons_;
    std::vector<PlacedIcon> placed_icons_;
    std::vector<bool> icon_has_text_;   // one a placed icon
    std::set<std::uint32_t> has_icon_;  // ids of the requests of icons
};

}  // namespace northway::compose
