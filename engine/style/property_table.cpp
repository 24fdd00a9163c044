// SPDX-License-Identifier: Apache-2.0
#include "style/property_table.h"

// The layer properties of the MapLibre Style Specification v8: a table, in the order in which the
// specification lists them.
namespace northway::style {
namespace {

constexpr const char* kHeatmapRamp = R"json(["interpolate",["linear"],["heatmap-density"],
    0,"rgba(0, 0, 255, 0)",0.1,"royalblue",0.3,"cyan",0.5,"lime",0.7,"yellow",1,"red"])json";

std::vector<std::string> anchors() {
    return {"center",   "left",      "right",       "top",         "bottom",
            "top-left", "top-right", "bottom-left", "bottom-right"};
}

std::vector<std::string> map_or_viewport() {
    return {"map", "viewport"};
}

std::vector<std::string> alignments() {
    return {"map", "viewport", "auto"};
}

std::vector<std::string> overlaps() {
    return {"never", "always", "cooperative"};
}

std::vector<std::string> resamplings() {
    return {"linear", "nearest"};
}

PropertySpec constant(PropertySpec spec) {
    spec.kind = PropertyKind::constant;
    spec.takes_zoom = false;
    return spec;
}

PropertySpec cross_faded(PropertySpec spec) {
    spec.kind = spec.kind == PropertyKind::data_driven ? PropertyKind::cross_faded_data_driven
                                                       : PropertyKind::cross_faded;
    return spec;
}

PropertySpec turning(PropertySpec spec) {
    constexpr double kFullTurn_deg = 360;
    spec.period = kFullTurn_deg;
    return spec;
}

