// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "compose/build_flows.h"
#include "compose/build_labels.h"
#include "compose/build_page.h"
#include "compose/graticule.h"
#include "compose/images.h"
#include "compose/inset.h"
#include "compose/map.h"
#include "compose/sources.h"
#include "compose/subject.h"
#include "geo/projection.h"
#include "mesh/layer_mesh.h"
#include "mesh/project_features.h"
#include "page/text_painter.h"

namespace northway::compose {

using scene::Layer;
using scene::LayerType;

// Which geometries a source holds; a symbol layer labels the kind that most features have.
struct GeometryKinds {
    model::GeometryType most = model::GeometryType::point;
    bool has_points = false;
    bool has_lines = false;
    bool has_polygons = false;
    bool only_points = true;
};

// Whether a point of the map (CRS units) is the image of a place: not beyond the map's ends. `near`:
// how exactly, CRS units.
bool is_on_earth(const geo::Projection& projection, geo::XY point, double near);

// What a map keeps between frames. Only map*.cpp include this.
struct Map::State {
    scene::Scene scene;
    std::filesystem::path share;
    scene::Words words;
    scene::Theme theme;
    style::Json credits;
    Sources sources;
    style::IconSet icons;
    mutable Images images;  // the atlas fills while layers are built
    std::unique_ptr<page::Typesetter> typesetter;
    std::vector<Warning> label_warnings;
    Sheet sheet;

    // A projection and what was made for it.
    struct Projected {
        std::string crs;
        geo::Projection projection;
        std::map<std::string, std::unique_ptr<mesh::MeshLevels>> meshes;
        std::optional<mesh::LayerMesh> earth;  // all that the map shows; made when it is needed
        bool has_meshes = false;  // of the layers that were shown at first
    };
    std::deque<Projected> projected;  // the one in use first; a few that were in use before
    const geo::Projection& projection() const { return projected.front().projection; }
    // A small map on the page: its own projection and meshes, kept between frames.
    struct Inset {
        std::string crs;
        std::optional<Projected> projected;
        std::unique_ptr<mesh::MeshLevels> land;
        std::string problem;  // why it cannot be drawn; empty: it can
    };
    std::vector<Inset> insets;  // one a spec of the page
    std::optional<model::FeatureSet> inset_land;
    // Where the last frame has an inset, output pixels; of a round one the circle in the box.
    struct InsetArea {
        page::Box box;
        bool is_round = false;
        bool contains(geo::XY px) const;
    };
    std::vector<InsetArea> inset_areas;
    bool is_in_inset(geo::XY px) const;
    bool shows_ends = false;  // whether the base, as it was made last, shows more than the Earth
    std::map<const model::FeatureSet*, GeometryKinds> kinds;  // found once a source
    std::map<std::string, std::vector<SymbolSpot>> spots;     // where points are labelled, once a CRS
    std::map<std::string, LabelDecisions> decisions;          // of what `decisions_state` says
    std::string decisions_state;
    std::string highlight;
    std::map<std::string, bool> visible_by_state;  // by layer: what its visibility came to last
    // The states of catalogue features, made anew when a status changes.
    struct StatesOf {
        std::uint64_t digest = 0;
        FeatureStates states;
    };
    std::map<const model::FeatureSet*, StatesOf> states;
    Graticule graticule;
    std::vector<PlacedIcon> placed_icons;  // of the last frame

    mesh::DrawList base;
    mesh::DrawList moving;
    mesh::DrawList over;
    std::vector<render::Plane> planes;
    std::vector<render::WarpGrid> grids;
    std::map<std::size_t, std::uint32_t> plane_of;  // by number of the layer
    std::string base_state, over_state, planes_state;
    std::uint64_t base_key = 1, over_key = 1, planes_key = 1;
    std::map<std::string, FlowSummary> summaries;  // by layer
    // The camera and layers of the base as it was made last, to tell when it only moves.
    mesh::Affine base_camera;
    FrameSize base_size;
    std::string base_layers;
    std::optional<render::FrameInput::Scroll> scroll;

