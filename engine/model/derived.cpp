// SPDX-License-Identifier: Apache-2.0
#include "model/derived.h"

#include "model/metric.h"
#include "model/series.h"
#include "model/unit.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

namespace northway::model {
namespace {

constexpr int kMonths = 12;
constexpr double kSame = 5e-4;  // a printed figure this near is the derived one, rounded

// Whole months, counted from year 0; both ends belong to it.
struct Months {
    int first = 0;
    int last = 0;

    int year() const { return first / kMonths; }
    int count() const { return last - first + 1; }
    bool is_in_one_year() const { return first / kMonths == last / kMonths; }
    bool is_year() const { return first % kMonths == 0 && count() == kMonths; }
};

// The month that "2019" or "2019-03" begins (is_end: ends) with.
std::optional<int> month_of(const std::string& date, bool is_end) {
    if ((date.size() != 4 && date.size() != 7) || !parse_period(date)) {
        return std::nullopt;
    }
    const int year = std::stoi(date.substr(0, 4));
    const int month = date.size() == 7 ? std::stoi(date.substr(5)) - 1 : is_end ? kMonths - 1 : 0;
    return year * kMonths + month;
}

std::optional<Months> months_of(const Observation& o) {
    const auto first = month_of(o.period_start, false);
    const auto last = month_of(o.period_end, true);
    return first && last && *first <= *last ? std::optional(Months{*first, *last}) : std::nullopt;
}

std::string month_text(int month) {
    return fmt::format("{:04}-{:02}", month / kMonths, month % kMonths + 1);
}

void set_period(Derived& derived, Months months) {
    const bool is_year = months.is_year();
    derived.period_start = is_year ? fmt::format("{:04}", months.year()) : month_text(months.first);
    derived.period_end = is_year ? derived.period_start : month_text(months.last);
    derived.start = parse_period(derived.period_start);
    derived.end = parse_period(derived.period_end);
}

// A whole year's "t/a" is as much as its "t".
std::string plain_unit(const Observation& o) {
    return is_yearly_rate(o.unit) && o.whole_year() ? o.unit.substr(0, o.unit.size() - 2) : o.unit;
}

// Takes away what binary fractions add: a sum of figures has no more than twelve digits.
double rounded(double value) {
    if (value == 0 || !std::isfinite(value)) {
        return value;
    }
    const double scale = std::pow(10.0, 11.0 - std::floor(std::log10(std::abs(value))));
    return std::round(value * scale) / scale;
}

// An input and whether a greater one makes the result smaller.
struct Term {
    const Observation* observation = nullptr;
    bool is_taken_away = false;
};

// The qualifier of the result; none where the inputs pull both ways.
std::optional<std::string> qualifier_of(const std::vector<Term>& terms) {
    bool is_about = false;
    bool is_more = false;
    bool is_less = false;
    bool is_strict = false;
    for (const auto& [o, is_taken_away] : terms) {
        is_about |= o->qualifier == "~";
        is_strict |= o->qualifier == ">" || o->qualifier == "<";
        (is_taken_away ? is_less : is_more) |= o->qualifier.starts_with('>');
        (is_taken_away ? is_more : is_less) |= o->qualifier.starts_with('<');
    }
    if (is_more && is_less) {
        return std::nullopt;
    }
    if (is_about) {
        return "~";
    }
    if (is_more) {
        return is_strict ? ">" : ">=";
    }
    return is_less ? (is_strict ? "<" : "<=") : "";
}

class Deriver {
public:
    explicit Deriver(const Catalogue& catalogue) : catalogue_(catalogue) {}

    std::vector<Derived> run() {
        for (const System& system : catalogue_.systems) {
            system_ = &system;
            observations_ = catalogue_.observations_of(system.id);
            for (const auto& [key, rows] : flows()) {
                add_year_sums(rows);
                add_differences(rows);
            }
            add_utilisations();
            add_balances();
        }
        return std::move(all_);
    }

private:
    struct Part {
        const Observation* observation = nullptr;
        Months months;
    };
    using Key = std::tuple<std::string, std::string, std::string, std::string, std::string>;

