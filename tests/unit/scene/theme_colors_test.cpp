// SPDX-License-Identifier: Apache-2.0
// What the themes promise of their colours, held against the bundled scenes that use them: WCAG 2.2
// contrast of text, colours told apart in every colour vision, ramps that run one way.
#include "base/share.h"
#include "scene/document.h"
#include "scene/status_look.h"
#include "scene/theme.h"
#include "support/color_science.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

namespace northway::scene {
namespace {

using style::Color;
using style::Json;
using test::Vision;

constexpr double kTextContrast = 4.5;     // WCAG 2.2, 1.4.3 (AA)
constexpr double kGraphicContrast = 3.0;  // 1.4.11
// CIEDE2000: about 2 is just seen side by side; colours of a legend that are found again elsewhere on
// a map need several times that.
constexpr double kFillsApart = 8;
constexpr double kEdgesApart = 20;  // an edge is half a pixel wide
constexpr double kPlatesApart = 8;
constexpr Vision kVisions[] = {Vision::normal, Vision::deuteranopia, Vision::protanopia,
                               Vision::tritanopia};

std::filesystem::path share() {
    const auto folder = share_folder();
    EXPECT_TRUE(folder) << folder.error().message;
    return folder.value_or("");
}

std::vector<Theme> themes() {
    return read_themes(share() / "assets" / "themes");
}

Color color_of(const Theme& theme, const std::string& name) {
    const auto found = theme.values.find(name);
    if (found == theme.values.end() || !found->is_string()) {
        ADD_FAILURE() << theme.name << " has no colour " << name;
        return style::kBlack;
    }
    const auto color = style::parse_color(found->get<std::string>());
    EXPECT_TRUE(color) << theme.name << ": " << name;
    return color.value_or(style::kBlack);
}

// The smallest difference of two colours in any vision.
double apart(const Color& a, const Color& b) {
    double least = 1e9;
    for (const auto vision : kVisions) {
        least = std::min(least, test::ciede2000(test::seen(a, vision), test::seen(b, vision)));
    }
    return least;
}

// What text and lines stand on: every tint, that of land also under the deepest shadow.
std::map<std::string, Color> grounds(const Theme& theme) {
    std::map<std::string, Color> result;
    // Shade multiplies linear light, and no shadow is denser than the limit.
    const double light =
        std::pow(1 - theme.values.at("relief-shade-limit").get<double>(), 1 / 2.2);
    for (const auto& [name, value] : theme.values.items()) {
        if (name.starts_with("land-") || name == "built-up") {
            Color color = color_of(theme, name);
            result[name] = color;
            result[name + " in shadow"] = {color.r * light, color.g * light, color.b * light, 1, {}};
        } else if (name == "sea" || name == "water" || name == "sea-deep" || name == "sea-shelf" ||
                   name == "sea-shore") {
            result[name] = color_of(theme, name);
        }
    }
    return result;
}

// Every "@name" in `json`, also of the scene's own values.
void names_in(const Json& json, const Json& own, std::set<std::string>& names) {
    if (json.is_string() && json.get<std::string>().starts_with("@")) {
        const auto name = json.get<std::string>().substr(1);
        if (own.contains(name)) {
            names_in(own[name], own, names);
        } else {
            names.insert(name);
        }
    } else if (json.is_structured()) {
        for (const auto& each : json) {
            names_in(each, own, names);
        }
    }
}

std::vector<Json> scene_documents() {
    std::vector<Json> documents;
    for (const auto* name : {"far-east", "arctic", "amur-crossings", "eurasia"}) {
        auto scene = read_scene(name, share(), "");
        EXPECT_TRUE(scene) << scene.error().message;
        documents.push_back(scene->document);
    }
    return documents;
}

// The arms of ["match", input, label, value, …]; a list of labels gives an arm each.
std::map<std::string, std::string> arms(const Json& match) {
    std::map<std::string, std::string> result;
    for (std::size_t i = 2; i + 1 < match.size(); i += 2) {
        const Json labels = match[i].is_array() ? match[i] : Json::array({match[i]});
        for (const auto& label : labels) {
            result[label.get<std::string>()] = match[i + 1].get<std::string>();
        }
    }
    return result;
}

TEST(ThemeColors, EveryValueOfTheScenesIsInEveryTheme) {
    std::set<std::string> used;
    for (const auto& document : scene_documents()) {
        names_in(document, document.value("values", Json::object()), used);
    }
    for (const auto& theme : themes()) {
        for (const auto& name : used) {
            EXPECT_TRUE(theme.values.contains(name)) << theme.name << " lacks " << name;
        }
    }
    EXPECT_GT(used.size(), 60U);
}

TEST(ThemeColors, TextOfTheMapIsReadOnEveryGroundThroughItsHalo) {
    const auto documents = scene_documents();
    for (const auto& theme : themes()) {
        std::size_t pairs = 0;
        for (const auto& document : documents) {
            const Json own = document.value("values", Json::object());
            for (const auto& layer : document.at("layers")) {
                const Json paint = layer.value("paint", Json::object());
                if (!paint.contains("text-color")) {
                    continue;
                }
                std::set<std::string> texts;
                std::set<std::string> halos;
                names_in(paint["text-color"], own, texts);
                names_in(paint.value("text-halo-color", Json()), own, halos);
                ASSERT_FALSE(texts.empty()) << layer["id"];
                ASSERT_EQ(halos.size(), 1U) << layer["id"];
                const Color halo = color_of(theme, *halos.begin());
                for (const auto& text : texts) {
                    for (const auto& [name, ground] : grounds(theme)) {
                        ++pairs;
                        EXPECT_GE(test::contrast(color_of(theme, text), test::over(halo, ground)),
                                  kTextContrast)
                            << theme.name << ": " << text << " of " << layer["id"] << " on " << name;
                    }
                }
            }
        }
        EXPECT_GT(pairs, 100U);
    }
}

TEST(ThemeColors, TextOfThePageIsReadOnItsPanelOverAnythingOnTheMap) {
    for (const auto& theme : themes()) {
        const Color panel = color_of(theme, "page-panel");
        auto below = grounds(theme);
        for (const auto* line : {"gas", "oil", "rail", "sea-route", "arctic", "border"}) {
            below[line] = color_of(theme, line);
        }
        for (const auto& [name, ground] : below) {
            for (const auto* text : {"page-text", "page-muted"}) {
                EXPECT_GE(test::contrast(color_of(theme, text), test::over(panel, ground)),
                          kTextContrast)
                    << theme.name << ": " << text << " on the panel over " << name;
            }
        }
    }
}

TEST(ThemeColors, ClassesOfLinesAreToldApartByFillOrEdgeInEveryColourVision) {
    for (const auto& document : scene_documents()) {
        const Json& own = document.at("values");
        const auto fills = arms(own.at("line-color"));
        const auto edges = arms(own.at("line-casing"));
        const auto marks = arms(own.at("line-mark"));
        ASSERT_GE(fills.size(), 11U);
        for (const auto& theme : themes()) {
            const auto color = [&](const auto& of, const std::string& name) {
                return color_of(theme, of.at(name).substr(1));
            };
            for (const auto& [a, fill] : fills) {
                for (const auto& [b, other] : fills) {
                    if (a >= b) {
                        continue;
                    }
                    const double by_fill = apart(color(fills, a), color(fills, b));
                    const double by_edge = apart(color(edges, a), color(edges, b));
                    EXPECT_TRUE(by_fill >= kFillsApart || by_edge >= kEdgesApart)
                        << theme.name << ": " << a << " and " << b << ": fills " << by_fill
                        << ", edges " << by_edge;
                }
                EXPECT_GE(test::contrast(color(marks, a), color(fills, a)), kGraphicContrast)
                    << theme.name << ": marks of " << a;
                for (const auto* ground : {"land-low", "land-plain", "land-hill", "sea", "sea-shelf"}) {
                    const Color below = color_of(theme, ground);
                    EXPECT_GE(std::max(test::contrast(color(fills, a), below),
                                       test::contrast(color(edges, a), below)),
                              kGraphicContrast)
                        << theme.name << ": " << a << " on " << ground;
                }
            }
        }
    }
}

TEST(ThemeColors, KindsOfPointsAreToldApartByPlateOrDrawing) {
    for (const auto& document : scene_documents()) {
        const Json& own = document.at("values");
        const auto plates = arms(own.at("point-color"));
        const auto icons = arms(own.at("kind-icon"));
        for (const auto& theme : themes()) {
            const Color ink = color_of(theme, "flow-casing");
            for (const auto& [a, plate] : plates) {
                const Color one = color_of(theme, plate.substr(1));
                EXPECT_GE(test::contrast(ink, one), kGraphicContrast) << theme.name << ": " << a;
                for (const auto& [b, other] : plates) {
                    const Color two = color_of(theme, other.substr(1));
                    EXPECT_TRUE(plate == other || icons.at(a) != icons.at(b) ||
                                apart(one, two) >= kPlatesApart)
                        << theme.name << ": " << a << " and " << b;
                }
            }
            if (theme.name != "mono") {
                std::set<std::string> colors;
                for (const auto& [kind, plate] : plates) {
                    colors.insert(plate.substr(1));
                }
                for (const auto& a : colors) {
                    for (const auto& b : colors) {
                        EXPECT_TRUE(a == b ||
                                    apart(color_of(theme, a), color_of(theme, b)) >= kPlatesApart)
                            << theme.name << ": " << a << " and " << b;
                    }
                }
            }
        }
    }
}

TEST(ThemeColors, StatusesAreToldApartWithoutColour) {
    using model::SystemStatus;
    for (int i = 0; i < 8; ++i) {
        for (int j = 0; j < i; ++j) {
            const auto a = status_look(static_cast<SystemStatus>(i));
            const auto b = status_look(static_cast<SystemStatus>(j));
            EXPECT_EQ(a.status, static_cast<SystemStatus>(i));
            const std::vector<double> dash_a(a.dash_px.begin(), a.dash_px.end());
            const std::vector<double> dash_b(b.dash_px.begin(), b.dash_px.end());
            const std::vector<double> ties_a(a.ties_px.begin(), a.ties_px.end());
            const std::vector<double> ties_b(b.ties_px.begin(), b.ties_px.end());
            // A running flow has its width, its marks or its hatches: it is never a plain line.
            const bool runs = a.status == SystemStatus::operating || b.status == SystemStatus::operating;
            EXPECT_TRUE(runs || dash_a != dash_b || ties_a != ties_b)
                << model::word_of(a.status) << " and " << model::word_of(b.status);
            EXPECT_TRUE(a.plate_level != b.plate_level || a.bars != b.bars || a.grey != b.grey)
                << model::word_of(a.status) << " and " << model::word_of(b.status);
        }
    }
    // Where only grey tells two plates apart, it is far from every colour of a plate.
    for (const auto& document : scene_documents()) {
        for (const auto& theme : themes()) {
            for (const auto& [kind, plate] : arms(document.at("values").at("point-color"))) {
                EXPECT_GE(apart(color_of(theme, "point-off"), color_of(theme, plate.substr(1))),
                          kPlatesApart)
                    << theme.name << ": " << plate;
            }
        }
    }
}

TEST(ThemeColors, TintsOfHeightAndDepthRunOneWayInLightness) {
    for (const auto& theme : themes()) {
        for (const auto& ramp :
             {std::vector<std::string>{"land-low", "land-plain", "land-hill", "land-mount",
                                       "land-high", "land-peak"},
              std::vector<std::string>{"sea-shore", "sea-shelf", "sea", "sea-deep"}}) {
            const double sense = test::lightness(color_of(theme, ramp.back())) -
                                 test::lightness(color_of(theme, ramp.front()));
            EXPECT_GT(std::abs(sense), 2) << theme.name << ": " << ramp.front();
            for (std::size_t i = 1; i < ramp.size(); ++i) {
                const double step = test::lightness(color_of(theme, ramp[i])) -
                                    test::lightness(color_of(theme, ramp[i - 1]));
                EXPECT_GT(step * sense, 0) << theme.name << ": " << ramp[i];
            }
        }
    }
}

TEST(ThemeColors, RiversShoresAndBordersStandOutFromTheLand) {
    // Quiet lines, but lines: a projector and a dim print take away half of what is left.
    constexpr double kLineContrast = 1.5;
    const std::pair<const char*, double> kLines[] = {{"border", kGraphicContrast},
                                                     {"coast", kLineContrast},
                                                     {"water-line", kLineContrast},
                                                     {"admin", kLineContrast}};
    for (const auto& theme : themes()) {
        for (const auto& [line, least] : kLines) {
            for (const auto* land : {"land-low", "land-plain", "land-hill", "land-mount"}) {
                EXPECT_GE(test::contrast(color_of(theme, line), color_of(theme, land)), least)
                    << theme.name << ": " << line << " on " << land;
            }
        }
    }
}

TEST(ThemeColors, TextAndNeatlinesArePureBlackInPrint) {
    for (const auto& theme : themes()) {
        for (const auto& [name, value] : theme.values.items()) {
            if (theme.name == "print" && (name.ends_with("-text") || name == "page-muted" ||
                                          name == "page-line" || name == "frame")) {
                EXPECT_EQ(value, "#000000") << name;
            }
        }
    }
}

TEST(ThemeColors, TextAndLinesOfThePageArePureBlackAndGreyInPrint) {
    for (const auto& theme : themes()) {
        if (theme.name != "print" && theme.name != "mono") {
            continue;
        }
        for (const auto& [name, value] : theme.values.items()) {
            const bool furniture = name.starts_with("page-") || name == "place-text" ||
                                   name == "country-text" || name == "admin-text" ||
                                   name == "place" || name == "border";
            if (!value.is_string() || (theme.name == "print" && !furniture)) {
                continue;
            }
            const Color color = color_of(theme, name);
            EXPECT_EQ(color.r, color.g) << theme.name << ": " << name;
            EXPECT_EQ(color.g, color.b) << theme.name << ": " << name;
        }
    }
}

TEST(ColorScience, AgreesWithPublishedFigures) {
    EXPECT_NEAR(test::contrast(style::kBlack, style::kWhite), 21, 1e-9);
    EXPECT_NEAR(test::ciede2000(style::kBlack, style::kWhite), 100, 1e-4);
    EXPECT_NEAR(test::contrast(*style::parse_color("#767676"), style::kWhite), 4.54, 0.005);
    EXPECT_NEAR(test::ciede2000(*style::parse_color("#f00"), *style::parse_color("#0f0")), 86.6082,
                1e-3);
    EXPECT_NEAR(test::lightness(*style::parse_color("#777777")), 50.03, 0.02);
}

}  // namespace
}  // namespace northway::scene
