// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compose/layer_context.h"
#include "compose/moment.h"
#include "model/status.h"
#include "scene/catalogue_features.h"
#include "scene/flow.h"

namespace northway::compose {

// What a flow layer shows now, for the legend.
struct FlowSummary {
    struct Unit {
        double greatest = 0;           // of the volumes and capacities in view, per year
        scene::QuantumChoice quantum;  // of the marks
        double reference = 1;          // volume per year drawn reference_px wide
        double reference_px = 1;       // CSS pixels
        double exponent = 1;
        double smallest_px = 0;
        double largest_px = 1e9;
        style::Color color;            // of the greatest flow in view
        style::Color casing_color;
        style::Color mark_color;
        bool has_capacity = false;
        bool marks = false;
        bool both_ways = false;  // the greatest flow goes both ways: its marks are dots
    };
    std::map<std::string, Unit> units;
    std::set<model::SystemStatus> statuses;  // other than operating
    bool not_reported = false;
    bool both_ways = false;
    bool schematic = false;
    bool general_sources = false;
    bool interpolated = false;
    bool highlighted = false;  // drew the highlighted system's glow
};

// Widths in CSS pixels of a volume, within the layer's limits; 0 for nothing.
double flow_width_css(const FlowSummary::Unit& unit, double per_year);

// Draws the flows of a catalogue: casings for capacity, fills for volume, hatching for what is not
// reported, dashes for what does not run yet, and the marks on their way. `levels` is the mesh of
// the layer's features. `highlight`: a system that gets a glow; empty: none.
struct FlowInput {
    const std::vector<scene::RouteFlow>* flows = nullptr;
    const mesh::LayerMesh* mesh = nullptr;
    const Moment* moment = nullptr;
    double tempo_years_per_s = 1.0 / 12.0;
    double speed_m_per_s = 60e3;
    std::string highlight;
    style::Color highlight_color;
};
FlowSummary build_flows(LayerContext& context, const FlowInput& input, mesh::DrawList& list);

}  // namespace northway::compose
