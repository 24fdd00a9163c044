// SPDX-License-Identifier: Apache-2.0
#include "style/javascript.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace northway::style {
namespace {

// ECMA-262, Number::toString for radix 10: plain digits up to 21 of them, else an exponent.
std::string digits_to_text(std::string_view digits, int exponent) {
    constexpr int kMaxPlainDigits = 21;
    constexpr int kMaxLeadingZeros = 6;
    const int count = static_cast<int>(digits.size());
    const int point = exponent + 1;  // digits before the decimal point
    if (count <= point && point <= kMaxPlainDigits) {
        return fmt::format("{}{:0<{}}", digits, "", point - count);
    }
    if (0 < point && point <= kMaxPlainDigits) {
        const auto whole = static_cast<std::size_t>(point);
        return fmt::format("{}.{}", digits.substr(0, whole), digits.substr(whole));
    }
    if (-kMaxLeadingZeros < point && point <= 0) {
        return fmt::format("0.{:0<{}}{}", "", -point, digits);
    }
    const std::string_view point_mark = count > 1 ? "." : "";
    return fmt::format("{}{}{}e{:+}", digits.substr(0, 1), point_mark, digits.substr(1), exponent);
}

}  // namespace

std::string number_to_string(double number) {
    if (std::isnan(number)) {
        return "NaN";
    }
    if (std::isinf(number)) {
        return number < 0 ? "-Infinity" : "Infinity";
    }
    if (number == 0) {
        return "0";
    }
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(number),
                                   std::chars_format::scientific);
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
    const std::size_t e = text.find('e');
    std::string digits(text.substr(0, e));
    std::erase(digits, '.');
    int exponent = 0;
    const std::size_t sign = text[e + 1] == '+' ? 2 : 1;
    std::from_chars(text.data() + e + sign, text.data() + text.size(), exponent);
    return fmt::format("{}{}", number < 0 ? "-" : "", digits_to_text(digits, exponent));
}

}  // namespace northway::style

namespace northway::style::javascript {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kSpaces = " \t\n\v\f\r";
    const std::size_t first = text.find_first_not_of(kSpaces);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

double number_from_radix(std::string_view digits, int radix) {
    unsigned long long number = 0;
    const char* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number, radix);
    return read.ec == std::errc{} && read.ptr == end ? static_cast<double>(number) : kNaN;
}

double number_from_text(std::string_view text) {
    text = trimmed(text);
    if (text.empty()) {
        return 0;
    }
    if (text.size() > 2 && text[0] == '0') {
        switch (text[1]) {
            case 'x':
            case 'X':
                return number_from_radix(text.substr(2), 16);
            case 'o':
            case 'O':
                return number_from_radix(text.substr(2), 8);
            case 'b':
            case 'B':
                return number_from_radix(text.substr(2), 2);
            default:
                break;
        }
    }
    const bool negative = text[0] == '-';
    if (negative || text[0] == '+') {
        text.remove_prefix(1);
    }
    double number = 0;
    if (text == "Infinity") {
        number = std::numeric_limits<double>::infinity();
    } else {
        if (text.empty() || !((text[0] >= '0' && text[0] <= '9') || text[0] == '.')) {
            return kNaN;
        }
        const char* end = text.data() + text.size();
        const auto read = std::from_chars(text.data(), end, number);
        if (read.ec == std::errc::result_out_of_range) {
            const bool tiny = text.find("e-") != std::string_view::npos ||
                              text.find("E-") != std::string_view::npos;
            number = tiny ? 0 : std::numeric_limits<double>::infinity();
        } else if (read.ec != std::errc{} || read.ptr != end) {
            return kNaN;
        }
    }
    return negative ? -number : number;
}

bool is_lead(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

// UTF-16 units of the code point that starts with this byte; 0 for a byte inside one.
std::size_t utf16_units(char c) {
    if (!is_lead(c)) {
        return 0;
    }
    return static_cast<unsigned char>(c) >= 0xF0U ? 2 : 1;
}

std::size_t byte_of_utf16_index(std::string_view text, double index) {
    if (!(index > 0)) {
        return 0;
    }
    double units = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_lead(text[i]) && units >= index) {
            return i;
        }
        units += static_cast<double>(utf16_units(text[i]));
    }
    return text.size();
}