    render::Renderer* renderer = nullptr;  // the one that has the rasters and pictures
    std::map<std::string, int> rasters;    // by source, of those that were shown
    std::map<std::string, int> pictures;         // by source
    // The CRS of pictures, made once; none on WGS 84 longitudes and latitudes.
    std::map<std::string, geo::Projection, std::less<>> raster_crs;

    // The height of the title above a map on paper, of what `title_key` says.
    mutable std::string title_key;
    mutable double page_title_px = 0;
    // Where the furniture stands, for the subject, frame and layers that `anchors_state` says.
    std::map<std::string, scene::PageAnchor> anchors;
    std::string anchors_state;
    int credits_px(const FrameSize& size) const;
    FrameSize framed(const FrameSize& size) const;  // with the margins of the scene's frame
    // Makes the projection of the view the first of `projected`.
    Status set_crs();
    const mesh::LayerMesh& earth();
    // Sets shows_ends and, where the frame shows more than the Earth, fills the Earth with sea.
    void begin_ground(const Camera& camera, const FrameSize& size);
    // Fills what the map shows of the Earth, or the whole frame where it shows nothing else.
    void fill_ground(std::uint32_t style, const Camera& camera, const FrameSize& size,
                     mesh::DrawList& list);
    const model::Catalogue* catalogue() const;  // null when no source is one
    const SourceData* data_of(const std::string& source) const;
    const model::FeatureSet* features_of(const Layer& layer) const;
    mesh::MeshLevels* levels_for(const std::string& source, const std::string& source_layer,
                                 model::GeometryType type, bool outlines);
    const GeometryKinds& kinds_of(const model::FeatureSet& features);
    // What a layer draws of its features; nothing for a layer without any.
    std::optional<mesh::MeshKind> mesh_kind(const Layer& layer);
    const mesh::LayerMesh* mesh_of(const Layer& layer, const Camera& camera);
    // Makes what the shown layers draw in a new projection, several at once.
    void make_meshes(const Camera& camera);
    struct SymbolLevels {
        mesh::MeshLevels* points = nullptr;
        mesh::MeshLevels* lines = nullptr;
        mesh::MeshLevels* polygons = nullptr;
        mesh::MeshLevels* outlines = nullptr;
    };
    SymbolLevels symbol_levels(const Layer& layer);
    SymbolMeshes symbol_meshes(const Layer& layer, const Camera& camera, bool full);
    const std::vector<SymbolSpot>& spots_of(const Layer& layer, const Camera& camera);
    struct LabelScale;
    // The labels that the map shows about a frame; `layers` names all else that they depend on.
    const LabelDecisions& decide_labels(const Camera& camera, const FrameSize& size,
                                        const std::string& layers);
    const LabelDecisions& decide_at(const Camera& camera, const FrameSize& size,
                                    const LabelScale& level);
    void add_symbols(LabelBuilder& labels, const Camera& camera, double lower_zoom,
                     const FrameSize& size, double step);
    text::BusyPlaces bands_of(const Camera& camera, const FrameSize& size);
    style::Color theme_color(const char* name) const;

