// SPDX-License-Identifier: Apache-2.0
#include "page/north_arrow.h"

#include "page_fixture.h"

#include <numbers>

namespace northway::page {
namespace {

class NorthArrowTest : public PageTest {
protected:
    // The arrow round (100, 100).
    mesh::DrawList draw(double north_rad, Language language = Language::en) {
        FurnitureInput input = full_page(1920, 1080, language);
        const auto arrow = plan_north_arrow(sheet_of(input), type(), input);
        side_px_ = arrow.side_px;
        mesh::DrawList list;
        draw_north_arrow(list, type(), arrow, {100, 100}, north_rad, input);
        return list;
    }
    static Box letter(const mesh::DrawList& list) {
        for (const auto& item : list.items()) {
            if (item.kind == mesh::ItemKind::glyphs) {
                return painted(list, item);
            }
        }
        return {};
    }
    double side_px_ = 0;
};

TEST_F(NorthArrowTest, ItsLetterStandsWhereNorthIs) {
    const Box up = letter(draw(0));
    EXPECT_LT(up.y1, 95);
    EXPECT_NEAR(0.5 * (up.x0 + up.x1), 100, 1.5);
    const Box right = letter(draw(std::numbers::pi / 2));
    EXPECT_GT(right.x0, 105);
    EXPECT_NEAR(0.5 * (right.y0 + right.y1), 100, 2);
    const Box down = letter(draw(std::numbers::pi));
    EXPECT_GT(down.y0, 105);
}

TEST_F(NorthArrowTest, StaysInItsSquareHoweverItTurns) {
    for (const Language language : {Language::zh, Language::ru, Language::en}) {
        for (double north_rad = -3.1; north_rad < 3.2; north_rad += 0.2) {
            const auto list = draw(north_rad, language);
            const double half = 0.5 * side_px_;
            EXPECT_TRUE(
                is_inside(painted(list), {100 - half, 100 - half, 100 + half, 100 + half}, 1))
                << north_rad;
        }
    }
}

}  // namespace
}  // namespace northway::page
