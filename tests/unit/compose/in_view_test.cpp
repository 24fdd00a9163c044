// SPDX-License-Identifier: Apache-2.0
#include "map_fixture.h"

#include <gmock/gmock.h>

namespace northway::compose {
namespace {

using testing::Contains;
using testing::Not;

constexpr FrameSize kSize{640, 480, 1};

class InView : public test::MapTest {
protected:
    std::unique_ptr<Map> map_;
    void SetUp() override {
        MapTest::SetUp();
        map_ = open_bundled("far-east", "");
        ASSERT_NE(map_, nullptr);
    }
    Result<scene::View> places(std::vector<std::string> ids) {
        return map_->view_of_places(ids, kSize);
    }
};

TEST_F(InView, HoldsWhatAShownLayerDrawsHere) {
    EXPECT_THAT(map_->systems_in_view(kSize), Contains("power-of-siberia"));
    EXPECT_THAT(map_->systems_in_view(kSize), Not(Contains("china-russia-trade")));
    const auto vladivostok = places({"vladivostok"});
    ASSERT_TRUE(vladivostok);
    map_->scene().view = *vladivostok;
    const auto near = map_->systems_in_view(kSize);
    EXPECT_THAT(near, Not(Contains("power-of-siberia")));
    EXPECT_THAT(near, Contains("vladivostok-port"));
}

TEST_F(InView, HoldsNothingOfLayersThatAreSwitchedOff) {
    for (auto& layer : map_->scene().layers) {
        layer.visible = false;
    }
    EXPECT_THAT(map_->systems_in_view(kSize), testing::IsEmpty());
}

TEST_F(InView, AnsweredTheSameWhateverTheYear) {
    const auto now = map_->systems_in_view(kSize);
    map_->scene().state["year"] = 1980.5;
    EXPECT_EQ(map_->systems_in_view(kSize), now);
}

TEST_F(InView, PlacesStandInTheMiddleWithTheirSurroundings) {
    const auto one = places({"harbin"});
    ASSERT_TRUE(one);
    EXPECT_NEAR(one->center.lon_deg, 126.6, 0.2);
    EXPECT_NEAR(one->center.lat_deg, 45.8, 0.2);
    const auto two = places({"harbin", "vladivostok", "no-such-place"});
    ASSERT_TRUE(two);
    EXPECT_NEAR(two->center.lon_deg, 129.2, 0.5);
    EXPECT_LT(two->zoom, one->zoom);
}

TEST_F(InView, UnknownPlacesAreAnError) {
    EXPECT_FALSE(places({"no-such-place"}));
    EXPECT_FALSE(places({}));
}

}  // namespace
}  // namespace northway::compose
