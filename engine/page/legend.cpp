// SPDX-License-Identifier: Apache-2.0
#include "page/legend.h"

#include "page/columns.h"
#include "page/legend_join.h"
#include "page/legend_sample.h"
#include "page/scale_bar.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace northway::page {
namespace {

using Sample = LegendEntry::Sample;

// How the legend is set: steps of type, and CSS pixels of furniture.
struct Variant {
    double text_step;
    double note_step;
    double row_gap_css;
    double group_gap_css;
    double widest_text_css;
};
constexpr Variant kUsual{kBodyStep, kNoteStep, 3, 8, 200};
constexpr Variant kCompact{-0.5, kNoteStep, 1, 5, 175};
constexpr double kNarrowestText_css = 60;
constexpr double kSampleGap_css = 7;
constexpr double kColumnGap_css = 16;
constexpr std::size_t kMostColumns = 4;
constexpr double kTickGap_em = 0.4;

bool has_sample(const LegendEntry& entry) {
    return entry.sample != Sample::heading && entry.sample != Sample::note;
}

// Headings, notes, scales and circles reach over samples and texts.
bool has_own_line(const LegendEntry& entry) {
    return !has_sample(entry) || is_scale(entry) || entry.sample == Sample::circles;
}

class Planner {
public:
    Planner(const Sheet& sheet, Typesetter& type, const Ink& ink, const LegendWish& wish)
        : sheet_(sheet),
          type_(type),
          ink_(ink),
          wish_(wish),
          variant_(wish.is_compact ? kCompact : kUsual) {
        if (wish.is_compact) {
            joined_ = std::make_shared<const std::vector<LegendEntry>>(joined_entries(wish.entries));
            entries_ = *joined_;
        } else {
            entries_ = wish.entries;
        }
    }

    Legend plan() {
        std::vector<std::size_t> shown(entries_.size());
        std::iota(shown.begin(), shown.end(), std::size_t{0});
        const std::size_t all = shown.size();
        while (!shown.empty()) {
            if (Legend legend = smallest(shown, all - shown.size()); !legend.empty()) {
                return legend;
            }
            if (!wish_.may_drop || !drop_one(shown)) {
                break;
            }
        }
        return {};
    }

private:
    // Takes out the least important entry, the last of those, with a heading that stands over
    // nothing then; a remark counts like any other. False when one group is all there is left.
    bool drop_one(std::vector<std::size_t>& shown) const {
        std::size_t worst = shown.size();
        for (std::size_t k = 0; k < shown.size(); ++k) {
            const LegendEntry& entry = entries_[shown[k]];
            if (entry.sample == Sample::heading && !is_note(shown[k])) {
                continue;
            }
            if (worst == shown.size() || entry.rank >= entries_[shown[worst]].rank) {
                worst = k;
            }
        }
        if (worst == shown.size()) {
            return false;
        }
        shown.erase(shown.begin() + static_cast<std::ptrdiff_t>(worst));
        if (worst > 0 && is_heading(shown[worst - 1]) &&
            (worst == shown.size() || is_heading(shown[worst]) || is_note(shown[worst]))) {
            shown.erase(shown.begin() + static_cast<std::ptrdiff_t>(worst) - 1);
        }
        return !shown.empty();
    }

    bool is_heading(std::size_t index) const {
        return entries_[index].sample == Sample::heading && !is_note(index);
    }
    // A heading over nothing is a remark.
    bool is_note(std::size_t index) const {
        const auto& entries = entries_;
        return entries[index].sample == Sample::note ||
               (entries[index].sample == Sample::heading &&
                (index + 1 == entries.size() || !has_sample(entries[index + 1])));
    }

    Legend smallest(const std::vector<std::size_t>& shown, std::size_t dropped) {
        Legend best;
        const auto wanted = static_cast<std::size_t>(wish_.columns.value_or(0));
        for (std::size_t columns = wanted > 0 ? wanted : 1;
             columns <= (wanted > 0 ? wanted : kMostColumns); ++columns) {
            Legend legend = set(shown, dropped, columns);
            if (legend.empty()) {
                continue;
            }
            const double area = legend.extent.width_px * legend.extent.height_px;
            if (best.empty() || area < 0.97 * best.extent.width_px * best.extent.height_px) {
                best = std::move(legend);
            }
        }
        return best;
    }

