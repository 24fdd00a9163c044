// SPDX-License-Identifier: Apache-2.0
#include "style/conversion.h"

#include "style/javascript.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace northway::style {
namespace {

std::optional<std::vector<double>> numbers_in(const Array& items) {
    std::vector<double> numbers;
    for (const Value& item : items) {
        const double* number = item.number();
        if (number == nullptr) {
            return std::nullopt;
        }
        numbers.push_back(*number);
    }
    return numbers;
}

bool is_anchor(std::string_view name) {
    static constexpr std::array<std::string_view, 9> kAnchors{
        "center",   "left",      "right",       "top",         "bottom",
        "top-left", "top-right", "bottom-left", "bottom-right"};
    return std::find(kAnchors.begin(), kAnchors.end(), name) != kAnchors.end();
}

bool is_within(const Value& value, double low, double high) {
    const double* number = value.number();
    return number != nullptr && *number >= low && *number <= high;
}

std::string joined(std::initializer_list<const Value*> values) {
    std::string text;
    for (const Value* value : values) {
        text += value == *values.begin() ? "" : ", ";
        text += value->is_null() ? "" : javascript::to_text(*value);
    }
    return text;
}

std::string unreadable(const Value& value) {
    const std::string* text = value.string();
    return "Could not parse color from value '" +
           (text != nullptr ? *text : javascript::to_json_text(value)) + "'";
}

}  // namespace

std::optional<Padding> padding_from(const Value& value) {
    if (const Padding* padding = value.padding()) {
        return *padding;
    }
    if (const double* all = value.number()) {
        return Padding{*all, *all, *all, *all};
    }
    const Array* items = value.array();
    const auto sides = items == nullptr ? std::nullopt : numbers_in(*items);
    if (!sides || sides->empty() || sides->size() > 4) {
        return std::nullopt;
    }
    const std::size_t count = sides->size();
    const double top = (*sides)[0];
    const double right = count > 1 ? (*sides)[1] : top;
    const double bottom = count > 2 ? (*sides)[2] : top;
    return Padding{top, right, bottom, count > 3 ? (*sides)[3] : right};
}

std::optional<NumberArray> number_array_from(const Value& value) {
    if (const NumberArray* numbers = value.number_array()) {
        return *numbers;
    }
    if (const double* number = value.number()) {
        return NumberArray{{*number}};
    }
    const Array* items = value.array();
    auto numbers = items == nullptr ? std::nullopt : numbers_in(*items);
    return numbers ? std::optional(NumberArray{std::move(*numbers)}) : std::nullopt;
}

std::optional<ColorArray> color_array_from(const Value& value) {
    if (const ColorArray* colors = value.color_array()) {
        return *colors;
    }
    const Array single{value};
    const Array* items = value.string() != nullptr ? &single : value.array();
    if (items == nullptr) {
        return std::nullopt;
    }
    ColorArray colors;
    for (const Value& item : *items) {
        const std::string* text = item.string();
        const Color* made = item.color();
        const auto color = text != nullptr   ? parse_color(*text)
                           : made != nullptr ? std::optional(*made)
                                             : std::nullopt;
        if (!color) {
            return std::nullopt;
        }
        colors.values.push_back(*color);
    }
    return colors;
}

std::optional<VariableAnchorOffset> variable_anchor_offset_from(const Value& value) {
    if (const VariableAnchorOffset* anchors = value.variable_anchor_offset()) {
        return *anchors;
    }
    const Array* items = value.array();
    if (items == nullptr || items->empty() || items->size() % 2 != 0) {
        return std::nullopt;
    }
    VariableAnchorOffset anchors;
    for (std::size_t i = 0; i < items->size(); i += 2) {
        const std::string* anchor = (*items)[i].string();
        const Array* pair = (*items)[i + 1].array();
        const auto offset = pair == nullptr ? std::nullopt : numbers_in(*pair);
        if (anchor == nullptr || !is_anchor(*anchor) || !offset || offset->size() != 2) {
            return std::nullopt;
        }
        anchors.entries.push_back({*anchor, {(*offset)[0], (*offset)[1]}});
    }
    return anchors;
}

std::optional<ProjectionDefinition> projection_from(const Value& value) {
    if (const ProjectionDefinition* projection = value.projection()) {
        return *projection;
    }
    if (const std::string* name = value.string()) {
        return ProjectionDefinition{*name, *name, 1};
    }
    const Value* from = value.find("from");
    const Value* to = value.find("to");
    const Value* transition = value.find("transition");
    if (const Array* items = value.array(); items != nullptr && items->size() == 3) {
        from = &(*items)[0];
        to = &(*items)[1];
        transition = &(*items)[2];
    }
    if (from == nullptr || to == nullptr || transition == nullptr || from->string() == nullptr ||
        to->string() == nullptr || transition->number() == nullptr) {
        return std::nullopt;
    }
    return ProjectionDefinition{*from->string(), *to->string(), *transition->number()};
}

tl::expected<Color, std::string> color_from(const Value& value) {
    if (const Color* color = value.color()) {
        return *color;
    }
    if (const std::string* text = value.string()) {
        const auto color = parse_color(*text);
        return color ? tl::expected<Color, std::string>(*color) : tl::unexpected(unreadable(value));
    }
    const Array* parts = value.array();
    if (parts == nullptr) {
        return tl::unexpected(unreadable(value));
    }
    if (parts->size() < 3 || parts->size() > 4) {
        return tl::unexpected(
            "Invalid rgba value " + javascript::to_json_text(value) +
            ": expected an array containing either three or four numeric values.");
    }
    const Value* alpha = parts->size() == 4 ? &(*parts)[3] : nullptr;
    if (auto error = rgba_error((*parts)[0], (*parts)[1], (*parts)[2], alpha)) {
        return tl::unexpected(std::move(*error));
    }
    // The parts of an array count as premultiplied; only rgba() takes straight ones.
    return Color{*(*parts)[0].number() / 255,
                 *(*parts)[1].number() / 255,
                 *(*parts)[2].number() / 255,
                 alpha == nullptr ? 1 : *alpha->number(),
                 {}};
}

std::optional<std::string> rgba_error(const Value& r, const Value& g, const Value& b,
                                      const Value* a) {
    if (!is_within(r, 0, 255) || !is_within(g, 0, 255) || !is_within(b, 0, 255)) {
        const bool with_alpha = a != nullptr && a->number() != nullptr;
        return "Invalid rgba value [" +
               (with_alpha ? joined({&r, &g, &b, a}) : joined({&r, &g, &b})) +
               "]: 'r', 'g', and 'b' must be between 0 and 255.";
    }
    if (a != nullptr && !is_within(*a, 0, 1)) {
        return "Invalid rgba value [" + joined({&r, &g, &b, a}) + "]: 'a' must be between 0 and 1.";
    }
    return std::nullopt;
}

Formatted formatted_from_text(std::string text) {
    FormattedSection section;
    section.text = std::move(text);
    return Formatted{{std::move(section)}};
}

Value image_from_name(std::string name) {
    if (name.empty()) {
        return nullptr;
    }
    return Image{std::move(name), false};
}

}  // namespace northway::style
