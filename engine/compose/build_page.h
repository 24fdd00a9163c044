// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <vector>

#include "compose/build_flows.h"
#include "page/furniture.h"
#include "scene/words.h"
#include "style/icon.h"

namespace northway::compose {

// What the legend is made from: one entry a visible layer.
struct LegendLayer {
    const scene::Layer* layer = nullptr;
    std::vector<style::Json> entries;  // of its metadata, those that something in view meets
    std::vector<page::LegendEntry> derived;  // from its expressions (build_page_auto.h)
    const FlowSummary* flows = nullptr;
    std::set<model::SystemStatus> statuses;  // of its icons in view, other than operating
};

// Lines in view that are drawn from place to place rather than along their true way.
struct SchematicLines {
    std::vector<std::string> names;  // in the language of the page, each once, sorted
    std::size_t others = 0;          // lines in view that are not schematic
};

std::vector<page::LegendEntry> make_legend(const std::vector<LegendLayer>& layers,
                                           const scene::Words& words, const scene::Scene& scene,
                                           const style::IconSet& icons,
                                           const SchematicLines& schematic);

// Whose boundaries the map shows, and the scene's own words about them.
std::string viewpoint_text(const scene::Scene& scene);

// Sources and cautions in one line. `credits` is geodata/sources.json.
std::string make_credits(const scene::Scene& scene, const style::Json& credits,
                         const scene::Words& words, bool general_sources);

}  // namespace northway::compose
