// SPDX-License-Identifier: Apache-2.0
#include "compose/build_page_auto.h"

#include "style/feature.h"
#include "text/number.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace northway::compose {
namespace {

using page::LegendEntry;
using scene::LayerType;
using style::Json;
using Sample = LegendEntry::Sample;

constexpr std::size_t kMostTicks = 6;
constexpr double kLeastStep_px = 4;  // between the diameters of nested circles

// An expression that follows one attribute or the height: its form and the inputs it names.
struct Driven {
    enum class Form { curve, steps, names };
    Form form = Form::curve;
    std::string field;  // empty: the height
    std::vector<style::Value> inputs;
};

// The attribute that an input reads: ["get", f], also inside conversions and coalesce.
std::optional<std::string> field_of(const Json& input) {
    if (!input.is_array() || input.empty() || !input[0].is_string()) {
        return std::nullopt;
    }
    const std::string name = input[0].get<std::string>();
    if (name == "elevation") {
        return std::string();
    }
    if (name == "get" && input.size() == 2 && input[1].is_string()) {
        return input[1].get<std::string>();
    }
    if ((name == "to-number" || name == "number" || name == "coalesce" || name == "to-string" ||
         name == "string") &&
        input.size() >= 2) {
        return field_of(input[1]);
    }
    return std::nullopt;
}

std::optional<Driven> driven_by(const Json& json);

// {"property": f, "stops": [[v, out], …], "type": …}
std::optional<Driven> driven_by_function(const Json& json) {
    const auto stops = json.find("stops");
    if (!json.value("property", Json()).is_string() || stops == json.end() || !stops->is_array()) {
        return std::nullopt;
    }
    Driven driven;
    driven.field = json["property"].get<std::string>();
    const std::string type = json.value("type", "exponential");
    driven.form = type == "categorical" ? Driven::Form::names
                  : type == "interval"  ? Driven::Form::steps
                                        : Driven::Form::curve;
    for (const auto& stop : *stops) {
        if (!stop.is_array() || stop.size() != 2 || stop[0].is_object()) {
            return std::nullopt;
        }
        driven.inputs.push_back(style::value_from_json(stop[0]));
    }
    return driven;
}

std::optional<Driven> driven_by(const Json& json) {
    if (json.is_object()) {
        return driven_by_function(json);
    }
    if (!json.is_array() || json.empty() || !json[0].is_string()) {
        return std::nullopt;
    }
    const std::string name = json[0].get<std::string>();
    const bool curve = name.starts_with("interpolate");
    if (!curve && name != "step" && name != "match") {
        return std::nullopt;
    }
    const std::size_t at = curve ? 2 : 1;
    if (json.size() <= at + 2) {
        return std::nullopt;
    }
    const auto field = field_of(json[at]);
    if (!field) {
        // A curve over the zoom: what its first output follows.
        return name == "match" ? std::nullopt : driven_by(json[name == "step" ? 2 : 4]);
    }
    Driven driven;
    driven.field = *field;
    driven.form = curve            ? Driven::Form::curve
                  : name == "step" ? Driven::Form::steps
                                   : Driven::Form::names;
    const std::size_t first = name == "step" ? 3 : at + 1;
    const std::size_t end = name == "match" ? json.size() - 1 : json.size();
    for (std::size_t i = first; i + 1 < end + (name == "match" ? 0 : 1); i += 2) {
        const Json& label = json[i];
        driven.inputs.push_back(
            style::value_from_json(label.is_array() && !label.empty() ? label[0] : label));
    }
    return driven;
}

class Maker {
public:
    Maker(LayerContext& context, const Json& paint, const scene::Words& words, Language language)
        : context_(context), paint_(paint), words_(words), language_(language) {}

    std::vector<LegendEntry> make(bool wanted) {
        switch (context_.layer().type) {
            case LayerType::relief:
                return wanted ? scale("relief-color") : std::vector<LegendEntry>{};
            case LayerType::color_relief:
                return wanted ? scale("color-relief-color") : std::vector<LegendEntry>{};
            case LayerType::heatmap:
                return wanted ? density() : std::vector<LegendEntry>{};
            case LayerType::circle:
                if (auto entries = circles(); !entries.empty()) {
                    return entries;
                }
                return colors("circle-color", wanted);
            case LayerType::fill:
                return colors("fill-color", wanted);
            case LayerType::line:
                return colors("line-color", wanted);
            default:
                return {};
        }
    }

private:
    std::optional<Driven> driven(const char* property) const {
        const auto found = paint_.find(property);
        return found != paint_.end() ? driven_by(*found) : std::nullopt;
    }