LayerSpec make_background_spec() {
    return {"background",
            {
                visibility(),
            },
            {
                data_constant("background-color", PropertyType::color, R"("#000000")"),
                cross_faded(data_constant("background-pattern", PropertyType::image, "")),
                between(0, 1, data_constant("background-opacity", PropertyType::number, "1")),
            }};
}

LayerSpec make_fill_spec() {
    return {"fill",
            {
                visibility(),
                stepping(data_driven_without_state("fill-sort-key", PropertyType::number, "")),
            },
            {
                data_constant("fill-antialias", PropertyType::boolean, "true"),
                between(0, 1, data_driven("fill-opacity", PropertyType::number, "1")),
                between(0, 1, data_constant("fill-layer-opacity", PropertyType::number, "1")),
                data_driven("fill-color", PropertyType::color, R"("#000000")"),
                data_driven("fill-outline-color", PropertyType::color, ""),
                in_unit("pixels",
                        of_items(PropertyType::number, 2,
                                 data_constant("fill-translate", PropertyType::array, "[0,0]"))),
                one_of(map_or_viewport(), data_constant("fill-translate-anchor",
                                                        PropertyType::enumeration, R"("map")")),
                cross_faded(data_driven_without_state("fill-pattern", PropertyType::image, "")),
            }};
}

LayerSpec make_line_spec() {
    return {
        "line",
        {
            visibility(),
            one_of({"butt", "round", "square"},
                   data_driven_without_state("line-cap", PropertyType::enumeration, R"("butt")")),
            one_of({"bevel", "round", "miter"},
                   data_driven_without_state("line-join", PropertyType::enumeration, R"("miter")")),
            data_driven_without_state("line-miter-limit", PropertyType::number, "2"),
            data_driven_without_state("line-round-limit", PropertyType::number, "1.05"),
            stepping(data_driven_without_state("line-sort-key", PropertyType::number, "")),
        },
        {
            between(0, 1, data_driven("line-opacity", PropertyType::number, "1")),
            between(0, 1, data_constant("line-layer-opacity", PropertyType::number, "1")),
            data_driven("line-color", PropertyType::color, R"("#000000")"),
            in_unit("pixels",
                    of_items(PropertyType::number, 2,
                             data_constant("line-translate", PropertyType::array, "[0,0]"))),
            one_of(map_or_viewport(),
                   data_constant("line-translate-anchor", PropertyType::enumeration, R"("map")")),
            in_unit("pixels", at_least(0, data_driven("line-width", PropertyType::number, "1"))),
            in_unit("pixels",
                    at_least(0, data_driven("line-gap-width", PropertyType::number, "0"))),
            in_unit("pixels", data_driven("line-offset", PropertyType::number, "0")),
            in_unit("pixels", at_least(0, data_driven("line-blur", PropertyType::number, "0"))),
            in_unit("line widths",
                    at_least(0, of_items(PropertyType::number, std::nullopt,
                                         stepping(cross_faded(data_driven_without_state(
                                             "line-dasharray", PropertyType::array, "")))))),
            cross_faded(data_driven_without_state("line-pattern", PropertyType::image, "")),
            ramp_over("line-progress", data_constant("line-gradient", PropertyType::color, "")),
        }};
}

LayerSpec make_circle_spec() {
    return {
        "circle",
        {
            visibility(),
            stepping(data_driven_without_state("circle-sort-key", PropertyType::number, "")),
        },
        {
            in_unit("pixels", at_least(0, data_driven("circle-radius", PropertyType::number, "5"))),
            data_driven("circle-color", PropertyType::color, R"("#000000")"),
            data_driven("circle-blur", PropertyType::number, "0"),
            between(0, 1, data_driven("circle-opacity", PropertyType::number, "1")),
            in_unit("pixels",
                    of_items(PropertyType::number, 2,
                             data_constant("circle-translate", PropertyType::array, "[0,0]"))),
            one_of(map_or_viewport(),
                   data_constant("circle-translate-anchor", PropertyType::enumeration, R"("map")")),
            one_of(map_or_viewport(),
                   data_constant("circle-pitch-scale", PropertyType::enumeration, R"("map")")),
            one_of(map_or_viewport(), data_constant("circle-pitch-alignment",
                                                    PropertyType::enumeration, R"("viewport")")),
            in_unit("pixels",
                    at_least(0, data_driven("circle-stroke-width", PropertyType::number, "0"))),
            data_driven("circle-stroke-color", PropertyType::color, R"("#000000")"),
            between(0, 1, data_driven("circle-stroke-opacity", PropertyType::number, "1")),
        }};
}

LayerSpec make_symbol_spec() {
    LayerSpec spec{
        "symbol",
        {
            visibility(),
            one_of({"point", "line", "line-center"},
                   data_constant("symbol-placement", PropertyType::enumeration, R"("point")")),
            in_unit("pixels",
                    at_least(1, data_constant("symbol-spacing", PropertyType::number, "250"))),
            data_constant("symbol-avoid-edges", PropertyType::boolean, "false"),
            stepping(data_driven_without_state("symbol-sort-key", PropertyType::number, "")),
            one_of({"auto", "viewport-y", "source"},
                   data_constant("symbol-z-order", PropertyType::enumeration, R"("auto")")),
            data_constant("icon-allow-overlap", PropertyType::boolean, "false"),
            one_of(overlaps(), data_constant("icon-overlap", PropertyType::enumeration, "")),
            data_constant("icon-ignore-placement", PropertyType::boolean, "false"),
            data_constant("icon-optional", PropertyType::boolean, "false"),
            one_of(alignments(), data_constant("icon-rotation-alignment", PropertyType::enumeration,
                                               R"("auto")")),
            in_unit("factor of the original icon size",
                    at_least(0, data_driven_without_state("icon-size", PropertyType::number, "1"))),
            one_of({"none", "width", "height", "both"},
                   data_constant("icon-text-fit", PropertyType::enumeration, R"("none")")),
            in_unit("pixels", of_items(PropertyType::number, 4,
                                       data_constant("icon-text-fit-padding", PropertyType::array,
                                                     "[0,0,0,0]"))),
            with_tokens(data_driven_without_state("icon-image", PropertyType::image, "")),
            in_unit("degrees",
                    turning(data_driven_without_state("icon-rotate", PropertyType::number, "0"))),
            in_unit("pixels",
                    data_driven_without_state("icon-padding", PropertyType::padding, "[2]")),
            data_constant("icon-keep-upright", PropertyType::boolean, "false"),
            of_items(PropertyType::number, 2,
                     data_driven_without_state("icon-offset", PropertyType::array, "[0,0]")),
            one_of(anchors(), data_driven_without_state("icon-anchor", PropertyType::enumeration,
                                                        R"("center")")),
            one_of(alignments(),
                   data_constant("icon-pitch-alignment", PropertyType::enumeration, R"("auto")")),
            one_of(alignments(),
                   data_constant("text-pitch-alignment", PropertyType::enumeration, R"("auto")")),
            one_of(
                {"map", "viewport", "viewport-glyph", "auto"},
                data_constant("text-rotation-alignment", PropertyType::enumeration, R"("auto")")),
            with_tokens(data_driven_without_state("text-field", PropertyType::formatted, R"("")")),
            of_items(PropertyType::string, std::nullopt,
                     stepping(data_driven_without_state(
                         "text-font", PropertyType::array,
                         R"(["Open Sans Regular","Arial Unicode MS Regular"])"))),
            in_unit("pixels", at_least(0, data_driven_without_state("text-size",
                                                                    PropertyType::number, "16"))),
            in_unit("ems", at_least(0, data_driven_without_state("text-max-width",
                                                                 PropertyType::number, "10"))),
            in_unit("ems", data_constant("text-line-height", PropertyType::number, "1.2")),
            in_unit("ems",
                    data_driven_without_state("text-letter-spacing", PropertyType::number, "0")),
            one_of({"auto", "left", "center", "right"},
                   data_driven_without_state("text-justify", PropertyType::enumeration,
                                             R"("center")")),
            in_unit("ems",
                    data_driven_without_state("text-radial-offset", PropertyType::number, "0")),
            one_of(anchors(), of_items(PropertyType::enumeration, std::nullopt,
                                       stepping(data_constant("text-variable-anchor",
                                                              PropertyType::array, "")))),
            data_driven_without_state("text-variable-anchor-offset",
                                      PropertyType::variable_anchor_offset, ""),
            one_of(anchors(), data_driven_without_state("text-anchor", PropertyType::enumeration,
                                                        R"("center")")),
            in_unit("degrees", data_constant("text-max-angle", PropertyType::number, "45")),
            one_of({"horizontal", "vertical"},
                   of_items(PropertyType::enumeration, std::nullopt,
                            stepping(data_constant("text-writing-mode", PropertyType::array, "")))),
            in_unit("degrees",
                    turning(data_driven_without_state("text-rotate", PropertyType::number, "0"))),
            in_unit("pixels",
                    at_least(0, data_constant("text-padding", PropertyType::number, "2"))),
            data_constant("text-keep-upright", PropertyType::boolean, "true"),
            one_of({"none", "uppercase", "lowercase"},
                   data_driven_without_state("text-transform", PropertyType::enumeration,
                                             R"("none")")),
            in_unit("ems", of_items(PropertyType::number, 2,
                                    data_driven_without_state("text-offset", PropertyType::array,
                                                              "[0,0]"))),
            data_constant("text-allow-overlap", PropertyType::boolean, "false"),
            one_of(overlaps(), data_constant("text-overlap", PropertyType::enumeration, "")),
            data_constant("text-ignore-placement", PropertyType::boolean, "false"),
            data_constant("text-optional", PropertyType::boolean, "false"),
        },
        {
            between(0, 1, data_driven("icon-opacity", PropertyType::number, "1")),
            data_driven("icon-color", PropertyType::color, R"("#000000")"),
            data_driven("icon-halo-color", PropertyType::color, "\"rgba(0, 0, 0, 0)\""),
            in_unit("pixels",
                    at_least(0, data_driven("icon-halo-width", PropertyType::number, "0"))),
            in_unit("pixels",
                    at_least(0, data_driven("icon-halo-blur", PropertyType::number, "0"))),
            in_unit("pixels",
                    of_items(PropertyType::number, 2,
                             data_constant("icon-translate", PropertyType::array, "[0,0]"))),
            one_of(map_or_viewport(),
                   data_constant("icon-translate-anchor", PropertyType::enumeration, R"("map")")),
            between(0, 1, data_driven("text-opacity", PropertyType::number, "1")),
            data_driven("text-color", PropertyType::color, R"("#000000")"),
            data_driven("text-halo-color", PropertyType::color, "\"rgba(0, 0, 0, 0)\""),
            in_unit("pixels",
                    at_least(0, data_driven("text-halo-width", PropertyType::number, "0"))),
            in_unit("pixels",
                    at_least(0, data_driven("text-halo-blur", PropertyType::number, "0"))),
            in_unit("pixels",
                    of_items(PropertyType::number, 2,
                             data_constant("text-translate", PropertyType::array, "[0,0]"))),
            one_of(map_or_viewport(),
                   data_constant("text-translate-anchor", PropertyType::enumeration, R"("map")")),
        }};
    add_symbol_extensions(spec);
    return spec;
}

LayerSpec make_raster_spec() {
    return {"raster",
            {
                visibility(),
            },
            {
                between(0, 1, data_constant("raster-opacity", PropertyType::number, "1")),
                in_unit("degrees",
                        turning(data_constant("raster-hue-rotate", PropertyType::number, "0"))),
                between(0, 1, data_constant("raster-brightness-min", PropertyType::number, "0")),
                between(0, 1, data_constant("raster-brightness-max", PropertyType::number, "1")),
                between(-1, 1, data_constant("raster-saturation", PropertyType::number, "0")),
                between(-1, 1, data_constant("raster-contrast", PropertyType::number, "0")),
                one_of(resamplings(),
                       data_constant("resampling", PropertyType::enumeration, R"("linear")")),
                one_of(resamplings(), data_constant("raster-resampling", PropertyType::enumeration,
                                                    R"("linear")")),
                in_unit("milliseconds", at_least(0, data_constant("raster-fade-duration",
                                                                  PropertyType::number, "300"))),
            }};
}

LayerSpec make_hillshade_spec() {
    return {
        "hillshade",
        {
            visibility(),
        },
        {
            between(0, 359,
                    data_constant("hillshade-illumination-direction", PropertyType::number_array,
                                  "335")),
            between(
                0, 90,
                data_constant("hillshade-illumination-altitude", PropertyType::number_array, "45")),
            one_of(map_or_viewport(), data_constant("hillshade-illumination-anchor",
                                                    PropertyType::enumeration, R"("viewport")")),
            between(0, 1, data_constant("hillshade-exaggeration", PropertyType::number, "0.5")),
            data_constant("hillshade-shadow-color", PropertyType::color_array, R"("#000000")"),
            data_constant("hillshade-highlight-color", PropertyType::color_array, R"("#FFFFFF")"),
            data_constant("hillshade-accent-color", PropertyType::color, R"("#000000")"),
            one_of({"standard", "basic", "combined", "igor", "multidirectional"},
                   data_constant("hillshade-method", PropertyType::enumeration, R"("standard")")),
            one_of(resamplings(),
                   data_constant("resampling", PropertyType::enumeration, R"("linear")")),
        }};
}

LayerSpec make_color_relief_spec() {
    return {
        "color-relief",
        {
            visibility(),
        },
        {
            between(0, 1, data_constant("color-relief-opacity", PropertyType::number, "1")),
            ramp_over("elevation", data_constant("color-relief-color", PropertyType::color, "")),
            one_of(resamplings(),
                   data_constant("resampling", PropertyType::enumeration, R"("linear")")),
        }};
}

LayerSpec make_heatmap_spec() {
    return {"heatmap",
            {
                visibility(),
            },
            {
                in_unit("pixels",
                        at_least(1, data_driven("heatmap-radius", PropertyType::number, "30"))),
                at_least(0, data_driven("heatmap-weight", PropertyType::number, "1")),
                at_least(0, data_constant("heatmap-intensity", PropertyType::number, "1")),
                ramp_over("heatmap-density",
                          data_constant("heatmap-color", PropertyType::color, kHeatmapRamp)),
                between(0, 1, data_constant("heatmap-opacity", PropertyType::number, "1")),
            }};
}

LayerSpec make_fill_extrusion_spec() {
    return {"fill-extrusion",
            {
                visibility(),
                in_unit("meters", at_least(0, stepping(constant(data_constant(
                                                  "fill-extrusion-rounded-corner-distance",
                                                  PropertyType::number, "0"))))),
            },
            {
                between(0, 1, data_constant("fill-extrusion-opacity", PropertyType::number, "1")),
                data_driven("fill-extrusion-color", PropertyType::color, R"("#000000")"),
                in_unit("pixels", of_items(PropertyType::number, 2,
                                           data_constant("fill-extrusion-translate",
                                                         PropertyType::array, "[0,0]"))),
                one_of(map_or_viewport(), data_constant("fill-extrusion-translate-anchor",
                                                        PropertyType::enumeration, R"("map")")),
                cross_faded(
                    data_driven_without_state("fill-extrusion-pattern", PropertyType::image, "")),
                in_unit("meters", at_least(0, data_driven("fill-extrusion-height",
                                                          PropertyType::number, "0"))),
                in_unit("meters",
                        at_least(0, data_driven("fill-extrusion-base", PropertyType::number, "0"))),
                data_constant("fill-extrusion-vertical-gradient", PropertyType::boolean, "true"),
            }};
}

}  // namespace

std::vector<LayerSpec> make_layer_specs() {
    return {make_background_spec(),     make_fill_spec(),         make_line_spec(),
            make_circle_spec(),         make_symbol_spec(),       make_raster_spec(),
            make_hillshade_spec(),      make_color_relief_spec(), make_heatmap_spec(),
            make_fill_extrusion_spec(), make_flow_spec(),         make_relief_spec()};
}

}  // namespace northway::style
