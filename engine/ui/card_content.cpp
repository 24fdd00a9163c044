// SPDX-License-Identifier: Apache-2.0
#include "ui/card_content.h"

#include "base/year.h"
#include "model/status.h"
#include "text/number.h"
#include "ui/event_list.h"
#include "ui/find_systems.h"
#include "ui/vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace northway::ui {
namespace {

constexpr std::array<std::string_view, 6> kClasses{"bottleneck", "plan",   "status",
                                                   "attribute",  "policy", "lost_chart"};

// It never begins a line.
constexpr const char* kDash = "\u00A0— ";

// What every part of a card needs.
struct Context {
    const model::Catalogue& catalogue;
    const scene::Words& words;
    Language language;

    const std::string& word(std::string_view key) const { return words(key, language); }
    std::string code(std::string_view group, std::string_view value) const {
        return coded_text(words, language, group, value);
    }
    std::string status(std::optional<model::SystemStatus> value) const {
        return value ? code("status", model::word_of(*value)) : word("ui.status-unknown");
    }
};

// Changes known to a month or a year stand on its first day: no more is said than is known.
std::string change_text(const Context& context, double year) {
    const std::string day = format_day(year);
    return date_text(day.substr(0, day.ends_with("-01-01") ? 4
                                   : day.ends_with("-01")  ? 7
                                                           : 10),
                     context.words, context.language);
}

std::string period_day(const Context& context, const Period& period) {
    return period.end - period.start > 0.9 ? text::format_year(static_cast<int>(period.start))
                                           : change_text(context, period.start);
}

std::string status_2025_text(const Context& context, const model::System& system) {
    const std::string& word = system.status_2025;
    std::string text = context.words.has("status." + word) ? context.code("status", word)
                                                           : context.code("ui.status-word", word);
    if (!system.status_2025_basis.empty()) {
        text += " (" + context.code("ui.status-2025", system.status_2025_basis) + ")";
    }
    return text;
}

std::vector<NamedValue> facts_of(const Context& context, const model::System& system, double year) {
    std::vector<NamedValue> facts;
    const auto add = [&](std::string_view key, std::string value) {
        facts.push_back({context.word(key), std::move(value)});
    };
    if (!system.tier.empty()) {
        add("ui.tier", context.code("ui.tier", system.tier));
    }
    if (!system.status_changes.empty()) {
        const auto status = model::status_at(system.status_changes, year);
        const std::string shown = text::format_year(static_cast<int>(std::floor(year)));
        facts.push_back({context.words.with("ui.status-in", context.language, {shown}),
                         context.status(status)});
        std::string history;
        for (const auto& change : system.status_changes) {
            history += (history.empty() ? "" : "\n") + change_text(context, change.year) + "  " +
                       context.status(change.status);
        }
        add("ui.status-history", std::move(history));
    }
    if (!system.status_2025.empty() && system.status_2025 != "n/a") {
        add("ui.status-2025", status_2025_text(context, system));
    }
    if (system.opened) {
        add("ui.opened", period_day(context, *system.opened));
    }
    if (system.planned) {
        add("ui.planned", period_day(context, *system.planned));
    }
    const auto routes = context.catalogue.routes_of(system.id);
    if (!routes.empty()) {
        double length_km = 0;
        for (const auto* route : routes) {
            length_km += route->length_km;
        }
        add("ui.route-accuracy",
            context.code("ui.accuracy", routes.front()->accuracy) + ", " +
                text::format_quantity(std::round(length_km), "km", context.language));
    }
    if (const auto* area = context.catalogue.area_of(system.id)) {
        add("ui.area-accuracy", context.code("ui.accuracy", area->accuracy));
    }
    return facts;
}

void set_citation(const Context& context, const std::string& source_id, std::string& citation,
                  bool& is_general) {
    const auto* source = context.catalogue.find_source(source_id);
    citation = source != nullptr ? citation_text(*source, context.language) : source_id;
    is_general = source != nullptr && source->is_general();
}

CitedText cited(const Context& context, const std::string& source_id,
                const std::string& place_in_source) {
    CitedText text;
    set_citation(context, source_id, text.citation, text.is_general);
    const std::string place = place_text(place_in_source, context.words, context.language);
    text.citation += (place.empty() ? "" : ", ") + place;
    return text;
}

// A row from the same source as the one before it names the place alone.
class CitedOnce {
public:
    explicit CitedOnce(const Context& context) : context_(context) {}
    void shorten(CitedText& text, const std::string& source_id,
                 const std::string& place_in_source) {
        if (source_id == last_) {
            text.citation = place_text(place_in_source, context_.words, context_.language);
            text.is_general = false;
        }
        last_ = source_id;
    }

private:
    const Context& context_;
    std::string last_;
};

std::vector<std::string> warnings_of(const Context& context, const model::Observation& o) {
    std::vector<std::string> warnings;
    if (o.is_suspect) {
        warnings.push_back(context.word("ui.suspect"));
    }
    for (const auto& id : o.disputes) {
        const auto* other = context.catalogue.find_observation(id);
        if (other == nullptr) {
            continue;
        }
        const auto* source = context.catalogue.find_source(other->source_id);
        std::string text = value_text(*other, context.words, context.language);
        const std::string period = period_text(*other, context.words, context.language);
        if (period != period_text(o, context.words, context.language)) {
            text += " (" + period + ")";
        }
        if (source != nullptr) {
            text +=
                kDash + (other->source_id == o.source_id
                             ? place_text(other->place_in_source, context.words, context.language)
                             : source_text(*source, other->place_in_source, context.words,
                                           context.language));
        }
        warnings.push_back(context.words.with("ui.dispute-with", context.language, {text}));
    }
    return warnings;
}

int metric_rank(const model::Observation& o) {
    if (o.basis == model::Basis::growth || o.metric.starts_with("growth_")) {
        return 4;
    }
    if (o.basis == model::Basis::share || o.metric.starts_with("share_")) {
        return 5;
    }
    return o.metric == "throughput"           ? 0
           : o.metric.starts_with("capacity") ? 1
           : o.metric == "length"             ? 2
                                              : 3;
}

bool is_newer(const model::Observation* a, const model::Observation* b) {
    const auto time = [](const model::Observation* o) {
        const auto& period = o->end ? o->end : o->start;
        return period ? period->end : 0.0;
    };
    return time(a) > time(b);
}

void add_citations(const Context& context, FigureGroup& group) {
    const std::string* last = nullptr;
    for (auto& part : group.parts) {
        for (auto& row : part.rows) {
            if (last == nullptr || *last != row.observation->source_id) {
                set_citation(context, row.observation->source_id, row.citation, row.is_general);
            }
            last = &row.observation->source_id;
        }
    }
}

// As a figure, so that it is written as printed ones are.
model::Observation as_figure(const model::Derived& derived) {
    model::Observation figure;
    figure.metric = derived.metric;
    figure.value = shown_value(derived);
    figure.unit = derived.unit;
    figure.qualifier = derived.qualifier;
    figure.period_start = derived.period_start;
    figure.period_end = derived.period_end;
    return figure;
}

DerivedRow derived_row(const Context& context, const model::Derived& derived) {
    const model::Observation figure = as_figure(derived);
    DerivedRow row;
    const std::string part = part_text(derived.commodity, derived.direction, context.catalogue,
                                       context.words, context.language);
    row.title = context.words.has("ui.derived." + derived.metric)
                    ? context.code("ui.derived", derived.metric)
                    : term_text(context.catalogue, context.language, "metric", derived.metric);
    row.title += (part.empty() ? "" : " · ") + part;
    row.period = period_text(figure, context.words, context.language);
    row.value = value_text(figure, context.words, context.language);
    row.rule = context.word(model::text_key(derived.rule));
    std::string separator = ": ";
    for (const auto& id : derived.inputs) {
        if (const auto* input = context.catalogue.find_observation(id)) {
            row.rule += separator + value_text(*input, context.words, context.language) + " (" +
                        period_text(*input, context.words, context.language) + ")";
            separator = ", ";
        }
    }
    if (const auto* printed = context.catalogue.find_observation(derived.printed)) {
        row.warnings.push_back(
            context.words.with("ui.derived-printed", context.language,
                               {value_text(*printed, context.words, context.language)}));
    }
    if (derived.is_suspect || derived.is_disputed) {
        row.warnings.push_back(context.word("ui.derived-doubtful"));
    }
    if (derived.is_general) {
        row.warnings.push_back(context.word("ui.derived-general"));
    }
    return row;
}

std::vector<StatementGroup> statements_of(const Context& context, const model::System& system,
                                          std::size_t& count) {
    const auto all = context.catalogue.statements_of(system.id);
    count = all.size();
    std::vector<StatementGroup> groups;
    const auto add = [&](std::string_view kind) {
        StatementGroup group{context.code("ui.class", kind), {}};
        CitedOnce once(context);
        for (const auto* statement : all) {
            if (statement->kind == kind) {
                CitedText row = cited(context, statement->source_id, statement->place_in_source);
                row.date = date_text(statement->date, context.words, context.language);
                row.text = statement->texts.in(context.language);
                once.shorten(row, statement->source_id, statement->place_in_source);
                group.rows.push_back(std::move(row));
            }
        }
        if (!group.rows.empty()) {
            groups.push_back(std::move(group));
        }
    };
    std::for_each(kClasses.begin(), kClasses.end(), add);
    return groups;
}

std::vector<EventRow> events_of(const Context& context, const model::System& system) {
    EventQuery query;
    query.scope = EventScope::of_system;
    query.system_id = system.id;
    std::vector<EventRow> rows;
    CitedOnce once(context);
    for (const std::size_t index : find_events(context.catalogue, query)) {
        const auto& event = context.catalogue.events[index];
        EventRow row{index, event_text(context.catalogue, event, context.words, context.language),
                     event.basis != model::Basis::actual};
        once.shorten(row.text, event.source_id, event.place_in_source);
        rows.push_back(std::move(row));
    }
    return rows;
}

// The catalogue's remarks, which are in English only: of the system, and how each of its lines or
// its area was made.
std::string note_of(const model::Catalogue& catalogue, const model::System& system) {
    std::vector<std::string> parts{system.note};
    for (const auto* route : catalogue.routes_of(system.id)) {
        parts.push_back(route->made);
    }
    if (const auto* area = catalogue.area_of(system.id)) {
        parts.push_back(area->made);
    }
    std::string note;
    std::vector<std::string> seen;
    for (const std::string& part : parts) {
        if (part.empty() || std::find(seen.begin(), seen.end(), part) != seen.end()) {
            continue;
        }
        seen.push_back(part);
        note += (note.empty() ? "" : "\n") + part;
    }
    return note;
}

}  // namespace

