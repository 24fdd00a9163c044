// SPDX-License-Identifier: Apache-2.0
#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

std::string compared(std::string_view op, std::string_view a, std::string_view b,
                     std::string_view options) {
    std::string expression = "[\"";
    expression.append(op).append("\", \"").append(a).append("\", \"").append(b);
    expression.append("\", [\"collator\", ").append(options).append("]]");
    return result(expression);
}

TEST(collator, ignores_case_and_diacritics_unless_told) {
    EXPECT_EQ(compared("==", "a", "Á", R"({"locale": "en"})"), "true");
    EXPECT_EQ(compared("==", "a", "A", R"({"locale": "en", "case-sensitive": true})"), "false");
    EXPECT_EQ(compared("==", "a", "á", R"({"locale": "en", "case-sensitive": true})"), "true");
    EXPECT_EQ(compared("==", "a", "á", R"({"locale": "en", "diacritic-sensitive": true})"),
              "false");
    EXPECT_EQ(compared("==", "a", "A", R"({"locale": "en", "diacritic-sensitive": true})"), "true");
}

TEST(collator, follows_the_language) {
    EXPECT_EQ(compared("<", "ä", "z", R"({"locale": "de", "diacritic-sensitive": true})"), "true");
    EXPECT_EQ(compared("<", "ä", "z", R"({"locale": "sv", "diacritic-sensitive": true})"), "false");
}

TEST(collator, compares_text_only) {
    EXPECT_EQ(parse_errors(R"(["==", 1, 2, ["collator", {}]])"),
              ": Cannot use collator to compare non-string types.");
    EXPECT_EQ(parse_errors(R"(["collator", "en"])"),
              ": Collator options argument must be an object.");
}

TEST(collator, tells_its_locale) {
    EXPECT_EQ(result(R"(["resolved-locale", ["collator", {"locale": "de"}]])"), R"("de")");
    EXPECT_EQ(result(R"(["resolved-locale", ["collator", {"locale": "ru-u-nu-latn"}]])"),
              R"("ru")");
    EXPECT_EQ(result(R"(["resolved-locale", ["collator", {"locale": "de-toolongsubtag"}]])"),
              "ERROR : Incorrect locale information provided");
}

}  // namespace
}  // namespace northway::style
