// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/strings.h"
#include "geo/coordinates.h"
#include "scene/page_item.h"
#include "style/color.h"
#include "style/value.h"

#include <optional>
#include <string>
#include <vector>

namespace northway::scene {

// A small map on the page. In the document an entry of page.insets:
// {"type": "locator" | "map", "crs", "bounds" | "center" + "radius-km", "shape": "round" |
// "rectangle", "size-mm": 40 | [width, height], "share", "aspect", "layers", "title", "outline", "extent"} and the keys
// that every item of the page has ("anchor", "show", …).
struct InsetSpec {
    enum class Type {
        locator,  // land and sea with the outline of the main map
        map       // layers of the scene in another projection or part of the world
    };
    enum class Shape { round, rectangle };
    Type type = Type::locator;
    Shape shape = Shape::round;
    std::string crs;                    // empty: a globe seen from above the main map
    std::optional<geo::Box> bounds;     // degrees
    std::optional<geo::LonLat> center;  // else the middle of the main map
    double radius_km = 0;               // 0: all of the globe
    double width_mm = 0;                // 0: by `share`
    double height_mm = 0;
    double share = 0.17;               // of the sheet's shorter side: the height
    double aspect = 1;                 // width by height
    std::vector<std::string> layers;   // ids; besides land and sea; a map without: its flows
    Names title;
    std::optional<style::Color> outline;  // of the main map's extent; else the theme's "inset-extent"
    bool shows_extent = true;
    PageItem item;
};

// Reads page.insets. Errors (bad_input) name the JSON path.
Result<std::vector<InsetSpec>> insets_from_json(const style::Json& json, const std::string& place,
                                                std::vector<Warning>& warnings);

}  // namespace northway::scene
