// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/catalogue.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace northway::model {

// Which numbers make one series.
struct SeriesKey {
    std::string system_id;
    std::string metric = "throughput";
    std::string commodity;
    std::string direction;
    Basis basis = Basis::actual;  // forecasts and plans make series of their own
    bool operator==(const SeriesKey&) const = default;
};

enum class RateState {
    reported,      // the year has a figure
    interpolated,  // between two reported years, or rising from the opening
    zero,          // before the opening, or reported as nothing
    not_reported,
};

struct Rate {
    double per_year = 0;  // 0 where not reported
    RateState state = RateState::not_reported;
};

// The rate runs straight from this knot to the next; `state` is that of the stretch between. Two
// knots in one year are a step. Stretches that are not reported have rate 0, and so has the time
// before the first and after the last knot.
struct Knot {
    double year = 0;
    double per_year = 0;
    RateState state = RateState::not_reported;
    bool operator==(const Knot&) const = default;
};

// The yearly rate of one system, metric, commodity and direction as a closed form of the decimal
// year. Only figures for one whole calendar year count. The convention:
// - a year's figure is the rate at the middle of that year;
// - between two reported years at most two apart the rate runs straight from middle to middle;
// - within the outer halves of the first and last year of such a run it is held;
// - everywhere else it is not reported, except before the system's opening: there it is zero;
// - where the opening falls inside the first reported year, the rate rises from zero at the opening
//   to the middle of the next reported year; with no such year, that year's figure is spread
//   evenly over the time from the opening to its end.
// Where several sources give one year, a document goes before general knowledge, then a sound
// figure before a suspect one, then the first in the table; the others stay in `alternatives`.
class Series {
public:
    static Series build(const Catalogue& catalogue, const SeriesKey& key);

    Rate at(double year) const;
    // The exact integral of the rate from one decimal year to another (negative when they run
    // backwards); what is not reported counts as nothing.
    double accumulated(double from_year, double to_year) const;
    const std::vector<Knot>& knots() const { return knots_; }
    double peak_per_year() const;  // the greatest rate; 0 for an empty series

    const SeriesKey& key() const { return key_; }
    const std::string& unit() const { return unit_; }  // per year, such as "t/a"
    bool is_empty() const { return used_.empty(); }
    // Copies of the figures the curve runs through, in order of time …
    const std::vector<Observation>& used() const { return used_; }
    // … those for the same years that yielded to them …
    const std::vector<Observation>& alternatives() const { return alternatives_; }
    // … and those of the same key that make no yearly figure: other periods or units.
    const std::vector<Observation>& left_out() const { return left_out_; }

    // The capacity in force at `year`, in unit(): the newest figure not later than it (before the
    // first one, the first), a capacity before a design value. None before the opening.
    std::optional<double> capacity_at(double year) const;

private:
    void add_capacities(const Catalogue& catalogue);
    double sum_until(double year) const;

    SeriesKey key_;
    std::string unit_;
    std::vector<Observation> used_;
    std::vector<Observation> alternatives_;
    std::vector<Observation> left_out_;
    std::vector<Observation> capacities_;  // in order of time
    std::optional<double> opening_year_;
    std::vector<Knot> knots_;
    std::vector<double> sums_;  // the integral up to each knot
};

// The keys for which the catalogue holds observations of a system, in the order of the table.
std::vector<SeriesKey> series_keys(const Catalogue& catalogue, std::string_view system_id,
                                   std::string_view metric = "throughput");

// The unit as a yearly rate: "t" and "t/a" are both "t/a".
std::string yearly_unit(std::string_view unit);

}  // namespace northway::model
