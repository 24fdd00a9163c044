// SPDX-License-Identifier: Apache-2.0
#include "base/strings.h"

#include <gtest/gtest.h>

namespace northway {
namespace {

TEST(Strings, NumbersAreWholeAndLocaleFree) {
    EXPECT_DOUBLE_EQ(*parse_number("31000000000"), 3.1e10);
    EXPECT_DOUBLE_EQ(*parse_number("-0.5"), -0.5);
    for (const char* text : {"", "1,5", "12 t", "nan", "inf", " 1"}) {
        EXPECT_FALSE(parse_number(text)) << text;
    }
}

TEST(Strings, SplitKeepsEmptyParts) {
    EXPECT_EQ(split("a;;b", ';'), (std::vector<std::string>{"a", "", "b"}));
    EXPECT_EQ(split("", ';'), (std::vector<std::string>{""}));
}

TEST(Strings, SuggestsTheWordThatWasMeant) {
    const std::vector<std::string> words{"fill", "line", "circle"};
    EXPECT_EQ(nearest_word("lien", words), std::nullopt);
    EXPECT_EQ(nearest_word("lin", words), "line");
    EXPECT_EQ(nearest_word("cirle", words), "circle");
    EXPECT_EQ(nearest_word("heatmap", words), std::nullopt);
}

TEST(Strings, LanguagesHaveCodes) {
    EXPECT_EQ(language_from_code("ru"), Language::ru);
    EXPECT_EQ(code_of(Language::zh), "zh");
    EXPECT_FALSE(language_from_code("de"));
}

}  // namespace
}  // namespace northway
