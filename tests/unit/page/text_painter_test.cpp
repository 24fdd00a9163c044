// SPDX-License-Identifier: Apache-2.0
#include "page/text_painter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace northway::page {
namespace {

mesh::DrawList drawn(double size_px) {
    static const auto type = Typesetter::create();
    const text::ShapedText& shaped = (*type)->shaped("口", Language::zh, {});
    mesh::DrawList list;
    TextLook look;
    look.size_px = size_px;
    look.color = style::kBlack;
    look.halo_color = style::kWhite;
    look.halo_px = 2;
    draw_text(list, **type, shaped, 100, 200, look);
    return list;
}

TEST(TextPainter, LargeLettersAreFilledByTheirOutlines) {
    const mesh::DrawList list = drawn(120);
    ASSERT_EQ(list.items().size(), 2U);
    EXPECT_EQ(list.items()[0].kind, mesh::ItemKind::glyphs) << "the halo";
    ASSERT_EQ(list.items()[1].kind, mesh::ItemKind::fill);
    // 口 is a frame: its corners are right angles, on the outer ring and on the inner one.
    ASSERT_GE(list.subpaths().size(), 2U);
    const mesh::Subpath& outer = list.subpaths()[0];
    double left = INFINITY;
    double top = INFINITY;
    for (std::uint32_t i = 0; i < outer.count; ++i) {
        left = std::min(left, outer.points[i].x);
        top = std::min(top, outer.points[i].y);
    }
    const bool has_corner =
        std::any_of(outer.points, outer.points + outer.count, [&](const geo::XY& p) {
            return std::abs(p.x - left) < 0.1 && std::abs(p.y - top) < 0.1;
        });
    EXPECT_TRUE(has_corner);
}

TEST(TextPainter, SmallLettersComeFromTheAtlas) {
    const mesh::DrawList list = drawn(14);
    ASSERT_EQ(list.items().size(), 2U);
    EXPECT_EQ(list.items()[1].kind, mesh::ItemKind::glyphs);
}

}  // namespace
}  // namespace northway::page
