// SPDX-License-Identifier: Apache-2.0
#include "text/number.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace northway::text {
namespace {

constexpr Language zh = Language::zh;
constexpr Language ru = Language::ru;
constexpr Language en = Language::en;

TEST(Number, IsWrittenAsTheLanguageDoes) {
    EXPECT_EQ(format_number(1234.5, en, 1), "1,234.5");
    EXPECT_EQ(format_number(1234.5, zh, 1), "1,234.5");
    EXPECT_EQ(format_number(1234.5, ru, 1), "1\u00A0234,5");
    EXPECT_EQ(format_number(31, ru, 2), "31");
    EXPECT_EQ(format_number(1234567, en, 0), "1,234,567");
}

TEST(Number, RoundsHalfAwayFromZeroAsItIsWritten) {
    EXPECT_EQ(format_number(0.125, en, 2), "0.13");
    EXPECT_EQ(format_number(1.005, en, 2), "1.01");  // though the double lies below
    EXPECT_EQ(format_number(2.5, en, 0), "3");
    EXPECT_EQ(format_number(999.96, en, 1), "1,000");
    EXPECT_EQ(format_number(0.04, en, 1), "0");
    EXPECT_EQ(format_number(1.50, en, 3), "1.5");
}

TEST(Number, HasATrueMinusSignButNoMinusZero) {
    EXPECT_EQ(format_number(-2.8, en, 1), "\u22122.8");
    EXPECT_EQ(format_number(-0.04, en, 1), "0");
    EXPECT_EQ(format_number(-0.0, en, 1), "0");
}

TEST(Number, WhatIsNoNumberIsWrittenToo) {
    EXPECT_EQ(format_number(std::nan(""), en, 1), "–");
    EXPECT_EQ(format_number(-std::numeric_limits<double>::infinity(), en, 1), "\u2212∞");
    EXPECT_EQ(format_number(1e300, en, 0).size(), 301U + 100U);
}

TEST(Number, YearsAreNotGrouped) {
    EXPECT_EQ(format_year(2024), "2024");
}

TEST(Quantity, GasIsScaled) {
    EXPECT_EQ(format_quantity(31e9, "m3", en), "31\u00A0bcm");
    EXPECT_EQ(format_quantity(31e9, "m3", zh), "310亿立方米");
    EXPECT_EQ(format_quantity(31e9, "m3", ru), "31\u00A0млрд\u00A0м³");
    EXPECT_EQ(format_quantity(38e9, "m3/a", en), "38\u00A0bcm/yr");
    EXPECT_EQ(format_quantity(38e9, "m3/a", zh), "380亿立方米/年");
    EXPECT_EQ(format_quantity(38e9, "m3/a", ru), "38\u00A0млрд\u00A0м³/год");
    EXPECT_EQ(format_quantity(16.08e6, "m3", en), "16.1\u00A0million\u00A0m³");
}

TEST(Quantity, TonnesAreScaled) {
    EXPECT_EQ(format_quantity(37.89e6, "t", en), "37.9\u00A0Mt");
    EXPECT_EQ(format_quantity(37.89e6, "t", zh), "3789万吨");
    EXPECT_EQ(format_quantity(37.89e6, "t", ru), "37,9\u00A0млн\u00A0т");
    EXPECT_EQ(format_quantity(8000, "t", en), "8,000\u00A0t");
    EXPECT_EQ(format_quantity(8000, "t", zh), "8000吨");
    EXPECT_EQ(format_quantity(14900, "t", ru), "14,9\u00A0тыс.\u00A0т");
}

TEST(Quantity, RoundingCarriesIntoTheNextStep) {
    EXPECT_EQ(format_quantity(999960, "t", en), "1\u00A0Mt");
    EXPECT_EQ(format_quantity(99999.9e4, "t", zh), "10亿吨");
    EXPECT_EQ(format_quantity(949999, "t", en), "950\u00A0kt");
}

TEST(Quantity, MoneyFollowsTheCustomOfTheLanguage) {
    QuantityFormat precise;
    precise.significant_digits = 5;
    EXPECT_EQ(format_quantity(110.76e9, "USD", en, precise), "USD\u00A0110.76\u00A0billion");
    EXPECT_EQ(format_quantity(110.76e9, "USD", zh, precise), "1107.6亿美元");
    EXPECT_EQ(format_quantity(110.76e9, "USD", ru, precise), "110,76\u00A0млрд\u00A0долл.");
    EXPECT_EQ(format_quantity(868e6, "CNY", en), "CNY\u00A0868\u00A0million");
    EXPECT_EQ(format_quantity(868e6, "CNY", zh), "8.68亿元");
    EXPECT_EQ(format_quantity(20, "USD/bbl", en), "USD\u00A020/bbl");
    EXPECT_EQ(format_quantity(20, "USD/bbl", ru), "20\u00A0долл./барр.");
}

TEST(Quantity, PlainUnitsAreNotScaled) {
    EXPECT_EQ(format_quantity(5111, "km", en), "5,111\u00A0km");
    EXPECT_EQ(format_quantity(5111, "km", zh), "5111公里");
    EXPECT_EQ(format_quantity(5111, "km", ru), "5\u00A0111\u00A0км");
    EXPECT_EQ(format_quantity(160, "km/h", ru), "160\u00A0км/ч");
    EXPECT_EQ(format_quantity(160, "km/h", zh), "160公里/小时");
    EXPECT_EQ(format_quantity(-2.8, "%", en), "\u22122.8%");
    EXPECT_EQ(format_quantity(-2.8, "%", ru), "\u22122,8\u00A0%");
}

TEST(Quantity, PowerHasItsOwnSteps) {
    EXPECT_EQ(format_quantity(600, "MW", en), "600\u00A0MW");
    EXPECT_EQ(format_quantity(600, "MW", zh), "60万千瓦");
    EXPECT_EQ(format_quantity(600, "MW", ru), "600\u00A0МВт");
    EXPECT_EQ(format_quantity(12.5, "MW", zh), "1.25万千瓦");
    EXPECT_EQ(format_quantity(5, "MW", zh), "5000千瓦");
}

TEST(Quantity, CountsAndRates) {
    EXPECT_EQ(format_quantity(552000, "1", en), "552,000");
    EXPECT_EQ(format_quantity(26.24e6, "1", zh), "2624万");
    EXPECT_EQ(format_quantity(5500, "1/d", en), "5,500\u00A0per day");
    EXPECT_EQ(format_quantity(5500, "1/d", zh), "5500/日");
    EXPECT_EQ(format_quantity(4, "1/wk", ru), "4\u00A0в неделю");
    EXPECT_EQ(format_quantity(2.91e6, "TEU", en), "2.91\u00A0million\u00A0TEU");
    EXPECT_EQ(format_quantity(2.91e6, "TEU", zh), "291万标箱");
}

TEST(Quantity, WordsAgreeWithTheNumber) {
    EXPECT_EQ(format_quantity(1, "a", ru), "1\u00A0год");
    EXPECT_EQ(format_quantity(3, "a", ru), "3\u00A0года");
    EXPECT_EQ(format_quantity(11, "a", ru), "11\u00A0лет");
    EXPECT_EQ(format_quantity(21, "a", ru), "21\u00A0год");
    EXPECT_EQ(format_quantity(30, "a", ru), "30\u00A0лет");
    EXPECT_EQ(format_quantity(2.5, "a", ru), "2,5\u00A0года");
    EXPECT_EQ(format_quantity(1, "d", en), "1\u00A0day");
    EXPECT_EQ(format_quantity(20, "d", en), "20\u00A0days");
}

TEST(Quantity, ZeroIsWrittenInTheUnit) {
    EXPECT_EQ(format_quantity(0, "m3", en), "0\u00A0m³");
    EXPECT_EQ(format_quantity(0, "m3", zh), "0立方米");
}

TEST(Quantity, SmallNumbersKeepTheirSignificantDigits) {
    EXPECT_EQ(format_quantity(0.01234, "km", en), "0.0123\u00A0km");
    EXPECT_EQ(format_quantity(0.000999999, "km", en), "0.001\u00A0km");
}

TEST(Quantity, AnUnknownUnitFollowsTheNumber) {
    EXPECT_EQ(format_quantity(1500, "furlong", en), "1,500\u00A0furlong");
    EXPECT_EQ(format_quantity(5, "t/furlong", en), "5\u00A0t/furlong");
}

TEST(Quantity, EveryUnitOfTheCatalogueHasWordsInThreeLanguages) {
    for (const char* unit :
         {"%",    "USD",   "t",         "CNY",    "km",     "d",      "t/a", "1/d", "a",
          "m3/a", "RUB",   "m3",        "1/a",    "h",      "m2",     "ha",  "TEU", "1/wk",
          "1/h",  "1/8h",  "mm",        "1/mo",   "km2",    "MW",     "ms",  "pp",  "min",
          "km/h", "CNY/a", "container", "Gbit/s", "Mbit/s", "USD/bbl"}) {
        EXPECT_NE(unit_text(unit, Language::ru), "") << unit;
        EXPECT_NE(unit_text(unit, Language::zh), "") << unit;
        const std::string text = format_quantity(7, unit, en);
        EXPECT_TRUE(text.starts_with("7") || text.find("\u00A07") != std::string::npos) << text;
        EXPECT_NE(text, "7") << unit;
    }
}

}  // namespace
}  // namespace northway::text
