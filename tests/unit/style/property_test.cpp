// SPDX-License-Identifier: Apache-2.0
#include "style/property.h"

#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

PropertyValue parsed(std::string_view layer, std::string_view name, std::string_view text) {
    const PropertySpec* spec = find_paint(layer, name);
    if (spec == nullptr) {
        spec = find_layout(layer, name);
    }
    EXPECT_NE(spec, nullptr) << name;
    auto value = PropertyValue::parse(json(text), *spec, "layers[3].paint." + std::string(name));
    EXPECT_TRUE(value) << text;
    return value ? std::move(*value) : PropertyValue::default_of(*spec);
}

std::string problem(std::string_view layer, std::string_view name, std::string_view text) {
    const PropertySpec* spec = find_paint(layer, name);
    EXPECT_NE(spec, nullptr) << name;
    const auto value =
        PropertyValue::parse(json(text), *spec, "layers[3].paint." + std::string(name));
    return value ? "no problem" : value.error().at(0).place + ": " + value.error().at(0).message;
}

TEST(property, table_has_the_facts_of_the_specification) {
    const PropertySpec* width = find_paint("line", "line-width");
    ASSERT_NE(width, nullptr);
    EXPECT_EQ(width->type, PropertyType::number);
    EXPECT_EQ(width->kind, PropertyKind::data_driven);
    EXPECT_EQ(width->default_json, "1");
    EXPECT_EQ(width->units, "pixels");
    EXPECT_EQ(width->minimum, 0);
    const PropertySpec* anchor = find_layout("symbol", "text-anchor");
    ASSERT_NE(anchor, nullptr);
    EXPECT_EQ(anchor->values.size(), 9U);
    EXPECT_FALSE(anchor->interpolated);
    EXPECT_EQ(find_paint("heatmap", "heatmap-color")->kind, PropertyKind::color_ramp);
    EXPECT_EQ(find_paint("line", "line-gradient")->ramp_parameter, "line-progress");
    EXPECT_EQ(find_paint("fill", "line-width"), nullptr);
}

TEST(property, every_default_is_a_value_of_its_property) {
    for (const LayerSpec& layer : layer_specs()) {
        for (const auto* specs : {&layer.layout, &layer.paint}) {
            for (const PropertySpec& spec : *specs) {
                const PropertyValue value = PropertyValue::default_of(spec);
                EXPECT_FALSE(value.evaluation_fault({})) << spec.name;
                EXPECT_EQ(value.evaluate({}).is_null(),
                          spec.default_json.empty() && spec.kind != PropertyKind::color_ramp)
                    << spec.name;
            }
        }
    }
}

TEST(property, a_failed_evaluation_gives_the_default) {
    const PropertyValue width = parsed("line", "line-width", R"(["get", "w"])");
    const PlainFeature good = feature_with(R"({"w": 3})");
    const PlainFeature bad = feature_with(R"({"w": "wide"})");
    EvaluationContext context;
    context.feature = &good;
    EXPECT_EQ(width.number(context), 3);
    EXPECT_FALSE(width.evaluation_fault(context));
    context.feature = &bad;
    EXPECT_EQ(width.number(context), 1);
    const auto fault = width.evaluation_fault(context);
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->place, "layers[3].paint.line-width");
    EXPECT_EQ(fault->message, "Expected value to be of type number, but found string instead.");
}

TEST(property, a_word_outside_the_list_gives_the_default) {
    const PropertyValue cap = parsed("line", "line-cap", R"(["get", "cap"])");
    const PlainFeature feature = feature_with(R"({"cap": "pointed"})");
    EvaluationContext context;
    context.feature = &feature;
    EXPECT_EQ(cap.string(context), "butt");
    EXPECT_EQ(
        cap.evaluation_fault(context)->message,
        R"(Expected value to be one of "butt", "round", "square", but found "pointed" instead.)");
}

