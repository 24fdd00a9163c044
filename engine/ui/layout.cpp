// SPDX-License-Identifier: Apache-2.0
#include "ui/layout.h"

#include <algorithm>
#include <cmath>

namespace northway::ui {
namespace {

// CSS pixels.
constexpr double kSidebar = 300;
constexpr double kCard = 370;
constexpr double kTimeBar = 62;
constexpr double kLeastMapWidth = 560;   // beside both panels
constexpr double kLeastMapHeight = 240;  // above the time bar

}  // namespace

Layout make_layout(int width_px, int height_px, double scale, bool panels, bool card) {
    Layout layout;
    layout.map = {0, 0, width_px, height_px};
    const auto px = [&](double css) { return static_cast<int>(std::lround(css * scale)); };
    if (!panels || height_px < px(kLeastMapHeight + kTimeBar) || width_px < px(2 * 240)) {
        return layout;
    }
    const int half = width_px / 2;
    const bool both = width_px >= px(kSidebar + kCard + kLeastMapWidth);
    if (!card || both) {
        layout.sidebar = {0, 0, std::min(px(kSidebar), half), height_px};
    }
    if (card) {
        const int width = std::min(px(kCard), half);
        layout.card = {both ? width_px - width : 0, 0, width, height_px};
    }
    const int left = both || !card ? layout.sidebar.width : layout.card.width;
    const int right = both && card ? layout.card.width : 0;
    const int bar = px(kTimeBar);
    layout.map = {left, 0, width_px - left - right, height_px - bar};
    layout.time_bar = {left, height_px - bar, layout.map.width, bar};
    return layout;
}

}  // namespace northway::ui
