// SPDX-License-Identifier: Apache-2.0
#include "data/qgis_style.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace northway::data {
namespace {

// How one word of status_2025 looks. Colours are those of the atlas theme; the form tells the
// statuses apart without them.
struct StatusLook {
    std::string_view word;
    std::string_view label;
    int red, green, blue;
    std::string_view dash_mm;    // on;off in millimetres; empty: solid
    std::string_view marker;     // QGIS's name of the mark
    bool is_filled;              // the mark
    std::string_view area_fill;  // QGIS's name of the fill pattern
};

constexpr std::array kLooks{
    StatusLook{"operating", "Operating", 0, 91, 150, "", "circle", true, "solid"},
    StatusLook{"construction", "Under construction", 213, 94, 0, "3;1.6", "circle", false, "solid"},
    StatusLook{"proposed", "Proposed", 138, 100, 0, "0.4;1.4", "diamond", false, "solid"},
    StatusLook{"planned", "Planned (agreed or decided)", 138, 100, 0, "0.4;1.4", "diamond", false,
               "solid"},
    StatusLook{"shelved", "Shelved", 141, 146, 152, "0.4;1.4", "square", false, "b_diagonal"},
    StatusLook{"cancelled", "Cancelled", 95, 101, 107, "1.2;1.6", "cross2", false, "b_diagonal"},
    StatusLook{"idle", "Idle", 141, 146, 152, "", "circle", true, "solid"},
    StatusLook{"closed", "Closed", 141, 146, 152, "", "circle", true, "solid"},
    StatusLook{"mothballed", "Mothballed", 141, 146, 152, "5;1.6", "circle", true, "solid"},
    StatusLook{"retired", "Retired", 95, 101, 107, "1.2;1.6", "cross2", false, "b_diagonal"},
    StatusLook{"unknown", "Status unknown", 93, 109, 93, "", "circle", false, "solid"},
    StatusLook{"n/a", "No status", 93, 109, 93, "", "circle", false, "solid"},
    // QGIS takes the empty value for all others.
    StatusLook{"", "Others", 93, 109, 93, "", "circle", false, "solid"},
};

std::string_view name_of(SymbolShape shape) {
    constexpr std::array<std::string_view, 3> kNames{"line", "marker", "fill"};
    return kNames[static_cast<std::size_t>(shape)];
}

std::string option(std::string_view name, std::string_view value) {
    return fmt::format("       <Option name=\"{}\" type=\"QString\" value=\"{}\"/>\n", name, value);
}

std::string rgba(const StatusLook& look, int alpha) {
    return fmt::format("{},{},{},{}", look.red, look.green, look.blue, alpha);
}

std::string line_options(const StatusLook& look) {
    const bool is_dashed = !look.dash_mm.empty();
    return option("line_color", rgba(look, 255)) + option("line_style", "solid") +
           option("line_width", "0.6") + option("line_width_unit", "MM") +
           option("capstyle", is_dashed ? "flat" : "round") + option("joinstyle", "round") +
           option("use_custom_dash", is_dashed ? "1" : "0") +
           option("customdash", is_dashed ? look.dash_mm : "5;2") + option("customdash_unit", "MM");
}

std::string marker_options(const StatusLook& look) {
    return option("name", look.marker) +
           option("color", look.is_filled ? rgba(look, 255) : "255,255,255,230") +
           option("outline_color", look.is_filled ? "255,255,255,255" : rgba(look, 255)) +
           option("outline_style", "solid") +
           option("outline_width", look.is_filled ? "0.2" : "0.5") +
           option("outline_width_unit", "MM") + option("size", "2.6") + option("size_unit", "MM") +
           option("scale_method", "diameter") + option("angle", "0") + option("offset", "0,0") +
           option("joinstyle", "bevel");
}

std::string area_options(const StatusLook& look) {
    const std::string_view outline = look.dash_mm.empty()     ? "solid"
                                     : look.dash_mm[0] == '0' ? "dot"
                                                              : "dash";
    return option("color", rgba(look, look.area_fill == "solid" ? 20 : 90)) +
           option("style", look.area_fill) + option("outline_color", rgba(look, 255)) +
           option("outline_style", outline) + option("outline_width", "0.4") +
           option("outline_width_unit", "MM") + option("joinstyle", "round") +
           option("offset", "0,0");
}

std::string symbol(SymbolShape shape, const StatusLook& look, std::size_t number) {
    constexpr std::array<std::string_view, 3> kClasses{"SimpleLine", "SimpleMarker", "SimpleFill"};
    const std::string options = shape == SymbolShape::line    ? line_options(look)
                                : shape == SymbolShape::point ? marker_options(look)
                                                              : area_options(look);
    return fmt::format(
        "   <symbol type=\"{}\" name=\"{}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n"
        "    <layer class=\"{}\" enabled=\"1\" locked=\"0\" pass=\"0\">\n"
        "     <Option type=\"Map\">\n{}     </Option>\n"
        "    </layer>\n"
        "   </symbol>\n",
        name_of(shape), number, kClasses[static_cast<std::size_t>(shape)], options);
}

// Labels from 1:12,000,000 on, with a light halo; along the line, beside the point, in the area.
std::string labeling(SymbolShape shape) {
    constexpr std::array<std::string_view, 3> kPlacements{"3", "6", "1"};
    return fmt::format(
        " <labeling type=\"simple\">\n"
        "  <settings calloutType=\"simple\">\n"
        "   <text-style fieldName=\"name_en\" isExpression=\"0\" fontFamily=\"Noto Sans\" "
        "fontSize=\"8\" fontSizeUnit=\"Point\" textColor=\"34,38,42,255\" textOpacity=\"1\" "
        "namedStyle=\"Regular\" fontWeight=\"50\" blendMode=\"0\">\n"
        "    <text-buffer bufferDraw=\"1\" bufferSize=\"0.8\" bufferSizeUnits=\"MM\" "
        "bufferColor=\"250,250,244,255\" bufferOpacity=\"0.85\" bufferNoFill=\"1\" "
        "bufferJoinStyle=\"128\" bufferBlendMode=\"0\"/>\n"
        "   </text-style>\n"
        "   <text-format multilineAlign=\"3\" wrapChar=\"\" autoWrapLength=\"24\" "
        "useMaxLineLengthForAutoWrap=\"1\"/>\n"
        "   <placement placement=\"{}\" placementFlags=\"10\" dist=\"1\" distUnits=\"MM\" "
        "priority=\"5\" repeatDistance=\"0\"/>\n"
        "   <rendering drawLabels=\"1\" obstacle=\"1\" scaleVisibility=\"1\" scaleMin=\"1\" "
        "scaleMax=\"12000000\" displayAll=\"0\" mergeLines=\"1\"/>\n"
        "  </settings>\n"
        " </labeling>\n",
        kPlacements[static_cast<std::size_t>(shape)]);
}

std::string sld_symbolizer(SymbolShape shape, const StatusLook& look) {
    const std::string colour = fmt::format("#{:02x}{:02x}{:02x}", look.red, look.green, look.blue);
    std::string dash;
    if (!look.dash_mm.empty()) {
        const auto cut = look.dash_mm.find(';');
        // In pixels of 0.28 mm.
        dash = fmt::format(
            "<se:SvgParameter name=\"stroke-dasharray\">{:.0f} {:.0f}"
            "</se:SvgParameter>",
            std::max(1.0, std::stod(std::string(look.dash_mm.substr(0, cut))) / 0.28),
            std::stod(std::string(look.dash_mm.substr(cut + 1))) / 0.28);
    }
    const std::string stroke = fmt::format(
        "<se:Stroke><se:SvgParameter name=\"stroke\">{}</se:SvgParameter><se:SvgParameter "
        "name=\"stroke-width\">2</se:SvgParameter>{}</se:Stroke>",
        colour, dash);
    switch (shape) {
        case SymbolShape::line:
            return "<se:LineSymbolizer>" + stroke + "</se:LineSymbolizer>";
        case SymbolShape::area:
            return fmt::format(
                "<se:PolygonSymbolizer><se:Fill><se:SvgParameter name=\"fill\">{}"
                "</se:SvgParameter><se:SvgParameter name=\"fill-opacity\">0.14</se:SvgParameter>"
                "</se:Fill>{}</se:PolygonSymbolizer>",
                colour, stroke);
        case SymbolShape::point:
            break;
    }
    return fmt::format(
        "<se:PointSymbolizer><se:Graphic><se:Mark><se:WellKnownName>{}</se:WellKnownName>"
        "<se:Fill><se:SvgParameter name=\"fill\">{}</se:SvgParameter></se:Fill>"
        "<se:Stroke><se:SvgParameter name=\"stroke\">{}</se:SvgParameter></se:Stroke></se:Mark>"
        "<se:Size>9</se:Size></se:Graphic></se:PointSymbolizer>",
        look.marker == "cross2"    ? "x"
        : look.marker == "diamond" ? "square"
                                   : look.marker,
        look.is_filled ? colour : "#ffffff", look.is_filled ? "#ffffff" : colour);
}

}  // namespace