    Status add_rasters(render::Renderer& target);
    // Brings clusters to a zoom, and layers whose visibility follows the global state to it.
    void set_zoom(double zoom);
    void set_visibility();
    // Brings the states of catalogue features to a year.
    void set_year(double year);
    // A number that differs when a status differs that one of these layers draws: those of the base
    // or those over it.
    std::uint64_t status_key(bool of_base, double zoom) const;
    LayerContext context_for(const Layer& layer, const Camera& camera, const FrameSize& size) const;
    bool is_base_layer(std::size_t index) const;
    void add_highlight(const Camera& camera, const FrameSize& size);
    bool over_has_planes() const;
    std::string heatmap_key(double zoom) const;  // changes with the features that heatmaps show
    // Whether any of the polygons that a layer stays inside is in the frame.
    bool mask_shows(const Layer& layer, const Camera& camera);
    Status build_planes(const Camera& camera, const FrameSize& size);
    void build_base(const Camera& camera, const FrameSize& size);
    void note_scroll(const Camera& camera, const FrameSize& size, const std::string& layers);
    void build_moving(const Camera& camera, const FrameSize& size, const Moment& moment);
    // Adds all flow layers to the list; what they show, by layer.
    std::map<std::string, FlowSummary> build_flow_layers(const Camera& camera, const FrameSize& size,
                                                         const Moment& moment,
                                                         mesh::DrawList& list);
    Inset* inset_at(std::size_t index, geo::LonLat main_center);
    std::vector<page::Slot> inset_slots(const Camera& camera, const FrameSize& size,
                                        const Moment& moment);
    double inset_title_px(const scene::InsetSpec& spec, const FrameSize& size) const;
    void draw_inset(std::size_t index, const page::Box& box, const Camera& main,
                    const FrameSize& size, const Moment& moment);
    void cover_corners(const page::Box& box, geo::XY middle, double radius_px);
    void draw_inset_land(Inset& inset, const Camera& camera, double unit_px);
    void draw_inset_layers(const scene::InsetSpec& spec, Inset& inset, const Camera& camera,
                           const FrameSize& size, const Moment& moment);
    void draw_extent(const scene::InsetSpec& spec, const Inset& inset, const Camera& camera,
                     const Camera& main, const FrameSize& size);
    bool needs_graticule(const FrameSize& size) const;
    void draw_graticule(const Camera& camera, const FrameSize& size, mesh::DrawList& list) const;
    std::vector<page::GraticuleLabel> label_graticule(const Camera& camera, const FrameSize& size,
                                                      std::span<const text::PxBox> taken);
    void draw_frame(const Camera& camera, const FrameSize& size);
    void build_over(const Camera& camera, const FrameSize& size, const Moment& moment,
                    const std::string& layers);
    void add_shape_layer(const Layer& layer, const Camera& camera, const FrameSize& size,
                         mesh::DrawList& list);
    // Paints a layer's plane; nothing when it has none.
    void add_plane(std::size_t index, const Camera& camera, const FrameSize& size,
                   mesh::DrawList& list);
    std::vector<text::PxBox> add_page(const Camera& camera, const FrameSize& size,
                                      const Moment& moment);
    std::set<model::SystemStatus> icon_statuses(std::size_t index,
                                                std::span<const page::Box> hidden) const;
    // What shows of the map: of the frame without the boxes that hide it.
    struct Sight {
        const Camera& camera;
        const FrameSize& size;
        std::span<const page::Box> hidden = {};
        bool by_features = false;  // icons too, whether or not they have room
    };
    bool is_in_view(std::size_t index, const Sight& sight, const style::Filter& filter);
    std::vector<page::LegendEntry> derived_legend(std::size_t index, const Sight& sight);
    SchematicLines schematic_lines(const Camera& camera, const FrameSize& size);
    std::vector<LegendLayer> legend_layers(const Sight& sight);
    std::vector<LegendLayer> seen_beside(std::vector<LegendLayer> layers, const Sight& sight);
    // Needs the summaries of the flows in sight.
    page::FurnitureInput page_input(const Sight& sight, const Moment& moment);
    Subject subject_at(const Camera& camera, const FrameSize& size);
    // Chosen for the view that shows the page's subject in the year that the scene opens with.
    const std::map<std::string, scene::PageAnchor>& anchors_of(const FrameSize& size);
    std::string layers_state(bool with_year) const;
    bool uses_year() const;
    // Whether anything on the sheet belongs to a year: a style of its own data alone shows none.
    bool shows_time() const;
    std::optional<Hit> hit_layer(const Layer& layer, const Camera& camera, const FrameSize& size,
                                 geo::XY at, double reach_px);
    std::optional<Hit> hit_fill(const Layer& layer, const Camera& camera, const FrameSize& size,
                                geo::XY at, double reach_px);
    std::optional<Hit> hit_icons(const Layer& layer, std::size_t index, geo::XY at,
                                 double reach_px) const;
    std::size_t first_flow() const;
    std::string time_text(const Moment& moment) const;
    std::string time_note(const Moment& moment) const;
};

}  // namespace northway::compose
