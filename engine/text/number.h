// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/strings.h"

#include <string>
#include <string_view>

namespace northway::text {

// A number as the language writes it: 1,234.5 in English and Chinese, 1 234,5 in Russian (no-break
// spaces; four digits before the comma are grouped too). `decimals` are the most digits after the
// point; trailing zeros fall away. Rounds half away from zero, has a true minus sign (U+2212).
std::string format_number(double value, Language language, int decimals);

// A year is never grouped: "2024".
std::string format_year(int year);

// How exactly a quantity is written.
struct QuantityFormat {
    int significant_digits = 3;  // of the scaled number; digits before the point always stay
};

// A value with its unit, scaled to the customary step of the language: 31e9 "m3" is "31 bcm",
// "310亿立方米" and "31 млрд м³". `unit` is a unit code of the catalogue (m3, m3/a, t, t/a, km,
// USD,
// %, 1/d …); a code without words of its own follows the number as it is. No-break spaces join
// number and unit. Negative, zero and non-finite values are written too ("–" for not a number).
std::string format_quantity(double value, std::string_view unit, Language language,
                            const QuantityFormat& format = {});

// `value` rounded to so many significant digits: 81.5789 to 4 is 81.58.
double round_to_digits(double value, int significant_digits);

// The unit alone, unscaled: "km", "公里", "км".
std::string unit_text(std::string_view unit, Language language);

}  // namespace northway::text
