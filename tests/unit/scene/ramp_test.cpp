// SPDX-License-Identifier: Apache-2.0
#include "scene/ramp.h"

#include "base/share.h"
#include "style/expression.h"
#include "support/color_science.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace northway::scene {
namespace {

using style::Color;
using style::Json;
using test::Vision;

std::filesystem::path folder() {
    const auto share = share_folder();
    EXPECT_TRUE(share) << share.error().message;
    return share.value_or("") / "assets" / "ramps";
}

Ramp ramp_of(const std::string& name) {
    auto ramp = read_ramp(folder(), name);
    EXPECT_TRUE(ramp) << ramp.error().message;
    return ramp ? *ramp : Ramp{};
}

std::vector<Color> colors_of(const Ramp& ramp) {
    std::vector<Color> colors;
    for (const auto& css : ramp.colors) {
        colors.push_back(style::parse_color(css).value_or(style::kBlack));
    }
    return colors;
}

Json laid(const char* json, std::vector<Warning>& warnings) {
    return with_ramps(Json::parse(json), folder(), "s", warnings);
}

// The colour that a ramp over the elevation gives.
std::string color_at(const Json& expression, double elevation) {
    style::PropertySpec spec;
    spec.type = style::PropertyType::color;
    const auto parsed = style::Expression::parse(expression, spec);
    EXPECT_TRUE(parsed) << expression.dump();
    if (!parsed) {
        return {};
    }
    style::EvaluationContext context;
    context.elevation = elevation;
    const auto value = parsed->evaluate(context);
    return value && value->color() != nullptr ? style::to_css(*value->color()) : std::string();
}

std::string css(const std::string& hex) {
    return style::to_css(style::parse_color(hex).value_or(style::kBlack));
}

TEST(Ramp, EachSaysWhoseItIs) {
    ASSERT_GE(ramp_names(folder()).size(), 15U);
    for (const auto& name : ramp_names(folder())) {
        const Ramp ramp = ramp_of(name);
        EXPECT_EQ(ramp.title, name);
        EXPECT_FALSE(ramp.author.empty()) << name;
        EXPECT_GE(ramp.year, 2015) << name;
        EXPECT_FALSE(ramp.source.empty()) << name;
        EXPECT_GE(ramp.colors.size(), 17U) << name;
        EXPECT_EQ(ramp.shore > 0, ramp.kind == "topography") << name;
        EXPECT_EQ(ramp.is_monotone, ramp.kind == "sequential") << name;
    }
}

TEST(Ramp, ASequentialOneRunsFromDarkToLightOrBack) {
    for (const auto& name : ramp_names(folder())) {
        const Ramp ramp = ramp_of(name);
        if (!ramp.is_monotone) {
            continue;
        }
        std::vector<double> lightness;
        for (const Color& color : colors_of(ramp)) {
            lightness.push_back(test::lightness(color));
        }
        if (lightness.front() > lightness.back()) {
            std::reverse(lightness.begin(), lightness.end());
        }
        EXPECT_TRUE(std::is_sorted(lightness.begin(), lightness.end())) << name;
        EXPECT_GT(lightness.back() - lightness.front(), 65) << name;
    }
}

TEST(Ramp, ASequentialOneIsToldApartInEveryColourVision) {
    // CIEDE2000 of neighbours among nine classes; twice what is just seen side by side.
    constexpr double kApart = 4;
    for (const auto& name : ramp_names(folder())) {
        const Ramp ramp = ramp_of(name);
        if (ramp.kind != "sequential") {
            continue;
        }
        const auto colors = colors_of(ramp);
        for (const Vision vision :
             {Vision::normal, Vision::deuteranopia, Vision::protanopia, Vision::tritanopia}) {
            for (std::size_t i = 0; i < colors.size(); i += 2) {
                for (std::size_t j = i + 2; j < colors.size(); j += 2) {
                    EXPECT_GT(test::ciede2000(test::seen(colors[i], vision),
                                              test::seen(colors[j], vision)),
                              kApart)
                        << name << ' ' << test::name_of(vision) << ' ' << i << ' ' << j;
                }
            }
        }
    }
}

TEST(Ramp, StandsForACurveOverItsInput) {
    std::vector<Warning> warnings;
    const Json layers = laid(R"([{"paint": {"relief-color":
        ["ramp", "batlow", ["elevation"], -6000, 2000]}}])",
                             warnings);
    EXPECT_TRUE(warnings.empty());
    const Json& curve = layers[0]["paint"]["relief-color"];
    EXPECT_EQ(curve[0], "interpolate");
    EXPECT_EQ(curve[2], Json::array({"elevation"}));
    const Ramp ramp = ramp_of("batlow");
    EXPECT_EQ(color_at(curve, -9000), css(ramp.colors.front()));
    EXPECT_EQ(color_at(curve, -2000), css(ramp.colors[8]));
    EXPECT_EQ(color_at(curve, 2000), css(ramp.colors.back()));
}