    // The context for one value of the attribute or the height.
    style::Value at(const char* property, const Driven& by, const style::Value& input) {
        style::PlainFeature feature;
        feature.attributes.emplace_back(by.field, input);
        style::EvaluationContext evaluation = context_.evaluation();
        evaluation.feature = &feature;
        if (by.field.empty() && input.number() != nullptr) {
            evaluation.elevation = *input.number();
        }
        return context_.layer().property(property).evaluate(evaluation);
    }
    style::Color color_at(const char* property, const Driven& by, const style::Value& input) {
        const style::Value value = at(property, by, input);
        const auto* color = value.color();
        return color != nullptr ? *color : style::kTransparent;
    }

    std::string title() const { return context_.layer().title.in(language_); }
    std::string number_text(double value) const {
        return text::format_number(value, language_, 2);
    }

    // The sample of a colour, as the layer draws it.
    LegendEntry sample(const style::Color& color) {
        LegendEntry entry;
        entry.color = color;
        const auto number = [&](const char* property, double otherwise) {
            return context_.layer().property(property).number(context_.evaluation(), otherwise);
        };
        switch (context_.layer().type) {
            case LayerType::fill: {
                entry.sample = Sample::polygon;
                entry.casing_color = context_.layer()
                                         .property("fill-outline-color")
                                         .color(context_.evaluation(), style::kTransparent);
                entry.casing_width_px = entry.casing_color.a > 0 ? 1 : 0;
                break;
            }
            case LayerType::circle:
                entry.sample = Sample::circle;
                entry.width_px = 2 * number("circle-radius", 5);
                entry.casing_width_px = number("circle-stroke-width", 0);
                entry.casing_color =
                    context_.layer().property("circle-stroke-color").color(context_.evaluation());
                break;
            default:
                entry.sample = Sample::line;
                entry.width_px = std::max(number("line-width", 1), 0.75);
                dashes(entry);
                break;
        }
        return entry;
    }

    // Dashes are in widths of the line.
    void dashes(LegendEntry& entry) const {
        const style::Value value =
            context_.layer().property("line-dasharray").evaluate(context_.evaluation());
        const Json json = style::json_from_value(value);
        if (!json.is_array()) {
            return;
        }
        for (const auto& each : json) {
            entry.dash_px.push_back(each.is_number() ? each.get<double>() * entry.width_px : 0);
        }
    }

    // Every field's numbers that the features have.
    std::optional<std::pair<double, double>> range_of(const std::string& field) {
        const auto& features = context_.features();
        const int index = features.field_index(field);
        if (index < 0) {
            return std::nullopt;
        }
        std::optional<std::pair<double, double>> range;
        for (std::size_t i = 0; i < features.features.size(); ++i) {
            if (!context_.select(i)) {
                continue;
            }
            const auto value = context_.evaluation().feature->property(field);
            const double* number = value ? value->number() : nullptr;
            if (number == nullptr || !std::isfinite(*number)) {
                continue;
            }
            range = range ? std::pair{std::min(range->first, *number),
                                      std::max(range->second, *number)}
                          : std::pair{*number, *number};
        }
        return range;
    }

    static double round_below(double value) {
        const double decade = std::pow(10.0, std::floor(std::log10(value)));
        return (value >= 5 * decade ? 5 : value >= 2 * decade ? 2 : 1) * decade;
    }

    std::vector<LegendEntry> circles() {
        const auto by = driven("circle-radius");
        if (!by || by->form != Driven::Form::curve || by->field.empty()) {
            return {};
        }
        const auto range = range_of(by->field);
        if (!range || !(range->second > 0)) {
            return {};
        }
        LegendEntry entry = sample(context_.layer()
                                       .property("circle-color")
                                       .color(context_.evaluation(), style::kBlack));
        entry.sample = Sample::circles;
        entry.text = title();
        double last_px = 1e9;
        double value = round_below(range->second);
        for (int i = 0; i < 3 && value >= range->first; ++i) {
            const style::Value radius = at("circle-radius", *by, value);
            const double size_px = radius.number() != nullptr ? 2 * *radius.number() : 0;
            if (size_px > 0 && last_px - size_px >= kLeastStep_px) {
                entry.ticks.push_back({size_px, number_text(value)});
                last_px = size_px;
            }
            value = round_below(value / (i == 0 ? 4 : 5));
        }
        if (entry.ticks.empty()) {
            return {};
        }
        entry.width_px = entry.ticks.front().at;
        return {entry};
    }

