// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/pixels.h"
#include "base/result.h"
#include "compose/camera.h"
#include "compose/moment.h"
#include "model/catalogue.h"
#include "page/graticule_labels.h"
#include "render/renderer.h"
#include "scene/document.h"
#include "scene/words.h"
#include "text/placement.h"

namespace northway::compose {

// What lies under a pixel.
struct Hit {
    std::string layer;      // id
    std::string system_id;  // of the catalogue; empty for other features
    std::vector<std::pair<std::string, std::string>> attributes;
    double distance_px = 0;
};

// What stands on the sheet of the last frame, output pixels.
struct Sheet {
    std::vector<std::vector<text::PxBox>> labels;  // the boxes of each label's letters
    std::vector<text::PxBox> furniture;
    std::vector<page::GraticuleLabel> graticule;
};

// A scene with its data, ready to draw: the one path from scene, data and time to a frame
// (DESIGN §1). The window and every job use it. Not thread safe.
class Map {
public:
    // Opens every source. Errors as scene::parse_scene and the readers give them.
    static Result<std::unique_ptr<Map>> open(scene::Scene scene, std::filesystem::path share);
    ~Map();

    // The scene is the view state: change view, state, layers' visible and opacity freely, the next
    // frame follows. theme: use set_theme().
    scene::Scene& scene();
    const scene::Scene& scene() const;
    Status set_theme(const std::string& name);
    const scene::Words& words() const;
    const model::Catalogue* catalogue() const;  // null when no source is a catalogue
    // What was wrong with the scene and its data, in the order of reading.
    std::vector<Warning> warnings() const;
    // Layers with their number of features, for panels and `check`.
    std::size_t feature_count(const std::string& layer_id) const;

    Result<Camera> camera(const FrameSize& size);
    // The projection of the view; good until the view changes.
    Result<const geo::Projection*> projection();
    // The view that shows a system of the catalogue; an unknown one is a usage error.
    Result<scene::View> view_of_system(const std::string& system_id, const FrameSize& size);
    // The view that shows places of the catalogue with their surroundings.
    Result<scene::View> view_of_places(std::span<const std::string> place_ids,
                                       const FrameSize& size);
    // Systems of which a shown layer draws some part in this view, at whatever time; sorted ids.
    std::vector<std::string> systems_in_view(const FrameSize& size);
    std::optional<geo::LonLat> place_at(const FrameSize& size, double x_px, double y_px);
    // The nearest thing within `reach_px` of a pixel at this moment; upper layers first.
    std::optional<Hit> hit(const FrameSize& size, const Moment& moment, double x_px, double y_px,
                           double reach_px);
    // Draws a ring round a system (the window's selection); empty: none. Not part of exports.
    void set_highlight(std::string system_id);

    // Makes what one frame draws. The result points into the map and is good until the next call.
    // What did not change since the last call keeps its keys, so the renderer draws it once.
    Result<render::FrameInput> frame(render::Renderer& renderer, const FrameSize& size,
                                     const Moment& moment);
    Result<Pixels> draw(render::Renderer& renderer, const FrameSize& size, const Moment& moment);
    const Sheet& sheet() const;

private:
    Map();
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace northway::compose
