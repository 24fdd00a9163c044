// SPDX-License-Identifier: Apache-2.0
#include "compose/build_page.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "page/sheet.h"
#include "scene/status_look.h"
#include "text/number.h"

namespace northway::compose {
namespace {

using page::LegendEntry;
using Sample = LegendEntry::Sample;

constexpr std::array kSamples{
    std::pair{std::string_view("line"), Sample::line},
    std::pair{std::string_view("band"), Sample::band},
    std::pair{std::string_view("circle"), Sample::circle},
    std::pair{std::string_view("polygon"), Sample::polygon},
    std::pair{std::string_view("ramp"), Sample::ramp},
    std::pair{std::string_view("icon"), Sample::icon}};

style::Color color_at(const style::Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_string()) {
        return style::kTransparent;
    }
    return style::parse_color(found->get<std::string>()).value_or(style::kTransparent);
}

LegendEntry entry_from_json(const style::Json& json, Language language,
                            const style::IconSet& icons) {
    LegendEntry entry;
    entry.icon = icons.find(json.value("icon", ""));
    entry.text = scene::names_from_json(json.value("text", style::Json())).in(language);
    const std::string sample = json.value("sample", "line");
    for (const auto& [name, value] : kSamples) {
        if (name == sample) {
            entry.sample = value;
        }
    }
    entry.color = color_at(json, "color");
    entry.casing_color = color_at(json, "casing-color");
    entry.width_px = json.value("width", 2.0);
    entry.casing_width_px = json.value("casing-width", 0.0);
    entry.hatched = json.value("hatched", false);
    for (const auto& each : json.value("dash", style::Json::array())) {
        entry.dash_px.push_back(each.is_number() ? each.get<double>() : 0);
    }
    entry.low_text = scene::names_from_json(json.value("low", style::Json())).in(language);
    entry.high_text = scene::names_from_json(json.value("high", style::Json())).in(language);
    for (const auto& each : json.value("ticks", style::Json::array())) {
        if (each.is_object() && each.value("at", style::Json()).is_number()) {
            entry.ticks.push_back({std::clamp(each["at"].get<double>(), 0.0, 1.0),
                                   scene::names_from_json(each.value("text", style::Json()))
                                       .in(language)});
        }
    }
    for (const auto& each : json.value("ramp", style::Json::array())) {
        if (each.is_string()) {
            entry.ramp.push_back(
                style::parse_color(each.get<std::string>()).value_or(style::kTransparent));
        }
    }
    return entry;
}

constexpr double kCapacitySample_css = 9;

LegendEntry heading(const std::string& text) {
    LegendEntry entry;
    entry.sample = Sample::heading;
    entry.text = text;
    return entry;
}

// A round value of 1, 2 or 5 × 10^n, not above `value`.
double round_below(double value) {
    const double decade = std::pow(10.0, std::floor(std::log10(value)));
    return (value >= 5 * decade ? 5 : value >= 2 * decade ? 2 : 1) * decade;
}

// The scale of widths of one unit: two round volumes, what a mark stands for, and (said once for all
// units) what the pale band is.
void add_scale(std::vector<LegendEntry>& entries, const std::string& unit_code,
               const FlowSummary::Unit& unit, const scene::Words& words, Language language,
               bool says_capacity) {
    const double large = round_below(unit.greatest);
    for (const double value : {large / 5, large}) {
        LegendEntry entry;
        entry.sample = Sample::band;
        entry.text = text::format_quantity(value, unit_code, language);
        entry.color = unit.color;
        entry.casing_color = unit.casing_color;
        entry.mark_color = unit.mark_color;
        entry.mark_is_dot = unit.both_ways;
        entry.width_px = flow_width_css(unit, value);
        entry.casing_width_px = 1;
        entry.rank = 1;
        entry.is_redundant = value < large;
        entries.push_back(entry);
    }
    if (unit.has_capacity && says_capacity) {
        LegendEntry entry = entries.back();
        entry.text = words("legend.capacity", language);
        // Wide enough that the band shows on both sides.
        entry.capacity_width_px = std::max(flow_width_css(unit, large), kCapacitySample_css);
        entry.width_px = 0.5 * entry.capacity_width_px;
        entry.is_redundant = false;
        entry.rank = 3;
        entries.push_back(entry);
    }
    if (unit.marks) {
        LegendEntry entry;
        entry.sample = Sample::marks;
        entry.rank = 3;
        // A mark is a quantity, not a rate: the unit without "/a".
        const std::string quantity = unit_code.substr(0, unit_code.find('/'));
        entry.text = words.with("legend.mark", language,
                                {text::format_quantity(unit.quantum.quantum, quantity, language)});
        entry.color = unit.color;
        entry.casing_color = unit.casing_color;
        entry.mark_color = unit.mark_color;
        entry.mark_is_dot = unit.both_ways;
        entries.push_back(entry);
    }
}

LegendEntry line_sample(const std::string& text, const style::Color& color,
                        std::vector<double> dash) {
    LegendEntry entry;
    entry.text = text;
    entry.color = color;
    entry.width_px = 2.4;
    entry.dash_px = std::move(dash);
    return entry;
}

// A line in its dashes, an icon on its plate, or both, as they occur in view.
void add_statuses(std::vector<LegendEntry>& entries, const FlowSummary& flows,
                  const std::set<model::SystemStatus>& of_icons, const style::Icon* icon,
                  const scene::Words& words, Language language) {
    constexpr style::Color kGrey{0.45, 0.45, 0.45, 1};
    std::set<model::SystemStatus> all = flows.statuses;
    all.insert(of_icons.begin(), of_icons.end());
    for (const auto status : all) {
        const auto look = scene::status_look(status);
        entries.push_back(line_sample(
            words("status." + std::string(model::word_of(status)), language), kGrey,
            {look.dash_px.begin(), look.dash_px.end()}));
        entries.back().ties_px = {look.ties_px.begin(), look.ties_px.end()};
        entries.back().bars = look.bars;
        if (of_icons.count(status) > 0) {
            LegendEntry& entry = entries.back();
            entry.icon = icon;
            entry.icon_level = look.plate_level;
            if (flows.statuses.count(status) == 0) {
                entry.sample = Sample::icon;
            }
        }
    }
    if (flows.not_reported) {
        LegendEntry entry = line_sample(words("legend.not-reported", language), kGrey, {});
        entry.hatched = true;
        entry.width_px = 3.4;
        entries.push_back(entry);
    }
}

// What two flow layers show together: one scale a unit (the wider flow's), every status once.
void merge(FlowSummary& all, const FlowSummary& one) {
    for (const auto& [code, unit] : one.units) {
        FlowSummary::Unit& target = all.units[code];
        const bool has_capacity = target.has_capacity || unit.has_capacity;
        if (unit.greatest >= target.greatest) {
            target = unit;
        }
        target.has_capacity = has_capacity;
    }
    all.statuses.insert(one.statuses.begin(), one.statuses.end());
    all.not_reported |= one.not_reported;
    all.both_ways |= one.both_ways;
    all.schematic |= one.schematic;
    all.general_sources |= one.general_sources;
    all.interpolated |= one.interpolated;
}

// Few lines by name, all of them in one word, else how many.
std::string schematic_text(const SchematicLines& lines, const scene::Words& words,
                           Language language) {
    constexpr std::size_t kMostNames = 4;
    if (lines.others == 0 || lines.names.empty()) {
        return words("legend.schematic", language);
    }
    if (lines.names.size() <= kMostNames) {
        std::string list;
        for (const auto& name : lines.names) {
            list += (list.empty() ? "" : language == Language::zh ? "、" : ", ") + name;
        }
        return words.with("legend.schematic-names", language, {list});
    }
    return words.with("legend.schematic-count", language,
                      {std::to_string(lines.names.size()),
                       std::to_string(lines.names.size() + lines.others)});
}

void add_flows(std::vector<LegendEntry>& entries, const FlowSummary& flows,
               const std::set<model::SystemStatus>& of_icons, const style::Icon* icon,
               const scene::Words& words, const scene::Scene& scene,
               const SchematicLines& schematic) {
    const Language language = scene.language();
    bool any_marks = false, capacity_said = false;
    const auto has_scale = [](const auto& unit) { return unit.second.greatest > 0; };
    if (std::any_of(flows.units.begin(), flows.units.end(), has_scale)) {
        entries.push_back(heading(words("legend.width", language)));
    }
    for (const auto& [code, unit] : flows.units) {
        if (unit.greatest > 0) {
            add_scale(entries, code, unit, words, language, !capacity_said);
            capacity_said |= unit.has_capacity;
            any_marks |= unit.marks;
        }
    }
    if (any_marks) {
        entries.push_back(heading(words.with(
            "legend.motion", language,
            {text::format_number(scene.speed_m_per_s / 1000, language, 0),
             text::format_number(scene.tempo_years_per_s * 12, language, 1)})));
        entries.back().rank = 3;
    }
    if (!flows.statuses.empty() || !of_icons.empty() || flows.not_reported) {
        entries.push_back(heading(words("legend.status", language)));
        add_statuses(entries, flows, of_icons, icon, words, language);
    }
    if (flows.schematic) {
        entries.push_back(heading(schematic_text(schematic, words, language)));
        entries.back().rank = 3;
    }
}

}  // namespace

