// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/strings.h"
#include "scene/charts.h"
#include "scene/frame_spec.h"
#include "style/value.h"

#include <string>
#include <vector>

namespace northway::scene {

// The sheet and what stands on it beside the map: the scene's root key `page`.
struct PageSpec {
    Names title;
    Names subtitle;
    bool furniture = true;  // all of it
    bool legend = true;
    bool scale_bar = true;
    bool north_arrow = true;
    bool time_label = true;
    std::vector<ChartSpec> charts;
    FrameSpec frame;
    GraticuleSpec graticule;
};

// Reads the value of `page`. `place` is the file name that messages start with. What can be passed
// over is told in `warnings`; errors (bad_input) name the JSON path.
Result<PageSpec> page_from_json(const style::Json& json, const std::string& place,
                                std::vector<Warning>& warnings);

}  // namespace northway::scene
