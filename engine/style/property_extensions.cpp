// SPDX-License-Identifier: Apache-2.0
#include "style/property_table.h"

// The layer types that Northway adds to the specification.
namespace northway::style {

// A flow along lines. A volume of flow-width-reference is drawn flow-width pixels wide, any other
//   flow-width * (volume / flow-width-reference) ^ flow-width-exponent
// pixels, but no less than flow-min-width and no more than flow-max-width. Where it is not reported
// the strokes of the hatching stand flow-hatch-spacing apart, so that classes side by side differ.
LayerSpec make_flow_spec() {
    const auto number = [](std::string name, std::string default_json) {
        return data_driven(std::move(name), PropertyType::number, std::move(default_json));
    };
    const auto color = [](std::string name, std::string default_json) {
        return data_driven(std::move(name), PropertyType::color, std::move(default_json));
    };
    const auto pixels = [&number](std::string name, std::string default_json) {
        return in_unit("pixels", at_least(0, number(std::move(name), std::move(default_json))));
    };
    const auto share = [&number](std::string name) {
        return between(0, 1, number(std::move(name), "1"));
    };
    return {"flow",
            {visibility(),
             stepping(data_driven_without_state("flow-sort-key", PropertyType::number, ""))},
            {color("flow-color", "\"#000000\""), pixels("flow-width", "4"),
             at_least(0, number("flow-width-reference", "1")),
             at_least(0, number("flow-width-exponent", "1")), pixels("flow-min-width", "0.5"),
             pixels("flow-max-width", "64"), color("flow-casing-color", "\"rgba(0,0,0,0)\""),
             pixels("flow-casing-width", "0"), pixels("flow-hatch-spacing", "3.2"),
             share("flow-opacity"),
             color("flow-mark-color", "\"#ffffff\""), pixels("flow-mark-size", "6"),
             share("flow-mark-opacity"), in_unit("pixels", number("flow-offset", "0"))}};
}

// The plate that an icon may stand on, filled from below up to a level, and how icons of one place
// stand: all at it, the first alone, or as a list.
void add_symbol_extensions(LayerSpec& symbol) {
    symbol.layout.push_back(
        one_of({"none", "first", "list"},
               data_constant("icon-stack", PropertyType::enumeration, "\"none\"")));
    const auto color = [&symbol](std::string name) {
        symbol.paint.push_back(
            data_driven(std::move(name), PropertyType::color, "\"rgba(0,0,0,0)\""));
    };
    color("icon-plate-color");
    color("icon-plate-paper");
    color("icon-plate-rim-color");
    color("icon-strike-color");
    symbol.paint.push_back(
        between(1, 2, data_driven("icon-strike-bars", PropertyType::number, "1")));
    symbol.paint.push_back(
        between(0, 1, data_driven("icon-plate-level", PropertyType::number, "1")));
    symbol.paint.push_back(in_unit(
        "pixels", at_least(0, data_driven("icon-plate-rim-width", PropertyType::number, "0"))));
}

// A raster of heights in metres, tinted by height and shaded. relief-method is one of the hillshade
// layer's; multidirectional light with one direction has three more beside it.
LayerSpec make_relief_spec() {
    const auto share = [](std::string name, std::string default_json) {
        return between(
            0, 1, data_constant(std::move(name), PropertyType::number, std::move(default_json)));
    };
    return {"relief",
            {visibility()},
            {ramp_over("elevation", data_constant("relief-color", PropertyType::color, "")),
             share("relief-opacity", "1"), share("relief-shade-opacity", "0.5"),
             share("relief-shade-limit", "1"), share("relief-highlight-opacity", "0.25"),
             data_constant("relief-shade-color", PropertyType::color, "\"#000000\""),
             data_constant("relief-highlight-color", PropertyType::color, "\"#ffffff\""),
             at_least(0, data_constant("relief-exaggeration", PropertyType::number, "1")),
             one_of({"standard", "basic", "combined", "igor", "multidirectional"},
                    data_constant("relief-method", PropertyType::enumeration,
                                  "\"multidirectional\"")),
             in_unit("degrees", between(0, 359,
                                        data_constant("relief-illumination-direction",
                                                      PropertyType::number_array, "335"))),
             in_unit("degrees", between(0, 90,
                                        data_constant("relief-illumination-altitude",
                                                      PropertyType::number_array, "45"))),
             one_of({"map", "viewport"},
                    data_constant("relief-illumination-anchor", PropertyType::enumeration,
                                  "\"viewport\""))}};
}

}  // namespace northway::style
