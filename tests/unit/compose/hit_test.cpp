// SPDX-License-Identifier: Apache-2.0
#include "map_fixture.h"

namespace northway::compose {
namespace {

constexpr FrameSize kSize{512, 384, 1};

class HitTest : public test::MapTest {
protected:
    std::unique_ptr<Map> map_;
    void SetUp() override {
        MapTest::SetUp();
        map_ = open(test::sample_scene());
        ASSERT_NE(map_, nullptr);
    }
    std::optional<Hit> hit(geo::LonLat place, double reach_px) {
        const auto camera = map_->camera(kSize);
        const auto projection = geo::Projection::create(map_->scene().view.crs);
        const auto px = camera->px_from_crs.apply(*projection->forward(place));
        return map_->hit(kSize, {}, px.x, px.y, reach_px);
    }
};

TEST_F(HitTest, FindsTheSystemUnderThePointer) {
    const auto found = hit({0.8, 4.6}, 6);  // where the gas pipeline starts
    ASSERT_TRUE(found);
    EXPECT_EQ(found->system_id, "gas");
    EXPECT_EQ(found->layer, "flows");
    EXPECT_LT(found->distance_px, 1);
}

TEST_F(HitTest, FindsTheNearestWithinReach) {
    const auto found = hit({8, -3.4}, 20);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->layer, "river");
    EXPECT_TRUE(found->system_id.empty());
}

TEST_F(HitTest, FindsNothingBeyondReach) {
    EXPECT_FALSE(hit({8, 3.2}, 4));
}

TEST_F(HitTest, AHiddenLayerIsNotHit) {
    map_->scene().find_layer("flows")->visible = false;
    EXPECT_FALSE(hit({0.8, 4.6}, 6));
}

TEST_F(HitTest, AFeatureThatTheFilterKeepsOutIsNotHit) {
    // The oil pipeline starts here, which the scene's filter leaves out.
    EXPECT_FALSE(hit({0.8, 2.8}, 6));
}

TEST_F(HitTest, TellsAttributesInTheOrderOfTheFields) {
    const auto found = hit({12, 1.9}, 5);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->layer, "dots");
    ASSERT_FALSE(found->attributes.empty());
    EXPECT_EQ(found->attributes.front(), (std::pair<std::string, std::string>{"name", "Heihe"}));
}

TEST_F(HitTest, APixelHasItsPlace) {
    map_->scene().page.furniture = false;  // the rectangle fills the frame
    const auto place = map_->place_at(kSize, 256, 192);
    ASSERT_TRUE(place);
    EXPECT_NEAR(place->lon_deg, 8, 1e-6);
    EXPECT_NEAR(place->lat_deg, 0, 1e-6);
}

TEST_F(HitTest, LooksAtASystemWhole) {
    const auto view = map_->view_of_system("gas", kSize);
    ASSERT_TRUE(view) << view.error().message;
    EXPECT_NEAR(view->center.lon_deg, 8, 0.01);
    EXPECT_FALSE(view->bounds.has_value());
    const auto unknown = map_->view_of_system("none", kSize);
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().kind, ErrorKind::usage);
}

TEST_F(HitTest, AnInsetHidesTheMapBeneath) {
    auto scene = style::Json::parse(test::sample_scene());
    scene["page"]["insets"] = style::Json::parse(
        R"([{"type": "locator", "size-mm": 30, "anchor": "top-left"},
            {"type": "map", "crs": "EPSG:4326", "bounds": [0, -6, 16, 6], "shape": "rectangle",
             "size-mm": [36, 24], "anchor": "bottom-right"}])");
    const auto covered = open(scene.dump());
    ASSERT_NE(covered, nullptr);
    draw(*covered, kSize);
    draw(*map_, kSize);
    int hidden = 0;
    int shared = 0;
    for (double y = 4; y < kSize.height_px; y += 8) {
        for (double x = 4; x < kSize.width_px; x += 8) {
            const auto without = map_->hit(kSize, {}, x, y, 6);
            const auto with = covered->hit(kSize, {}, x, y, 6);
            if (with) {
                ASSERT_TRUE(without);
                EXPECT_EQ(with->layer, without->layer);
                ++shared;
            } else if (without) {
                EXPECT_FALSE(covered->place_at(kSize, x, y));
                ++hidden;
            }
        }
    }
    EXPECT_GT(shared, 20);
    EXPECT_GT(hidden, 2);
}

}  // namespace
}  // namespace northway::compose