    // Actual amounts of metrics that add up, by series and source.
    std::map<Key, std::vector<Part>> flows() const {
        std::map<Key, std::vector<Part>> flows;
        for (const Observation* o : observations_) {
            const auto months = months_of(*o);
            if (o->basis == Basis::actual && is_flow(o->metric) && months &&
                months->is_in_one_year() && !is_rate(plain_unit(*o))) {
                flows[{o->metric, o->commodity, o->direction, plain_unit(*o), o->source_id}]
                    .push_back({o, *months});
            }
        }
        return flows;
    }

    void add_year_sums(const std::vector<Part>& rows) {
        std::vector<int> years;
        for (const Part& row : rows) {
            years.push_back(row.months.year());
        }
        std::sort(years.begin(), years.end());
        years.erase(std::unique(years.begin(), years.end()), years.end());
        for (const int year : years) {
            add_year_sum(rows, year);
        }
    }

    // best[m]: the fewest parts that cover the year up to month m without overlap.
    void add_year_sum(const std::vector<Part>& rows, int year) {
        std::array<std::vector<const Observation*>, kMonths + 1> best;
        const Observation* printed = nullptr;
        for (std::size_t m = 0; m < kMonths; ++m) {
            if (m > 0 && best[m].empty()) {
                continue;
            }
            for (const auto& [o, months] : rows) {
                if (months.year() != year) {
                    continue;
                }
                if (months.is_year()) {
                    printed = o;
                    continue;
                }
                if (months.first != year * kMonths + static_cast<int>(m)) {
                    continue;
                }
                auto& target = best[m + static_cast<std::size_t>(months.count())];
                if (target.empty() || best[m].size() + 1 < target.size()) {
                    target = best[m];
                    target.push_back(o);
                }
            }
        }
        if (best[kMonths].empty()) {
            return;
        }
        std::vector<Term> terms;
        double sum = 0;
        for (const Observation* o : best[kMonths]) {
            terms.push_back({o, false});
            sum += o->value;
        }
        add(DerivedRule::year_sum, terms, sum, {year * kMonths, year * kMonths + kMonths - 1},
            printed);
    }

    void add_differences(std::vector<Part> rows) {
        // By first month, the shortest first; the table's order among equals.
        std::stable_sort(rows.begin(), rows.end(), [](const Part& a, const Part& b) {
            return std::tie(a.months.first, a.months.last) <
                   std::tie(b.months.first, b.months.last);
        });
        for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
            const Part& shorter = rows[i];
            const Part& longer = rows[i + 1];
            if (shorter.months.first != longer.months.first ||
                shorter.months.last == longer.months.last) {
                continue;
            }
            const Months months{shorter.months.last + 1, longer.months.last};
            const auto same = std::find_if(rows.begin(), rows.end(), [&](const Part& row) {
                return row.months.first == months.first && row.months.last == months.last;
            });
            add(DerivedRule::part_difference,
                {{longer.observation, false}, {shorter.observation, true}},
                longer.observation->value - shorter.observation->value, months,
                same == rows.end() ? nullptr : same->observation);
        }
    }

    bool is_general(const Observation& o) const {
        const Source* source = catalogue_.find_source(o.source_id);
        return source != nullptr && source->is_general();
    }

    const Observation* capacity_for(const Observation& flow, int year) const {
        const Observation* best = nullptr;
        const auto rank = [this](const Observation& o) {
            return std::tuple(o.start->start, o.basis == Basis::capacity, !is_general(o));
        };
        for (const Observation* o : observations_) {
            const bool is_capacity = o->metric == "capacity" &&
                                     (o->basis == Basis::capacity || o->basis == Basis::design);
            if (is_capacity && o->start && o->start->start < year + 1.0 && o->value > 0 &&
                o->commodity == flow.commodity && yearly_unit(o->unit) == yearly_unit(flow.unit) &&
                is_yearly_rate(o->unit) &&
                (o->direction == flow.direction || o->direction.empty()) &&
                (best == nullptr || rank(*best) < rank(*o))) {
                best = o;
            }
        }
        return best;
    }

