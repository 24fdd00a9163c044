// SPDX-License-Identifier: Apache-2.0
#include "compose/feature_states.h"

#include "map_fixture.h"

namespace northway::compose {
namespace {

using model::SystemStatus;

constexpr FrameSize kSize{640, 480, 1};

TEST(FeatureStates, AreHiddenBeforeTheFirstDateAndNameTheStatusAfterwards) {
    const StatusChanges all{{{2012, SystemStatus::proposed}, {2019, SystemStatus::operating}}, {}};
    const auto before = states_at(all, 2000);
    EXPECT_EQ(before.shown, (std::vector<std::uint8_t>{0, 1}));
    const auto later = states_at(all, 2015.5);
    EXPECT_EQ(later.shown, (std::vector<std::uint8_t>{1, 1}));
    EXPECT_EQ(later.states[0].at("status"), style::Value(std::string("proposed")));
    EXPECT_TRUE(later.states[1].empty());
}

TEST(FeatureStates, TheDigestChangesWithAStatusOnly) {
    const StatusChanges all{{{2012, SystemStatus::proposed}, {2019, SystemStatus::operating}}};
    EXPECT_NE(status_digest(all, 2000), status_digest(all, 2013));
    EXPECT_EQ(status_digest(all, 2013), status_digest(all, 2018.9));
    EXPECT_NE(status_digest(all, 2018.9), status_digest(all, 2019));
}

class PointsAndAreas : public test::MapTest {
protected:
    std::unique_ptr<Map> map_;
    void SetUp() override {
        MapTest::SetUp();
        map_ = open_bundled("far-east", "");
        ASSERT_NE(map_, nullptr);
        map_->scene().page.furniture = false;
    }
    Moment in_year(double year) {
        Moment moment;
        moment.time = scene::SceneTime::held(year);
        return moment;
    }
    void look_at(const std::string& system) {
        const auto view = map_->view_of_system(system, kSize);
        ASSERT_TRUE(view) << view.error().message;
        map_->scene().view = *view;
    }
    std::optional<Hit> hit(geo::LonLat place, const Moment& moment) {
        const auto camera = map_->camera(kSize);
        const auto projection = geo::Projection::create(map_->scene().view.crs);
        const auto px = camera->px_from_crs.apply(*projection->forward(place));
        return map_->hit(kSize, moment, px.x, px.y, 6);
    }
};

TEST_F(PointsAndAreas, APointIsFoundUnderThePointerBeforeTheLineBelowIt) {
    look_at("vanino-port");  // a ferry starts here
    const auto moment = in_year(2024.5);
    frame(*map_, kSize, moment);
    const auto* catalogue = map_->catalogue();
    const auto at = catalogue->position_of(*catalogue->find_system("vanino-port"));
    ASSERT_TRUE(at);
    const auto found = hit(*at, moment);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->layer, "points");
    EXPECT_EQ(found->system_id, "vanino-port");
}

TEST_F(PointsAndAreas, APointBeforeItsFirstDateIsNotThere) {
    look_at("xudabao-npp");
    const auto* catalogue = map_->catalogue();
    const auto at = catalogue->position_of(*catalogue->find_system("xudabao-npp"));
    ASSERT_TRUE(at);
    frame(*map_, kSize, in_year(1990.5));
    const auto before = hit(*at, in_year(1990.5));
    EXPECT_TRUE(!before || before->system_id != "xudabao-npp");
    frame(*map_, kSize, in_year(2024.5));
    const auto now = hit(*at, in_year(2024.5));
    ASSERT_TRUE(now);
    EXPECT_EQ(now->system_id, "xudabao-npp");
}

TEST_F(PointsAndAreas, AnAreaIsLookedAtWhole) {
    const auto view = map_->view_of_system("free-port-vladivostok", kSize);
    ASSERT_TRUE(view) << view.error().message;
    EXPECT_NEAR(view->center.lon_deg, 133, 4);
    EXPECT_NEAR(view->center.lat_deg, 44, 4);
    EXPECT_LT(view->zoom, 8);
}

TEST_F(PointsAndAreas, AStatusChangeMakesTheBaseAnew) {
    look_at("free-port-vladivostok");
    const auto first = frame(*map_, kSize, in_year(2013.4)).base_key;
    EXPECT_EQ(frame(*map_, kSize, in_year(2013.5)).base_key, first);
    EXPECT_NE(frame(*map_, kSize, in_year(2016.5)).base_key, first);
}

TEST_F(PointsAndAreas, ASelectedSystemIsDrawnAtAnyScale) {
    map_->scene().view.bounds = geo::Box{105, 38, 150, 62};
    const auto plain = frame(*map_, kSize, in_year(2024.5)).moving->items().size();
    map_->set_highlight("jilin-trade");
    EXPECT_GT(frame(*map_, kSize, in_year(2024.5)).moving->items().size(), plain);
}

}  // namespace
}  // namespace northway::compose