std::vector<LegendEntry> make_legend(const std::vector<LegendLayer>& layers,
                                     const scene::Words& words, const scene::Scene& scene,
                                     const style::IconSet& icons,
                                     const SchematicLines& schematic) {
    const Language language = scene.language();
    // Layers of one group stand under its name, one without a group under its own, in the order in
    // which the groups come first.
    std::vector<std::pair<std::string, std::vector<LegendEntry>>> groups;
    FlowSummary flows;
    std::set<model::SystemStatus> of_icons;
    bool any_flows = false;
    for (const auto& each : layers) {
        if (each.flows != nullptr) {
            merge(flows, *each.flows);
            any_flows = true;
        }
        of_icons.insert(each.statuses.begin(), each.statuses.end());
        if (each.entries.empty() && each.derived.empty()) {
            continue;
        }
        const std::string& own = each.layer->group.in(language);
        const std::string& title = own.empty() ? each.layer->title.in(language) : own;
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](const auto& held) { return held.first == title; });
        if (group == groups.end()) {
            group = groups.insert(groups.end(), {title, {}});
        }
        for (const auto& json : each.entries) {
            auto entry = entry_from_json(json, language, icons);
            if (std::none_of(group->second.begin(), group->second.end(), [&](const auto& other) {
                    return other.text == entry.text && other.icon == entry.icon;
                })) {
                group->second.push_back(std::move(entry));
            }
        }
        group->second.insert(group->second.end(), each.derived.begin(), each.derived.end());
    }
    std::vector<LegendEntry> entries;
    for (auto& [title, held] : groups) {
        // What a scale shows stands over it already.
        if (held.size() != 1 || held.front().text != title) {
            entries.push_back(heading(title));
        }
        entries.insert(entries.end(), held.begin(), held.end());
    }
    if (any_flows || !of_icons.empty()) {
        add_flows(entries, flows, of_icons, icons.find("plain"), words, scene, schematic);
    }
    return entries;
}

