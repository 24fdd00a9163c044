// SPDX-License-Identifier: Apache-2.0
#include "model/status.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::model {
namespace {

TEST(Status, AtAYear) {
    const auto changes =
        parse_status_changes("proposed@2007;construction@2014-09;operating@2019-12-02").value();
    EXPECT_EQ(status_at(changes, 2006.99), std::nullopt);
    EXPECT_EQ(status_at(changes, 2007.0), SystemStatus::proposed);
    EXPECT_EQ(status_at(changes, 2014.6), SystemStatus::proposed);
    EXPECT_EQ(status_at(changes, 2014.7), SystemStatus::construction);
    EXPECT_EQ(status_at(changes, 2019.90), SystemStatus::construction);
    EXPECT_EQ(status_at(changes, 2019.93), SystemStatus::operating);
    EXPECT_EQ(status_at(changes, 2050.0), SystemStatus::operating);
}

TEST(Status, NoDatesMeanNoStatus) {
    EXPECT_EQ(status_at(parse_status_changes("").value(), 2024.0), std::nullopt);
}

TEST(Status, EightWordsGoBothWays) {
    for (const char* word : {"proposed", "construction", "shelved", "cancelled", "operating",
                             "idle", "mothballed", "retired"}) {
        ASSERT_TRUE(status_from_word(word).has_value()) << word;
        EXPECT_EQ(word_of(*status_from_word(word)), word);
    }
    EXPECT_FALSE(status_from_word("planned").has_value());
}

TEST(Status, ErrorsSayWhatIsWrong) {
    EXPECT_THAT(parse_status_changes("operatng@2019").error().message,
                testing::HasSubstr("did you mean 'operating'?"));
    EXPECT_THAT(parse_status_changes("operating@2019-13").error().message,
                testing::HasSubstr("'2019-13' is no date"));
    EXPECT_THAT(parse_status_changes("operating").error().message,
                testing::HasSubstr("not STATUS@DATE"));
    EXPECT_THAT(parse_status_changes("operating@2019;proposed@2007").error().message,
                testing::HasSubstr("'proposed@2007' comes before"));
}

}  // namespace
}  // namespace northway::model
