// SPDX-License-Identifier: Apache-2.0
#include "model/unit.h"

#include <gtest/gtest.h>

namespace northway::model {
namespace {

TEST(Unit, BelongsToAFamily) {
    EXPECT_EQ(family_of_unit("t/a"), UnitFamily::mass);
    EXPECT_EQ(family_of_unit("mm"), UnitFamily::length);
    EXPECT_EQ(family_of_unit("USD/bbl"), UnitFamily::price);
    EXPECT_EQ(family_of_unit("1/8h"), UnitFamily::count);
    EXPECT_EQ(family_of_unit("tons"), UnitFamily::unknown);
    EXPECT_EQ(family_of_unit(""), UnitFamily::unknown);
}

TEST(Unit, KnowsRatesByTime) {
    EXPECT_TRUE(is_rate("1/wk"));
    EXPECT_TRUE(is_yearly_rate("m3/a"));
    EXPECT_FALSE(is_yearly_rate("1/d"));
    EXPECT_FALSE(is_rate("km/h"));
    EXPECT_FALSE(is_rate("USD/bbl"));
    EXPECT_FALSE(is_rate("a"));
}

TEST(Unit, AllUnitsHaveAFamily) {
    ASSERT_EQ(known_units().size(), 43u);
    for (const auto unit : known_units()) {
        EXPECT_NE(family_of_unit(unit), UnitFamily::unknown) << unit;
    }
}

}  // namespace
}  // namespace northway::model
