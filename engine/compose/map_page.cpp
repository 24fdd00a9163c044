// SPDX-License-Identifier: Apache-2.0
#include "compose/build_charts.h"
#include "compose/build_page_auto.h"
#include "compose/build_shapes.h"
#include "compose/map_frame.h"
#include "compose/map_state.h"
#include "page/neatline.h"
#include "page/sheet.h"
#include "scene/ramp.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace northway::compose {
namespace {

// The room for a line of labels round the map, CSS pixels of furniture.
constexpr double kGraticuleLabel_css = 13;

// Large numbers of a scale are counted in these.
double large_of(Language language) {
    return language == Language::zh ? 1e4 : 1e6;
}

page::PageTexts page_texts(const scene::Words& words, Language language) {
    page::PageTexts texts;
    texts.more = words("page.more", language);
    texts.elsewhere = words("page.elsewhere", language);
    texts.scale = words("page.scale", language);
    texts.scale_large = words("page.scale-large", language);
    texts.large = large_of(language);
    texts.approval = words("page.approval", language);
    return texts;
}

// From pixels to the Earth and back, while camera and projection live.
page::Ground ground_of(const Camera& camera, const geo::Projection& projection) {
    page::Ground ground;
    ground.place_at = [&camera, &projection](geo::XY at) {
        return projection.inverse(camera.px_from_crs.apply_inverse(at));
    };
    ground.point_of = [&camera, &projection](geo::LonLat place) -> std::optional<geo::XY> {
        const auto at = projection.forward(place);
        return at ? std::optional(camera.px_from_crs.apply(*at)) : std::nullopt;
    };
    return ground;
}

// The map with its neatline and the labels of the graticule round it.
page::Box frame_box(const FrameSize& size, const scene::PageSpec& spec) {
    const geo::Box map = size.map_px();
    double off_px = 0;
    if (has_frame(size, spec.frame)) {
        const double unit_px = furniture_unit_px(size);
        off_px = page::neatline_width_px(neatline_style(spec.frame), unit_px);
        off_px += spec.graticule.visible && spec.graticule.labels ? kGraticuleLabel_css * unit_px : 0;
    }
    return {map.min_x - off_px, map.min_y - off_px, map.max_x + off_px, map.max_y + off_px};
}

// Whether the scene puts an item above or below the map.
bool stands_in_margin(const scene::PageItem& item, bool above) {
    using scene::Side;
    if (!item.is_shown() || !item.anchor || item.anchor->area != scene::PageArea::outside) {
        return false;
    }
    const Side side = item.anchor->side;
    return above ? side == Side::top_left || side == Side::top || side == Side::top_right
                 : side == Side::bottom_left || side == Side::bottom || side == Side::bottom_right;
}

// The room that the small items which the scene puts into a margin need there: stacked at the left,
// in the middle and at the right.
double margin_items_px(const scene::PageSpec& spec, const page::Sheet& sheet, bool above) {
    constexpr double kLine_em = 1.2;
    constexpr double kScaleBar_css = 34;
    const double line_px = kLine_em * page::type_px(sheet, page::kNoteStep) + sheet.gap_px;
    std::map<scene::Side, double> stacks_px;
    const auto add = [&](const scene::PageItem& item, double height_px) {
        if (stands_in_margin(item, above)) {
            stacks_px[item.anchor->side] += item.scale * height_px;
        }
    };
    add(spec.approval, line_px);
    add(spec.viewpoint, 2 * line_px);
    for (const auto& note : spec.notes) {
        add(note, 2 * line_px);
    }
    add(spec.scale_bar, kScaleBar_css * sheet.unit_px);
    double most_px = 0;
    for (const auto& [side, height_px] : stacks_px) {
        most_px = std::max(most_px, height_px);
    }
    return most_px;
}

// About the height of the title in the corner of a map on a small screen: elsewhere the map has room
// beside it.
int corner_title_px(const scene::Scene& scene, const FrameSize& size) {
    constexpr double kSmall_css = 700;
    constexpr double kLines_em = 1.2;
    const auto& title = scene.page.title;
    const bool stands = title.is_shown() && !title.is_apart() &&
                        !title.text.in(scene.language()).empty();
    if (!stands || std::min(size.width_px, size.height_px) >= kSmall_css * size.pixel_ratio) {
        return 0;
    }
    const page::Sheet own = page_sheet(size);
    return static_cast<int>(std::lround(own.margin_px + own.padding_px +
                                        kLines_em * page::type_px(own, page::title_step(own))));
}

}  // namespace

