// SPDX-License-Identifier: Apache-2.0
#include "render_fixture.h"

namespace northway::render {
namespace {

// A fill, a thick stroke and a dot that all reach over the clip's edges.
void add_all(mesh::DrawList& list) {
    list.rectangle_px(paint(list, {1, 0, 0, 1}), 3, 3, 61, 45);
    const geo::XY line[] = {{-5, -5}, {70, 60}};
    list.stroke_px(paint(list, {0, 1, 0, 1}, 4), line, false, mesh::Cap::butt);
    list.disc_px(paint(list, {0, 0, 1, 1}, 9), {24, 16});
}

class Clip : public RenderTest {};

TEST_F(Clip, LeavesPixelsInsideAsTheyAreAndOutsideAlone) {
    mesh::DrawList whole;
    add_all(whole);
    mesh::DrawList clipped;
    clipped.rectangle_px(paint(clipped, kWhite), 0, 0, 64, 48);
    clipped.set_clip(mesh::TileBox{2, 1, 6, 5});
    clipped.rectangle_px(paint(clipped, kBlack), 0, 0, 64, 48);
    add_all(clipped);
    const Pixels expected = draw(whole, 64, 48);
    const Pixels pixels = draw(clipped, 64, 48);
    for (int y = 0; y < 48; ++y) {
        for (int x = 0; x < 64; ++x) {
            const bool inside = x >= 16 && x < 48 && y >= 8 && y < 40;
            for (std::size_t c = 0; c < 3; ++c) {
                const auto at = 4 * static_cast<std::size_t>(y * 64 + x) + c;
                EXPECT_EQ(int{pixels.rgba[at]}, inside ? int{expected.rgba[at]} : 255)
                    << x << ", " << y;
            }
        }
    }
}

TEST_F(Clip, EndsWhereItIsTakenAwayAndMayLieOutsideTheFrame) {
    mesh::DrawList list;
    list.set_clip(mesh::TileBox{100, 0, 110, 10});
    list.rectangle_px(paint(list, kWhite), 0, 0, 64, 48);
    list.set_clip(std::nullopt);
    list.rectangle_px(paint(list, kWhite), 0, 0, 8, 8);
    const Pixels pixels = draw(list, 64, 48);
    EXPECT_EQ(red(pixels, 4, 4), 255);
    EXPECT_EQ(red(pixels, 40, 20), 0);
}

TEST_F(Clip, OfAWindowIsThatOfTheFrame) {
    mesh::DrawList list;
    list.set_clip(mesh::TileBox{2, 1, 6, 5});
    add_all(list);
    const Pixels whole = draw(list, 64, 48);
    FrameInput input;
    input.width = 64;
    input.height = 48;
    input.base = &list;
    input.base_key = next_key();
    input.window = {13, 5, 30, 20};
    const Pixels part = draw(input);
    for (int y = 0; y < 20; ++y) {
        for (int x = 0; x < 30; ++x) {
            EXPECT_EQ(red(part, x, y), red(whole, x + 13, y + 5));
        }
    }
}

}  // namespace
}  // namespace northway::render
