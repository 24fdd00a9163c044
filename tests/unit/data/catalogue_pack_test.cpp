// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"
#include "data/catalogue.h"
#include "data/vector.h"
#include "support/scratch.h"

#include "sample_catalogue.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::data {
namespace {

using testing::HasSubstr;

class PackTest : public testing::Test {
protected:
    void SetUp() override {
        for (const auto& [name, text] : test_sample::files()) {
            ASSERT_TRUE(write_text(scratch_ / name, text));
        }
        catalogue_ = read_catalogue(scratch_.path()).value();
    }
    std::string out(const char* name = "c.gpkg") const { return (scratch_ / name).string(); }

    test::Scratch scratch_;
    model::Catalogue catalogue_;
};

TEST_F(PackTest, MakesSixLayers) {
    ASSERT_TRUE(pack_catalogue(catalogue_, out()));
    std::vector<std::string> names;
    const auto layers = list_layers(out()).value();
    for (const LayerInfo& layer : layers) {
        names.push_back(layer.name);
    }
    EXPECT_THAT(names,
                testing::UnorderedElementsAre("systems_line", "systems_point", "observations",
                                              "places", "sources", "events"));
}

TEST_F(PackTest, ComesBackAsItWas) {
    ASSERT_TRUE(pack_catalogue(catalogue_, out()));
    const auto lines = read_vector({.path = out(), .layer = "systems_line"}).value();
    ASSERT_EQ(lines.features.size(), 1u);
    EXPECT_EQ(lines.features[0].geometry.points[1], (geo::LonLat{127.54, 50.28}));
    EXPECT_EQ(lines.features[0].values[static_cast<std::size_t>(lines.field_index("name_zh"))],
              model::Value(std::string("大桥")));
    EXPECT_EQ(lines.features[0].values[static_cast<std::size_t>(lines.field_index("status_from"))],
              model::Value(std::string("construction@2016-12-01;operating@2022-06-10")));
    const auto points = read_vector({.path = out(), .layer = "systems_point"}).value();
    ASSERT_EQ(points.features.size(), 1u);
    EXPECT_EQ(points.features[0].geometry.points[0], (geo::LonLat{127.49, 50.24}));
    const auto numbers = read_vector({.path = out(), .layer = "observations"}).value();
    ASSERT_EQ(numbers.features.size(), 3u);
    EXPECT_TRUE(numbers.warnings.empty());  // a table has no geometry, and that is no fault
    EXPECT_EQ(numbers.features[0].values[static_cast<std::size_t>(numbers.field_index("value"))],
              model::Value(4e6));
    EXPECT_EQ(
        numbers.features[2].values[static_cast<std::size_t>(numbers.field_index("qualifier"))],
        model::Value());
}

TEST_F(PackTest, SameCatalogueSameBytes) {
    ASSERT_TRUE(pack_catalogue(catalogue_, out("one.gpkg")));
    ASSERT_TRUE(pack_catalogue(catalogue_, out("two.gpkg")));
    EXPECT_EQ(read_bytes(out("one.gpkg")).value(), read_bytes(out("two.gpkg")).value());
}

TEST_F(PackTest, ReplacesAFileAndLeavesNothingBeside) {
    ASSERT_TRUE(write_text(out(), "old"));
    ASSERT_TRUE(pack_catalogue(catalogue_, out()));
    EXPECT_TRUE(list_layers(out()).has_value());
    for (const auto& entry : std::filesystem::directory_iterator(scratch_.path())) {
        EXPECT_EQ(entry.path().string().find(".part-"), std::string::npos) << entry.path();
    }
}

TEST_F(PackTest, SaysWhereItCannotWrite) {
    const auto status = pack_catalogue(catalogue_, scratch_ / "nowhere" / "c.gpkg");
    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().kind, ErrorKind::failed);
    EXPECT_THAT(status.error().message, HasSubstr("c.gpkg' cannot be written"));
}

TEST_F(PackTest, WrongLayerIsGuessed) {
    ASSERT_TRUE(pack_catalogue(catalogue_, out()));
    const auto wrong = read_vector({.path = out(), .layer = "system_line"});
    ASSERT_FALSE(wrong.has_value());
    EXPECT_THAT(wrong.error().message,
                HasSubstr("no layer 'system_line'; did you mean 'systems_line'?"));
    const auto none = read_vector({.path = out()}).value();
    ASSERT_FALSE(none.warnings.empty());
    EXPECT_THAT(none.warnings[0].message, HasSubstr("read the first, as none is named"));
}

}  // namespace
}  // namespace northway::data