std::string make_credits(const scene::Scene& scene, const style::Json& credits,
                         const scene::Words& words, bool general_sources) {
    const Language language = scene.language();
    std::string line;
    const auto add = [&](const std::string& text) {
        if (!text.empty()) {
            line += (line.empty() ? "" : page::kBetweenItems) + text;
        }
    };
    for (const auto& wanted : scene.credits) {
        if (!wanted.is_string()) {
            add(scene::names_from_json(wanted).in(language));
            continue;
        }
        const auto id = wanted.get<std::string>();
        bool found = false;
        for (const auto& source : credits) {
            if (source.value("id", "") == id) {
                add(scene::names_from_json(source.value("credit", style::Json())).in(language));
                found = true;
            }
        }
        if (!found) {
            add(id);
        }
    }
    if (general_sources) {
        add(words("credits.general", language));
    }
    return line;
}

std::string viewpoint_text(const scene::Scene& scene) {
    const Language language = scene.language();
    const std::string& note = scene.viewpoint_note.in(language);
    const auto* viewpoint = scene.viewpoint();
    const std::string credit = viewpoint != nullptr ? viewpoint->credit.in(language) : std::string();
    return credit.empty() || note.empty() ? credit + note : credit + page::kBetweenItems + note;
}

}  // namespace northway::compose
