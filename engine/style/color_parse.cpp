// SPDX-License-Identifier: Apache-2.0
#include "style/color.h"
#include "style/color_names.h"
#include "style/color_space.h"
#include "style/javascript.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

// Reads the sRGB colour forms of CSS Color 4: names, hexadecimal, rgb() and hsl() with commas or
// with spaces. Not read: `none`, angles other than degrees, comments.
namespace northway::style {
namespace {

std::string lowered_and_trimmed(std::string_view css) {
    constexpr std::string_view kSpaces = " \t\n\v\f\r";
    const std::size_t first = css.find_first_not_of(kSpaces);
    if (first == std::string_view::npos) {
        return {};
    }
    std::string text(css.substr(first, css.find_last_not_of(kSpaces) - first + 1));
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

std::optional<Color> parse_hex(std::string_view digits) {
    const std::size_t count = digits.size();
    const bool all_hex = std::all_of(digits.begin(), digits.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
    if (!all_hex || (count != 3 && count != 4 && count != 6 && count != 8)) {
        return std::nullopt;
    }
    const auto digit = [&digits](std::size_t i) {
        return digits[i] <= '9' ? digits[i] - '0' : digits[i] - 'a' + 10;
    };
    const bool is_short = count < 6;
    std::array<double, 4> parts{1, 1, 1, 1};
    for (std::size_t i = 0; i < (is_short ? count : count / 2); ++i) {
        const int high = digit(is_short ? i : 2 * i);
        const int low = is_short ? high : digit(2 * i + 1);
        parts[i] = (high * 16 + low) / 255.0;
    }
    return color_from_straight(parts[0], parts[1], parts[2], parts[3]);
}

// A number in the argument list of a colour function.
struct Part {
    double number = 0;
    bool percent = false;
};

// Walks over the arguments of rgb( … ) or hsl( … ).
class Arguments {
public:
    explicit Arguments(std::string_view text) : rest_(text) {}

    std::optional<Part> part(bool may_be_angle) {
        skip_spaces();
        const std::size_t length =
            std::min(rest_.find_first_not_of("0123456789e.+-"), rest_.size());
        if (length == 0) {
            return std::nullopt;
        }
        Part part{javascript::to_number(Value(rest_.substr(0, length))), false};
        rest_.remove_prefix(length);
        if (may_be_angle && rest_.starts_with("deg")) {
            rest_.remove_prefix(3);
        } else if (rest_.starts_with('%')) {
            part.percent = true;
            rest_.remove_prefix(1);
        }
        return std::isnan(part.number) ? std::nullopt : std::optional(part);
    }

    // ',' or '/', or ' ' for mere spaces; 0 when the next part follows without any.
    char separator() {
        const bool spaces = skip_spaces();
        if (!rest_.empty() && (rest_[0] == ',' || rest_[0] == '/')) {
            const char mark = rest_[0];
            rest_.remove_prefix(1);
            return mark;
        }
        return spaces && !rest_.empty() ? ' ' : '\0';
    }

    bool at_end() {
        skip_spaces();
        return rest_.empty();
    }

private:
    bool skip_spaces() {
        const std::size_t count = std::min(rest_.find_first_not_of(" \t\n\v\f\r"), rest_.size());
        rest_.remove_prefix(count);
        return count > 0;
    }

    std::string_view rest_;
};

struct FunctionArguments {
    std::array<Part, 3> parts{};
    double alpha = 1;
};

std::optional<FunctionArguments> parse_arguments(std::string_view text, bool first_is_angle) {
    Arguments reader(text);
    FunctionArguments result;
    std::array<char, 2> separators{};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto part = reader.part(first_is_angle && i == 0);
        if (!part) {
            return std::nullopt;
        }
        result.parts[i] = *part;
        if (i < 2) {
            separators[i] = reader.separator();
        }
    }
    const char style = separators[0];
    if (separators[1] != style || (style != ',' && style != ' ')) {
        return std::nullopt;
    }
    if (reader.at_end()) {
        return result;
    }
    if (reader.separator() != (style == ',' ? ',' : '/')) {
        return std::nullopt;
    }
    const auto alpha = reader.part(false);
    if (!alpha || !reader.at_end()) {
        return std::nullopt;
    }
    result.alpha = std::clamp(alpha->percent ? alpha->number / 100 : alpha->number, 0.0, 1.0);
    return result;
}

std::optional<Color> parse_rgb(std::string_view text) {
    const auto arguments = parse_arguments(text, false);
    if (!arguments) {
        return std::nullopt;
    }
    const auto& parts = arguments->parts;
    if (parts[0].percent != parts[1].percent || parts[1].percent != parts[2].percent) {
        return std::nullopt;
    }
    const double full = parts[0].percent ? 100 : 255;
    const auto part = [&](std::size_t i) { return std::clamp(parts[i].number / full, 0.0, 1.0); };
    return color_from_straight(part(0), part(1), part(2), arguments->alpha);
}

std::optional<Color> parse_hsl(std::string_view text) {
    const auto arguments = parse_arguments(text, true);
    if (!arguments) {
        return std::nullopt;
    }
    const auto& parts = arguments->parts;
    if (parts[0].percent || !parts[1].percent || !parts[2].percent ||
        !std::isfinite(parts[0].number)) {
        return std::nullopt;
    }
    const Rgb rgb = rgb_from_hsl(parts[0].number, std::clamp(parts[1].number, 0.0, 100.0),
                                 std::clamp(parts[2].number, 0.0, 100.0), arguments->alpha);
    return color_from_straight(rgb[0], rgb[1], rgb[2], rgb[3]);
}

std::optional<std::string_view> inside(std::string_view text, std::string_view name) {
    if (!text.starts_with(name) || !text.ends_with(')')) {
        return std::nullopt;
    }
    text.remove_prefix(name.size());
    if (text.starts_with('a')) {
        text.remove_prefix(1);
    }
    if (!text.starts_with('(')) {
        return std::nullopt;
    }
    return text.substr(1, text.size() - 2);
}

}  // namespace

std::optional<Color> parse_color(std::string_view css) {
    const std::string text = lowered_and_trimmed(css);
    if (text == "transparent") {
        return color_from_straight(0, 0, 0, 0);
    }
    if (text.starts_with('#')) {
        return parse_hex(std::string_view(text).substr(1));
    }
    if (const auto arguments = inside(text, "rgb")) {
        return parse_rgb(*arguments);
    }
    if (const auto arguments = inside(text, "hsl")) {
        return parse_hsl(*arguments);
    }
    if (const auto rgb = rgb_of_color_name(text)) {
        return color_from_straight(((*rgb >> 16U) & 0xFFU) / 255.0, ((*rgb >> 8U) & 0xFFU) / 255.0,
                                   (*rgb & 0xFFU) / 255.0, 1);
    }
    return std::nullopt;
}

}  // namespace northway::style
