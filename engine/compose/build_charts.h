// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/moment.h"
#include "model/catalogue.h"
#include "page/furniture.h"
#include "scene/document.h"
#include "scene/words.h"

#include <vector>

namespace northway::compose {

// The colours of a chart's series that name none, in order.
struct ChartColors {
    style::Color first;
    style::Color second;
};

// The charts of the scene's page. Series without figures, and those of another unit than the first
// of their chart, are left out. No catalogue: no charts.
std::vector<page::Chart> make_charts(const scene::Scene& scene, const model::Catalogue* catalogue,
                                     const scene::Words& words, const ChartColors& colors,
                                     double year);

// Short names of sources, as a list: "CASS 2025 · CIIS 2024"; general knowledge once and last.
std::string short_sources(const std::vector<std::string>& source_ids,
                          const model::Catalogue& catalogue, const scene::Words& words,
                          Language language);

}  // namespace northway::compose
