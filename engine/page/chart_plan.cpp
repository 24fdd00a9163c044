// SPDX-License-Identifier: Apache-2.0
#include "page/chart_plan.h"

#include "text/number.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace northway::page {
namespace {

using Kind = model::ChartColumn::Kind;

constexpr double kBarShare = 0.72;   // of the time it stands for
constexpr double kExpectedShare = 1;
constexpr double kMinBar = 1.5;      // however short the time, in text gaps
constexpr int kMostSteps = 4;
constexpr double kStepRoom = 1.25;   // between two labels of the axis, in text heights
constexpr double kLabelSpace = 1.6;  // between two year labels, in text heights

struct Range {
    double low = 0;
    double high = 0;
};

struct Axes {
    Range years;
    Range values;
};

Axes axes_of(std::span<const model::ChartSeries> series) {
    Axes axes{{1e9, -1e9}, {0, 0}};
    for (const auto& each : series) {
        for (const auto& column : each.columns) {
            axes.years.low = std::min(axes.years.low, std::floor(column.period.start));
            axes.years.high = std::max(axes.years.high, std::ceil(column.period.end));
            axes.values.low = std::min(axes.values.low, column.value);
            axes.values.high = std::max(axes.values.high, column.value);
        }
    }
    return axes;
}

class Planner {
public:
    Planner(std::span<const model::ChartSeries> series, const ChartSize& size, Language language)
        : series_(series), size_(size), language_(language), axes_(axes_of(series)) {}

    ChartPlan plan() {
        if (axes_.years.high <= axes_.years.low || size_.height < 4 * size_.text_height) {
            return {};
        }
        plan_values();
        if (plan_.plot_x1 - plan_.plot_x0 < 4 * size_.text_height) {
            return {};
        }
        plan_years();
        for (std::size_t i = 0; i < series_.size(); ++i) {
            add_bars(i);
        }
        return std::move(plan_);
    }

private:
    // "USD 400 billion" as its number and "USD billion".
    struct Quantity {
        std::string number, unit;
    };
    Quantity quantity(double value) const {
        const std::string text = text::format_quantity(value, series_.front().unit, language_);
        constexpr std::string_view kDigits = "0123456789";
        const auto first = text.find_first_of(kDigits);
        const auto last = text.find_last_of(kDigits);
        if (first == std::string::npos) {
            return {text, {}};
        }
        std::string before = text.substr(0, first);
        std::string after = text.substr(last + 1);
        const auto trim = [](std::string& each) {
            for (const std::string_view space : {" ", "\u00A0", "\u2009", "\u202F"}) {
                while (each.starts_with(space)) {
                    each.erase(0, space.size());
                }
                while (each.ends_with(space)) {
                    each.erase(each.size() - space.size());
                }
            }
        };
        trim(before);
        trim(after);
        return {text.substr(first, last + 1 - first),
                before + (before.empty() || after.empty() ? "" : " ") + after};
    }

    // What all numbers of the axis count, from how the greatest is written: "USD billion", and how
    // many of the series' unit that is.
    void set_unit(double greatest) {
        const Quantity written = quantity(greatest);
        std::string digits;
        for (const char c : written.number) {
            if ((c >= '0' && c <= '9') || c == '.') {
                digits += c;
            } else if (c == ',' && language_ == Language::ru) {
                digits += '.';
            }
        }
        double number = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (read.ec == std::errc() && number > 0 && !written.unit.empty()) {
            plan_.unit = written.unit;
            unit_size_ = greatest / number;
        }
    }

    std::string value_text(double value) const {
        return value == 0           ? "0"
               : plan_.unit.empty() ? text::format_quantity(value, series_.front().unit, language_)
                                    : text::format_number(value / unit_size_, language_, 2);
    }

    void plan_values() {
        plan_.plot_y0 = 0.5 * size_.text_height;
        plan_.plot_y1 = size_.height - size_.text_height - 2 * size_.text_gap;
        const double room = plan_.plot_y1 - plan_.plot_y0;
        const int most = std::clamp(static_cast<int>(room / (kStepRoom * size_.text_height)), 2, kMostSteps);
        double span = axes_.values.high - axes_.values.low;
        if (!(span > 0)) {
            span = 1;
        }
        const double step = round_step(span, most);
        const double low = std::floor(axes_.values.low / step - 1e-9) * step;
        const double first = axes_.values.low < 0 ? low : 0;
        const double top = std::max(std::ceil(axes_.values.high / step - 1e-9) * step, first + step);
        low_ = first;
        high_ = top;
        std::vector<double> values;
        for (double value = first; value <= top + 0.5 * step; value += step) {
            values.push_back(std::abs(value) < 1e-9 * step ? 0 : value);
        }
        if (size_.unit_apart) {
            set_unit(values.back());
        }
        double widest = 0;
        for (const double value : values) {
            widest = std::max(widest, size_.text_width(value_text(value)));
        }
        plan_.plot_x0 = widest + 2 * size_.text_gap;
        plan_.plot_x1 = size_.width - size_.text_gap;
        for (const double value : values) {
            const std::string text = value_text(value);
            plan_.grid_y.push_back(y_of(value));
            plan_.labels.push_back({plan_.plot_x0 - 2 * size_.text_gap - size_.text_width(text),
                                    y_of(value), text});
        }
        plan_.zero_y = y_of(0);
    }