std::string qgis_qml(SymbolShape shape) {
    std::string categories;
    std::string symbols;
    for (std::size_t i = 0; i < kLooks.size(); ++i) {
        categories +=
            fmt::format("   <category symbol=\"{}\" value=\"{}\" label=\"{}\" render=\"true\"/>\n",
                        i, kLooks[i].word, kLooks[i].label);
        symbols += symbol(shape, kLooks[i], i);
    }
    constexpr std::array<int, 3> kGeometryTypes{1, 0, 2};  // as QgsWkbTypes numbers them
    return fmt::format(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        "<qgis version=\"3.22.0\" styleCategories=\"Symbology|Labeling\" labelsEnabled=\"1\">\n"
        " <renderer-v2 type=\"categorizedSymbol\" attr=\"status_2025\" symbollevels=\"0\" "
        "enableorderby=\"0\" forceraster=\"0\">\n"
        "  <categories>\n{}  </categories>\n"
        "  <symbols>\n{}  </symbols>\n"
        "  <rotation/>\n"
        "  <sizescale/>\n"
        " </renderer-v2>\n"
        "{}"
        " <blendMode>0</blendMode>\n"
        " <featureBlendMode>0</featureBlendMode>\n"
        " <layerGeometryType>{}</layerGeometryType>\n"
        "</qgis>\n",
        categories, symbols, labeling(shape), kGeometryTypes[static_cast<std::size_t>(shape)]);
}

std::string status_sld(SymbolShape shape, const std::string& layer) {
    std::string rules;
    for (const StatusLook& look : kLooks) {
        if (look.word.empty()) {
            continue;
        }
        rules += fmt::format(
            "<se:Rule><se:Name>{}</se:Name><ogc:Filter "
            "xmlns:ogc=\"http://www.opengis.net/ogc\"><ogc:PropertyIsEqualTo><ogc:PropertyName>"
            "status_2025</ogc:PropertyName><ogc:Literal>{}</ogc:Literal></ogc:PropertyIsEqualTo>"
            "</ogc:Filter>{}</se:Rule>\n",
            look.label, look.word, sld_symbolizer(shape, look));
    }
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<StyledLayerDescriptor xmlns=\"http://www.opengis.net/sld\" "
        "xmlns:se=\"http://www.opengis.net/se\" version=\"1.1.0\">\n"
        "<NamedLayer><se:Name>{0}</se:Name><UserStyle><se:Name>{0}</se:Name>"
        "<se:FeatureTypeStyle>\n{1}</se:FeatureTypeStyle></UserStyle></NamedLayer>\n"
        "</StyledLayerDescriptor>\n",
        layer, rules);
}

}  // namespace northway::data
