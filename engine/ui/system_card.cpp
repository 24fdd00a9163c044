// SPDX-License-Identifier: Apache-2.0
#include "base/year.h"
#include "model/series.h"
#include "text/number.h"
#include "ui/panels.h"
#include "ui/vocabulary.h"
#include "ui/widgets.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <tuple>
#include <vector>

namespace northway::ui {
namespace {

std::string status_name(const UiInput& input, std::optional<model::SystemStatus> status) {
    return status ? coded_text(input.words, input.language(), "status", model::word_of(*status))
                  : input.word("ui.status-unknown");
}

// Changes known to a month or a year stand on its first day: no more is said than is known.
std::string date_text(double year) {
    const std::string day = format_day(year);
    return day.substr(0, day.ends_with("-01-01") ? 4 : day.ends_with("-01") ? 7 : 10);
}

// A name and a value side by side; the value wraps.
void fact(const UiInput& input, const std::string& name, const std::string& value) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    muted_text(input.fonts, name);
    ImGui::TableNextColumn();
    wrapped_text(value);
}

bool begin_facts(const UiInput& input, const char* id) {
    const bool open = ImGui::BeginTable(id, 2, ImGuiTableFlags_SizingStretchProp);
    if (open) {
        ImGui::TableSetupColumn("name", ImGuiTableColumnFlags_WidthFixed, 104 * input.scale);
        ImGui::TableSetupColumn("value");
    }
    return open;
}

void names(const UiInput& input, const model::System& system) {
    heading(input.fonts, system.names.in(input.language()));
    for (const auto code : kLanguageCodes) {
        const auto language = *language_from_code(code);
        if (language != input.language() && !system.names.in(language).empty()) {
            muted_text(input.fonts, system.names.in(language));
        }
    }
}

std::string period_day(const Period& period) {
    return period.end - period.start > 0.9 ? text::format_year(static_cast<int>(period.start))
                                           : format_day(period.start);
}

void facts(const UiInput& input, const model::System& system) {
    if (!begin_facts(input, "##facts")) {
        return;
    }
    const Language language = input.language();
    const auto status = model::status_at(system.status_changes, input.year);
    fact(input,
         input.words.with("ui.status-in", language,
                          {text::format_year(static_cast<int>(std::floor(input.year)))}),
         status_name(input, status));
    std::string history;
    for (const auto& change : system.status_changes) {
        history += (history.empty() ? "" : "\n") + date_text(change.year) + "  " +
                   status_name(input, change.status);
    }
    if (system.status_changes.size() > 1) {
        fact(input, input.word("ui.status-history"), history);
    }
    if (system.opened) {
        fact(input, input.word("ui.opened"), period_day(*system.opened));
    }
    if (system.planned) {
        fact(input, input.word("ui.planned"), period_day(*system.planned));
    }
    const auto routes = input.catalogue->routes_of(system.id);
    if (!routes.empty()) {
        double length_km = 0;
        for (const auto* route : routes) {
            length_km += route->length_km;
        }
        fact(input, input.word("ui.route-accuracy"),
             coded_text(input.words, language, "ui.accuracy", routes.front()->accuracy) + ", " +
                 text::format_quantity(std::round(length_km), "km", language));
    }
    ImGui::EndTable();
}

// Volumes first, capacities second, the rest as the table has it; the newest of each first.
std::vector<const model::Observation*> in_order(
    std::vector<const model::Observation*> observations) {
    const auto rank = [](const model::Observation* o) {
        const int metric = o->metric == "throughput"           ? 0
                           : o->metric.starts_with("capacity") ? 1
                           : o->metric == "length"             ? 2
                                                               : 3;
        return std::tuple(metric, o->metric, o->commodity, o->direction);
    };
    const auto time = [](const model::Observation* o) {
        return o->end ? o->end->end : o->start ? o->start->start : 0.0;
    };
    std::stable_sort(observations.begin(), observations.end(), [&](const auto* a, const auto* b) {
        return std::tuple(rank(a), -time(a)) < std::tuple(rank(b), -time(b));
    });
    return observations;
}

void source_line(const UiInput& input, const std::string& source_id,
                 const std::string& place_in_source) {
    const auto* source = input.catalogue->find_source(source_id);
    if (source == nullptr) {
        return;
    }
    ImGui::PushFont(input.fonts.small);
    if (source->is_general()) {
        ImGui::PushStyleColor(ImGuiCol_Text, input.palette.warning);
        wrapped_text(input.word("ui.general-source"));
        ImGui::PopStyleColor();
        ImGui::PopFont();
        tooltip(source_text(*source, place_in_source, input.words, input.language()));
        return;
    }
    const std::string text = source_text(*source, place_in_source, input.words, input.language());
    const std::string title = source_text(*source, "", input.words, input.language());
    const std::string place = text.substr(title.size());
    // The place in the source is never cut, the title may be.
    const std::string shown =
        fitted(title, ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(place.c_str()).x) +
        place;
    ImGui::PushStyleColor(ImGuiCol_Text, input.palette.muted);
    ImGui::TextUnformatted(shown.c_str());
    ImGui::PopStyleColor();
    ImGui::PopFont();
    std::string more = text;
    for (const auto* part : {&source->authors, &source->publisher, &source->published}) {
        more += part->empty() ? "" : "\n" + *part;
    }
    tooltip(more);
}

void flags(const UiInput& input, const model::Observation& observation) {
    ImGui::PushFont(input.fonts.small);
    if (observation.is_suspect) {
        colored_text(input.palette.warning, input.word("ui.suspect"));
    }
    if (!observation.disputes.empty()) {
        std::string others;
        for (const auto& id : observation.disputes) {
            if (const auto* other = input.catalogue->find_observation(id)) {
                others += (others.empty() ? "" : ", ") +
                          value_text(*other, input.words, input.language());
            }
        }
        colored_text(input.palette.warning, input.word("ui.dispute"));
        tooltip(input.words.with("ui.dispute-tip", input.language(), {others}));
    }
    ImGui::PopFont();
}

void observation_row(const UiInput& input, const model::Observation& observation) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    wrapped_text(period_text(observation, input.words, input.language()));
    ImGui::TableNextColumn();
    ImGui::PushFont(input.fonts.bold);
    const std::string value = value_text(observation, input.words, input.language());
    ImGui::TextUnformatted(value.c_str());
    ImGui::PopFont();
    if (!observation.note.empty()) {
        tooltip(observation.note);
    }
    ImGui::SameLine();
    const std::string basis =
        coded_text(input.words, input.language(), "ui.basis", model::word_of(observation.basis));
    if (ImGui::CalcTextSize(basis.c_str()).x > ImGui::GetContentRegionAvail().x) {
        ImGui::NewLine();
    }
    ImGui::TextDisabled("%s", basis.c_str());
    source_line(input, observation.source_id, observation.place_in_source);
    flags(input, observation);
    ImGui::Dummy({0, input.scale});
}

