// SPDX-License-Identifier: Apache-2.0
#include "base/year.h"

#include <gtest/gtest.h>

namespace northway {
namespace {

TEST(Year, ReadsPartialDatesAsPeriods) {
    EXPECT_EQ(parse_period("2024"), (Period{2024.0, 2025.0}));
    const auto february = parse_period("2024-02");
    ASSERT_TRUE(february);
    EXPECT_DOUBLE_EQ(february->start, 2024.0 + 31.0 / 366.0);
    EXPECT_DOUBLE_EQ(february->end, 2024.0 + 60.0 / 366.0);
    const auto last_day = parse_period("2019-12-31");
    ASSERT_TRUE(last_day);
    EXPECT_DOUBLE_EQ(last_day->end, 2020.0);
}

TEST(Year, RefusesWhatIsNotADate) {
    for (const char* text : {"", "24", "2024-13", "2024-00", "2023-02-29", "2024-6-30", "2024-06-30x"}) {
        EXPECT_FALSE(parse_period(text)) << text;
    }
}

TEST(Year, AYearNamesItsMiddleAndADecimalYearItself) {
    EXPECT_DOUBLE_EQ(*parse_year("2024"), 2024.5);
    EXPECT_DOUBLE_EQ(*parse_year("2024.25"), 2024.25);
    EXPECT_FALSE(parse_year("20245"));
    EXPECT_FALSE(parse_year("last year"));
}

TEST(Year, FormatsTheDayThatHoldsAMoment) {
    EXPECT_EQ(format_day(2024.0), "2024-01-01");
    EXPECT_EQ(format_day(2019.0 + 335.0 / 365.0), "2019-12-02");
}

}  // namespace
}  // namespace northway