// About the height of the credits along the lower edge of a map on a screen.
int Map::State::credits_px(const FrameSize& size) const {
    const auto& spec = scene.page;
    if (!spec.credits.is_shown() || spec.credits.is_apart()) {
        return 0;
    }
    std::string text = make_credits(scene, credits, words, catalogue() != nullptr);
    if (spec.viewpoint.is_shown() && !spec.viewpoint.is_apart()) {
        const std::string viewpoint = viewpoint_text(scene);
        text += (text.empty() || viewpoint.empty() ? "" : page::kBetweenItems) + viewpoint;
    }
    return text.empty() ? 0
                        : static_cast<int>(std::lround(page::strip_px(
                              page_sheet(size), text, size.map_px().width())));
}

FrameSize Map::State::framed(const FrameSize& size) const {
    FrameSize result = compose::framed(size, scene.page.frame);
    const auto& spec = scene.page;
    if (spec.furniture && !size.is_paper) {
        result.covered.bottom_px = credits_px(result);
        result.covered.top_px = corner_title_px(scene, result);
    }
    if (!size.is_paper || !has_frame(size, spec.frame) || spec.frame.margin_mm || !spec.furniture) {
        return result;
    }
    // On paper the title stands above the map and the credits below it.
    page::FurnitureInput input;
    input.width_px = size.width_px;
    input.height_px = size.height_px;
    input.pixel_ratio = size.pixel_ratio;
    input.is_paper = true;
    const Language language = scene.language();
    input.language = language;
    const auto above = [&](const scene::PageText& item) {
        return item.is_shown() && !item.is_apart() ? item.text.in(language) : std::string();
    };
    input.title = above(spec.title);
    input.subtitle = above(spec.subtitle);
    const page::Sheet own = page::sheet_of(input);
    const bool has_credits =
        spec.credits.is_shown() &&
        (!spec.credits.is_apart() || stands_in_margin(spec.credits, false));
    const std::string text =
        has_credits ? make_credits(scene, credits, words, true) + page::kBetweenItems + viewpoint_text(scene)
                    : std::string();
    const std::string key =
        fmt::format("{} {} {} {}\n{}\n{}", size.width_px, size.height_px, size.pixel_ratio,
                    result.map_px().width(), input.title, input.subtitle);
    if (key != title_key) {
        const geo::Box map = result.map_px();
        input.map_px = page::Box{map.min_x, map.min_y, map.max_x, map.max_y};
        input.spec = spec;
        title_key = key;
        page_title_px = page::title_height_px(*typesetter, input);
    }
    const page::Bands bands = page::margin_bands(
        own, page_title_px, page::credits_lines(own, text, result.map_px().width()));
    result.margins.top_px +=
        static_cast<int>(std::lround(bands.top_px + margin_items_px(spec, own, true)));
    result.margins.bottom_px +=
        static_cast<int>(std::lround(bands.bottom_px + margin_items_px(spec, own, false)));
    return result;
}

// What a layer says of itself, where something of it is in view.
std::vector<page::LegendEntry> Map::State::derived_legend(std::size_t index, const Sight& sight) {
    const Layer& layer = scene.layers[index];
    const bool wanted = layer.legend == style::Json("auto");
    const bool has_own = layer.legend.is_array() ? !layer.legend.empty() : !wanted;
    const auto layers = scene.document.find("layers");
    if (has_own || layers == scene.document.end() || index >= layers->size()) {
        return {};
    }
    const style::Json& item = (*layers)[index];
    const auto metadata = item.find("metadata");
    const auto paint = item.find("paint");
    const bool titled = metadata != item.end() && metadata->contains("northway:title");
    const bool has_features = features_of(layer) != nullptr;
    if ((!wanted && !titled) || paint == item.end() ||
        (layer.type != LayerType::relief && layer.type != LayerType::color_relief &&
         !has_features)) {
        return {};
    }
    LayerContext context = context_for(layer, sight.camera, sight.size);
    std::vector<Warning> told;  // when the scene was read
    const style::Json drawn = scene::with_ramps(*paint, share / "assets" / "ramps", "", told);
    auto entries = legend_of_layer(context, drawn, wanted, words, scene.language());
    if (!entries.empty() && has_features && !is_in_view(index, sight, {})) {
        entries.clear();
    }
    return entries;
}