void observations(const UiInput& input, const model::System& system) {
    const auto all = in_order(input.catalogue->observations_of(system.id));
    if (all.empty()) {
        return;
    }
    ImGui::Dummy({0, 6 * input.scale});
    heading(input.fonts,
            input.words.with("ui.observations", input.language(), {std::to_string(all.size())}));
    std::string subject;
    bool open = false;
    for (const auto* observation : all) {
        const std::string own = subject_text(*observation, input.words, input.language());
        if (own != subject) {
            if (open) {
                ImGui::EndTable();
            }
            subject = own;
            ImGui::Dummy({0, 2 * input.scale});
            muted_text(input.fonts, subject);
            open = ImGui::BeginTable(
                observation->id.c_str(), 2,
                ImGuiTableFlags_SizingStretchProp | ImGuiTableFlags_BordersInnerH);
            if (open) {
                ImGui::TableSetupColumn("period", ImGuiTableColumnFlags_WidthFixed,
                                        84 * input.scale);
                ImGui::TableSetupColumn("value");
            }
        }
        if (open) {
            observation_row(input, *observation);
        }
    }
    if (open) {
        ImGui::EndTable();
    }
}

void events(const UiInput& input, const model::System& system) {
    const auto all = input.catalogue->events_of(system.id);
    if (all.empty()) {
        return;
    }
    ImGui::Dummy({0, 6 * input.scale});
    heading(input.fonts,
            input.words.with("ui.events", input.language(), {std::to_string(all.size())}));
    if (!ImGui::BeginTable("##events", 2,
                           ImGuiTableFlags_SizingStretchProp | ImGuiTableFlags_BordersInnerH)) {
        return;
    }
    ImGui::TableSetupColumn("date", ImGuiTableColumnFlags_WidthFixed, 84 * input.scale);
    ImGui::TableSetupColumn("title");
    for (const auto* event : all) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        wrapped_text(event->date);
        ImGui::TableNextColumn();
        std::string title = event->titles.in(input.language());
        if (event->basis != model::Basis::actual) {
            title += " (" +
                     coded_text(input.words, input.language(), "ui.basis",
                                model::word_of(event->basis)) +
                     ")";
        }
        wrapped_text(title);
        source_line(input, event->source_id, event->place_in_source);
    }
    ImGui::EndTable();
}

