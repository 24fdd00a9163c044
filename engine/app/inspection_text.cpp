// SPDX-License-Identifier: Apache-2.0
#include "app/inspection.h"
#include "app/text_table.h"
#include "ui/vocabulary.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace northway::app {
namespace {

using Rows = std::vector<std::vector<std::string>>;

class TextWriter {
public:
    TextWriter(const Inspection& inspection, const scene::Words& words, Language language)
        : inspection_(inspection), words_(words), language_(language) {}

    std::string table(InspectTable table) {
        Rows rows = rows_of(table);
        std::string text = text_table(rows) + "\n" + found(rows.size() - 1) + "\n";
        return text + footnotes();
    }

    std::string cards() {
        std::string text;
        for (const model::System* system : inspection_.systems) {
            text += card(*system) + "\n";
        }
        return text + footnotes();
    }

private:
    const std::string& word(std::string_view key) const {
        return words_(fmt::format("inspect.{}", key), language_);
    }
    std::string found(std::size_t count) const {
        return words_.with("inspect.found", language_, {std::to_string(count)});
    }
    std::string coded(std::string_view group, std::string_view code) const {
        return code.empty() ? "–" : ui::coded_text(words_, language_, group, code);
    }
    std::string status(const model::System& s) const {
        return words_.has("status." + s.status_2025) ? coded("status", s.status_2025)
                                                     : coded("inspect.status", s.status_2025);
    }
    std::string system_name(const std::string& id) const {
        const auto* system = inspection_.catalogue->find_system(id);
        return system == nullptr ? "–" : system->names.in(language_);
    }
    std::vector<std::string> head(std::initializer_list<std::string_view> keys) const {
        std::vector<std::string> cells;
        for (const std::string_view key : keys) {
            cells.push_back(word(key));
        }
        return cells;
    }

    // "[2] 60": the number of the source in the list below and the place in it.
    std::string cite(const std::string& source_id, const std::string& place) {
        auto at = std::find(cited_.begin(), cited_.end(), source_id);
        if (at == cited_.end()) {
            cited_.push_back(source_id);
            at = cited_.end() - 1;
        }
        const auto number = at - cited_.begin() + 1;
        std::string lines = place;
        std::replace(lines.begin(), lines.end(), ';', ',');
        return lines.empty() ? fmt::format("[{}]", number)
                             : fmt::format("[{}] {}", number,
                                           words_.with("ui.place-in-source", language_, {lines}));
    }

    std::string citation(const model::Source& s) const {
        std::string text;
        for (const std::string* part :
             {&s.authors, &s.titles.in(language_), &s.publisher, &s.published}) {
            if (!part->empty() && (part != &s.publisher || s.publisher != s.authors)) {
                text += (text.empty() ? "" : ". ") + *part;
            }
        }
        return s.is_general()
                   ? fmt::format("{} ({})", text, coded("inspect.source-kind", s.kind))
                   : text;
    }

    std::string footnotes() const {
        if (cited_.empty()) {
            return "";
        }
        std::string text = "\n" + word("sources") + "\n";
        for (std::size_t i = 0; i < cited_.size(); ++i) {
            const auto* source = inspection_.catalogue->find_source(cited_[i]);
            text += fmt::format("  [{}] {}\n", i + 1,
                                source == nullptr ? cited_[i] : citation(*source));
        }
        return has_marks_ ? text + "  " + word("marks") + "\n" : text;
    }

    std::string subject(const std::string& metric, const std::string& commodity,
                        const std::string& direction) const {
        const model::Catalogue& c = *inspection_.catalogue;
        std::string text = c.label_of("metric", metric, language_);
        if (!commodity.empty()) {
            text += " · " + c.label_of("commodity", commodity, language_);
        }
        return direction.empty() ? text : text + " · " + coded("ui.direction", direction);
    }

    std::string value(const model::Observation& o) {
        has_marks_ |= o.is_suspect || !o.disputes.empty();
        return fmt::format("{}{}{}", ui::value_text(o, words_, language_),
                           o.disputes.empty() ? "" : " !", o.is_suspect ? " ?" : "");
    }

    std::vector<std::string> cells(const model::Observation& o) {
        return {ui::period_text(o, words_, language_),
                subject(o.metric, o.commodity, o.direction),
                value(o),
                coded("ui.basis", model::word_of(o.basis)),
                cite(o.source_id, o.place_in_source),
                o.id};
    }

    std::vector<std::string> cells(const model::Derived& d) {
        // The same words as for a printed number.
        model::Observation o;
        o.value = ui::shown_value(d);
        o.unit = d.unit;
        o.qualifier = d.qualifier;
        o.period_start = d.period_start;
        o.period_end = d.period_end;
        o.is_suspect = d.is_suspect;
        if (d.is_disputed) {
            o.disputes = d.inputs;
        }
        const std::string label =
            d.rule == model::DerivedRule::utilisation
                ? words_(model::text_key(d.rule), language_)
                : inspection_.catalogue->label_of("metric", d.metric, language_);
        const std::string what = d.commodity.empty() ? label
                                                     : label + " · " +
                                                           inspection_.catalogue->label_of(
                                                               "commodity", d.commodity, language_);
        std::string rule = words_(model::text_key(d.rule), language_);
        if (const auto* printed = inspection_.catalogue->find_observation(d.printed)) {
            rule += "; " + words_.with("ui.derived-printed", language_,
                                       {ui::value_text(*printed, words_, language_)});
        }
        return {ui::period_text(o, words_, language_), what, value(o), std::move(rule),
                fmt::format("{}", fmt::join(d.inputs, " "))};
    }

