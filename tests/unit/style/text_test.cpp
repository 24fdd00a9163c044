// SPDX-License-Identifier: Apache-2.0
#include "evaluate.h"
#include <gtest/gtest.h>

namespace northway::style {
namespace {

TEST(text, joins_splits_and_changes_case) {
    EXPECT_EQ(result(R"(["concat", "a", 1, true, null, ["rgb", 255, 0, 0]])"),
              R"x("a1truergba(255,0,0,1)")x");
    EXPECT_EQ(result(R"(["upcase", "straße Хэйхэ"])"), R"("STRASSE ХЭЙХЭ")");
    EXPECT_EQ(result(R"(["downcase", "ΟΔΟΣ"])"), R"("οδος")");
    EXPECT_EQ(result(R"(["split", "a,,b", ","])"), R"(["a","","b"])");
    EXPECT_EQ(result(R"(["split", "黑河", ""])"), R"(["黑","河"])");
    EXPECT_EQ(result(R"(["join", ["literal", ["a", "b"]], " – "])"), R"("a – b")");
}

TEST(text, names_types) {
    EXPECT_EQ(result(R"(["typeof", ["get", "x"]])", R"({"x": [1, 2]})"), R"("array<number, 2>")");
    EXPECT_EQ(result(R"(["typeof", ["get", "x"]])"), R"("null")");
}

TEST(text, error_is_raised_with_its_message) {
    EXPECT_EQ(result(R"(["case", ["has", "x"], 1, ["error", "no x"]])"), "ERROR [3]: no x");
}

TEST(text, format_gathers_sections) {
    EXPECT_EQ(
        result(
            R"(["format", "a", {"font-scale": 0.8, "text-color": "red"}, ["get", "n"], {"text-font": ["literal", ["F", "G"]]}])",
            R"({"n": 5})"),
        R"({"sections":[{"text":"a","image":null,"scale":0.8,"fontStack":null,"textColor":{"r":1,"g":0,"b":0,"a":1},"verticalAlign":null},)"
        R"({"text":"5","image":null,"scale":null,"fontStack":"F,G","textColor":null,"verticalAlign":null}]})");
    EXPECT_EQ(
        parse_errors(R"(["format", "a", {"vertical-align": "left"}])"),
        ": 'vertical-align' must be one of: 'bottom', 'center', 'top' but found 'left' instead.");
    EXPECT_EQ(parse_errors(R"(["format", 1])"),
              ": Formatted text type must be 'string', 'value', 'image' or 'null'.");
}

TEST(text, format_holds_pictures) {
    const std::set<std::string, std::less<>> images{"ship"};
    EvaluationContext context;
    context.available_images = &images;
    const auto expression = Expression::parse(json(R"(["format", ["image", "ship"]])"));
    ASSERT_TRUE(expression);
    const auto value = expression->evaluate(context);
    ASSERT_TRUE(value);
    ASSERT_NE(value->formatted(), nullptr);
    EXPECT_EQ(value->formatted()->sections.at(0).image, (Image{"ship", true}));
    EXPECT_EQ(value->formatted()->text(), "");
}

TEST(text, numbers_are_formatted_by_locale) {
    EXPECT_EQ(result(R"(["number-format", 1234567.891, {"locale": "en"}])"), R"("1,234,567.891")");
    EXPECT_EQ(
        result(R"(["number-format", 1234567.891, {"locale": "de", "max-fraction-digits": 1}])"),
        R"("1.234.567,9")");
    EXPECT_EQ(result(R"(["number-format", 5, {"locale": "en", "min-fraction-digits": 2}])"),
              R"("5.00")");
    EXPECT_EQ(result(R"(["number-format", 12.345, {"locale": "en-US", "currency": "USD"}])"),
              R"("$12.35")");
    EXPECT_EQ(result(R"(["number-format", 7, {"locale": "en", "unit": "kilometer-per-hour"}])"),
              R"("7 km/h")");
    EXPECT_EQ(parse_errors(R"(["number-format", 1, {"currency": "USD", "unit": "meter"}])"),
              ": NumberFormat options `currency` and `unit` are mutually exclusive");
}

TEST(text, numbers_follow_the_locale_of_the_map_when_none_is_named) {
    EvaluationContext context;
    context.locale = "ru";
    EXPECT_EQ(result(R"(["number-format", 1.5, {}])", context), R"("1,5")");
}

}  // namespace
}  // namespace northway::style
