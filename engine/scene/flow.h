// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/series.h"
#include "scene/time.h"

namespace northway::scene {

// How flows become marks (DESIGN §6), the same for all flows of one unit.
struct MarkScale {
    double tempo_years_per_s = 1.0 / 12.0;  // traffic per second of the presentation clock
    double speed_m_per_s = 60e3;            // of a mark along the ground
    double quantum = 1;                     // what one mark stands for, in the series' unit
};

// A mark on its way. Mark k left the start when the accumulated volume passed k quanta.
struct Mark {
    double distance_m = 0;  // from the start in the direction of flow
    std::int64_t index = 0;
};

// The marks on a route of `length_m` at `clock_s`, from the newest to the oldest. Exact: past any
// point go volume / quantum marks per second, also while the volume changes.
std::vector<Mark> marks_at(const model::Series& series, const SceneTime& time, double clock_s,
                           double length_m, const MarkScale& scale);

// The steps 1-2-10-20-100-… × 10^n: each is a multiple of the one before, so every mark of a coarse
// step is also a mark of the finer ones.
double quantum_not_below(double wanted);
double next_coarser_quantum(double quantum);

// Which quantum is drawn, and how strongly the marks that only it has (and the next coarser one
// has not): they fade while the scale changes instead of jumping.
struct QuantumChoice {
    double quantum = 1;
    int coarser_every = 2;     // each so manyth mark belongs to the next coarser step
    double finer_opacity = 1;  // of the other marks
};
// `rate_per_year` is the layer's greatest; its marks stand at least `spacing_px` apart.
QuantumChoice choose_quantum(double rate_per_year, double metres_per_px, double spacing_px,
                             const MarkScale& scale);

// Piecewise scale from volume to width: width_px = reference_px * (value / reference)^exponent.
double flow_width_px(double value, double reference, double reference_px, double exponent);

}  // namespace northway::scene