TEST(property, plain_values_of_every_type) {
    EXPECT_EQ(parsed("fill", "fill-color", R"("#f00")").color({}), (Color{1, 0, 0, 1, {}}));
    EXPECT_TRUE(parsed("fill", "fill-antialias", "true").boolean({}));
    EXPECT_EQ(parsed("symbol", "icon-padding", "[1, 2]").evaluate({}).padding()->left, 2);
    EXPECT_EQ(parsed("symbol", "text-font", R"(["Noto Sans"])").evaluate({}).array()->size(), 1U);
    EXPECT_EQ(parsed("line", "line-dasharray", "[4, 2]").evaluate({}).array()->at(0), Value(4));
    EXPECT_EQ(parsed("symbol", "icon-image", R"("ship")").evaluate({}).image()->name, "ship");
    EXPECT_EQ(parsed("hillshade", "hillshade-illumination-direction", "[10, 20]")
                  .evaluate({})
                  .number_array()
                  ->values.size(),
              2U);
    EXPECT_TRUE(parsed("fill", "fill-color", R"("#f00")").is_constant());
}

TEST(property, tokens_in_a_label_are_attributes) {
    const PropertyValue field = parsed("symbol", "text-field", R"("{name}: {t} Mt")");
    const PlainFeature feature = feature_with(R"({"name": "Heihe", "t": 4.5})");
    EvaluationContext context;
    context.feature = &feature;
    EXPECT_EQ(field.evaluate(context).formatted()->text(), "Heihe: 4.5 Mt");
    EXPECT_FALSE(field.is_feature_constant());
}

TEST(property, problems_name_the_place) {
    EXPECT_EQ(problem("line", "line-width", R"("4")"),
              "layers[3].paint.line-width: number expected, string found");
    EXPECT_EQ(problem("line", "line-width", "-1"),
              "layers[3].paint.line-width: -1 is less than the minimum value 0");
    EXPECT_EQ(problem("fill", "fill-opacity", "1.5"),
              "layers[3].paint.fill-opacity: 1.5 is greater than the maximum value 1");
    EXPECT_EQ(problem("fill", "fill-color", R"("blau")"),
              "layers[3].paint.fill-color: color expected, \"blau\" found");
    EXPECT_EQ(problem("fill", "fill-translate", "[1]"),
              "layers[3].paint.fill-translate: array length 2 expected, length 1 found");
    EXPECT_EQ(problem("fill", "fill-translate", R"([1, "2"])"),
              "layers[3].paint.fill-translate[1]: number expected, string found");
    EXPECT_EQ(
        problem("fill", "fill-translate-anchor", R"("sky")"),
        "layers[3].paint.fill-translate-anchor: expected one of [map, viewport], \"sky\" found");
    EXPECT_EQ(problem("line", "line-width", R"(["+", 1, "2"])"),
              "layers[3].paint.line-width[2]: Expected number but found string instead.");
    EXPECT_EQ(problem("heatmap", "heatmap-intensity", R"(["get", "x"])"),
              "layers[3].paint.heatmap-intensity: data expressions not supported");
}

TEST(property, a_ramp_is_a_colour_over_its_parameter) {
    const PropertyValue relief =
        parsed("relief", "relief-color",
               R"(["interpolate", ["linear"], ["elevation"], 0, "black", 100, "white"])");
    EvaluationContext context;
    context.elevation = 50;
    EXPECT_EQ(relief.color(context), (Color{0.5, 0.5, 0.5, 1, {}}));
    EXPECT_EQ(PropertyValue::default_of(*find_paint("relief", "relief-color")).color(context),
              kTransparent);
}

TEST(property, flow_extension_is_data_driven) {
    for (const char* name :
         {"flow-color", "flow-width", "flow-width-reference", "flow-width-exponent",
          "flow-min-width", "flow-max-width", "flow-casing-color", "flow-casing-width",
          "flow-hatch-spacing",
          "flow-opacity", "flow-mark-color", "flow-mark-size", "flow-mark-opacity",
          "flow-offset"}) {
        const PropertySpec* spec = find_paint("flow", name);
        ASSERT_NE(spec, nullptr) << name;
        EXPECT_EQ(spec->kind, PropertyKind::data_driven) << name;
    }
}

}  // namespace
}  // namespace northway::style
