// SPDX-License-Identifier: Apache-2.0
#include "compose/build_charts.h"

#include "page/sheet.h"

#include <algorithm>
#include <cctype>

namespace northway::compose {
namespace {

// "fudan-riac-2020" as a reader's mark of the source: "FUDAN‑RIAC 2020", on one line.
std::string short_name(const std::string& source_id) {
    std::string name = source_id;
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    if (const auto dash = name.rfind('-'); dash != std::string::npos) {
        name.replace(dash, 1, "\u00A0");
    }
    for (auto dash = name.find('-'); dash != std::string::npos; dash = name.find('-')) {
        name.replace(dash, 1, "\u2011");
    }
    return name;
}

style::Color color_of(const scene::ChartSpec::Line& line, const ChartColors& colors,
                      std::size_t index) {
    if (!line.color.empty()) {
        if (const auto color = style::parse_color(line.color)) {
            return *color;
        }
    }
    return index == 0 ? colors.first : colors.second;
}

}  // namespace

std::string short_sources(const std::vector<std::string>& source_ids,
                          const model::Catalogue& catalogue, const scene::Words& words,
                          Language language) {
    std::string text;
    bool general = false;
    const auto add = [&](const std::string& name) {
        text += (text.empty() ? "" : page::kBetweenItems) + name;
    };
    for (const std::string& id : source_ids) {
        const model::Source* source = catalogue.find_source(id);
        if (source != nullptr && source->is_general()) {
            general = true;
        } else {
            add(short_name(id));
        }
    }
    if (general) {
        add(words("chart.general", language));
    }
    return text;
}

std::vector<page::Chart> make_charts(const scene::Scene& scene, const model::Catalogue* catalogue,
                                     const scene::Words& words, const ChartColors& colors,
                                     double year) {
    std::vector<page::Chart> charts;
    if (catalogue == nullptr) {
        return charts;
    }
    const Language language = scene.language();
    for (const auto& spec : scene.page.charts) {
        page::Chart chart;
        chart.item = spec.item;
        std::vector<std::string> source_ids;
        for (const auto& wanted : spec.lines) {
            auto series = model::chart_series(*catalogue, wanted.key);
            if (series.columns.empty() ||
                (!chart.lines.empty() && chart.lines.front().series.unit != series.unit)) {
                continue;
            }
            for (const std::string& id : series.source_ids) {
                if (std::find(source_ids.begin(), source_ids.end(), id) == source_ids.end()) {
                    source_ids.push_back(id);
                }
            }
            const auto color = color_of(wanted, colors, chart.lines.size());
            chart.lines.push_back({std::move(series), wanted.label.in(language), color});
        }
        if (chart.lines.empty()) {
            continue;
        }
        chart.title = spec.title.in(language);
        if (const auto* system = catalogue->find_system(spec.lines.front().key.system_id);
            chart.title.empty() && system != nullptr) {
            chart.title = system->names.in(language);
        }
        chart.expected = colors.second;
        chart.year = year;
        chart.sources = words.with("chart.sources", language,
                                   {short_sources(source_ids, *catalogue, words, language)});
        chart.partial_text = words("chart.partial", language);
        chart.plan_text = words("chart.plan", language);
        chart.forecast_text = words("chart.forecast", language);
        charts.push_back(std::move(chart));
    }
    return charts;
}

}  // namespace northway::compose