double truncated(double number) {
    return std::isnan(number) ? 0 : std::trunc(number);
}

}  // namespace

bool is_true(const Value& value) {
    if (const bool* flag = value.boolean()) {
        return *flag;
    }
    if (const double* number = value.number()) {
        return *number != 0 && !std::isnan(*number);
    }
    if (const std::string* text = value.string()) {
        return !text->empty();
    }
    return !value.is_null();
}

double to_number(const Value& value) {
    if (const double* number = value.number()) {
        return *number;
    }
    if (const bool* flag = value.boolean()) {
        return *flag ? 1 : 0;
    }
    if (value.is_null()) {
        return 0;
    }
    return number_from_text(to_text(value));
}

std::string to_text(const Value& value) {
    if (const Array* items = value.array()) {
        std::string text;
        for (std::size_t i = 0; i < items->size(); ++i) {
            text += i == 0 ? "" : ",";
            text += (*items)[i].is_null() ? "" : to_text((*items)[i]);
        }
        return text;
    }
    if (value.object() != nullptr) {
        return "[object Object]";
    }
    return value.is_null() ? "null" : to_string(value);
}

bool is_same(const Value& a, const Value& b) {
    if (a.array() != nullptr || a.object() != nullptr) {
        return false;
    }
    return a == b;
}

int compare(std::string_view a, std::string_view b) {
    const std::size_t shared = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < shared; ++i) {
        const auto left = static_cast<unsigned char>(a[i]);
        const auto right = static_cast<unsigned char>(b[i]);
        if (left == right) {
            continue;
        }
        // U+E000..U+FFFF sort after the surrogates of what lies beyond U+FFFF.
        const bool left_beyond = left >= 0xF0U;
        const bool right_beyond = right >= 0xF0U;
        if (left_beyond != right_beyond) {
            const unsigned char other = left_beyond ? right : left;
            if (other >= 0xEEU) {
                return left_beyond ? -1 : 1;
            }
        }
        return left < right ? -1 : 1;
    }
    return a.size() == b.size() ? 0 : (a.size() < b.size() ? -1 : 1);
}

std::vector<std::size_t> code_point_starts(std::string_view text) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_lead(text[i])) {
            starts.push_back(i);
        }
    }
    starts.push_back(text.size());
    return starts;
}

std::size_t code_point_count(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_lead));
}

double index_of(std::string_view text, std::string_view needle, double from) {
    const std::size_t found = text.find(needle, byte_of_utf16_index(text, truncated(from)));
    if (found == std::string_view::npos) {
        return -1;
    }
    return static_cast<double>(code_point_count(text.substr(0, found)));
}

Range slice_range(std::size_t length, double begin, std::optional<double> end) {
    const auto size = static_cast<double>(length);
    const auto clamped = [size](double index) {
        index = truncated(index);
        return static_cast<std::size_t>(index < 0 ? std::max(size + index, 0.0)
                                                  : std::min(index, size));
    };
    Range range{clamped(begin), end ? clamped(*end) : length};
    range.end = std::max(range.begin, range.end);
    return range;
}

std::string to_json_text(const Value& value) {
    const Json json = json_from_value(value);
    struct Writer {
        std::string text;
        void write(const Json& part) {
            if (part.is_number()) {
                text += number_to_string(part.get<double>());
            } else if (part.is_array()) {
                text += '[';
                for (std::size_t i = 0; i < part.size(); ++i) {
                    text += i == 0 ? "" : ",";
                    write(part[i]);
                }
                text += ']';
            } else if (part.is_object()) {
                text += '{';
                bool first = true;
                for (const auto& [key, member] : part.items()) {
                    text += first ? "" : ",";
                    text += Json(key).dump(-1, ' ', false, Json::error_handler_t::replace);
                    text += ':';
                    write(member);
                    first = false;
                }
                text += '}';
            } else {
                text += part.dump(-1, ' ', false, Json::error_handler_t::replace);
            }
        }
    };
    Writer writer;
    writer.write(json);
    return writer.text;
}

}  // namespace northway::style::javascript