SchematicLines Map::State::schematic_lines(const Camera& camera, const FrameSize& size) {
    SchematicLines lines;
    std::set<std::string> names, others;
    const std::string name_field = fmt::format("name_{}", code_of(scene.language()));
    for (const auto& layer : scene.layers) {
        const auto* features = features_of(layer);
        if (layer.type != LayerType::flow || !layer.is_shown_at(camera.zoom) ||
            features == nullptr || features->field_index("accuracy") < 0) {
            continue;
        }
        const auto* mesh = mesh_of(layer, camera);
        LayerContext context = context_for(layer, camera, size);
        for (const auto& shape : mesh->shapes) {
            if (!is_visible(camera, shape.box, 0) || !context.select(shape.feature)) {
                continue;
            }
            const auto& feature = *context.evaluation().feature;
            const auto accuracy = feature.property("accuracy");
            const auto name = feature.property(name_field);
            if (accuracy && name && accuracy->string() != nullptr && name->string() != nullptr) {
                (*accuracy->string() == "schematic" ? names : others).insert(*name->string());
            }
        }
    }
    lines.names.assign(names.begin(), names.end());
    for (const auto& name : others) {
        lines.others += names.count(name) == 0 ? 1U : 0U;
    }
    return lines;
}

page::FurnitureInput Map::State::page_input(const Sight& sight, const Moment& moment) {
    const scene::PageSpec& spec = scene.page;
    const Camera& camera = sight.camera;
    const FrameSize& size = sight.size;
    const Language language = scene.language();
    bool general = false;
    for (const auto& [id, summary] : summaries) {
        general |= summary.general_sources;
    }
    page::FurnitureInput input;
    input.width_px = size.width_px;
    input.height_px = size.height_px;
    input.pixel_ratio = size.pixel_ratio;
    input.language = language;
    input.is_paper = size.is_paper;
    const geo::Box map = size.map_px();
    input.map_px = page::Box{map.min_x, map.min_y, map.max_x, map.max_y};
    input.frame_px = frame_box(size, spec);
    input.has_graticule = spec.graticule.visible;
    input.texts = page_texts(words, language);
    input.spec = spec;
    input.title = spec.title.text.in(language);
    input.subtitle = spec.subtitle.text.in(language);
    if (spec.time_label.show.value_or(shows_time())) {
        input.time_text = time_text(moment);
        input.time_note = time_note(moment);
    }
    if (spec.legend.is_shown()) {
        input.legend_title = spec.legend.title.in(language);
        const SchematicLines schematic = schematic_lines(camera, size);
        auto layers = legend_layers(sight);
        input.legend = make_legend(layers, words, scene, icons, schematic);
        if (!sight.by_features) {
            input.legend_beside = [this, &camera, &size, layers = std::move(layers),
                                   schematic](const std::vector<page::Box>& boxes) {
                return make_legend(seen_beside(layers, {camera, size, boxes}), words, scene, icons,
                                   schematic);
            };
        }
    }
    if (!spec.charts.empty()) {
        // The year as the time label has it, so that the page changes once a year.
        input.charts = make_charts(scene, catalogue(), words,
                                   {theme_color("chart"), theme_color("chart-second")},
                                   std::floor(moment.year() + 1e-9) + 0.5);
    }
    input.slots = inset_slots(camera, size, moment);
    input.metres_per_px = camera.metres_per_px;
    input.north_rad = camera.north_rad;
    input.ground = ground_of(camera, projection());
    input.credits = make_credits(scene, credits, words, general);
    input.viewpoint = viewpoint_text(scene);
    input.approval = spec.approval.text.in(language);
    for (const auto& note : spec.notes) {
        input.notes.push_back(note.text.in(language));
    }
    input.text_color = theme_color("page-text");
    input.muted_color = theme_color("page-muted");
    input.panel_color = theme_color("page-panel");
    input.line_color = theme_color("page-line");
    return input;
}

std::vector<text::PxBox> Map::State::add_page(const Camera& camera, const FrameSize& size,
                                              const Moment& moment) {
    if (!scene.page.furniture) {
        return {};
    }
    page::FurnitureInput input = page_input({camera, size}, moment);
    input.anchors = anchors_of(size);
    const page::Furniture furniture = page::draw_furniture(over, *typesetter, input);
    std::vector<text::PxBox> boxes;
    for (const auto& item : furniture.items) {
        boxes.push_back(page::px_box(item.box));
    }
    return boxes;
}

}  // namespace northway::compose
