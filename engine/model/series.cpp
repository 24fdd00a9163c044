// SPDX-License-Identifier: Apache-2.0
#include "model/series.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

namespace northway::model {
namespace {

constexpr int kWidestGap_years = 2;
constexpr double kHalfYear = 0.5;

// Smaller is better: documents before general knowledge, sound figures before suspect ones.
int rank_of(const Catalogue& catalogue, const Observation& observation) {
    const Source* source = catalogue.find_source(observation.source_id);
    const bool is_general = source != nullptr && source->is_general();
    return (is_general ? 2 : 0) + (observation.is_suspect ? 1 : 0);
}

bool is_of(const SeriesKey& key, const Observation& o) {
    return o.system_id == key.system_id && o.metric == key.metric && o.commodity == key.commodity &&
           o.direction == key.direction && o.basis == key.basis;
}

bool is_capacity_for(const SeriesKey& key, const Observation& o) {
    const bool is_basis = o.basis == Basis::capacity || o.basis == Basis::design;
    const bool is_commodity = o.commodity.empty() || o.commodity == key.commodity;
    const bool is_direction = o.direction.empty() || o.direction == key.direction;
    return o.system_id == key.system_id && o.metric == "capacity" && is_basis && is_commodity &&
           is_direction;
}

struct YearFigure {
    int year = 0;
    double value = 0;
};

struct Vertex {
    double year = 0;
    double per_year = 0;
};

// A straight run of the curve within one calendar year.
struct Stretch {
    Vertex from;
    Vertex to;
    RateState state = RateState::reported;
};

Vertex between(Vertex from, Vertex to, double year) {
    if (year == to.year) {
        return to;
    }
    const double t = (year - from.year) / (to.year - from.year);
    return {year, from.per_year + t * (to.per_year - from.per_year)};
}

bool is_reported(const std::vector<YearFigure>& figures, double year) {
    return std::any_of(figures.begin(), figures.end(), [&](const YearFigure& figure) {
        return figure.year == static_cast<int>(std::floor(year));
    });
}

// Cuts a straight line at the turns of the years, so that each piece has one state.
void add_line(std::vector<Stretch>& stretches, const std::vector<YearFigure>& figures, Vertex from,
              Vertex to) {
    double start = from.year;
    while (start < to.year) {
        const double end = std::min(to.year, std::floor(start) + 1.0);
        Stretch stretch{between(from, to, start), between(from, to, end), RateState::interpolated};
        if (is_reported(figures, start)) {
            const bool is_zero = stretch.from.per_year == 0.0 && stretch.to.per_year == 0.0;
            stretch.state = is_zero ? RateState::zero : RateState::reported;
        }
        stretches.push_back(stretch);
        start = end;
    }
}

// The corners of the curve through years that are near enough to be joined.
std::vector<Vertex> corners_of_run(std::span<const YearFigure> run,
                                   std::optional<double> opening_year) {
    const double first_year = run.front().year;
    const double after_last = run.back().year + 1.0;
    const bool opens_inside =
        opening_year && *opening_year > first_year && *opening_year < first_year + 1.0;
    if (opens_inside && run.size() == 1) {
        const double per_year = run.front().value / (after_last - *opening_year);
        return {{*opening_year, per_year}, {after_last, per_year}};
    }
    std::vector<Vertex> corners;
    if (opens_inside) {
        corners.push_back({*opening_year, 0.0});
        run = run.subspan(1);
    } else {
        corners.push_back({first_year, run.front().value});
    }
    for (const YearFigure& figure : run) {
        corners.push_back({figure.year + kHalfYear, figure.value});
    }
    corners.push_back({after_last, run.back().value});
    return corners;
}

std::vector<Stretch> stretches_of(const std::vector<YearFigure>& figures,
                                  std::optional<double> opening_year) {
    std::vector<Stretch> stretches;
    std::size_t first = 0;
    while (first < figures.size()) {
        std::size_t end = first + 1;
        while (end < figures.size() &&
               figures[end].year - figures[end - 1].year <= kWidestGap_years) {
            ++end;
        }
        const auto corners = corners_of_run(std::span(figures).subspan(first, end - first),
                                            first == 0 ? opening_year : std::nullopt);
        for (std::size_t i = 1; i < corners.size(); ++i) {
            add_line(stretches, figures, corners[i - 1], corners[i]);
        }
        const double start = corners.front().year;
        if (first == 0 && start != std::floor(start) && corners.front().per_year == 0.0) {
            // The rise from the opening is no figure of that year.
            for (Stretch& stretch : stretches) {
                if (std::floor(stretch.from.year) == std::floor(start) &&
                    stretch.to.per_year != 0.0) {
                    stretch.state = RateState::interpolated;
                }
            }
        }
        first = end;
    }
    return stretches;
}

std::vector<Knot> knots_of(const std::vector<Stretch>& stretches) {
    std::vector<Knot> knots;
    const auto add = [&knots](double year, double per_year, RateState state) {
        knots.push_back({year, per_year, state});
    };
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        const Stretch& stretch = stretches[i];
        if (i > 0 && stretches[i - 1].to.year < stretch.from.year) {
            const Vertex before = stretches[i - 1].to;
            add(before.year, before.per_year, RateState::not_reported);
            add(before.year, 0.0, RateState::not_reported);
            add(stretch.from.year, 0.0, RateState::not_reported);
        } else if (i == 0) {
            add(stretch.from.year, 0.0, RateState::not_reported);
        }
        add(stretch.from.year, stretch.from.per_year, stretch.state);
    }
    if (!stretches.empty()) {
        const Vertex last = stretches.back().to;
        add(last.year, last.per_year, RateState::not_reported);
        add(last.year, 0.0, RateState::not_reported);
    }
    return knots;
}

}  // namespace