    void add_utilisations() {
        for (const Observation* o : observations_) {
            const auto year = o->whole_year();
            if (o->basis != Basis::actual || o->metric != "throughput" || !year) {
                continue;
            }
            const bool opens_within = system_->opened && system_->opened->start > *year;
            if (opens_within) {
                continue;
            }
            if (const Observation* capacity = capacity_for(*o, *year)) {
                const int first = *year * kMonths;
                add(DerivedRule::utilisation, {{o, false}, {capacity, true}},
                    100.0 * o->value / capacity->value, {first, first + kMonths - 1}, nullptr);
            }
        }
    }

    void add_balances() {
        for (const Observation* exports : observations_) {
            const auto months = months_of(*exports);
            if (exports->metric != "export_value" || exports->basis != Basis::actual || !months) {
                continue;
            }
            const auto is_same = [&](const Observation* o, std::string_view metric) {
                return o->metric == metric && o->basis == Basis::actual &&
                       o->commodity == exports->commodity && o->unit == exports->unit &&
                       o->period_start == exports->period_start &&
                       o->period_end == exports->period_end && o->source_id == exports->source_id;
            };
            const Observation* printed = nullptr;
            const Observation* imports = nullptr;
            for (const Observation* o : observations_) {
                imports = imports == nullptr && is_same(o, "import_value") ? o : imports;
                printed = printed == nullptr && is_same(o, "trade_balance") ? o : printed;
            }
            if (imports != nullptr) {
                add(DerivedRule::trade_balance, {{exports, false}, {imports, true}},
                    exports->value - imports->value, *months, printed);
            }
        }
    }

    void add(DerivedRule rule, const std::vector<Term>& terms, double value, Months months,
             const Observation* printed) {
        const Observation& first = *terms.front().observation;
        Derived derived;
        derived.rule = rule;
        derived.system_id = first.system_id;
        derived.metric = rule == DerivedRule::utilisation     ? "utilisation"
                         : rule == DerivedRule::trade_balance ? "trade_balance"
                                                              : first.metric;
        derived.commodity = first.commodity;
        derived.direction = rule == DerivedRule::trade_balance ? "both" : first.direction;
        derived.value = rounded(value);
        derived.unit = rule == DerivedRule::utilisation ? "%" : plain_unit(first);
        const auto qualifier = qualifier_of(terms);
        if (!qualifier || (derived.value < 0 && !may_be_negative(derived.metric))) {
            return;
        }
        derived.qualifier = *qualifier;
        set_period(derived, months);
        for (const Term& term : terms) {
            const Observation& o = *term.observation;
            derived.inputs.push_back(o.id);
            derived.is_suspect |= o.is_suspect;
            derived.is_disputed |= !o.disputes.empty();
            derived.is_general |= is_general(o);
        }
        if (printed != nullptr) {
            derived.printed = printed->id;
            derived.is_disputed |=
                std::abs(printed->value - derived.value) > kSame * std::abs(printed->value);
        }
        derived.id = fmt::format("{}:{}", word_of(rule), fmt::join(derived.inputs, "+"));
        all_.push_back(std::move(derived));
    }

    const Catalogue& catalogue_;
    const System* system_ = nullptr;
    std::vector<const Observation*> observations_;  // of the system at hand
    std::vector<Derived> all_;
};

}  // namespace

std::string_view word_of(DerivedRule rule) {
    constexpr std::array<std::string_view, 4> kWords{"year_sum", "part_difference", "utilisation",
                                                     "trade_balance"};
    return kWords[static_cast<std::size_t>(rule)];
}

std::string text_key(DerivedRule rule) {
    return fmt::format("derived.{}", word_of(rule));
}

std::vector<Derived> derive(const Catalogue& catalogue) {
    return Deriver(catalogue).run();
}

}  // namespace northway::model