    double y_of(double value) const {
        return plan_.plot_y1 -
               (value - low_) / (high_ - low_) * (plan_.plot_y1 - plan_.plot_y0);
    }

    // First and last year always, between them those that are a round number of years apart.
    void plan_years() {
        plan_.first_year = axes_.years.low;
        plan_.last_year = axes_.years.high;
        const double label = size_.text_width("0000") + kLabelSpace * size_.text_height;
        const double per_year =
            (plan_.plot_x1 - plan_.plot_x0) / (plan_.last_year - plan_.first_year);
        int step = 1;
        for (const int wanted : {1, 2, 5, 10, 20, 50}) {
            step = wanted;
            if (per_year * step >= label) {
                break;
            }
        }
        double last_right = -1e9;
        for (int year = static_cast<int>(plan_.first_year);
             year < static_cast<int>(plan_.last_year); ++year) {
            if (year % step != 0) {
                continue;
            }
            const std::string text = text::format_year(year);
            const double width = size_.text_width(text);
            const double middle = plan_.x_of(year + 0.5);
            const double x =
                std::clamp(middle - 0.5 * width, plan_.plot_x0,
                           std::max(plan_.plot_x0, plan_.plot_x1 + size_.text_gap - width));
            if (x < last_right + 2 * size_.text_gap) {
                continue;
            }
            last_right = x + width;
            plan_.tick_x.push_back(middle);
            plan_.labels.push_back({x, size_.height - 0.5 * size_.text_height, text});
        }
    }

    void add_bars(std::size_t index) {
        const auto& columns = series_[index].columns;
        const double parts = static_cast<double>(series_.size());
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto& column = columns[i];
            ChartBar bar;
            bar.series = index;
            bar.column = i;
            bar.kind = column.kind;
            bar.is_second = i > 0 && columns[i - 1].period == column.period &&
                            columns[i - 1].kind == column.kind;
            const double x0 = plan_.x_of(column.period.start);
            const double x1 = plan_.x_of(column.period.end);
            // What was expected stands round what came to be.
            const bool expected = column.kind == Kind::plan || column.kind == Kind::forecast;
            const double share = expected ? kExpectedShare : kBarShare;
            const double gap = 0.5 * (1 - share) * (x1 - x0);
            const double width = (x1 - x0 - 2 * gap) / parts;
            bar.x0 = x0 + gap + static_cast<double>(index) * width;
            bar.x1 = bar.x0 + width;
            const double least = kMinBar * size_.text_gap / parts;
            if (bar.x1 - bar.x0 < least) {
                const double middle = 0.5 * (bar.x0 + bar.x1);
                bar.x0 = middle - 0.5 * least;
                bar.x1 = middle + 0.5 * least;
            }
            bar.y0 = std::min(y_of(column.value), plan_.zero_y);
            bar.y1 = std::max(y_of(column.value), plan_.zero_y);
            plan_.bars.push_back(bar);
        }
    }

    std::span<const model::ChartSeries> series_;
    const ChartSize& size_;
    Language language_;
    Axes axes_;
    double low_ = 0, high_ = 1;
    double unit_size_ = 1;
    ChartPlan plan_;
};

}  // namespace

double ChartPlan::x_of(double year) const {
    return plot_x0 + (year - first_year) / (last_year - first_year) * (plot_x1 - plot_x0);
}

double round_step(double span, int most) {
    const double least = span / most;
    const double decade = std::pow(10.0, std::floor(std::log10(least)));
    for (const double digit : {1.0, 2.0, 5.0}) {
        if (digit * decade >= least * (1 - 1e-9)) {
            return digit * decade;
        }
    }
    return 10 * decade;
}

ChartPlan plan_chart(std::span<const model::ChartSeries> series, const ChartSize& size,
                     Language language) {
    if (series.empty()) {
        return {};
    }
    return Planner(series, size, language).plan();
}

}  // namespace northway::page