TEST(Ramp, RunsBackwardsFromAHigherValueToALower) {
    std::vector<Warning> warnings;
    const Json curve = laid(R"(["ramp", "batlow", ["elevation"], 2000, -6000])", warnings);
    const Ramp ramp = ramp_of("batlow");
    EXPECT_EQ(color_at(curve, -6000), css(ramp.colors.back()));
    EXPECT_EQ(color_at(curve, 2000), css(ramp.colors.front()));
}

TEST(Ramp, OfAShoreChangesAtZero) {
    std::vector<Warning> warnings;
    const Json curve = laid(R"(["ramp", "oleron", ["elevation"], -6000, 3000])", warnings);
    const Ramp ramp = ramp_of("oleron");
    EXPECT_EQ(color_at(curve, -6000), css(ramp.colors.front()));
    EXPECT_EQ(color_at(curve, 0), css(ramp.colors[ramp.shore - 1]));
    EXPECT_EQ(color_at(curve, 0.01), css(ramp.colors[ramp.shore]));
    EXPECT_EQ(color_at(curve, 3000), css(ramp.colors.back()));
}

TEST(Ramp, OfAShoreUsesOneSideWhereThereIsNoOther) {
    std::vector<Warning> warnings;
    const Json sea = laid(R"(["ramp", "oleron", ["elevation"], -6000, 0])", warnings);
    const Json land = laid(R"(["ramp", "oleron", ["elevation"], 0, 4000])", warnings);
    const Ramp ramp = ramp_of("oleron");
    EXPECT_EQ(color_at(sea, 500), css(ramp.colors[ramp.shore - 1]));
    EXPECT_EQ(color_at(land, 1), css(ramp.colors[ramp.shore]));
}

TEST(Ramp, HasItsMiddleWhereTold) {
    std::vector<Warning> warnings;
    const Json curve = laid(R"(["ramp", "vik", ["elevation"], -10, 90, {"middle": 0}])", warnings);
    const Ramp ramp = ramp_of("vik");
    EXPECT_EQ(color_at(curve, 0), css(ramp.colors[8]));
    EXPECT_EQ(color_at(curve, 90), css(ramp.colors[16]));
}

TEST(Ramp, FallsIntoClassesWithSteps) {
    std::vector<Warning> warnings;
    const Json curve = laid(R"(["ramp", "davos", ["elevation"], 0, 100, {"steps": 4}])", warnings);
    const Ramp ramp = ramp_of("davos");
    EXPECT_EQ(color_at(curve, 24), css(ramp.colors.front()));
    EXPECT_NE(color_at(curve, 26), css(ramp.colors.front()));
    EXPECT_EQ(color_at(curve, 26), color_at(curve, 49));
    EXPECT_EQ(color_at(curve, 76), css(ramp.colors.back()));
}

TEST(Ramp, ComesOutOfNothingWithAFade) {
    std::vector<Warning> warnings;
    const Json curve =
        laid(R"(["ramp", "lajolla", ["elevation"], 1, 0, {"fade": 0.25}])", warnings);
    const Ramp ramp = ramp_of("lajolla");
    const Color darkest = style::parse_color(ramp.colors.back()).value();
    EXPECT_EQ(color_at(curve, 0),
              style::to_css(style::color_from_straight(darkest.r, darkest.g, darkest.b, 0)));
    EXPECT_EQ(color_at(curve, 0.125).substr(color_at(curve, 0.125).rfind(',')), ",0.5)");
    EXPECT_EQ(color_at(curve, 0.25), css(ramp.colors[12]));
    EXPECT_EQ(color_at(curve, 1), css(ramp.colors.front()));
}

TEST(Ramp, TheNameOfAClassIsNone) {
    std::vector<Warning> warnings;
    const char* match = R"(["match", ["get", "class"], ["ramp", "slip", "x", "y", "z"], 1, 2])";
    EXPECT_EQ(laid(match, warnings), Json::parse(match));
    EXPECT_TRUE(warnings.empty());
}

TEST(Ramp, OneThatIsUnknownIsToldAndShowsAsMagenta) {
    std::vector<Warning> warnings;
    EXPECT_EQ(laid(R"({"a": ["ramp", "batlo", ["elevation"], 0, 1]})", warnings)["a"], "magenta");
    EXPECT_EQ(laid(R"(["ramp", "batlow", ["elevation"], 1, 1])", warnings), "magenta");
    EXPECT_EQ(laid(R"(["ramp", "batlow", ["elevation"], 0, 1, {"steps": 2.5}])", warnings),
              "magenta");
    EXPECT_EQ(laid(R"(["ramp", "batlow", ["elevation"], 0, 1, {"fade": 2}])", warnings), "magenta");
    ASSERT_EQ(warnings.size(), 4U);
    EXPECT_EQ(warnings[0].place, "s.a");
    EXPECT_NE(warnings[0].message.find("there is no ramp 'batlo'"), std::string::npos);
}

}  // namespace
}  // namespace northway::scene
