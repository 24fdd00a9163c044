// SPDX-License-Identifier: Apache-2.0
#include "page/graticule_text.h"

#include <gtest/gtest.h>

namespace northway::page {
namespace {

TEST(GraticuleText, SpeaksThreeLanguages) {
    EXPECT_EQ(longitude_text(130, Language::en), "130°\u00A0E");
    EXPECT_EQ(longitude_text(130, Language::ru), "130°\u00A0в.\u00A0д.");
    EXPECT_EQ(longitude_text(130, Language::zh), "130°E");
    EXPECT_EQ(longitude_text(-75, Language::ru), "75°\u00A0з.\u00A0д.");
    EXPECT_EQ(latitude_text(52, Language::en), "52°\u00A0N");
    EXPECT_EQ(latitude_text(52, Language::ru), "52°\u00A0с.\u00A0ш.");
    EXPECT_EQ(latitude_text(-10, Language::ru), "10°\u00A0ю.\u00A0ш.");
    EXPECT_EQ(latitude_text(-10, Language::zh), "10°S");
    EXPECT_EQ(latitude_text(90, Language::en), "90°\u00A0N");
}

TEST(GraticuleText, ShowsMinutesAndSecondsOnlyWhereThereAreAny) {
    EXPECT_EQ(longitude_text(127.5, Language::en), "127°30′\u00A0E");
    EXPECT_EQ(latitude_text(50 + 5.0 / 60, Language::zh), "50°05′N");
    EXPECT_EQ(latitude_text(50 + 1.0 / 120, Language::zh), "50°00′30″N");
    // A whole degree that a sum of minutes misses by a hair.
    EXPECT_EQ(latitude_text(50.99999999999, Language::zh), "51°N");
}

TEST(GraticuleText, ZeroAndTheMeridianOf180HaveNoSide) {
    EXPECT_EQ(longitude_text(0, Language::en), "0°");
    EXPECT_EQ(longitude_text(180, Language::ru), "180°");
    EXPECT_EQ(longitude_text(-180, Language::zh), "180°");
    EXPECT_EQ(latitude_text(0, Language::ru), "0°");
    EXPECT_EQ(longitude_text(190, Language::en), "170°\u00A0W");
    EXPECT_EQ(longitude_text(360, Language::en), "0°");
}

}  // namespace
}  // namespace northway::page
