// SPDX-License-Identifier: Apache-2.0
#include "map_fixture.h"

#include <algorithm>

namespace northway::compose {
namespace {

constexpr FrameSize kSize{1024, 768, 1};

class Arrangement : public test::MapTest {
protected:
    // Whether furniture stands on the southern end of the pipelines in the view that opens.
    bool covers_south(Map& map) {
        frame(map, kSize, {});
        const auto& boxes = map.sheet().furniture;
        return std::any_of(boxes.begin(), boxes.end(), [](const auto& box) {
            return box.x0 < 300 && box.x1 > 150 && box.y0 < 680 && box.y1 > 600;
        });
    }
};

TEST_F(Arrangement, TheLegendLeavesTheFlowsFreeAndStaysThereWhileTheViewMoves) {
    const auto map = open_bundled("far-east", "atlas");
    ASSERT_NE(map, nullptr);
    EXPECT_FALSE(covers_south(*map));
    auto& view = map->scene().view;
    view.bounds.reset();
    view.center = {110, 50};
    view.zoom = 5.2;
    EXPECT_FALSE(covers_south(*map));
    view.center = {140, 45};
    EXPECT_FALSE(covers_south(*map));
}

TEST_F(Arrangement, IsTheSameWhateverTheMapShowedBefore) {
    const auto fresh = open_bundled("far-east", "atlas");
    const auto used = open_bundled("far-east", "atlas");
    frame(*used, FrameSize{800, 600, 1}, {});
    Moment early;
    early.time = scene::SceneTime::held(2005.5);
    frame(*used, kSize, early);
    frame(*used, kSize, {});
    frame(*fresh, kSize, {});
    const auto& a = fresh->sheet().furniture;
    const auto& b = used->sheet().furniture;
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(a[i].x0, b[i].x0);
        EXPECT_EQ(a[i].y1, b[i].y1);
    }
}

}  // namespace
}  // namespace northway::compose