Series Series::build(const Catalogue& catalogue, const SeriesKey& key) {
    Series series;
    series.key_ = key;
    if (const System* system = catalogue.find_system(key.system_id); system && system->opened) {
        series.opening_year_ = system->opened->start;
    }
    std::map<int, std::vector<const Observation*>> by_year;
    for (const Observation& observation : catalogue.observations) {
        if (!is_of(key, observation)) {
            continue;
        }
        const auto year = observation.whole_year();
        const std::string unit = yearly_unit(observation.unit);
        if (!year || (!series.unit_.empty() && unit != series.unit_)) {
            series.left_out_.push_back(observation);
            continue;
        }
        series.unit_ = unit;
        by_year[*year].push_back(&observation);
    }
    std::vector<YearFigure> figures;
    for (auto& [year, candidates] : by_year) {
        std::stable_sort(candidates.begin(), candidates.end(), [&](const auto* a, const auto* b) {
            return rank_of(catalogue, *a) < rank_of(catalogue, *b);
        });
        figures.push_back({year, candidates.front()->value});
        series.used_.push_back(*candidates.front());
        for (std::size_t i = 1; i < candidates.size(); ++i) {
            series.alternatives_.push_back(*candidates[i]);
        }
    }
    series.knots_ = knots_of(stretches_of(figures, series.opening_year_));
    series.sums_.resize(series.knots_.size(), 0.0);
    for (std::size_t i = 1; i < series.knots_.size(); ++i) {
        const Knot& a = series.knots_[i - 1];
        const Knot& b = series.knots_[i];
        series.sums_[i] = series.sums_[i - 1] + 0.5 * (a.per_year + b.per_year) * (b.year - a.year);
    }
    series.add_capacities(catalogue);
    return series;
}

void Series::add_capacities(const Catalogue& catalogue) {
    for (const Observation& observation : catalogue.observations) {
        const std::string unit = yearly_unit(observation.unit);
        if (is_capacity_for(key_, observation) && (unit_.empty() || unit == unit_)) {
            unit_ = unit;
            capacities_.push_back(observation);
        }
    }
    // In order of time; of two for one date the better one comes last and so wins.
    const auto start_of = [](const Observation& o) {
        return o.start ? o.start->start : -std::numeric_limits<double>::infinity();
    };
    const auto order_of = [&](const Observation& o) {
        return std::tuple(start_of(o), o.basis == Basis::capacity, -rank_of(catalogue, o));
    };
    std::stable_sort(
        capacities_.begin(), capacities_.end(),
        [&](const Observation& a, const Observation& b) { return order_of(a) < order_of(b); });
}

Rate Series::at(double year) const {
    const auto after =
        std::upper_bound(knots_.begin(), knots_.end(), year,
                         [](double value, const Knot& knot) { return value < knot.year; });
    if (after == knots_.begin()) {
        const bool is_unopened = opening_year_ && year < *opening_year_;
        return {0.0, is_unopened ? RateState::zero : RateState::not_reported};
    }
    const Knot& knot = *std::prev(after);
    if (after == knots_.end()) {
        return {0.0, RateState::not_reported};
    }
    const Vertex vertex = between({knot.year, knot.per_year}, {after->year, after->per_year}, year);
    return {vertex.per_year, knot.state};
}

double Series::sum_until(double year) const {
    const auto after =
        std::upper_bound(knots_.begin(), knots_.end(), year,
                         [](double value, const Knot& knot) { return value < knot.year; });
    if (after == knots_.begin()) {
        return 0.0;
    }
    const auto index = static_cast<std::size_t>(after - knots_.begin()) - 1;
    const Knot& knot = knots_[index];
    return sums_[index] + 0.5 * (knot.per_year + at(year).per_year) * (year - knot.year);
}

double Series::accumulated(double from_year, double to_year) const {
    return sum_until(to_year) - sum_until(from_year);
}

double Series::peak_per_year() const {
    double peak = 0;
    for (const Knot& knot : knots_) {
        peak = std::max(peak, knot.per_year);
    }
    return peak;
}

std::optional<double> Series::capacity_at(double year) const {
    if (capacities_.empty() || (opening_year_ && year < *opening_year_)) {
        return std::nullopt;
    }
    double value = capacities_.front().value;
    for (const Observation& capacity : capacities_) {
        if (capacity.start && capacity.start->start <= year) {
            value = capacity.value;
        }
    }
    return value;
}

std::vector<SeriesKey> series_keys(const Catalogue& catalogue, std::string_view system_id,
                                   std::string_view metric) {
    std::vector<SeriesKey> keys;
    for (const Observation& o : catalogue.observations) {
        if (o.system_id != system_id || o.metric != metric) {
            continue;
        }
        SeriesKey key{o.system_id, o.metric, o.commodity, o.direction, o.basis};
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
            keys.push_back(std::move(key));
        }
    }
    return keys;
}

std::string yearly_unit(std::string_view unit) {
    return unit.empty() || unit.find('/') != std::string_view::npos ? std::string(unit)
                                                                    : std::string(unit) + "/a";
}

}  // namespace northway::model
