// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway {
namespace {

using testing::ElementsAre;

TEST(Utf8, CharactersHaveOneToFourBytes) {
    EXPECT_EQ(character_bytes("a"), 1u);
    EXPECT_EQ(character_bytes("я!"), 2u);
    EXPECT_EQ(character_bytes("黑河"), 3u);
    EXPECT_EQ(character_bytes("\xF0\xA0\x80\x80"), 4u);
    EXPECT_EQ(character_bytes(std::string_view("\0", 1)), 1u);
}

TEST(Utf8, WhatIsNotWellFormedIsNoCharacter) {
    EXPECT_EQ(character_bytes(""), 0u);
    EXPECT_EQ(character_bytes("\xFFz"), 0u);
    EXPECT_EQ(character_bytes("\x80"), 0u);
    EXPECT_EQ(character_bytes("\xE9\xBB"), 0u);          // cut off
    EXPECT_EQ(character_bytes("\xC0\xAF"), 0u);          // longer than need be
    EXPECT_EQ(character_bytes("\xED\xA0\x80"), 0u);      // half of a surrogate pair
    EXPECT_EQ(character_bytes("\xF4\x90\x80\x80"), 0u);  // beyond U+10FFFF
}

TEST(Utf8, ABrokenByteStandsForItself) {
    EXPECT_THAT(code_points("aя黑\xF0\xA0\x80\x80"), ElementsAre('a', 0x44F, 0x9ED1, 0x20000));
    EXPECT_THAT(code_points("\xFF\xE9\xBB"), ElementsAre(0xFF, 0xE9, 0xBB));
}

}  // namespace
}  // namespace northway
