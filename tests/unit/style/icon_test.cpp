// SPDX-License-Identifier: Apache-2.0
#include "style/icon.h"

#include <gtest/gtest.h>

namespace northway::style {
namespace {

TEST(IconSet, ReadsFillsStrokesDiscsAndRings) {
    const auto set = IconSet::parse(Json::parse(R"({"icons": {"port": {
        "fill": [[1, 2, 3, 4, 5, 6]], "stroke": [{"line": [0, 0, 8, 8], "width": 1.5}],
        "disc": [[12, 12, 3]], "ring": [[12, 6, 2, 1]]}}})"),
                                    "icons.json");
    ASSERT_TRUE(set) << set.error().message;
    const Icon* port = set->find("port");
    ASSERT_NE(port, nullptr);
    EXPECT_EQ(port->fills.at(0).size(), 3U);
    EXPECT_EQ(port->strokes.at(0).width, 1.5);
    ASSERT_EQ(port->discs.size(), 2U);
    EXPECT_EQ(port->discs[0].width, 0);
    EXPECT_EQ(port->discs[1].width, 1);
    EXPECT_EQ(set->find("ship"), nullptr);
}

TEST(IconSet, NamesTheMemberThatIsWrong) {
    const auto set =
        IconSet::parse(Json::parse(R"({"icons": {"port": {"fill": [[1, 2, 3]]}}})"), "icons.json");
    ASSERT_FALSE(set);
    EXPECT_EQ(set.error().kind, ErrorKind::bad_input);
    EXPECT_NE(set.error().message.find("icons.port.fill[0]"), std::string::npos);
    EXPECT_FALSE(IconSet::parse(Json::object(), "icons.json"));
}

}  // namespace
}  // namespace northway::style