    std::vector<LegendEntry> density() {
        constexpr int kColors = 12;
        LegendEntry entry;
        entry.sample = Sample::ramp;
        entry.text = title();
        entry.low_text = words_("legend.sparse", language_);
        entry.high_text = words_("legend.dense", language_);
        for (int i = 0; i <= kColors; ++i) {
            style::EvaluationContext evaluation = context_.evaluation();
            evaluation.heatmap_density = static_cast<double>(i) / kColors;
            const style::Value value =
                context_.layer().property("heatmap-color").evaluate(evaluation);
            entry.ramp.push_back(value.color() != nullptr ? *value.color() : style::kTransparent);
        }
        return {entry};
    }

    std::vector<LegendEntry> colors(const char* property, bool wanted) {
        const auto by = driven(property);
        if (!by) {
            if (!wanted) {
                return {};
            }
            LegendEntry entry =
                sample(context_.layer().property(property).color(context_.evaluation()));
            entry.text = title();
            return {entry};
        }
        if (by->form != Driven::Form::names) {
            return scale(property);
        }
        if (!wanted) {
            return {};
        }
        std::vector<LegendEntry> entries;
        for (const auto& input : by->inputs) {
            LegendEntry entry = sample(color_at(property, *by, input));
            entry.text = input.string() != nullptr   ? *input.string()
                         : input.number() != nullptr ? number_text(*input.number())
                                                     : std::string();
            if (!entry.text.empty()) {
                entries.push_back(std::move(entry));
            }
        }
        return entries;
    }

    // Many stops make a colour scale: they stand where their values do, the numbers are round.
    void set_by_value(LegendEntry& entry, const std::vector<double>& stops) const {
        const double low = stops.front();
        const double range = stops.back() - low;
        for (const double stop : stops) {
            entry.ramp_stops.push_back((stop - low) / range);
        }
        const double step = round_step(range / (kMostTicks - 1));
        for (double value = std::ceil(low / step) * step; value <= stops.back() + 1e-6 * range;
             value += step) {
            entry.ticks.push_back({(value - low) / range, number_text(value)});
        }
    }

    // The next of 1, 2, 5, 10, 20 … that is no smaller.
    static double round_step(double step) {
        const double power = std::pow(10.0, std::floor(std::log10(step)));
        const double times = step / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    // A ramp with its stops at equal distances, as atlases set heights, or blocks between them.
    std::vector<LegendEntry> scale(const char* property) {
        const auto by = driven(property);
        if (!by || by->inputs.empty() || by->form == Driven::Form::names) {
            return {};
        }
        LegendEntry entry;
        entry.sample = Sample::ramp;
        entry.text = title();
        if (by->field.empty()) {
            entry.text += ", " + text::unit_text("m", language_);
        }
        entry.ramp_in_steps = by->form == Driven::Form::steps;
        std::vector<double> stops;
        for (const auto& input : by->inputs) {
            if (input.number() == nullptr) {
                return {};
            }
            stops.push_back(*input.number());
        }
        if (entry.ramp_in_steps) {
            // The colour below the first step, then that of each.
            entry.ramp.push_back(color_at(property, *by, stops.front() - std::abs(stops.front()) - 1));
        }
        for (const double stop : stops) {
            entry.ramp.push_back(color_at(property, *by, stop));
        }
        if (!entry.ramp_in_steps && stops.size() > kMostTicks) {
            set_by_value(entry, stops);
            return {entry};
        }
        const auto blocks = static_cast<double>(entry.ramp.size());
        const std::size_t every = (stops.size() + kMostTicks - 1) / kMostTicks;
        for (std::size_t i = 0; i < stops.size(); i += every) {
            const double at = entry.ramp_in_steps
                                  ? (static_cast<double>(i) + 1) / blocks
                                  : static_cast<double>(i) / std::max(blocks - 1, 1.0);
            entry.ticks.push_back({at, number_text(stops[i])});
        }
        return {entry};
    }

    LayerContext& context_;
    const Json& paint_;
    const scene::Words& words_;
    Language language_;
};

}  // namespace

std::vector<page::LegendEntry> legend_of_layer(LayerContext& context, const style::Json& paint,
                                               bool wanted, const scene::Words& words,
                                               Language language) {
    return paint.is_object() ? Maker(context, paint, words, language).make(wanted)
                             : std::vector<page::LegendEntry>{};
}

}  // namespace northway::compose
