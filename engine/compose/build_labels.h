// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <vector>

#include "compose/layer_context.h"
#include "page/text_painter.h"
#include "text/placement.h"

namespace northway::compose {

// Gathers the labels of all symbol layers, places them together and draws them.
class LabelBuilder {
public:
    LabelBuilder(page::Typesetter& type, Language language, const FrameSize& size)
        : type_(type), language_(language), size_(size) {}

    // Labels of a later layer go before those of an earlier one (as in MapLibre).
    void add_layer(LayerContext& context, const mesh::LayerMesh& mesh, int layer_index);

    // The boxes of the letters of each label that was drawn, in the order of placing.
    std::vector<std::vector<text::PxBox>> draw(mesh::DrawList& list,
                                               std::span<const text::PxBox> obstacles);

    // Code points that no font has, each once: for the warnings.
    const std::vector<char32_t>& missing() const { return missing_; }

private:
    void add_point(LayerContext& context, geo::XY at);
    void add_polygons(LayerContext& context, const mesh::LayerMesh& mesh);
    void add_line(LayerContext& context, const mesh::LayerMesh& mesh, const mesh::MeshPart& part);
    void add_stretch(LayerContext& context, std::vector<text::PxPoint> stretch);
    text::LabelRequest* start(LayerContext& context);

    page::Typesetter& type_;
    Language language_;
    FrameSize size_;
    float layer_priority_ = 0;
    std::vector<text::LabelRequest> requests_;
    std::vector<page::TextLook> looks_;  // one a request
    std::deque<std::vector<text::Anchor>> anchors_;
    std::deque<std::vector<text::PxPoint>> lines_;
    std::vector<char32_t> missing_;
};

}  // namespace northway::compose