    std::string event_basis(const model::Event& e) const {
        return e.basis == model::Basis::plan ? coded("inspect.basis", "planned") : coded("ui.basis", "actual");
    }

    Rows rows_of(InspectTable table) {
        Rows rows;
        switch (table) {
            case InspectTable::systems:
                rows.push_back(head(
                    {"id", "kind", "tier", "status", "geometry", "scenes", "figures", "name"}));
                for (const auto* s : inspection_.systems) {
                    rows.push_back(
                        {s->id, coded("ui.kind", s->kind), coded("inspect.tier", s->tier),
                         status(*s), coded("inspect.geometry", s->geometry),
                         s->scenes.empty() ? "–" : fmt::format("{}", fmt::join(s->scenes, " ")),
                         std::to_string(inspection_.catalogue->observations_of(s->id).size()),
                         s->names.in(language_)});
                }
                break;
            case InspectTable::observations:
                rows.push_back(
                    head({"period", "subject", "value", "basis", "place-in-source", "id"}));
                rows.front().push_back(word("system"));
                for (const auto* o : inspection_.observations) {
                    rows.push_back(cells(*o));
                    rows.back().push_back(system_name(o->system_id));
                }
                break;
            case InspectTable::events:
                rows.push_back(head({"date", "basis", "event", "system", "place-in-source"}));
                for (const auto* e : inspection_.events) {
                    rows.push_back({e->date, event_basis(*e), e->titles.in(language_),
                                    system_name(e->system_id),
                                    cite(e->source_id, e->place_in_source)});
                }
                break;
            case InspectTable::places:
                rows.push_back(
                    head({"id", "name", "kind", "country", "coordinates", "coordinate-source"}));
                for (const auto* p : inspection_.places) {
                    rows.push_back(
                        {p->id, p->names.in(language_), coded("inspect.place-kind", p->kind),
                         p->country.empty() ? "–" : p->country,
                         fmt::format("{:.4f}, {:.4f}", p->position.lon_deg, p->position.lat_deg),
                         p->coordinate_source});
                }
                break;
            case InspectTable::sources:
                rows.push_back(head({"id", "source-kind", "source"}));
                for (const auto* s : inspection_.sources) {
                    rows.push_back({s->id, coded("inspect.source-kind", s->kind), citation(*s)});
                }
                break;
            case InspectTable::statements:
                rows.push_back(head({"date", "class", "statement", "system", "place-in-source"}));
                for (const auto* s : inspection_.statements) {
                    const auto* place = inspection_.catalogue->find_place(s->place_id);
                    rows.push_back(
                        {s->date.empty() ? "–" : s->date, coded("inspect.class", s->kind),
                         s->texts.in(language_),
                         place == nullptr ? system_name(s->system_id) : place->names.in(language_),
                         cite(s->source_id, s->place_in_source)});
                }
                break;
            case InspectTable::derived:
                rows.push_back(head({"period", "subject", "value", "rule", "inputs", "system"}));
                for (const auto& d : inspection_.derived) {
                    rows.push_back(cells(d));
                    rows.back().push_back(system_name(d.system_id));
                }
                break;
        }
        return rows;
    }

    std::string card(const model::System& s) {
        std::string text = fmt::format("{}\n", s.names.in(language_));
        for (const Language other : {Language::zh, Language::ru, Language::en}) {
            if (other != language_) {
                text += fmt::format("{}\n", s.names.in(other));
            }
        }
        text += fmt::format("  {} · {} · {}: {} · {}: {} · {}\n", s.id, coded("ui.kind", s.kind),
                            word("status"), status(s), word("tier"), coded("inspect.tier", s.tier),
                            coded("inspect.geometry", s.geometry));
        Rows numbers;
        for (const auto* o : inspection_.observations) {
            if (o->system_id == s.id) {
                numbers.push_back(cells(*o));
            }
        }
        text += section({"period", "subject", "value", "basis", "place-in-source", "id"},
                        std::move(numbers));
        Rows derived;
        for (const auto& d : inspection_.derived) {
            if (d.system_id == s.id) {
                derived.push_back(cells(d));
            }
        }
        if (!derived.empty()) {
            text += "\n  " + word("derived");
            text += section({"period", "subject", "value", "rule", "inputs"}, std::move(derived));
        }
        Rows events;
        for (const auto* e : inspection_.events) {
            if (e->system_id == s.id) {
                events.push_back({e->date, event_basis(*e), e->titles.in(language_),
                                  cite(e->source_id, e->place_in_source)});
            }
        }
        text += section({"date", "basis", "event", "place-in-source"}, std::move(events));
        Rows facts;
        for (const auto* f : inspection_.statements) {
            if (f->system_id == s.id) {
                facts.push_back({f->date.empty() ? "–" : f->date, coded("inspect.class", f->kind),
                                 f->texts.in(language_), cite(f->source_id, f->place_in_source)});
            }
        }
        return text + section({"date", "class", "statement", "place-in-source"}, std::move(facts));
    }

    std::string section(std::initializer_list<std::string_view> keys, Rows rows) const {
        if (rows.empty()) {
            return "";
        }
        rows.insert(rows.begin(), head(keys));
        return "\n" + text_table(rows, "  ");
    }

    const Inspection& inspection_;
    const scene::Words& words_;
    Language language_;
    std::vector<std::string> cited_;  // ids of sources in the order of their numbers
    bool has_marks_ = false;
};

}  // namespace

std::string inspection_text(const Inspection& inspection, InspectTable table,
                            const scene::Words& words, Language language) {
    return TextWriter(inspection, words, language).table(table);
}

std::string inspection_cards(const Inspection& inspection, const scene::Words& words,
                             Language language) {
    return TextWriter(inspection, words, language).cards();
}

}  // namespace northway::app
