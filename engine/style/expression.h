// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/feature.h"
#include "style/property_spec.h"
#include "style/value.h"

#include <tl/expected.hpp>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace northway::style {

struct Node;

// A fault and its place inside the expression: "[2][1]", or "" for the whole.
struct ExpressionError {
    std::string key;
    std::string message;
    bool operator==(const ExpressionError&) const = default;
};
using ParseError = ExpressionError;

using GlobalState = std::map<std::string, Value, std::less<>>;

// Everything an expression may depend on. Points to what it does not own.
struct EvaluationContext {
    double zoom = 0;
    const Feature* feature = nullptr;
    const GlobalState* global_state = nullptr;
    std::optional<double> heatmap_density = std::nullopt;
    std::optional<double> line_progress = std::nullopt;
    std::optional<double> elevation = std::nullopt;  // metres
    const Value* accumulated = nullptr;              // while clustering
    const std::set<std::string, std::less<>>* available_images = nullptr;
    std::string locale = "en-US";  // BCP 47, where an expression names none
    // `within` compares on the grid of 8192 steps per tile of this zoom, as tiled maps do.
    int grid_zoom = 22;
};

// A parsed and type-checked MapLibre expression. Movable; const use is safe on several threads.
class Expression {
public:
    // A property takes a zoom expression only as the input of an outermost curve, so that the curve
    // can be sampled at its stops; a filter takes it anywhere.
    enum class Use { property, filter };

    // Reads an expression or a legacy function ({"stops": …}) and checks its types against the
    // property. The errors have the keys and messages of the specification's test suite.
    [[nodiscard]] static tl::expected<Expression, std::vector<ParseError>> parse(
        const Json& json, const PropertySpec& spec = {}, Use use = Use::property);

    Expression(Expression&&) noexcept;
    Expression& operator=(Expression&&) noexcept;
    ~Expression();

    [[nodiscard]] tl::expected<Value, ExpressionError> evaluate(
        const EvaluationContext& context) const;

    Type type() const;
    bool is_feature_constant() const;
    bool is_zoom_constant() const;
    bool is_state_constant() const;  // does not read feature state
    // True when it has been folded to one value.
    bool is_literal() const;
    // The keys of global state that it reads, sorted.
    const std::vector<std::string>& global_state_keys() const;
    bool uses_global_state() const { return !global_state_keys().empty(); }
    // The zooms at which a zoom curve bends or steps; empty when there is none.
    const std::vector<double>& zoom_stops() const;

private:
    struct Parts;
    explicit Expression(std::unique_ptr<Parts> parts);
    std::unique_ptr<const Parts> parts_;
};

// True when `json` has the form of an expression: an array that starts with an operator's name.
bool is_expression(const Json& json);
// True when `json` has the form of a legacy function: an object.
bool is_legacy_function(const Json& json);

}  // namespace northway::style
