// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>

// Text rules that need the Unicode and locale data of ICU.
namespace northway::style {

// Full case mapping, the same in every language.
std::string to_upper_case(std::string_view text);
std::string to_lower_case(std::string_view text);

struct NumberStyle {
    std::string locale;                   // BCP 47
    std::optional<std::string> currency;  // ISO 4217
    std::optional<std::string> unit;      // ECMA-402, as "kilometer-per-hour"
    std::optional<double> min_fraction_digits;
    std::optional<double> max_fraction_digits;
};
// The number as Intl.NumberFormat of ECMA-402 writes it; the error says which option is wrong.
tl::expected<std::string, std::string> format_number(double number, const NumberStyle& style);

}  // namespace northway::style