CitedText event_text(const model::Catalogue& catalogue, const model::Event& event,
                     const scene::Words& words, Language language) {
    const Context context{catalogue, words, language};
    CitedText text = cited(context, event.source_id, event.place_in_source);
    text.date = date_text(event.date, words, language);
    text.text = event.titles.in(language);
    return text;
}

std::vector<FigureGroup> figure_groups(const model::Catalogue& catalogue,
                                       std::string_view system_id, const scene::Words& words,
                                       Language language) {
    const Context context{catalogue, words, language};
    auto all = catalogue.observations_of(system_id);
    std::stable_sort(all.begin(), all.end(), [](const auto* a, const auto* b) {
        return metric_rank(*a) < metric_rank(*b);
    });
    std::vector<FigureGroup> groups;
    for (const auto* o : all) {
        auto group = std::find_if(groups.begin(), groups.end(), [&](const FigureGroup& each) {
            return each.metric == o->metric;
        });
        if (group == groups.end()) {
            groups.push_back({o->metric, term_text(catalogue, language, "metric", o->metric), {}});
            group = groups.end() - 1;
        }
        const auto part =
            std::find_if(group->parts.begin(), group->parts.end(), [&](const FigurePart& each) {
                const auto* first = each.rows.front().observation;
                return first->commodity == o->commodity && first->direction == o->direction;
            });
        FigureRow row;
        row.observation = o;
        row.period = period_text(*o, words, language);
        row.value = value_text(*o, words, language);
        row.basis = context.code("ui.basis", model::word_of(o->basis));
        row.place = place_text(o->place_in_source, words, language);
        row.warnings = warnings_of(context, *o);
        if (part == group->parts.end()) {
            group->parts.push_back(
                {part_text(o->commodity, o->direction, catalogue, words, language), {row}});
        } else {
            part->rows.push_back(std::move(row));
        }
    }
    for (auto& group : groups) {
        for (auto& part : group.parts) {
            std::stable_sort(part.rows.begin(), part.rows.end(),
                             [](const FigureRow& a, const FigureRow& b) {
                                 return is_newer(a.observation, b.observation);
                             });
        }
        add_citations(context, group);
    }
    return groups;
}

CardContent card_content(const model::Catalogue& catalogue, std::span<const model::Derived> derived,
                         const model::System& system, double year, const scene::Words& words,
                         Language language) {
    const Context context{catalogue, words, language};
    CardContent content;
    content.name = system.names.in(language);
    for (const auto code : kLanguageCodes) {
        const auto other = *language_from_code(code);
        if (other != language && !system.names.in(other).empty()) {
            content.other_names.push_back(system.names.in(other));
        }
    }
    if (!system.name_zh_alternative.empty()) {
        content.other_names.push_back(
            words.with("ui.name-alternative", language, {system.name_zh_alternative}));
    }
    content.kind = context.code("ui.kind", system.kind);
    content.facts = facts_of(context, system, year);
    content.figures = figure_groups(catalogue, system.id, words, language);
    content.figure_count = catalogue.observations_of(system.id).size();
    for (const auto& each : derived) {
        if (each.system_id == system.id) {
            content.derived.push_back(derived_row(context, each));
        }
    }
    content.statements = statements_of(context, system, content.statement_count);
    content.events = events_of(context, system);
    content.note = note_of(catalogue, system);
    content.is_drawn = is_drawn(catalogue, system);
    return content;
}

}  // namespace northway::ui
