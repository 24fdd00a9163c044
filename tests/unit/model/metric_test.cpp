// SPDX-License-Identifier: Apache-2.0
#include "model/metric.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::model {
namespace {

using testing::HasSubstr;

TEST(Metric, ItsCodeTellsItsKind) {
    EXPECT_TRUE(is_growth("growth_export_value"));
    EXPECT_FALSE(is_growth("export_value"));
    EXPECT_TRUE(is_share("share_of_cn_trade"));
    EXPECT_TRUE(is_rank("rank_of_china"));
    EXPECT_TRUE(is_flow("throughput"));
    EXPECT_FALSE(is_flow("capacity"));
    EXPECT_FALSE(is_flow("investment_stock"));
    EXPECT_TRUE(may_be_negative("trade_balance"));
    EXPECT_FALSE(may_be_negative("length"));
}

TEST(Metric, TakesTheUnitsThatMeasureIt) {
    EXPECT_EQ(unit_fault("throughput", "t/a"), "");
    EXPECT_EQ(unit_fault("throughput", "TEU"), "");
    EXPECT_EQ(unit_fault("length", "km"), "");
    EXPECT_EQ(unit_fault("share_of_cn_trade", "%"), "");
    EXPECT_EQ(unit_fault("growth_trade_value_multiple", "1"), "");
    EXPECT_EQ(unit_fault("contract_volume_annual", "m3/a"), "");
    EXPECT_EQ(unit_fault("of_another_program", "km"), "");
    EXPECT_THAT(unit_fault("length", "t"), HasSubstr("'t' does not measure 'length'; use km or m"));
    EXPECT_THAT(unit_fault("contract_volume", "t/a"), HasSubstr("use an amount such as t"));
    EXPECT_THAT(unit_fault("contract_volume_annual", "t"), HasSubstr("use a yearly rate"));
    EXPECT_THAT(unit_fault("growth_count", "1"), HasSubstr("its unit is %"));
    EXPECT_THAT(unit_fault("growth_trips_multiple", "%"), HasSubstr("its unit is 1"));
    EXPECT_THAT(unit_fault("export_value", "t"), HasSubstr("use a currency"));
}

}  // namespace
}  // namespace northway::model
