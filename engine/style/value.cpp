// SPDX-License-Identifier: Apache-2.0
#include "style/value.h"

#include "style/collator.h"
#include "style/javascript.h"

#include <cmath>

namespace northway::style {
namespace {

template <class T>
bool same_content(const T& a, const T& b) {
    return a == b;
}
bool same_content(const Collator& a, const Collator& b) {
    return &a == &b;
}

template <class T>
struct IsShared : std::false_type {};
template <class T>
struct IsShared<std::shared_ptr<const T>> : std::true_type {};

Json json_from_number(double number) {
    return std::isfinite(number) ? Json(number) : Json(nullptr);
}

Json json_from_color(const Color& color) {
    return Json{{"r", color.r}, {"g", color.g}, {"b", color.b}, {"a", color.a}};
}

Json json_from_image(const Image& image) {
    return Json{{"name", image.name}, {"available", image.available}};
}

template <class T>
Json json_or_null(const std::optional<T>& part) {
    return part ? Json(*part) : Json(nullptr);
}

Json json_from_section(const FormattedSection& section) {
    Json json;
    json["text"] = section.text;
    json["image"] = section.image ? json_from_image(*section.image) : Json(nullptr);
    json["scale"] = json_or_null(section.scale);
    json["fontStack"] = json_or_null(section.font_stack);
    json["textColor"] = section.text_color ? json_from_color(*section.text_color) : Json(nullptr);
    json["verticalAlign"] = json_or_null(section.vertical_align);
    return json;
}

Json json_from_colors(const std::vector<Color>& colors) {
    Json json = Json::array();
    for (const Color& color : colors) {
        json.push_back(json_from_color(color));
    }
    return json;
}

Json json_from_numbers(const std::vector<double>& numbers) {
    Json json = Json::array();
    for (const double number : numbers) {
        json.push_back(json_from_number(number));
    }
    return json;
}

Json json_from_padding(const Padding& padding) {
    return json_from_numbers({padding.top, padding.right, padding.bottom, padding.left});
}

Json json_from_anchors(const VariableAnchorOffset& anchors) {
    Json json = Json::array();
    for (const AnchorOffset& entry : anchors.entries) {
        json.push_back(entry.anchor);
        json.push_back(json_from_numbers({entry.offset_em[0], entry.offset_em[1]}));
    }
    return json;
}

std::string json_text(const Json& json) {
    return javascript::to_json_text(value_from_json(json));
}

// The type of the items of an array. As in the specification's own tests, arrays within an array
// count as alike only when there is one of them.
Type item_type(const Array& items) {
    if (items.empty()) {
        return {};
    }
    const Type::Kind first = items.front().kind();
    for (std::size_t i = 1; i < items.size(); ++i) {
        if (items[i].kind() != first || first == Type::Kind::array) {
            return {};
        }
    }
    return items.front().type();
}

}  // namespace

Value::Value(Array value) : data_(std::make_shared<const Array>(std::move(value))) {}
Value::Value(Object value) : data_(std::make_shared<const Object>(std::move(value))) {}
Value::Value(Formatted value) : data_(std::make_shared<const Formatted>(std::move(value))) {}
Value::Value(Image value) : data_(std::make_shared<const Image>(std::move(value))) {}
Value::Value(Padding value) : data_(std::make_shared<const Padding>(value)) {}
Value::Value(NumberArray value) : data_(std::make_shared<const NumberArray>(std::move(value))) {}
Value::Value(ColorArray value) : data_(std::make_shared<const ColorArray>(std::move(value))) {}
Value::Value(VariableAnchorOffset value)
    : data_(std::make_shared<const VariableAnchorOffset>(std::move(value))) {}
Value::Value(ProjectionDefinition value)
    : data_(std::make_shared<const ProjectionDefinition>(std::move(value))) {}

std::string Formatted::text() const {
    std::string text;
    for (const FormattedSection& section : sections) {
        text += section.text;
    }
    return text;
}

const Value* Value::find(std::string_view key) const {
    if (const Object* members = object()) {
        for (const auto& [name, value] : *members) {
            if (name == key) {
                return &value;
            }
        }
    }
    return nullptr;
}

Type::Kind Value::kind() const {
    static constexpr std::array<Type::Kind, 15> kKinds{Type::Kind::null,
                                                       Type::Kind::boolean,
                                                       Type::Kind::number,
                                                       Type::Kind::string,
                                                       Type::Kind::color,
                                                       Type::Kind::array,
                                                       Type::Kind::object,
                                                       Type::Kind::collator,
                                                       Type::Kind::formatted,
                                                       Type::Kind::image,
                                                       Type::Kind::padding,
                                                       Type::Kind::number_array,
                                                       Type::Kind::color_array,
                                                       Type::Kind::variable_anchor_offset,
                                                       Type::Kind::projection_definition};
    return kKinds[data_.index()];
}

Type Value::type() const {
    if (const Array* items = array()) {
        return Type::array_of(item_type(*items), static_cast<int>(items->size()));
    }
    return Type(kind());
}

bool Value::operator==(const Value& other) const {
    if (data_.index() != other.data_.index()) {
        return false;
    }
    return std::visit(
        [&other]<class T>(const T& mine) {
            const T& theirs = std::get<T>(other.data_);
            if constexpr (IsShared<T>::value) {
                return mine == theirs || same_content(*mine, *theirs);
            } else {
                return mine == theirs;
            }
        },
        data_);
}

Value value_from_json(const Json& json) {
    if (json.is_boolean()) {
        return json.get<bool>();
    }
    if (json.is_number()) {
        return json.get<double>();
    }
    if (json.is_string()) {
        return json.get<std::string>();
    }
    if (json.is_array()) {
        Array items;
        items.reserve(json.size());
        for (const Json& item : json) {
            items.push_back(value_from_json(item));
        }
        return items;
    }
    if (json.is_object()) {
        Object members;
        for (const auto& [key, member] : json.items()) {
            members.emplace_back(key, value_from_json(member));
        }
        return members;
    }
    return nullptr;
}

Json json_from_value(const Value& value) {
    switch (value.kind()) {
        case Type::Kind::boolean:
            return *value.boolean();
        case Type::Kind::number:
            return json_from_number(*value.number());
        case Type::Kind::string:
            return *value.string();
        case Type::Kind::color:
            return json_from_color(*value.color());
        case Type::Kind::array: {
            Json json = Json::array();
            for (const Value& item : *value.array()) {
                json.push_back(json_from_value(item));
            }
            return json;
        }
        case Type::Kind::object: {
            Json json = Json::object();
            for (const auto& [key, member] : *value.object()) {
                json[key] = json_from_value(member);
            }
            return json;
        }
        case Type::Kind::collator:
            return Json::object();
        case Type::Kind::formatted: {
            Json sections = Json::array();
            for (const FormattedSection& section : value.formatted()->sections) {
                sections.push_back(json_from_section(section));
            }
            return Json{{"sections", sections}};
        }
        case Type::Kind::image:
            return json_from_image(*value.image());
        case Type::Kind::padding:
            return Json{{"values", json_from_padding(*value.padding())}};
        case Type::Kind::number_array:
            return Json{{"values", json_from_numbers(value.number_array()->values)}};
        case Type::Kind::color_array:
            return Json{{"values", json_from_colors(value.color_array()->values)}};
        case Type::Kind::variable_anchor_offset:
            return Json{{"values", json_from_anchors(*value.variable_anchor_offset())}};
        case Type::Kind::projection_definition: {
            const ProjectionDefinition& projection = *value.projection();
            return Json{{"from", projection.from},
                        {"to", projection.to},
                        {"transition", projection.transition}};
        }
        default:
            return nullptr;
    }
}

std::string to_string(const Value& value) {
    switch (value.kind()) {
        case Type::Kind::null:
            return {};
        case Type::Kind::boolean:
            return *value.boolean() ? "true" : "false";
        case Type::Kind::number:
            return number_to_string(*value.number());
        case Type::Kind::string:
            return *value.string();
        case Type::Kind::color:
            return to_css(*value.color());
        case Type::Kind::formatted:
            return value.formatted()->text();
        case Type::Kind::image:
            return value.image()->name;
        case Type::Kind::padding:
            return json_text(json_from_padding(*value.padding()));
        case Type::Kind::number_array:
            return json_text(json_from_numbers(value.number_array()->values));
        case Type::Kind::color_array:
            return json_text(json_from_colors(value.color_array()->values));
        case Type::Kind::variable_anchor_offset:
            return json_text(json_from_anchors(*value.variable_anchor_offset()));
        case Type::Kind::projection_definition: {
            const ProjectionDefinition& projection = *value.projection();
            if (projection.from == projection.to && projection.transition == 1) {
                return projection.from;
            }
            return json_text(Json::array({projection.from, projection.to, projection.transition}));
        }
        default:
            return javascript::to_json_text(value);
    }
}

}  // namespace northway::style