    // The entries in so many columns; empty where they do not fit.
    Legend set(const std::vector<std::size_t>& shown, std::size_t dropped,
               std::size_t column_count) {
        Legend legend;
        legend.dropped = dropped;
        legend.joined = joined_;
        if (!prepare(shown, column_count, legend)) {
            return {};
        }
        const auto spacing = rows_of(legend);
        const Columns columns = set_columns(spacing, column_count);
        if (columns.first.size() != column_count) {
            return {};
        }
        const double right_px = place(legend, spacing, columns);
        legend.extent = {right_px + sheet_.padding_px, columns.height_px + 2 * sheet_.padding_px};
        const double area = legend.extent.width_px * legend.extent.height_px;
        const bool fits = legend.extent.width_px <= wish_.most.width_px &&
                          legend.extent.height_px <= wish_.most.height_px &&
                          (wish_.most_area_px2 <= 0 || area <= wish_.most_area_px2);
        return fits ? legend : Legend{};
    }

    // Sets the texts of the rows; false where columns would be too narrow for them.
    bool prepare(const std::vector<std::size_t>& shown, std::size_t column_count,
                 Legend& legend) {
        const auto columns = static_cast<double>(column_count);
        legend.sample_gap_px = kSampleGap_css * sheet_.unit_px;
        for (const std::size_t index : shown) {
            const LegendEntry& entry = entries_[index];
            if (!has_own_line(entry)) {
                legend.sample_width_px =
                    std::max(legend.sample_width_px, sample_extent(entry, sheet_).width_px);
            }
        }
        const double column_px = (wish_.most.width_px - 2 * sheet_.padding_px -
                                  kColumnGap_css * sheet_.unit_px * (columns - 1)) /
                                 columns;
        lead_px_ = legend.sample_width_px + legend.sample_gap_px;
        widest_px_ = std::min(column_px - lead_px_, variant_.widest_text_css * sheet_.unit_px);
        if (widest_px_ < kNarrowestText_css * sheet_.unit_px) {
            return false;
        }
        fits_ = true;
        legend.own = own_lines(legend.dropped);
        if (!wish_.title.empty()) {
            add_row(legend.own->front(), false, legend);
        }
        for (const std::size_t index : shown) {
            add_row(entries_[index], is_note(index), legend);
        }
        if (legend.dropped > 0) {
            add_row(legend.own->back(), true, legend);
        }
        return !legend.rows.empty() && fits_;
    }

    // The title and the line about what was left out.
    std::shared_ptr<const std::vector<LegendEntry>> own_lines(std::size_t dropped) const {
        std::vector<LegendEntry> lines(2);
        lines[0].sample = Sample::heading;
        lines[0].text = wish_.title;
        lines[1].sample = Sample::note;
        lines[1].text = filled(wish_.more, std::to_string(dropped));
        return std::make_shared<const std::vector<LegendEntry>>(std::move(lines));
    }

    void add_row(const LegendEntry& entry, bool is_note, Legend& legend) {
        Legend::Row row;
        row.entry = &entry;
        row.is_note = is_note;
        row.sample = sample_extent(entry, sheet_);
        TextWish wish;
        wish.size_px = type_px(sheet_, is_note ? variant_.note_step : variant_.text_step);
        wish.min_size_px = sheet_.least_text_px;
        wish.max_width_px = has_own_line(entry) ? lead_px_ + widest_px_ : widest_px_;
        if (entry.sample == Sample::heading && !is_note) {
            wish.style = text::FontStyle::bold;
        }
        row.text = set_text(type_, entry.text, ink_.language, wish);
        fits_ &= row.text.fits;
        if (row.text.empty() && !has_sample(entry)) {
            return;
        }
        row.height_px = std::max(row.text.height_px(), row.sample.height_px);
        if (has_sample(entry) && has_own_line(entry)) {
            set_ticks(entry, wish, row, legend.sample_gap_px);
        }
        legend.rows.push_back(std::move(row));
    }

