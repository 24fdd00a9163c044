// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "style/value.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace northway::style {

// A drawing of one colour in a square of kIconBox units, y down: filled shapes, strokes and discs.
// On a plate it should keep to the middle 16 units.
inline constexpr double kIconBox = 24;
struct Icon {
    struct Point {
        double x = 0, y = 0;
    };
    struct Stroke {
        std::vector<Point> points;
        double width = 2;
        bool closed = false;
    };
    struct Disc {
        Point center;
        double radius = 1;
        double width = 0;  // of a ring; 0: filled
    };
    std::vector<std::vector<Point>> fills;
    std::vector<Stroke> strokes;
    std::vector<Disc> discs;
};

// Icons by name.
class IconSet {
public:
    // {"icons": {NAME: {"fill": [[x, y, …], …], "stroke": [{"line": [x, y, …], "width": 2,
    // "closed": false}, …], "disc": [[x, y, radius], …], "ring": [[x, y, radius, width], …]}}}.
    // Errors (bad_input) name the icon and its member.
    static Result<IconSet> parse(const Json& json, const std::string& place);

    const Icon* find(std::string_view name) const;  // null where there is none
    const std::map<std::string, Icon, std::less<>>& all() const { return icons_; }

private:
    std::map<std::string, Icon, std::less<>> icons_;
};

}  // namespace northway::style
