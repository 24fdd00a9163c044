// SPDX-License-Identifier: Apache-2.0
#include "scene/flow.h"

#include <algorithm>
#include <cmath>

namespace northway::scene {
namespace {

// More marks than pixels in the longest row tell nothing; the scale keeps far below this.
constexpr std::size_t kMostMarks = 20000;

// The moments in (from_s, to_s) at which the rate may bend or step.
std::vector<double> bends(const model::Series& series, const SceneTime& time, double from_s,
                          double to_s) {
    std::vector<double> moments{from_s};
    const auto& knots = time.knots();
    for (std::size_t i = 0; i < knots.size(); ++i) {
        moments.push_back(knots[i].clock_s);
        if (i + 1 == knots.size() || knots[i + 1].year == knots[i].year ||
            knots[i + 1].clock_s == knots[i].clock_s) {
            continue;
        }
        const double seconds_per_year = (knots[i + 1].clock_s - knots[i].clock_s) /
                                        (knots[i + 1].year - knots[i].year);
        const auto [low, high] = std::minmax(knots[i].year, knots[i + 1].year);
        for (const auto& knot : series.knots()) {
            if (knot.year > low && knot.year < high) {
                moments.push_back(knots[i].clock_s + (knot.year - knots[i].year) * seconds_per_year);
            }
        }
    }
    moments.push_back(to_s);
    std::erase_if(moments, [&](double t) { return t < from_s || t > to_s; });
    std::sort(moments.begin(), moments.end());
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    return moments;
}

// The time after the start of a stretch at which the volume has grown by `volume`, when the rate
// starts at `rate` and changes by `slope` per second.
double time_to_carry(double volume, double rate, double slope) {
    const double root = std::sqrt(std::max(rate * rate + 2 * slope * volume, 0.0));
    return 2 * volume / (rate + root);  // the stable form of the quadratic's root
}

}  // namespace

std::vector<Mark> marks_at(const model::Series& series, const SceneTime& time, double clock_s,
                           double length_m, const MarkScale& scale) {
    std::vector<Mark> marks;
    const double from_s = clock_s - length_m / scale.speed_m_per_s;
    const auto moments = bends(series, time, from_s, clock_s);
    double carried = accumulated(series, time, from_s, scale.tempo_years_per_s);
    for (std::size_t i = 0; i + 1 < moments.size(); ++i) {
        const double span_s = moments[i + 1] - moments[i];
        const auto rate_at = [&](double part) {
            return series.at(time.year_at(moments[i] + part * span_s)).per_year *
                   scale.tempo_years_per_s;
        };
        // The rate is straight inside a stretch; its ends may step, so it is read inside.
        const double slope = (rate_at(0.75) - rate_at(0.25)) / (0.5 * span_s);
        const double rate = std::max(rate_at(0.25) - slope * 0.25 * span_s, 0.0);
        const double volume = std::max((rate + 0.5 * slope * span_s) * span_s, 0.0);
        const double first = std::floor(carried / scale.quantum) + 1;
        const double last = std::floor((carried + volume) / scale.quantum);
        for (double k = first; k <= last && marks.size() < kMostMarks; k += 1) {
            const double left_s =
                moments[i] + time_to_carry(k * scale.quantum - carried, rate, slope);
            const double distance_m = (clock_s - left_s) * scale.speed_m_per_s;
            if (distance_m >= 0 && distance_m <= length_m) {
                marks.push_back({distance_m, static_cast<std::int64_t>(k)});
            }
        }
        carried += volume;
    }
    std::reverse(marks.begin(), marks.end());
    return marks;
}

double quantum_not_below(double wanted) {
    if (!(wanted > 0) || !std::isfinite(wanted)) {
        return 1;
    }
    const double decade = std::pow(10.0, std::floor(std::log10(wanted)));
    for (const double step : {1.0, 2.0, 10.0}) {
        if (step * decade >= wanted * (1 - 1e-12)) {
            return step * decade;
        }
    }
    return 10 * decade;
}

double next_coarser_quantum(double quantum) {
    const double decade = std::pow(10.0, std::floor(std::log10(quantum * (1 + 1e-12))));
    return quantum < 1.5 * decade ? 2 * decade : 10 * decade;
}

QuantumChoice choose_quantum(double rate_per_year, double metres_per_px, double spacing_px,
                             const MarkScale& scale) {
    // Marks stand speed / (rate * tempo / quantum) metres apart.
    const double wanted = spacing_px * metres_per_px * rate_per_year * scale.tempo_years_per_s /
                          scale.speed_m_per_s;
    QuantumChoice choice;
    choice.quantum = quantum_not_below(wanted);
    const double coarser = next_coarser_quantum(choice.quantum);
    choice.coarser_every = static_cast<int>(std::lround(coarser / choice.quantum));
    // The finer marks are gone when the next step would be due, whole one third before.
    const double room = choice.quantum / std::max(wanted, 1e-300);
    choice.finer_opacity = std::clamp((room - 1.0) / 0.25, 0.0, 1.0);
    return choice;
}

double flow_width_px(double value, double reference, double reference_px, double exponent) {
    if (!(value > 0) || !(reference > 0)) {
        return 0;
    }
    return reference_px * std::pow(value / reference, exponent);
}

}  // namespace northway::scene
