// SPDX-License-Identifier: Apache-2.0
#include "style/unicode_text.h"

#include "style/locale_tag.h"

#include <unicode/currunit.h>
#include <unicode/locid.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/ucurr.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>

namespace northway::style {
namespace {

icu::UnicodeString from_utf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

struct FractionDigits {
    int min = 0;
    int max = 0;
};

// ECMA-402, SetNumberFormatDigitOptions: a limit that is given moves the default of the other.
tl::expected<FractionDigits, std::string> fraction_digits(const NumberStyle& style,
                                                          FractionDigits defaults) {
    constexpr double kMost = 20;
    const auto is_valid = [](const std::optional<double>& digits) {
        return !digits || (*digits >= 0 && *digits <= kMost);
    };
    if (!is_valid(style.min_fraction_digits)) {
        return tl::unexpected(std::string("minimumFractionDigits value is out of range."));
    }
    if (!is_valid(style.max_fraction_digits)) {
        return tl::unexpected(std::string("maximumFractionDigits value is out of range."));
    }
    const auto whole = [](const std::optional<double>& digits, int otherwise) {
        return digits ? static_cast<int>(*digits) : otherwise;
    };
    FractionDigits digits{whole(style.min_fraction_digits, defaults.min),
                          whole(style.max_fraction_digits, defaults.max)};
    if (!style.min_fraction_digits) {
        digits.min = std::min(digits.min, digits.max);
    } else if (!style.max_fraction_digits) {
        digits.max = std::max(digits.min, digits.max);
    } else if (digits.min > digits.max) {
        return tl::unexpected(std::string("maximumFractionDigits value is out of range."));
    }
    return digits;
}

bool is_currency_code(const std::string& code) {
    return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
           });
}

FractionDigits currency_digits(const icu::CurrencyUnit& currency) {
    UErrorCode status = U_ZERO_ERROR;
    const int digits = ucurr_getDefaultFractionDigits(currency.getISOCurrency(), &status);
    return U_SUCCESS(status) ? FractionDigits{digits, digits} : FractionDigits{2, 2};
}

}  // namespace

std::string to_upper_case(std::string_view text) {
    return to_utf8(from_utf8(text).toUpper(icu::Locale::getRoot()));
}

std::string to_lower_case(std::string_view text) {
    return to_utf8(from_utf8(text).toLower(icu::Locale::getRoot()));
}

tl::expected<std::string, std::string> format_number(double number, const NumberStyle& style) {
    UErrorCode status = U_ZERO_ERROR;
    const auto locale = locale_from_tag(style.locale);
    if (!locale) {
        return tl::unexpected(std::string("Incorrect locale information provided"));
    }
    auto formatter =
        icu::number::NumberFormatter::withLocale(*locale).roundingMode(UNUM_ROUND_HALFUP);
    FractionDigits defaults{0, 3};
    if (style.currency) {
        if (!is_currency_code(*style.currency)) {
            return tl::unexpected("Invalid currency code : " + *style.currency);
        }
        const icu::CurrencyUnit currency(icu::StringPiece(to_upper_case(*style.currency).c_str()),
                                         status);
        defaults = currency_digits(currency);
        formatter = formatter.unit(currency);
    } else if (style.unit) {
        const icu::MeasureUnit unit = icu::MeasureUnit::forIdentifier(style.unit->c_str(), status);
        if (U_FAILURE(status)) {
            return tl::unexpected("Invalid unit argument for Intl.NumberFormat() '" + *style.unit +
                                  "'");
        }
        formatter = formatter.unit(unit).unitWidth(UNUM_UNIT_WIDTH_SHORT);
    }
    const auto digits = fraction_digits(style, defaults);
    if (!digits) {
        return tl::unexpected(digits.error());
    }
    const auto formatted =
        formatter.precision(icu::number::Precision::minMaxFraction(digits->min, digits->max))
            .formatDouble(std::isnan(number) ? std::abs(number) : number, status);
    const icu::UnicodeString text = formatted.toString(status);
    if (U_FAILURE(status)) {
        return tl::unexpected(std::string("The number cannot be formatted: ") +
                              u_errorName(status));
    }
    return to_utf8(text);
}

}  // namespace northway::style
