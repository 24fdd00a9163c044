// SPDX-License-Identifier: Apache-2.0
#include "style/collator.h"
#include "style/conversion.h"
#include "style/javascript.h"
#include "style/operators.h"
#include "style/unicode_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace northway::style {
namespace {

// The member of an options object, nullptr when it is absent or counts as not given.
const Json* option(const Json& options, const char* name) {
    const auto found = options.find(name);
    if (found == options.end()) {
        return nullptr;
    }
    return javascript::is_true(value_from_json(*found)) ? &*found : nullptr;
}

// Reads an option into `args` and notes where; the keys of the specification's tests call every
// part of these forms argument 1. False after an error.
bool parse_option(const Json& options, const char* name, Type type, const Parser& parser,
                  std::vector<NodePtr>& args, int& position) {
    const Json* json = option(options, name);
    if (json == nullptr) {
        return true;
    }
    NodePtr node = parser.parse_argument(*json, 1, std::move(type));
    if (!node) {
        return false;
    }
    position = static_cast<int>(args.size());
    args.push_back(std::move(node));
    return true;
}

// The value of an option, null when it is absent.
Outcome evaluate_option(const Node& node, int position, const EvaluationContext& context) {
    return position < 0 ? Outcome(Value())
                        : node.args[static_cast<std::size_t>(position)]->evaluate(context);
}

tl::expected<std::optional<std::string>, ExpressionError> text_option(
    const Node& node, int position, const EvaluationContext& context) {
    return evaluate_option(node, position, context).map([](const Value& value) {
        const std::string* text = value.string();
        return text == nullptr ? std::nullopt : std::optional(*text);
    });
}

tl::expected<std::optional<double>, ExpressionError> number_option(
    const Node& node, int position, const EvaluationContext& context) {
    return evaluate_option(node, position, context).map([](const Value& value) {
        const double* number = value.number();
        return number == nullptr ? std::nullopt : std::optional(*number);
    });
}

std::string joined_fonts(const Value& fonts) {
    std::string text;
    if (const Array* names = fonts.array()) {
        for (const Value& name : *names) {
            if (!text.empty()) {
                text += ',';
            }
            text += to_string(name);
        }
    }
    return text;
}

tl::expected<FormattedSection, ExpressionError> evaluate_section(
    const Node& node, const FormatLayout::Section& layout, const EvaluationContext& context) {
    FormattedSection section;
    const Outcome content = evaluate_option(node, layout.content, context);
    if (!content) {
        return tl::unexpected(content.error());
    }
    const Image* image = content->image();
    if (image != nullptr) {
        section.image = *image;
    } else {
        section.text = to_string(*content);
        const auto scale = number_option(node, layout.scale, context);
        if (!scale) {
            return tl::unexpected(scale.error());
        }
        const Outcome font = evaluate_option(node, layout.font, context);
        if (!font) {
            return tl::unexpected(font.error());
        }
        const Outcome color = evaluate_option(node, layout.color, context);
        if (!color) {
            return tl::unexpected(color.error());
        }
        section.scale = *scale;
        if (!font->is_null()) {
            section.font_stack = joined_fonts(*font);
        }
        if (color->color() != nullptr) {
            section.text_color = *color->color();
        }
    }
    const auto align = text_option(node, layout.vertical_align, context);
    if (!align) {
        return tl::unexpected(align.error());
    }
    section.vertical_align = *align;
    return section;
}

Outcome run_format(const Node& node, const EvaluationContext& context) {
    Formatted formatted;
    for (const auto& layout : std::get<FormatLayout>(node.payload).sections) {
        auto section = evaluate_section(node, layout, context);
        if (!section) {
            return tl::unexpected(std::move(section.error()));
        }
        formatted.sections.push_back(std::move(*section));
    }
    return Value(std::move(formatted));
}

bool is_vertical_align(std::string_view name) {
    return name == "bottom" || name == "center" || name == "top";
}

// The options after a section. False after an error.
bool parse_section_options(const Json& options, const Parser& parser, std::vector<NodePtr>& args,
                           FormatLayout::Section& section) {
    if (!parse_option(options, "font-scale", Type::Kind::number, parser, args, section.scale) ||
        !parse_option(options, "text-font", Type::array_of(Type::Kind::string), parser, args,
                      section.font) ||
        !parse_option(options, "text-color", Type::Kind::color, parser, args, section.color)) {
        return false;
    }
    const Json* align = option(options, "vertical-align");
    if (align != nullptr && align->is_string() &&
        !is_vertical_align(align->get_ref<const std::string&>())) {
        parser.fail(fmt::format(
            "'vertical-align' must be one of: 'bottom', 'center', 'top' but found '{}' instead.",
            align->get<std::string>()));
        return false;
    }
    return parse_option(options, "vertical-align", Type::Kind::string, parser, args,
                        section.vertical_align);
}

bool parse_section_content(const Json& json, const Parser& parser, std::vector<NodePtr>& args,
                           FormatLayout::Section& section) {
    NodePtr content = parser.parse_argument(json, 1, Type{});
    if (!content) {
        return false;
    }
    const Type::Kind kind = content->type.kind;
    if (kind != Type::Kind::string && kind != Type::Kind::value && kind != Type::Kind::null &&
        kind != Type::Kind::image) {
        parser.fail("Formatted text type must be 'string', 'value', 'image' or 'null'.");
        return false;
    }
    section.content = static_cast<int>(args.size());
    args.push_back(std::move(content));
    return true;
}

// ["format", content, options?, content, options?, …]
NodePtr parse_format(const Json& json, const Parser& parser) {
    if (json.size() < 2) {
        return parser.fail("Expected at least one argument.");
    }
    if (json[1].is_object() || json[1].is_null()) {
        return parser.fail("First argument must be an image or text section.");
    }
    FormatLayout layout;
    std::vector<NodePtr> args;
    bool may_be_options = false;
    for (std::size_t i = 1; i < json.size(); ++i) {
        if (may_be_options && json[i].is_object()) {
            may_be_options = false;
            if (!parse_section_options(json[i], parser, args, layout.sections.back())) {
                return nullptr;
            }
        } else {
            may_be_options = true;
            layout.sections.emplace_back();
            if (!parse_section_content(json[i], parser, args, layout.sections.back())) {
                return nullptr;
            }
        }
    }
    return make_node("format", Type::Kind::formatted, parser.key(), run_format, std::move(args),
                     std::move(layout));
}

Outcome run_image(const Node& node, const EvaluationContext& context) {
    const auto name = string_of(*node.args[0], context);
    if (!name) {
        return tl::unexpected(name.error());
    }
    if (name->empty()) {
        return Value();
    }
    const bool available =
        context.available_images != nullptr && context.available_images->contains(*name);
    return Value(Image{*name, available});
}

NodePtr parse_image(const Json& json, const Parser& parser) {
    if (json.size() != 2) {
        return parser.fail("Expected two arguments.");
    }
    std::vector<NodePtr> args;
    args.push_back(parser.parse_argument(json[1], 1, Type(Type::Kind::string)));
    if (!args[0]) {
        return parser.fail("No image name provided.");
    }
    return make_node("image", Type::Kind::image, parser.key(), run_image, std::move(args));
}

// The first two arguments say whether case and diacritics matter.
Outcome run_collator(const Node& node, const EvaluationContext& context) {
    Collator::Options options;
    const auto case_sensitive = boolean_of(*node.args[0], context);
    if (!case_sensitive) {
        return tl::unexpected(case_sensitive.error());
    }
    const auto diacritic_sensitive = boolean_of(*node.args[1], context);
    if (!diacritic_sensitive) {
        return tl::unexpected(diacritic_sensitive.error());
    }
    const auto locale = text_option(node, std::get<OptionLayout>(node.payload).locale, context);
    if (!locale) {
        return tl::unexpected(locale.error());
    }
    options.case_sensitive = *case_sensitive;
    options.diacritic_sensitive = *diacritic_sensitive;
    options.locale = locale->value_or(context.locale);
    if (options.locale.empty()) {
        options.locale = context.locale;
    }
    auto collator = Collator::create(options);
    if (!collator) {
        return tl::unexpected(ExpressionError{"", "Incorrect locale information provided"});
    }
    return Value(std::move(*collator));
}

Outcome run_ready_collator(const Node& node, const EvaluationContext&) {
    return std::get<Value>(node.payload);
}

// A collator with fixed options is made once: making one takes far longer than a comparison.
NodePtr made_ready(NodePtr node) {
    const auto is_literal = [](const NodePtr& arg) { return arg->literal() != nullptr; };
    const bool has_locale = std::get<OptionLayout>(node->payload).locale >= 0;
    if (!has_locale || !std::all_of(node->args.begin(), node->args.end(), is_literal)) {
        return node;
    }
    if (Outcome collator = node->evaluate(EvaluationContext{})) {
        node->run = run_ready_collator;
        node->payload = std::move(*collator);
    }
    return node;
}

NodePtr parse_collator(const Json& json, const Parser& parser) {
    if (json.size() != 2) {
        return parser.fail("Expected one argument.");
    }
    const Json& options = json[1];
    if (!options.is_object()) {
        return parser.fail("Collator options argument must be an object.");
    }
    std::vector<NodePtr> args;
    for (const char* name : {"case-sensitive", "diacritic-sensitive"}) {
        const auto found = options.find(name);
        const Json json_of_option = found == options.end() ? Json(false) : *found;
        NodePtr node = parser.parse_argument(json_of_option, 1, Type(Type::Kind::boolean));
        if (!node) {
            return nullptr;
        }
        args.push_back(std::move(node));
    }
    OptionLayout layout;
    if (!parse_option(options, "locale", Type::Kind::string, parser, args, layout.locale)) {
        return nullptr;
    }
    return made_ready(make_node("collator", Type::Kind::collator, parser.key(), run_collator,
                                std::move(args), layout));
}

// The number is the first argument.
Outcome run_number_format(const Node& node, const EvaluationContext& context) {
    const auto& layout = std::get<OptionLayout>(node.payload);
    const auto locale = text_option(node, layout.locale, context);
    if (!locale) {
        return tl::unexpected(locale.error());
    }
    NumberStyle style;
    style.locale = locale->value_or(context.locale);
    const std::array texts{std::pair{layout.currency, &style.currency},
                           std::pair{layout.unit, &style.unit}};
    for (const auto& [position, target] : texts) {
        auto text = text_option(node, position, context);
        if (!text) {
            return tl::unexpected(std::move(text.error()));
        }
        *target = std::move(*text);
    }
    const std::array limits{std::pair{layout.min_fraction_digits, &style.min_fraction_digits},
                            std::pair{layout.max_fraction_digits, &style.max_fraction_digits}};
    for (const auto& [position, target] : limits) {
        const auto limit = number_option(node, position, context);
        if (!limit) {
            return tl::unexpected(limit.error());
        }
        *target = *limit;
    }
    const auto number = number_of(*node.args[0], context);
    if (!number) {
        return tl::unexpected(number.error());
    }
    auto text = format_number(*number, style);
    return text ? Outcome(Value(std::move(*text)))
                : Outcome(tl::unexpected(ExpressionError{"", std::move(text.error())}));
}

NodePtr parse_number_format(const Json& json, const Parser& parser) {
    if (json.size() != 3) {
        return parser.fail("Expected two arguments.");
    }
    std::vector<NodePtr> args;
    args.push_back(parser.parse_argument(json[1], 1, Type(Type::Kind::number)));
    if (!args[0]) {
        return nullptr;
    }
    const Json& options = json[2];
    if (!options.is_object()) {
        return parser.fail("NumberFormat options argument must be an object.");
    }
    OptionLayout layout;
    const Type string = Type::Kind::string;
    const Type number = Type::Kind::number;
    if (!parse_option(options, "locale", string, parser, args, layout.locale) ||
        !parse_option(options, "currency", string, parser, args, layout.currency) ||
        !parse_option(options, "unit", string, parser, args, layout.unit)) {
        return nullptr;
    }
    if (layout.currency >= 0 && layout.unit >= 0) {
        return parser.fail("NumberFormat options `currency` and `unit` are mutually exclusive");
    }
    if (!parse_option(options, "min-fraction-digits", number, parser, args,
                      layout.min_fraction_digits) ||
        !parse_option(options, "max-fraction-digits", number, parser, args,
                      layout.max_fraction_digits)) {
        return nullptr;
    }
    return make_node("number-format", string, parser.key(), run_number_format, std::move(args),
                     layout);
}

}  // namespace

std::span<const SpecialForm> text_forms() {
    static constexpr auto kForms = std::to_array<SpecialForm>({
        {"format", parse_format},
        {"image", parse_image},
        {"collator", parse_collator},
        {"number-format", parse_number_format},
    });
    return kForms;
}

}  // namespace northway::style
