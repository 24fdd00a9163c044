// SPDX-License-Identifier: Apache-2.0
#include "data/catalogue_rules.h"
#include "model/metric.h"
#include "model/unit.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace northway::data {
namespace {

using model::Basis;
using model::Observation;

constexpr std::string_view kGeneralNote = "general knowledge; verify before publishing";
constexpr double kFirstYear = 1850;
constexpr double kLastYear = 2101;

class NumberRules {
public:
    explicit NumberRules(CatalogueFiles& files) : files_(files) {
        for (const model::Term& term : files.catalogue.terms) {
            codes_.emplace(term.field, term.code);
        }
    }

    void check(std::size_t row) {
        row_ = row;
        const Observation& o = files_.catalogue.observations[row];
        check_words(o);
        check_basis(o);
        check_period(o);
        check_value(o);
        check_source(o);
        check_disputes(o);
    }

    // Rows that say the same thing twice, unless they say that they dispute each other.
    void check_doubles() {
        std::map<std::string, std::vector<std::size_t>> rows_of;
        const auto& rows = files_.catalogue.observations;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Observation& o = rows[i];
            auto& same = rows_of[fmt::format("{}|{}|{}|{}|{}|{}|{}|{}", o.system_id, o.metric,
                                             o.commodity, o.direction, o.period_start, o.period_end,
                                             model::word_of(o.basis), o.source_id)];
            for (const std::size_t other : same) {
                if (!disputes(o, rows[other].id)) {
                    row_ = i;
                    error("obs_id",
                          fmt::format("has system, metric, commodity, direction, period, basis and "
                                      "source of '{}'; join them or name each other in dispute",
                                      rows[other].id));
                }
            }
            same.push_back(i);
        }
    }

private:
    void error(std::string_view column, std::string message) {
        files_.complaints.error(files_.cell(Table::observations, row_, column), std::move(message));
    }

    static bool disputes(const Observation& o, const std::string& id) {
        return std::find(o.disputes.begin(), o.disputes.end(), id) != o.disputes.end();
    }

    void check_words(const Observation& o) {
        const auto check_code = [this](const char* field, const std::string& code) {
            if (!codes_.empty() && !code.empty() && !codes_.contains({field, code})) {
                error(field, fmt::format("'{}' is not in vocab.csv; add it with its labels", code));
            }
        };
        check_code("metric", o.metric);
        check_code("commodity", o.commodity);
        if (std::string fault = model::unit_fault(o.metric, o.unit); !fault.empty()) {
            error("unit", std::move(fault));
        }
    }

    void check_basis(const Observation& o) {
        const bool is_growth = model::is_growth(o.metric);
        const bool is_share = model::is_share(o.metric);
        const std::string_view basis = model::word_of(o.basis);
        if ((o.basis == Basis::growth && !is_growth) || (o.basis == Basis::share && !is_share)) {
            error("basis", fmt::format("{} does not fit the metric '{}'", basis, o.metric));
        }
        const bool is_level = o.basis == Basis::actual || o.basis == Basis::capacity ||
                              o.basis == Basis::design || o.basis == Basis::cumulative;
        if (is_level && (is_growth || is_share)) {
            error("basis",
                  fmt::format("is {}, but '{}' is no level; use growth or share", basis, o.metric));
        }
        if ((is_growth || is_share) && model::is_rate(o.unit)) {
            error("unit", fmt::format("'{}' is a rate by time, but the metric is no flow", o.unit));
        }
        if (o.basis == Basis::cumulative && model::is_rate(o.unit)) {
            error("unit", fmt::format("'{}' is a rate, but the basis says it is a total over the "
                                      "period; write the plain unit",
                                      o.unit));
        }
    }

    void check_period(const Observation& o) {
        for (const auto& [column, period] :
             {std::pair("period_start", o.start), std::pair("period_end", o.end)}) {
            if (period && (period->start < kFirstYear || period->end > kLastYear)) {
                error(column, fmt::format("lies outside {} … {}", kFirstYear, kLastYear - 1));
            }
        }
        const bool has_period = !o.period_start.empty() || !o.period_end.empty();
        if (o.basis == Basis::actual && model::is_yearly_rate(o.unit) && has_period &&
            !o.whole_year()) {
            error("period_start",
                  fmt::format("an actual value in {} needs one whole year, not '{}' to '{}'; part "
                              "of a year has the plain unit",
                              o.unit, o.period_start, o.period_end));
        }
        if (o.basis == Basis::actual && o.start && !o.end) {
            error("period_end", "is empty; what was counted has an end");
        }
    }

    void check_value(const Observation& o) {
        if (o.value < 0 && !model::may_be_negative(o.metric)) {
            error("value",
                  fmt::format("{} of the metric '{}' cannot be below zero", o.value, o.metric));
        }
        if (o.basis == Basis::share && o.value > 100) {
            error("value", "is a share of more than 100 %");
        }
    }

    void check_source(const Observation& o) {
        const model::Source* source = files_.catalogue.find_source(o.source_id);
        if (source == nullptr) {
            return;  // told by the reader
        }
        if (source->is_general() && o.note.find(kGeneralNote) == std::string::npos) {
            error("note",
                  fmt::format("a number from a general source needs the words '{}'", kGeneralNote));
        }
        if (!source->is_general() && o.place_in_source.empty()) {
            error("place_in_source", "is empty; name the lines of the document");
        }
    }

    void check_disputes(const Observation& o) {
        for (const std::string& id : o.disputes) {
            const Observation* other = files_.catalogue.find_observation(id);
            if (id == o.id) {
                error("dispute", "names its own row");
            } else if (other != nullptr && !disputes(*other, o.id)) {
                error("dispute",
                      fmt::format("names '{}', which does not name '{}' in turn", id, o.id));
            }
        }
    }

    CatalogueFiles& files_;
    std::size_t row_ = 0;
    std::set<std::pair<std::string, std::string>> codes_;
};

}  // namespace

void check_numbers(CatalogueFiles& files) {
    NumberRules rules(files);
    for (std::size_t i = 0; i < files.catalogue.observations.size(); ++i) {
        rules.check(i);
    }
    rules.check_doubles();
}

}  // namespace northway::data
