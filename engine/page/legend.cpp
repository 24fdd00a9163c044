// SPDX-License-Identifier: Apache-2.0
#include "page/legend.h"

#include "page/columns.h"
#include "page/legend_sample.h"

#include <algorithm>
#include <cmath>

namespace northway::page {
namespace {

using Sample = LegendEntry::Sample;

// How the legend is set, in CSS pixels of furniture.
struct Variant {
    double text_css;
    double heading_css;
    double note_css;
    double row_gap_css;
    double group_gap_css;
    double widest_text_css;
};
constexpr Variant kUsual{11.5, 11.5, 10, 3, 8, 190};
constexpr Variant kCompact{10.5, 10.5, 9.5, 1, 5, 165};
// Type does not become smaller than this on the page, whatever the furniture's scale.
constexpr double kSmallestText_css = 9;
// Frames with a shorter side below this have a compact legend.
constexpr double kCompactBelow_css = 700;
constexpr double kNarrowestText_css = 60;
constexpr double kSampleGap_css = 7;
constexpr double kColumnGap_css = 16;
constexpr std::size_t kMostColumns = 3;

bool has_sample(const LegendEntry& entry) {
    return entry.sample != Sample::heading && entry.sample != Sample::note;
}

class Planner {
public:
    Planner(const Sheet& sheet, Typesetter& type, const FurnitureInput& input, const Extent& most)
        : sheet_(sheet), type_(type), input_(input), most_(most) {}

    Legend plan() {
        const double shorter_css = std::min(sheet_.width_px, sheet_.height_px) / sheet_.pixel_ratio;
        for (const Variant* variant : {&kUsual, &kCompact}) {
            if (variant == &kUsual && shorter_css < kCompactBelow_css) {
                continue;
            }
            for (std::size_t columns = 1; columns <= kMostColumns; ++columns) {
                if (auto legend = set(*variant, columns, input_.legend.size()); !legend.empty()) {
                    return legend;
                }
            }
        }
        for (std::size_t count = input_.legend.size(); count-- > 1;) {
            Legend best;
            for (std::size_t columns = 1; columns <= kMostColumns && best.empty(); ++columns) {
                best = set(kCompact, columns, count);
            }
            if (!best.empty()) {
                return best;
            }
        }
        return {};
    }

private:
    // The first `count` entries in so many columns; empty where they do not fit.
    Legend set(const Variant& variant, std::size_t column_count, std::size_t count) {
        Legend legend;
        legend.entry_count = count;
        if (!prepare(variant, column_count, legend)) {
            return {};
        }
        const auto spacing = rows_of(variant, legend);
        const Columns columns = set_columns(spacing, column_count);
        const double gaps_px =
            kColumnGap_css * sheet_.unit_px * static_cast<double>(columns.first.size() - 1);
        place(legend, spacing, columns);
        legend.extent = {legend.column_width_px * static_cast<double>(columns.first.size()) +
                             gaps_px + 2 * sheet_.padding_px,
                         columns.height_px + 2 * sheet_.padding_px};
        const bool fits =
            legend.extent.width_px <= most_.width_px && legend.extent.height_px <= most_.height_px;
        return fits && columns.first.size() == column_count ? legend : Legend{};
    }

    double text_px(double css) const {
        return std::max(css * sheet_.unit_px, kSmallestText_css * sheet_.pixel_ratio);
    }

    // Sets the texts of the rows; false where columns would be too narrow for them.
    bool prepare(const Variant& variant, std::size_t column_count, Legend& legend) {
        const auto columns = static_cast<double>(column_count);
        legend.sample_gap_px = kSampleGap_css * sheet_.unit_px;
        for (std::size_t i = 0; i < legend.entry_count; ++i) {
            const LegendEntry& entry = input_.legend[i];
            if (has_sample(entry) && entry.low_text.empty() && entry.high_text.empty()) {
                legend.sample_width_px =
                    std::max(legend.sample_width_px, sample_extent(entry, sheet_).width_px);
            }
        }
        const double column_px = (most_.width_px - 2 * sheet_.padding_px -
                                  kColumnGap_css * sheet_.unit_px * (columns - 1)) /
                                 columns;
        const double lead_px = legend.sample_width_px + legend.sample_gap_px;
        const double widest_px =
            std::min(column_px - lead_px, variant.widest_text_css * sheet_.unit_px);
        if (widest_px < kNarrowestText_css * sheet_.unit_px) {
            return false;
        }
        for (std::size_t i = 0; i < legend.entry_count; ++i) {
            add_row(variant, input_.legend[i], lead_px, widest_px, legend);
        }
        // A heading over nothing is a remark, if it was one from the start; else it goes with
        // the entries that were left out.
        while (!legend.rows.empty() && !legend.rows.back().is_note &&
               legend.rows.back().entry->sample == Sample::heading) {
            legend.rows.pop_back();
        }
        for (const auto& row : legend.rows) {
            const double lead = has_own_line(*row.entry) ? 0 : lead_px;
            legend.column_width_px =
                std::max({legend.column_width_px, lead + row.text.width_px(),
                          has_own_line(*row.entry) ? row.sample.width_px : 0.0});
        }
        return !legend.rows.empty();
    }

    // Headings, notes and scales reach over samples and texts.
    static bool has_own_line(const LegendEntry& entry) {
        return !has_sample(entry) || !entry.low_text.empty() || !entry.high_text.empty();
    }

    bool is_note(const LegendEntry& entry) const {
        const auto index = static_cast<std::size_t>(&entry - input_.legend.data());
        return entry.sample == Sample::note ||
               (entry.sample == Sample::heading &&
                (index + 1 == input_.legend.size() || !has_sample(input_.legend[index + 1])));
    }