    void set_ticks(const LegendEntry& entry, TextWish wish, Legend::Row& row, double gap_px) {
        wish.size_px = type_px(sheet_, variant_.note_step);
        wish.style = text::FontStyle::regular;
        wish.max_width_px = 0.48 * (lead_px_ + widest_px_);
        row.low = set_text(type_, entry.low_text, ink_.language, wish);
        row.high = set_text(type_, entry.high_text, ink_.language, wish);
        double widest_px = 0, sum_px = 0;
        for (const auto& tick : entry.ticks) {
            row.ticks.push_back(set_text(type_, tick.text, ink_.language, wish));
            widest_px = std::max(widest_px, row.ticks.back().width_px());
            sum_px += row.ticks.back().width_px() + kTickGap_em * wish.size_px;
        }
        if (entry.sample == Sample::circles) {
            // The numbers stand beside the circles, each at the top of its own.
            row.sample.width_px += gap_px + widest_px;
            row.sample.height_px =
                std::max(row.sample.height_px,
                         (row.ticks.empty() ? 0 : row.ticks.front().height_px()) *
                             static_cast<double>(row.ticks.size()));
            row.height_px = row.text.height_px() + row.sample.height_px;
            return;
        }
        double label_px = std::max(row.low.height_px(), row.high.height_px());
        if (!row.ticks.empty()) {
            label_px = row.ticks.front().height_px();
        }
        row.sample.width_px = std::max({row.sample.width_px, sum_px,
                                        row.low.width_px() + row.high.width_px() + gap_px});
        row.height_px = row.text.height_px() + row.sample.height_px + label_px;
    }

    std::vector<ColumnRow> rows_of(const Legend& legend) const {
        std::vector<ColumnRow> rows;
        for (std::size_t i = 0; i < legend.rows.size(); ++i) {
            const auto& row = legend.rows[i];
            const Legend::Row* before = i > 0 ? &legend.rows[i - 1] : nullptr;
            const Sample sample = row.entry->sample;
            const bool heading = sample == Sample::heading && !row.is_note;
            const bool scale = has_sample(*row.entry) && has_own_line(*row.entry);
            const bool apart =
                heading || scale || (row.is_note && (before == nullptr || !before->is_note));
            // The bands of the next unit follow the mark of the one before.
            const bool next_unit = sample == Sample::band && before != nullptr &&
                                   before->entry->sample == Sample::marks;
            // A group has its heading and two lines at the foot of a column, and does not leave
            // one line to the next.
            const auto is_line = [&](std::size_t k) {
                return k < legend.rows.size() && !starts_group(legend.rows[k]);
            };
            const bool after_heading = before != nullptr && starts_group(*before);
            const bool keeps = heading || (after_heading && is_line(i + 1)) ||
                               (is_line(i) && is_line(i + 1) && !is_line(i + 2));
            rows.push_back(
                {std::ceil(row.height_px),
                 std::round((apart ? variant_.group_gap_css : variant_.row_gap_css) *
                            sheet_.unit_px),
                 heading || next_unit || scale, keeps && i + 1 < legend.rows.size()});
        }
        return rows;
    }

    static bool starts_group(const Legend::Row& row) {
        return row.entry->sample == Sample::heading && !row.is_note;
    }

    double width_of(const Legend::Row& row) const {
        const double lead_px = has_own_line(*row.entry) ? 0 : lead_px_;
        return std::max(lead_px + row.text.width_px(),
                        has_own_line(*row.entry) ? row.sample.width_px : 0.0);
    }

    // Each column is as wide as what stands in it; gives the right edge of the last.
    double place(Legend& legend, const std::vector<ColumnRow>& spacing,
                 const Columns& columns) const {
        double x_px = sheet_.padding_px;
        for (std::size_t column = 0; column < columns.first.size(); ++column) {
            const bool last = column + 1 == columns.first.size();
            const std::size_t end = last ? legend.rows.size() : columns.first[column + 1];
            double y_px = sheet_.padding_px;
            double width_px = 0;
            for (std::size_t i = columns.first[column]; i < end; ++i) {
                y_px += i > columns.first[column] ? spacing[i].space_px : 0;
                legend.rows[i].x_px = x_px;
                legend.rows[i].y_px = y_px;
                y_px += spacing[i].height_px;
                width_px = std::max(width_px, width_of(legend.rows[i]));
            }
            x_px += width_px + (last ? 0 : kColumnGap_css * sheet_.unit_px);
        }
        return x_px;
    }

