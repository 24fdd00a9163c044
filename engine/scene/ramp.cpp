// SPDX-License-Identifier: Apache-2.0
#include "scene/ramp.h"

#include "base/file.h"
#include "base/strings.h"
#include "scene/named_files.h"
#include "style/color.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace northway::scene {
namespace {

using style::Json;

struct Stop {
    double value = 0;
    std::string color;
};

std::vector<std::string> colors_at(const Json& json, const char* key) {
    std::vector<std::string> colors;
    const auto found = json.find(key);
    if (found != json.end() && found->is_array()) {
        for (const Json& color : *found) {
            colors.push_back(color.is_string() ? color.get<std::string>() : std::string());
        }
    }
    return colors;
}

std::string text_at(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Even stops of the colours from `first` to before `last`.
void add_even(std::vector<Stop>& stops, const Ramp& ramp, std::size_t first, std::size_t last,
              double low, double high) {
    for (std::size_t i = first; i < last; ++i) {
        const double t = last - first > 1 ? static_cast<double>(i - first) /
                                                static_cast<double>(last - first - 1)
                                          : 0;
        stops.push_back({low + t * (high - low), ramp.colors[i]});
    }
}

std::vector<Stop> shore_stops(const Ramp& ramp, double low, double high, double shore) {
    // Two colours meet at the shore, and inputs of a curve ascend.
    constexpr double kApart = 1e-7;
    const double above = shore + kApart * (high - low);
    std::vector<Stop> stops;
    if (shore > low) {
        add_even(stops, ramp, 0, ramp.shore, low, std::min(shore, high));
    }
    if (above < high) {
        add_even(stops, ramp, ramp.shore, ramp.colors.size(), std::max(above, low), high);
    }
    return stops;
}

std::vector<Stop> stops_of(const Ramp& ramp, double low, double high,
                           std::optional<double> middle) {
    if (ramp.shore > 0) {
        return shore_stops(ramp, low, high, middle.value_or(0));
    }
    std::vector<Stop> stops;
    if (!middle || *middle <= low || *middle >= high) {
        add_even(stops, ramp, 0, ramp.colors.size(), low, high);
        return stops;
    }
    const std::size_t half = ramp.colors.size() / 2;
    add_even(stops, ramp, 0, half + 1, low, *middle);
    stops.pop_back();
    add_even(stops, ramp, half, ramp.colors.size(), *middle, high);
    return stops;
}

std::string color_at(const std::vector<Stop>& stops, double value) {
    const auto above = std::find_if(stops.begin(), stops.end(),
                                    [value](const Stop& stop) { return stop.value >= value; });
    if (above == stops.begin() || above == stops.end()) {
        return above == stops.end() ? stops.back().color : above->color;
    }
    const auto below = above - 1;
    const double t = (value - below->value) / (above->value - below->value);
    return style::to_css(style::interpolate(
        style::parse_color(below->color).value_or(style::kBlack),
        style::parse_color(above->color).value_or(style::kBlack), t, style::ColorSpace::lab));
}

Json classes_of(const std::vector<Stop>& stops, const Json& input, double low, double high,
                int count) {
    Json expression = Json::array({"step", input});
    for (int i = 0; i < count; ++i) {
        const double t = count > 1 ? static_cast<double>(i) / (count - 1) : 0.5;
        if (i > 0) {
            expression.push_back(low + (high - low) * i / count);
        }
        expression.push_back(color_at(stops, low + t * (high - low)));
    }
    if (count == 1) {  // a step has two outputs
        expression.push_back(high);
        expression.push_back(expression[2]);
    }
    return expression;
}

// Lets the colours up to `end` come out of nothing, with a stop where they are whole.
void fade_in(std::vector<Stop>& stops, double end) {
    const double low = stops.front().value;
    const auto after = std::find_if(stops.begin(), stops.end(),
                                    [end](const Stop& stop) { return stop.value >= end; });
    if (after != stops.end() && after->value > end) {
        stops.insert(after, {end, color_at(stops, end)});
    }
    for (Stop& stop : stops) {
        if (stop.value < end) {
            const auto rgb =
                style::straight_from_color(style::parse_color(stop.color).value_or(style::kBlack));
            stop.color = style::to_css(style::color_from_straight(
                rgb[0], rgb[1], rgb[2], (stop.value - low) / (end - low)));
        }
    }
}

bool is_ramp(const Json& json) {
    return json.is_array() && (json.size() == 5 || json.size() == 6) && json[0] == "ramp" &&
           json[1].is_string() && json[2].is_array() && json[3].is_number() &&
           json[4].is_number() && (json.size() == 5 || json[5].is_object());
}

std::optional<double> number_in(const Json& options, const char* key) {
    const auto found = options.find(key);
    return found != options.end() && found->is_number() ? std::optional(found->get<double>())
                                                        : std::nullopt;
}

// Puts expressions in place of ramps.
class Laying {
public:
    Laying(const std::filesystem::path& folder, std::vector<Warning>& warnings)
        : folder_(folder), warnings_(warnings) {}

    Json lay(const Json& json, const std::string& place) {
        if (is_ramp(json)) {
            return expression(json, place);
        }
        Json result = json;
        if (json.is_array()) {
            for (std::size_t i = 0; i < json.size(); ++i) {
                result[i] = lay(json[i], fmt::format("{}[{}]", place, i));
            }
        } else if (json.is_object()) {
            for (const auto& [key, value] : json.items()) {
                result[key] = lay(value, place + "." + key);
            }
        }
        return result;
    }

private:
    Json told(const std::string& place, std::string message) {
        warnings_.push_back({place, std::move(message)});
        return "magenta";
    }

    Json expression(const Json& json, const std::string& place) {
        constexpr double kMostSteps = 64;
        const auto ramp = read_ramp(folder_, json[1].get<std::string>());
        if (!ramp) {
            return told(place, ramp.error().message);
        }
        RampSpan span{json[3].get<double>(), json[4].get<double>(), {}, 0, 0};
        if (!(span.from < span.to) && !(span.from > span.to)) {
            return told(place, "a ramp runs from one number to another");
        }
        const Json options = json.size() == 6 ? json[5] : Json::object();
        const double steps = number_in(options, "steps").value_or(0);
        if (steps < 0 || steps > kMostSteps || steps != std::floor(steps)) {
            return told(place, "\"steps\" of a ramp are a whole number up to 64");
        }
        span.fade = number_in(options, "fade").value_or(0);
        if (span.fade < 0 || span.fade > 1) {
            return told(place, "\"fade\" of a ramp is a share from 0 to 1");
        }
        span.middle = number_in(options, "middle");
        span.steps = static_cast<int>(steps);
        return expression_of(*ramp, lay(json[2], place + "[2]"), span);
    }

    const std::filesystem::path& folder_;
    std::vector<Warning>& warnings_;
};

}  // namespace

std::vector<std::string> ramp_names(const std::filesystem::path& folder) {
    return json_names(folder);
}

Result<Ramp> read_ramp(const std::filesystem::path& folder, const std::string& name) {
    if (const auto unknown = unknown_name(ramp_names(folder), "ramp", name); !unknown.empty()) {
        return bad_input(unknown);
    }
    const auto path = folder / (name + ".json");
    auto text = read_text(path);
    if (!text) {
        return tl::unexpected(text.error());
    }
    const auto json = Json::parse(*text, nullptr, false);
    if (!json.is_object()) {
        return bad_input(
            fmt::format("{}: is not a ramp: a JSON object is expected", path.string()));
    }
    Ramp ramp{text_at(json, "title"),
              text_at(json, "author"),
              0,
              text_at(json, "source"),
              text_at(json, "kind"),
              false,
              {},
              0};
    ramp.year = static_cast<int>(number_in(json, "year").value_or(0));
    ramp.is_monotone = json.value("monotone", Json(false)) == true;
    ramp.colors = colors_at(json, "colors");
    if (ramp.colors.empty()) {
        ramp.colors = colors_at(json, "below");
        ramp.shore = ramp.colors.size();
        const auto above = colors_at(json, "above");
        ramp.colors.insert(ramp.colors.end(), above.begin(), above.end());
    }
    const bool readable = std::all_of(ramp.colors.begin(), ramp.colors.end(),
                                      [](const auto& css) { return style::parse_color(css); });
    const bool parted = ramp.shore == 0 || (ramp.shore > 1 && ramp.shore + 1 < ramp.colors.size());
    if (ramp.colors.size() < 2 || !readable || !parted) {
        return bad_input(
            fmt::format("{}: is not a ramp: \"colors\", or those \"below\" and \"above\" "
                        "a shore, are expected",
                        path.string()));
    }
    return ramp;
}

Json expression_of(const Ramp& ramp, const Json& input, const RampSpan& span) {
    Ramp turned = ramp;
    if (span.from > span.to) {
        std::reverse(turned.colors.begin(), turned.colors.end());
        turned.shore = ramp.shore > 0 ? ramp.colors.size() - ramp.shore : 0;
    }
    const double low = std::min(span.from, span.to);
    const double high = std::max(span.from, span.to);
    std::vector<Stop> stops = stops_of(turned, low, high, span.middle);
    if (span.fade > 0) {
        fade_in(stops, low + span.fade * (high - low));
    }
    if (span.steps > 0) {
        return classes_of(stops, input, low, high, span.steps);
    }
    Json expression = Json::array({"interpolate", Json::array({"linear"}), input});
    for (const Stop& stop : stops) {
        expression.push_back(stop.value);
        expression.push_back(stop.color);
    }
    return expression;
}

Json with_ramps(const Json& json, const std::filesystem::path& folder, const std::string& place,
                std::vector<Warning>& warnings) {
    return Laying(folder, warnings).lay(json, place);
}

}  // namespace northway::scene
