// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/icon_places.h"
#include "compose/image_quads.h"
#include "compose/label_decisions.h"
#include "compose/symbol_spots.h"
#include "compose/symbol_style.h"
#include "style/icon.h"

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
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

// Gathers the symbols of all symbol layers and either decides which are shown, on a stretch of the
// map without a frame, or draws those of a decision in a frame. Icons on plates are placed before
// all labels; one that finds no room takes its label with it, but not the other way round. All else
// is placed together, a symbol's icon with its text.
class LabelBuilder {
public:
    // `kept` (may be null) says what was decided at a coarser scale or, to draw, at this one; it
    // must outlive the builder.
    enum class Stage { decide, draw };
    LabelBuilder(Stage stage, page::Typesetter& type, const style::IconSet& icons, Images& images,
                 Language language, const FrameSize& size, const LabelDecisions* kept);

    // Labels of a later layer go before those of an earlier one (as in MapLibre). `lower`, where
    // given, selects as the layer does at the other end of the zooms that are decided for.
    // `step` scales symbol-spacing, so that places along lines stay where they are over an octave.
    void add_layer(LayerContext& context, LayerContext* lower, const SymbolMeshes& meshes,
                   const std::vector<SymbolSpot>& points, int layer_index, double step);

    // Which symbols find room on an open map.
    LabelDecisions decide(const text::BusyPlaces& busy);

    // The icons that there would be room for on a page without furniture.
    std::vector<PlacedIcon> preview();

    // The boxes of the letters of each label that was drawn, in the order of placing.
    std::vector<std::vector<text::PxBox>> draw(mesh::DrawList& list,
                                               std::span<const text::PxBox> obstacles,
                                               const text::BusyPlaces& busy = {});

    // The icons on plates that were drawn.
    const std::vector<PlacedIcon>& icons() const { return placed_icons_; }

private:
    struct Picture {
        std::optional<PlacedImage> image;      // of a sprite, or
        const style::Icon* drawing = nullptr;  // our own
        double opacity = 1;
        page::IconLook look;
        IconPlan plan;
        geo::XY size_css;
    };
    // All of a symbol but its request.
    struct Symbol {
        SymbolKey key;
        geo::XY at;
        double angle_rad = 0;
        bool other_side = false;
        SymbolText text;
        page::TextLook look;
        std::optional<Picture> icon;
        double z = 0;  // those of a layer with a higher one are drawn later
        text::PxPoint text_shift;
        text::PxPoint icon_shift;
    };
    struct Prepared {
        text::LabelRequest request;
        Symbol symbol;
    };
    struct WantedIcon {
        IconRequest request;
        IconPlace place;
        page::IconLook look;
        const style::Icon* drawing = nullptr;
        SymbolKey key;
        float priority = 0;
        std::optional<Prepared> text;
    };

    bool selects(LayerContext& context, std::uint32_t feature);
    std::optional<std::size_t> kept_at(const LayerContext& context, const SymbolKey& key,
                                       geo::XY at) const;
    void keep(Prepared& prepared, std::size_t decision) const;
    void add_decided(LayerContext& context, int layer_index);
    void add_spot(LayerContext& context, const SymbolSpot& spot, int layer_index, bool with_text);
    void add_plated(LayerContext& context, const std::vector<SymbolSpot>& spots, int layer_index);
    using Line = std::vector<text::PxPoint>;
    void add_lines(LayerContext& context, const mesh::LayerMesh& mesh, const mesh::MeshShape& shape,
                   int layer_index);
    void add_stretches(const LayerContext& context, const mesh::LayerMesh& mesh,
                       const mesh::MeshPart& part, std::vector<Line>& stretches) const;
    void add_kept_lines(const Prepared& prepared,
                        const std::vector<std::span<const text::PxPoint>>& lines);
    std::optional<Prepared> prepare(LayerContext& context, bool along_line);
    void prepare_line(LayerContext& context, Prepared& prepared) const;
    std::optional<Prepared> prepare_point(LayerContext& context, geo::XY px, double keep_clear_px,
                                          int side);
    std::optional<Picture> picture_of(const LayerContext& context) const;
    const style::Icon* find_icon(const LayerContext& context) const;
    geo::XY size_css_of(const std::string& name) const;
    void add_icon(LayerContext& context, Prepared& prepared, double angle_rad) const;
    void push(Prepared prepared);
    std::vector<std::uint8_t> choose(const text::PxBox& bounds,
                                     std::span<const text::PxBox> obstacles);
    void place_icons(const text::PxBox& bounds, std::span<const text::PxBox> obstacles,
                     mesh::DrawList* list);
    std::vector<text::PxBox> icons_in_the_way() const;
    void clear_icons();
    void leave_out_doubles();
    void clear_wide(const text::BusyPlaces& busy);
    void draw_label(mesh::DrawList& list, const text::Placement& placement,
                    const text::PlacedLabel& label);
    void draw_icon(mesh::DrawList& list, const text::PlacedLabel& label, const Symbol& symbol);
    void draw_inline(mesh::DrawList& list, const text::PlacedImage& image, const Symbol& symbol);
    text::PxBox map_box(double inset_css) const;

    Stage stage_;
    page::Typesetter& type_;
    const style::IconSet& icon_set_;
    Images& images_;
    Language language_;
    FrameSize size_;
    const LabelDecisions* kept_;
    std::map<SymbolKey, std::size_t> kept_points_;
    // Of the labels along a layer's lines or at places of them, by layer and feature.
    std::multimap<std::pair<int, std::uint32_t>, std::size_t> kept_by_feature_;
    mesh::Affine px_from_crs_;
    LayerContext* lower_ = nullptr;
    double step_ = 1;
    float layer_priority_ = 0;
    int layer_ = 0;
    std::vector<text::LabelRequest> requests_;
    std::vector<Symbol> symbols_;  // one a request
    std::deque<SymbolAnchors> anchors_;
    std::deque<std::vector<text::PxPoint>> lines_;
    std::vector<char32_t> missing_;
    std::set<std::string> fonts_;
    std::vector<WantedIcon> icons_;
    std::vector<PlacedIcon> placed_icons_;
    std::set<SymbolKey> icon_keys_;
    std::vector<bool> icon_has_text_;   // one a placed icon
    std::set<std::uint32_t> has_icon_;  // ids of the requests of icons
};

}  // namespace northway::compose