    const Sheet& sheet_;
    Typesetter& type_;
    const Ink& ink_;
    const LegendWish& wish_;
    const Variant variant_;
    std::shared_ptr<const std::vector<LegendEntry>> joined_;
    std::span<const LegendEntry> entries_;
    double lead_px_ = 0, widest_px_ = 0;
    bool fits_ = true;
};

// A ramp or circles: what they show above, their numbers below or beside them.
void draw_scale(mesh::DrawList& list, Typesetter& type, const Legend::Row& row, const Box& at,
                const Sheet& sheet, const Ink& ink) {
    draw_block(list, type, row.text, at.x0, at.y0, ink.text_color);
    const double top_px = at.y0 + row.text.height_px();
    const double bottom_px = top_px + row.sample.height_px;
    const Extent sample = sample_extent(*row.entry, sheet);
    if (row.entry->sample == Sample::circles) {
        const Box box{at.x0, bottom_px - sample.height_px, at.x0 + sample.width_px, bottom_px};
        draw_sample(list, *row.entry, box, sheet, ink);
        double y_px = top_px;
        for (std::size_t i = 0; i < row.ticks.size(); ++i) {
            const auto& block = row.ticks[i];
            draw_leader(list, *row.entry, i, box, y_px + 0.5 * block.height_px(), sheet, ink);
            draw_block(list, type, block, at.x0 + row.sample.width_px - block.width_px(), y_px,
                       ink.muted_color);
            y_px += std::max(block.height_px(),
                             row.sample.height_px / static_cast<double>(row.ticks.size()));
        }
        return;
    }
    draw_sample(list, *row.entry, {at.x0, top_px, at.x0 + row.sample.width_px, bottom_px}, sheet,
                ink);
    draw_block(list, type, row.low, at.x0, bottom_px, ink.muted_color);
    draw_block(list, type, row.high, at.x0 + row.sample.width_px - row.high.width_px(), bottom_px,
               ink.muted_color);
    // The first and the last, then those between that have room.
    const auto left_of = [&](std::size_t i) {
        const double middle_px = at.x0 + row.entry->ticks[i].at * row.sample.width_px;
        const double width_px = row.ticks[i].width_px();
        return std::clamp(middle_px - 0.5 * width_px, at.x0, at.x0 + row.sample.width_px - width_px);
    };
    const std::size_t count = row.ticks.size();
    double taken_px = -1e9;
    for (std::size_t i = 0; i < count; ++i) {
        const double gap_px = kTickGap_em * row.ticks[i].size_px;
        const double x_px = left_of(i);
        const bool is_last = i + 1 == count;
        const bool before_last =
            is_last || x_px + row.ticks[i].width_px() + gap_px <= left_of(count - 1);
        if (x_px >= taken_px && before_last) {
            draw_block(list, type, row.ticks[i], x_px, bottom_px, ink.muted_color);
            taken_px = x_px + row.ticks[i].width_px() + gap_px;
        }
    }
}

}  // namespace

Legend plan_legend(const Sheet& sheet, Typesetter& type, const Ink& ink,
                   const LegendWish& wish) {
    return Planner(sheet, type, ink, wish).plan();
}

void draw_legend(mesh::DrawList& list, Typesetter& type, const Legend& legend, const Box& box,
                 const Sheet& sheet, const Ink& ink) {
    for (const auto& row : legend.rows) {
        const double x_px = box.x0 + row.x_px;
        const double y_px = box.y0 + row.y_px;
        if (has_sample(*row.entry) && has_own_line(*row.entry)) {
            draw_scale(list, type, row, {x_px, y_px, 0, 0}, sheet, ink);
            continue;
        }
        if (!has_sample(*row.entry)) {
            draw_block(list, type, row.text, x_px, y_px,
                       row.is_note ? ink.muted_color : ink.text_color);
            continue;
        }
        // Samples stand in the middle of their column and of the first line of the text.
        const double sample_x_px = x_px + 0.5 * (legend.sample_width_px - row.sample.width_px);
        const double line_px =
            static_cast<double>(text::kAscentEm + text::kDescentEm) * row.text.size_px;
        const double first_px = std::max(line_px, row.sample.height_px);
        draw_sample(list, *row.entry,
                    {sample_x_px, y_px, sample_x_px + row.sample.width_px, y_px + first_px}, sheet,
                    ink);
        draw_block(list, type, row.text, x_px + legend.sample_width_px + legend.sample_gap_px,
                   y_px + 0.5 * (first_px - line_px), ink.text_color);
    }
}

}  // namespace northway::page