Actions card_of_system(const UiInput& input, const model::System& system) {
    Actions actions;
    ImGui::BeginChild("##content");
    names(input, system);
    ImGui::Dummy({0, 4 * input.scale});
    if (input.catalogue->routes_of(system.id).empty()) {
        muted_text(input.fonts, input.word("ui.not-on-map"));
    } else if (ImGui::Button(input.word("ui.show-on-map").c_str())) {
        actions.push_back(GoToSystem{system.id});
    }
    ImGui::Dummy({0, 2 * input.scale});
    facts(input, system);
    observations(input, system);
    events(input, system);
    if (!system.note.empty()) {
        ImGui::Dummy({0, 6 * input.scale});
        heading(input.fonts, input.word("ui.note"));
        muted_text(input.fonts, system.note);
    }
    ImGui::EndChild();
    return actions;
}

void card_of_feature(const UiInput& input, const UiState& state) {
    ImGui::BeginChild("##content");
    if (begin_facts(input, "##feature")) {
        for (const auto& [name, value] : state.feature) {
            fact(input, name, value);
        }
        ImGui::EndTable();
    }
    ImGui::EndChild();
}

// The volume at the year with its unit, of the largest series; empty where there is none.
std::string volume_text(const UiInput& input, const model::System& system) {
    const model::Catalogue& catalogue = *input.catalogue;
    std::string best;
    double greatest = 0;
    for (const auto& key : model::series_keys(catalogue, system.id)) {
        if (key.basis != model::Basis::actual) {
            continue;
        }
        const auto series = model::Series::build(catalogue, key);
        const auto rate = series.at(input.year);
        if (series.is_empty() || series.peak_per_year() < greatest) {
            continue;
        }
        greatest = series.peak_per_year();
        best = rate.state == model::RateState::not_reported
                   ? input.word("ui.volume-none")
                   : text::format_quantity(rate.per_year, series.unit(), input.language());
        if (rate.state == model::RateState::interpolated) {
            best += " (" + input.word("ui.volume-interpolated") + ")";
        }
    }
    return best;
}

}  // namespace

void system_tooltip(const UiInput& input, const std::string& system_id) {
    const auto* system =
        input.catalogue != nullptr ? input.catalogue->find_system(system_id) : nullptr;
    if (system == nullptr) {
        return;
    }
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(ImGui::GetFontSize() * 24);
    ImGui::PushFont(input.fonts.bold);
    ImGui::TextUnformatted(system->names.in(input.language()).c_str());
    ImGui::PopFont();
    const auto status = model::status_at(system->status_changes, input.year);
    const std::string volume = volume_text(input, *system);
    ImGui::TextUnformatted((text::format_year(static_cast<int>(std::floor(input.year))) + ": " +
                            status_name(input, status) + (volume.empty() ? "" : " · " + volume))
                               .c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

Actions system_card(const UiInput& input, UiState& state) {
    Actions actions;
    const auto* system = input.catalogue != nullptr && !state.system_id.empty()
                             ? input.catalogue->find_system(state.system_id)
                             : nullptr;
    const float close = 24 * input.scale;
    const std::string kind =
        system != nullptr ? coded_text(input.words, input.language(), "ui.kind", system->kind)
                          : input.word("ui.feature");
    ImGui::AlignTextToFramePadding();
    ImGui::PushStyleColor(ImGuiCol_Text, input.palette.muted);
    clipped_text(kind, ImGui::GetContentRegionAvail().x - close - 8 * input.scale);
    ImGui::PopStyleColor();
    ImGui::SameLine(ImGui::GetWindowWidth() - close - ImGui::GetStyle().WindowPadding.x);
    if (icon_button("##close", Icon::close, close, input.palette.text)) {
        actions.push_back(SelectSystem{});
    }
    tooltip(input.word("ui.close"));
    if (system != nullptr) {
        Actions more = card_of_system(input, *system);
        actions.insert(actions.end(), more.begin(), more.end());
    } else {
        card_of_feature(input, state);
    }
    return actions;
}

}  // namespace northway::ui
