// SPDX-License-Identifier: Apache-2.0
// tests/data/expression_rules.json: many small rules of the expression language, by operator.
#include "evaluate.h"
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>

namespace northway::style {
namespace {

Json read_rules() {
    std::ifstream file(NORTHWAY_SOURCE_DIR "/tests/data/expression_rules.json");
    return json(std::string(std::istreambuf_iterator<char>(file), {}));
}

PropertySpec spec_named(const Json& name) {
    static const std::map<std::string, PropertyType> types{
        {"string", PropertyType::string},
        {"number", PropertyType::number},
        {"boolean", PropertyType::boolean},
        {"color", PropertyType::color},
        {"formatted", PropertyType::formatted},
        {"resolvedImage", PropertyType::image},
        {"padding", PropertyType::padding},
        {"numberArray", PropertyType::number_array},
        {"colorArray", PropertyType::color_array},
        {"variableAnchorOffsetCollection", PropertyType::variable_anchor_offset}};
    return name.is_null() ? PropertySpec{} : spec_of(types.at(name.get<std::string>()));
}

// Numbers to six figures; members that are wanted must be there.
bool is_like(const Json& found, const Json& wanted) {
    if (found.is_number() && wanted.is_number()) {
        const double a = found.get<double>();
        const double b = wanted.get<double>();
        return std::abs(a - b) <= 1e-6 * std::max(1.0, std::abs(b));
    }
    if (!wanted.is_structured() || found.type() != wanted.type()) {
        return found == wanted;
    }
    if (found.size() != wanted.size()) {
        return false;
    }
    bool alike = true;
    for (const auto& [key, item] : wanted.items()) {
        const auto same = wanted.is_object() ? found.find(key) : found.begin() + std::stol(key);
        alike = alike && same != found.end() && is_like(*same, item);
    }
    return alike;
}

Json output_of(const Expression& expression, const Json& attributes) {
    const PlainFeature feature = feature_with(attributes.dump());
    EvaluationContext context;
    context.feature = &feature;
    const auto value = expression.evaluate(context);
    if (!value) {
        return Json{{"fault", value.error().key}};
    }
    const Color* color = value->color();
    return color != nullptr && expression.type().kind == Type::Kind::color
               ? Json::array({color->r, color->g, color->b, color->a})
               : json_from_value(*value);
}

TEST(rules, hold) {
    const Json rules = read_rules();
    ASSERT_GT(rules["rows"].size(), 300U);
    for (const Json& row : rules["rows"]) {
        const auto expression = Expression::parse(row[2], spec_named(row[1]));
        if (!expression) {
            Json keys = Json::array();
            for (const ParseError& error : expression.error()) {
                keys.push_back(error.key);
            }
            EXPECT_EQ(keys, row[3]) << row.dump();
            continue;
        }
        ASSERT_EQ(row.size(), 6U) << "parsed: " << row.dump();
        EXPECT_EQ(to_string(expression->type()), row[3]["type"]) << row.dump();
        EXPECT_EQ(expression->is_feature_constant(), row[3]["constant"]) << row.dump();
        for (std::size_t i = 0; i < row[4].size(); ++i) {
            const Json found = output_of(*expression, row[4][i]);
            EXPECT_TRUE(is_like(found, row[5][i])) << row.dump() << "\nfound " << found.dump();
        }
    }
}

}  // namespace
}  // namespace northway::style