    void add_row(const Variant& variant, const LegendEntry& entry, double lead_px, double widest_px,
                 Legend& legend) {
        Legend::Row row;
        row.entry = &entry;
        row.is_note = is_note(entry);
        row.sample = sample_extent(entry, sheet_);
        TextWish wish;
        wish.size_px = text_px(row.is_note                       ? variant.note_css
                               : entry.sample == Sample::heading ? variant.heading_css
                                                                 : variant.text_css);
        wish.max_width_px = has_own_line(entry) ? lead_px + widest_px : widest_px;
        if (entry.sample == Sample::heading && !row.is_note) {
            wish.style = text::FontStyle::bold;
        }
        row.text = set_text(type_, entry.text, input_.language, wish);
        if (row.text.empty() && !has_sample(entry)) {
            return;
        }
        row.height_px = std::max(row.text.height_px(), row.sample.height_px);
        if (has_sample(entry) && has_own_line(entry)) {
            wish.size_px = text_px(variant.note_css);
            wish.max_width_px = 0.48 * (lead_px + widest_px);
            row.low = set_text(type_, entry.low_text, input_.language, wish);
            row.high = set_text(type_, entry.high_text, input_.language, wish);
            row.sample.width_px =
                std::max(row.sample.width_px,
                         row.low.width_px() + row.high.width_px() + legend.sample_gap_px);
            row.height_px = row.text.height_px() + row.sample.height_px +
                            std::max(row.low.height_px(), row.high.height_px());
        }
        legend.rows.push_back(row);
    }

    std::vector<ColumnRow> rows_of(const Variant& variant, const Legend& legend) const {
        std::vector<ColumnRow> rows;
        const Legend::Row* before = nullptr;
        for (const auto& row : legend.rows) {
            const Sample sample = row.entry->sample;
            const bool heading = sample == Sample::heading && !row.is_note;
            const bool scale = has_sample(*row.entry) && has_own_line(*row.entry);
            const bool apart =
                heading || scale || (row.is_note && (before == nullptr || !before->is_note));
            // The bands of the next unit follow the mark of the one before.
            const bool next_unit = sample == Sample::band && before != nullptr &&
                                   before->entry->sample == Sample::marks;
            rows.push_back(
                {std::ceil(row.height_px),
                 std::round((apart ? variant.group_gap_css : variant.row_gap_css) * sheet_.unit_px),
                 heading || next_unit, heading});
            before = &row;
        }
        return rows;
    }

    void place(Legend& legend, const std::vector<ColumnRow>& spacing,
               const Columns& columns) const {
        double x_px = sheet_.padding_px;
        for (std::size_t column = 0; column < columns.first.size(); ++column) {
            const bool last = column + 1 == columns.first.size();
            const std::size_t end = last ? legend.rows.size() : columns.first[column + 1];
            double y_px = sheet_.padding_px;
            for (std::size_t i = columns.first[column]; i < end; ++i) {
                y_px += i > columns.first[column] ? spacing[i].space_px : 0;
                legend.rows[i].x_px = x_px;
                legend.rows[i].y_px = y_px;
                y_px += spacing[i].height_px;
            }
            x_px += legend.column_width_px + kColumnGap_css * sheet_.unit_px;
        }
    }

    const Sheet& sheet_;
    Typesetter& type_;
    const FurnitureInput& input_;
    const Extent most_;
};

// A ramp between two texts: what it shows above, its ends below.
void draw_scale(mesh::DrawList& list, Typesetter& type, const Legend::Row& row, const Box& at,
                const Sheet& sheet, const FurnitureInput& input) {
    draw_block(list, type, row.text, at.x0, at.y0, input.text_color);
    const double top_px = at.y0 + row.text.height_px();
    const double bottom_px = top_px + row.sample.height_px;
    draw_sample(list, *row.entry, {at.x0, top_px, at.x0 + row.sample.width_px, bottom_px}, sheet,
                input);
    draw_block(list, type, row.low, at.x0, bottom_px, input.muted_color);
    draw_block(list, type, row.high, at.x0 + row.sample.width_px - row.high.width_px(), bottom_px,
               input.muted_color);
}

}  // namespace

Legend plan_legend(const Sheet& sheet, Typesetter& type, const FurnitureInput& input,
                   const Extent& most) {
    return Planner(sheet, type, input, most).plan();
}

void draw_legend(mesh::DrawList& list, Typesetter& type, const Legend& legend, const Box& box,
                 const Sheet& sheet, const FurnitureInput& input) {
    draw_panel(list, box, input);
    for (const auto& row : legend.rows) {
        const double x_px = box.x0 + row.x_px;
        const double y_px = box.y0 + row.y_px;
        if (!row.entry->low_text.empty() || !row.entry->high_text.empty()) {
            draw_scale(list, type, row, {x_px, y_px, 0, 0}, sheet, input);
            continue;
        }
        if (!has_sample(*row.entry)) {
            draw_block(list, type, row.text, x_px, y_px,
                       row.is_note ? input.muted_color : input.text_color);
            continue;
        }
        // Samples stand in the middle of their column and of the first line of the text.
        const double sample_x_px = x_px + 0.5 * (legend.sample_width_px - row.sample.width_px);
        const double line_px =
            static_cast<double>(text::kAscentEm + text::kDescentEm) * row.text.size_px;
        const double first_px = std::max(line_px, row.sample.height_px);
        draw_sample(list, *row.entry,
                    {sample_x_px, y_px, sample_x_px + row.sample.width_px, y_px + first_px}, sheet,
                    input);
        draw_block(list, type, row.text, x_px + legend.sample_width_px + legend.sample_gap_px,
                   y_px + 0.5 * (first_px - line_px), input.text_color);
    }
}

}  // namespace northway::page
