// SPDX-License-Identifier: Apache-2.0
#include "page/legend_join.h"

#include <algorithm>
#include <cmath>

namespace northway::page {
namespace {

bool same_color(const style::Color& a, const style::Color& b) {
    constexpr double kNear = 0.01;
    return std::abs(a.r - b.r) < kNear && std::abs(a.g - b.g) < kNear &&
           std::abs(a.b - b.b) < kNear && std::abs(a.a - b.a) < kNear;
}

}  // namespace

std::vector<LegendEntry> joined_entries(std::span<const LegendEntry> all) {
    std::vector<LegendEntry> entries;
    for (const auto& entry : all) {
        if (!entry.is_redundant) {
            entries.push_back(entry);
        }
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].sample != LegendEntry::Sample::band || entries[i].capacity_width_px > 0) {
            continue;
        }
        const auto line = std::find_if(entries.begin(), entries.end(), [&](const auto& each) {
            return each.sample == LegendEntry::Sample::line && each.color.a > 0 &&
                   each.icon == nullptr && each.dash_px.empty() &&
                   same_color(each.color, entries[i].color);
        });
        if (line == entries.end()) {
            continue;
        }
        LegendEntry band = entries[i];
        band.text = line->text + ": " + band.text;
        band.rank = std::min(band.rank, line->rank);
        *line = std::move(band);
        entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(i));
        --i;
    }
    return entries;
}

}  // namespace northway::page
