// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/strings.h"
#include "scene/charts.h"
#include "geo/coordinates.h"
#include "scene/frame_spec.h"
#include "scene/inset_spec.h"
#include "scene/page_item.h"
#include "style/value.h"

#include <optional>
#include <string>
#include <vector>

namespace northway::scene {

// An item whose text the scene gives.
struct PageText : PageItem {
    Names text;
};

struct PageLegend : PageItem {
    Names title;
    std::optional<int> columns;
};

struct PageScaleBar : PageItem {
    enum class Form {
        automatic,  // a bar; one bar a latitude where the scale hangs on the latitude and varies much
        bar,
        latitudes
    };
    Form form = Form::automatic;
    std::optional<bool> numeric;  // 1:N; else on paper only
    bool range = true;            // says by how much the scale varies over the map
};

// The sheet and what stands on it beside the map: the scene's root key `page`.
struct PageSpec {
    bool furniture = true;  // all of it
    PageText title;
    PageText subtitle;
    PageItem time_label;
    PageLegend legend;
    PageScaleBar scale_bar;
    PageItem north_arrow;  // show: true keeps it where north turns over the map
    PageItem credits;
    PageItem viewpoint;  // of the boundaries; part of the credits unless it stands apart
    PageText approval;   // the number under which the map was approved; without one: nothing
    std::vector<PageText> notes;
    std::vector<ChartSpec> charts;
    FrameSpec frame;
    GraticuleSpec graticule;
    std::vector<InsetSpec> insets;
    // The area, degrees, whose lines the furniture rather leaves free; else the scene's `bounds`.
    // Wherever the view moves, the furniture stands as it suits this area.
    std::optional<geo::Box> subject;
};

// Reads the value of `page`. `place` is the file name that messages start with. Unknown keys are
// told in `warnings`; errors (bad_input) name the JSON path.
Result<PageSpec> page_from_json(const style::Json& json, const std::string& place,
                                std::vector<Warning>& warnings);

}  // namespace northway::scene
