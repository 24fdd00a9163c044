// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/color.h"
#include "style/type.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace northway::style {

// JSON with the order of its keys kept. An nlohmann::json converts to it by itself.
using Json = nlohmann::ordered_json;

class Value;
class Collator;

using Array = std::vector<Value>;
using Object = std::vector<std::pair<std::string, Value>>;  // in the order written

// The name of a picture and whether the map has it.
struct Image {
    std::string name;
    bool available = false;
    bool operator==(const Image&) const = default;
};

// One run of a label: text or a picture, with what differs from the label's own style.
struct FormattedSection {
    std::string text;
    std::optional<Image> image;
    std::optional<double> scale;
    std::optional<std::string> font_stack;  // names joined by commas
    std::optional<Color> text_color;
    std::optional<std::string> vertical_align;  // bottom, center or top
    bool operator==(const FormattedSection&) const = default;
};
struct Formatted {
    std::vector<FormattedSection> sections;
    // The text of all sections, one after the other.
    std::string text() const;
    bool operator==(const Formatted&) const = default;
};

struct Padding {  // CSS pixels
    double top = 0, right = 0, bottom = 0, left = 0;
    bool operator==(const Padding&) const = default;
};
struct NumberArray {
    std::vector<double> values;
    bool operator==(const NumberArray&) const = default;
};
struct ColorArray {
    std::vector<Color> values;
    bool operator==(const ColorArray&) const = default;
};
struct AnchorOffset {
    std::string anchor;
    std::array<double, 2> offset_em{};
    bool operator==(const AnchorOffset&) const = default;
};
struct VariableAnchorOffset {
    std::vector<AnchorOffset> entries;
    bool operator==(const VariableAnchorOffset&) const = default;
};
// A projection between two named ones: `transition` 0 is `from`, 1 is `to`.
struct ProjectionDefinition {
    std::string from;
    std::string to;
    double transition = 0;
    bool operator==(const ProjectionDefinition&) const = default;
};

// What an expression works on and gives. Immutable in use; the large kinds are shared, so a copy is
// cheap. Safe to read from several threads.
class Value {
public:
    Value() = default;  // null
    Value(std::nullptr_t) {}
    Value(bool value) : data_(value) {}
    Value(double value) : data_(value) {}
    Value(int value) : data_(static_cast<double>(value)) {}
    Value(std::string value) : data_(std::move(value)) {}
    Value(std::string_view value) : data_(std::string(value)) {}
    Value(const char* value) : data_(std::string(value)) {}
    Value(Color value) : data_(value) {}
    Value(Array value);
    Value(Object value);
    Value(std::shared_ptr<const Collator> value) : data_(std::move(value)) {}
    Value(Formatted value);
    Value(Image value);
    Value(Padding value);
    Value(NumberArray value);
    Value(ColorArray value);
    Value(VariableAnchorOffset value);
    Value(ProjectionDefinition value);

    bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
    // Each gives nullptr when the value is of another kind.
    const bool* boolean() const { return std::get_if<bool>(&data_); }
    const double* number() const { return std::get_if<double>(&data_); }
    const std::string* string() const { return std::get_if<std::string>(&data_); }
    const Color* color() const { return std::get_if<Color>(&data_); }
    const Array* array() const { return shared<Array>(); }
    const Object* object() const { return shared<Object>(); }
    const Collator* collator() const { return shared<Collator>(); }
    const Formatted* formatted() const { return shared<Formatted>(); }
    const Image* image() const { return shared<Image>(); }
    const Padding* padding() const { return shared<Padding>(); }
    const NumberArray* number_array() const { return shared<NumberArray>(); }
    const ColorArray* color_array() const { return shared<ColorArray>(); }
    const VariableAnchorOffset* variable_anchor_offset() const {
        return shared<VariableAnchorOffset>();
    }
    const ProjectionDefinition* projection() const { return shared<ProjectionDefinition>(); }

    // The member of an object, or nullptr.
    const Value* find(std::string_view key) const;
    // Its type; an array also says the type of its items and its length.
    Type type() const;
    Type::Kind kind() const;
    // Equal kind and equal content (NaN differs from itself).
    bool operator==(const Value& other) const;

private:
    template <class T>
    const T* shared() const {
        const auto* held = std::get_if<std::shared_ptr<const T>>(&data_);
        return held == nullptr ? nullptr : held->get();
    }

    std::variant<std::monostate, bool, double, std::string, Color, std::shared_ptr<const Array>,
                 std::shared_ptr<const Object>, std::shared_ptr<const Collator>,
                 std::shared_ptr<const Formatted>, std::shared_ptr<const Image>,
                 std::shared_ptr<const Padding>, std::shared_ptr<const NumberArray>,
                 std::shared_ptr<const ColorArray>, std::shared_ptr<const VariableAnchorOffset>,
                 std::shared_ptr<const ProjectionDefinition>>
        data_;
};

// Null, booleans, numbers, strings, arrays and objects; other kinds have no JSON form of their own.
Value value_from_json(const Json& json);
// The value with the parts of its kind by name: a colour is {"r","g","b","a"}, a formatted text
// {"sections"}, a padding {"values"}, an image {"name","available"}; not-a-number is null.
Json json_from_value(const Value& value);
// What `["to-string", value]` gives: null is "", a number as JavaScript prints it, JSON otherwise.
std::string to_string(const Value& value);
// A number as JavaScript prints it: the shortest text that reads back the same.
std::string number_to_string(double number);

}  // namespace northway::style
