// SPDX-License-Identifier: Apache-2.0
#include "app/inspection.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace northway::app {
namespace {

using Cells = std::vector<std::string>;

std::string joined(const std::vector<std::string>& items) {
    return fmt::format("{}", fmt::join(items, ";"));
}

std::string number(double value) {
    return fmt::format("{}", value);
}

void write(std::string& out, const Cells& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        out += i == 0 ? "" : ",";
        if (cells[i].find_first_of(",\"\r\n") == std::string::npos) {
            out += cells[i];
            continue;
        }
        out += '"';
        for (const char c : cells[i]) {
            out += c == '"' ? "\"\"" : std::string(1, c);
        }
        out += '"';
    }
    out += "\r\n";
}

class CsvWriter {
public:
    CsvWriter(const Inspection& inspection, Language language)
        : inspection_(inspection), language_(language) {}

    std::string systems() {
        write(out_, {"system_id", "kind", "name", "name_zh", "name_ru", "name_en", "tier", "status",
                     "status_basis", "geometry", "scenes", "rank", "place_ids", "sources", "note"});
        for (const auto* s : inspection_.systems) {
            write(out_,
                  {s->id, s->kind, s->names.in(language_), s->names.zh, s->names.ru, s->names.en,
                   s->tier, s->status_2025, s->status_2025_basis, s->geometry, joined(s->scenes),
                   std::to_string(s->rank), joined(s->place_ids), joined(s->source_ids), s->note});
        }
        return std::move(out_);
    }

    std::string observations() {
        write(out_,
              {"obs_id",           "system_id",       "system",    "metric",       "commodity",
               "direction",        "value",           "unit",      "qualifier",    "period_start",
               "period_end",       "basis",           "source_id", "source_title", "source_authors",
               "source_published", "place_in_source", "disputes",  "suspect",      "note"});
        for (const auto* o : inspection_.observations) {
            const auto* source = inspection_.catalogue->find_source(o->source_id);
            write(out_, {o->id,
                         o->system_id,
                         system_name(o->system_id),
                         o->metric,
                         o->commodity,
                         o->direction,
                         number(o->value),
                         o->unit,
                         o->qualifier,
                         o->period_start,
                         o->period_end,
                         std::string(model::word_of(o->basis)),
                         o->source_id,
                         source == nullptr ? "" : source->titles.in(language_),
                         source == nullptr ? "" : source->authors,
                         source == nullptr ? "" : source->published,
                         o->place_in_source,
                         joined(o->disputes),
                         o->is_suspect ? "1" : "0",
                         o->note});
        }
        return std::move(out_);
    }

    std::string events() {
        write(out_, {"date", "system_id", "system", "title", "title_zh", "title_ru", "title_en",
                     "places", "basis", "source_id", "place_in_source"});
        for (const auto* e : inspection_.events) {
            write(out_, {e->date, e->system_id, system_name(e->system_id), e->titles.in(language_),
                         e->titles.zh, e->titles.ru, e->titles.en, joined(e->place_ids),
                         e->basis == model::Basis::plan ? "planned" : "actual", e->source_id,
                         e->place_in_source});
        }
        return std::move(out_);
    }

    std::string places() {
        write(out_, {"place_id", "name", "name_zh", "name_zh_alternative", "name_ru", "name_en",
                     "kind", "country", "admin1", "lon", "lat", "coordinate_source"});
        for (const auto* p : inspection_.places) {
            write(out_,
                  {p->id, p->names.in(language_), p->names.zh, p->name_zh_alternative, p->names.ru,
                   p->names.en, p->kind, p->country, p->admin1_en, number(p->position.lon_deg),
                   number(p->position.lat_deg), p->coordinate_source});
        }
        return std::move(out_);
    }

    std::string sources() {
        write(out_, {"source_id", "kind", "title", "title_zh", "title_ru", "title_en", "authors",
                     "publisher", "published", "note"});
        for (const auto* s : inspection_.sources) {
            write(out_, {s->id, s->kind, s->titles.in(language_), s->titles.zh, s->titles.ru,
                         s->titles.en, s->authors, s->publisher, s->published, s->note});
        }
        return std::move(out_);
    }

    std::string statements() {
        write(out_, {"stmt_id", "system_id", "system", "place_id", "class", "date", "text",
                     "source_id", "place_in_source"});
        for (const auto* s : inspection_.statements) {
            write(out_, {s->id, s->system_id, system_name(s->system_id), s->place_id, s->kind,
                         s->date, s->texts.in(language_), s->source_id, s->place_in_source});
        }
        return std::move(out_);
    }

    std::string derived() {
        write(out_, {"derived_id", "rule", "system_id", "system", "metric", "commodity",
                     "direction", "value", "unit", "qualifier", "period_start", "period_end",
                     "inputs", "printed", "suspect", "disputed", "general"});
        for (const auto& d : inspection_.derived) {
            write(out_,
                  {d.id, std::string(model::word_of(d.rule)), d.system_id, system_name(d.system_id),
                   d.metric, d.commodity, d.direction, number(d.value), d.unit, d.qualifier,
                   d.period_start, d.period_end, joined(d.inputs), d.printed,
                   d.is_suspect ? "1" : "0", d.is_disputed ? "1" : "0", d.is_general ? "1" : "0"});
        }
        return std::move(out_);
    }

private:
    std::string system_name(const std::string& id) const {
        const auto* system = inspection_.catalogue->find_system(id);
        return system == nullptr ? std::string() : system->names.in(language_);
    }

    const Inspection& inspection_;
    Language language_;
    std::string out_;
};

}  // namespace

std::string inspection_csv(const Inspection& inspection, InspectTable table, Language language) {
    CsvWriter writer(inspection, language);
    switch (table) {
        case InspectTable::systems:
            return writer.systems();
        case InspectTable::observations:
            return writer.observations();
        case InspectTable::events:
            return writer.events();
        case InspectTable::places:
            return writer.places();
        case InspectTable::sources:
            return writer.sources();
        case InspectTable::statements:
            return writer.statements();
        case InspectTable::derived:
            break;
    }
    return writer.derived();
}

}  // namespace northway::app
