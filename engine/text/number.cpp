// SPDX-License-Identifier: Apache-2.0
#include "text/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

namespace northway::text {
namespace {

constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kNotANumber = "\u2013";
constexpr std::string_view kInfinity = "\u221E";

// A number without sign as decimal digits: `whole` and `fraction` around the point.
struct Decimal {
    std::string whole;
    std::string fraction;
};

// The shortest decimal that reads back as |value|, so that 1.005 rounds as it is written.
Decimal decimal_of(double value) {
    std::array<char, 512> buffer{};  // the largest double has 309 digits before the point
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                   std::chars_format::fixed);
    const std::string text(buffer.data(), end.ptr);
    const std::size_t point = text.find('.');
    if (point == std::string::npos) {
        return {text, {}};
    }
    return {text.substr(0, point), text.substr(point + 1)};
}

// Rounds half away from zero to so many digits after the point and drops trailing zeros.
void round_to(Decimal& decimal, int decimals) {
    const auto keep = static_cast<std::size_t>(std::max(decimals, 0));
    if (decimal.fraction.size() > keep) {
        const bool up = decimal.fraction[keep] >= '5';
        decimal.fraction.resize(keep);
        std::string digits = decimal.whole + decimal.fraction;
        if (up) {
            std::size_t i = digits.size();
            while (i > 0 && digits[i - 1] == '9') {
                digits[--i] = '0';
            }
            if (i == 0) {
                digits.insert(digits.begin(), '1');
            } else {
                ++digits[i - 1];
            }
        }
        decimal.whole = digits.substr(0, digits.size() - keep);
        decimal.fraction = digits.substr(digits.size() - keep);
    }
    decimal.fraction.resize(decimal.fraction.find_last_not_of('0') + 1);
}

std::string write(const Decimal& decimal, bool negative, Language language, bool group) {
    const bool russian = language == Language::ru;
    const std::string_view separator = russian ? "\u00A0" : ",";
    const bool is_zero =
        decimal.whole.find_first_not_of('0') == std::string::npos && decimal.fraction.empty();
    std::string out(negative && !is_zero ? kMinus : "");
    for (std::size_t i = 0; i < decimal.whole.size(); ++i) {
        if (group && i > 0 && (decimal.whole.size() - i) % 3 == 0) {
            out += separator;
        }
        out += decimal.whole[i];
    }
    if (!decimal.fraction.empty()) {
        out += russian ? "," : ".";
        out += decimal.fraction;
    }
    return out;
}

std::string not_finite(double value) {
    if (std::isnan(value)) {
        return std::string(kNotANumber);
    }
    return fmt::format("{}{}", value < 0 ? kMinus : "", kInfinity);
}

// One text in zh, ru, en.
using Words = std::array<std::string_view, 3>;
std::string_view in(const Words& words, Language language) {
    return words[static_cast<std::size_t>(language)];
}

// A multiple of a unit with the word for both: 1e9 and "bcm" for m3. `prefix` words go before the
// unit's own word ("million m³"); `whole` words replace it.
struct Step {
    double factor;
    std::string_view word;
    bool replaces_unit;
};

enum class Scale { none, count, tonnes, cubic_metres, megawatts };

struct Unit {
    std::string_view code;
    Words words;
    Scale scale;
    bool is_currency = false;  // in English before the number
};

constexpr std::array kUnits{
    Unit{"1", {"", "", ""}, Scale::count},
    Unit{"%", {"%", "%", "%"}, Scale::none},
    Unit{"pp", {"个百分点", "п. п.", "pp"}, Scale::none},
    Unit{"m3", {"立方米", "м³", "m³"}, Scale::cubic_metres},
    Unit{"t", {"吨", "т", "t"}, Scale::tonnes},
    Unit{"km", {"公里", "км", "km"}, Scale::none},
    Unit{"m", {"米", "м", "m"}, Scale::none},
    Unit{"mm", {"毫米", "мм", "mm"}, Scale::none},
    Unit{"m2", {"平方米", "м²", "m²"}, Scale::none},
    Unit{"ha", {"公顷", "га", "ha"}, Scale::none},
    Unit{"km2", {"平方公里", "км²", "km²"}, Scale::none},
    Unit{"TEU", {"标箱", "TEU", "TEU"}, Scale::count},
    Unit{"container", {"个集装箱", "конт.", "containers"}, Scale::count},
    Unit{"bbl", {"桶", "барр.", "bbl"}, Scale::count},
    Unit{"MW", {"千瓦", "МВт", "MW"}, Scale::megawatts},
    Unit{"kV", {"千伏", "кВ", "kV"}, Scale::none},
    Unit{"kWh", {"千瓦时", "кВт·ч", "kWh"}, Scale::count},
    Unit{"USD", {"美元", "долл.", "USD"}, Scale::count, true},
    Unit{"CNY", {"元", "юаней", "CNY"}, Scale::count, true},
    Unit{"RUB", {"卢布", "руб.", "RUB"}, Scale::count, true},
    Unit{"a", {"年", "лет", "years"}, Scale::none},
    Unit{"d", {"天", "сут.", "days"}, Scale::none},
    Unit{"h", {"小时", "ч", "h"}, Scale::none},
    Unit{"min", {"分钟", "мин", "min"}, Scale::none},
    Unit{"s", {"秒", "с", "s"}, Scale::none},
    Unit{"ms", {"毫秒", "мс", "ms"}, Scale::none},
    Unit{"kn", {"节", "уз", "kn"}, Scale::none},
    Unit{"Gbit", {"Gbit", "Гбит", "Gbit"}, Scale::none},
    Unit{"Mbit", {"Mbit", "Мбит", "Mbit"}, Scale::none},
};

// What stands after the "/" of a unit code. A bare rate ("1/d") is written with the second words.
struct Per {
    std::string_view code;
    Words words;
    Words bare_words;
};
constexpr std::array kPers{
    Per{"a", {"/年", "/год", "/yr"}, {"/年", "в год", "per year"}},
    Per{"mo", {"/月", "/мес.", "/month"}, {"/月", "в месяц", "per month"}},
    Per{"wk", {"/周", "/нед.", "/week"}, {"/周", "в неделю", "per week"}},
    Per{"d", {"/日", "/сут.", "/day"}, {"/日", "в сутки", "per day"}},
    Per{"8h", {"/8小时", "/8 ч", "/8 h"}, {"/8小时", "за 8 ч", "per 8 h"}},
    Per{"h", {"/小时", "/ч", "/h"}, {"/小时", "в час", "per hour"}},
    Per{"min", {"/分钟", "/мин", "/min"}, {"/分钟", "в минуту", "per minute"}},
    Per{"s", {"/s", "/с", "/s"}, {"/秒", "в секунду", "per second"}},
    Per{"bbl", {"/桶", "/барр.", "/bbl"}, {"/桶", "на баррель", "per barrel"}},
    Per{"t", {"/吨", "/т", "/t"}, {"/吨", "на тонну", "per tonne"}},
};

struct ParsedUnit {
    const Unit* unit = nullptr;  // none: the code is written as it is
    const Per* per = nullptr;
};

ParsedUnit parse_unit(std::string_view code) {
    const std::size_t slash = code.find('/');
    const auto by_code = [](std::string_view wanted) {
        return [wanted](const auto& row) { return row.code == wanted; };
    };
    const auto unit = std::find_if(kUnits.begin(), kUnits.end(), by_code(code.substr(0, slash)));
    if (unit == kUnits.end()) {
        return {};
    }
    if (slash == std::string_view::npos) {
        return {&*unit, nullptr};
    }
    const auto per = std::find_if(kPers.begin(), kPers.end(), by_code(code.substr(slash + 1)));
    return per == kPers.end() ? ParsedUnit{} : ParsedUnit{&*unit, &*per};
}

// Steps above 1, smallest first. Counts below 10,000 (below a million in English) are written in
// full.
std::vector<Step> steps_of(Scale scale, Language language) {
    if (scale == Scale::none) {
        return {};
    }
    if (scale == Scale::megawatts) {
        switch (language) {
            case Language::zh:
                return {{1e-3, "", false}, {10, "万", false}, {1e5, "亿", false}};
            case Language::ru:
                return {{1e3, "ГВт", true}};
            case Language::en:
                return {{1e3, "GW", true}};
        }
    }
    switch (language) {
        case Language::zh:
            return {{1e4, "万", false}, {1e8, "亿", false}, {1e12, "万亿", false}};
        case Language::ru:
            return {{1e3, "тыс.", false},
                    {1e6, "млн", false},
                    {1e9, "млрд", false},
                    {1e12, "трлн", false}};
        case Language::en:
            break;
    }
    if (scale == Scale::tonnes) {
        return {{1e3, "kt", true}, {1e6, "Mt", true}, {1e9, "Gt", true}};
    }
    if (scale == Scale::cubic_metres) {
        return {{1e6, "million", false}, {1e9, "bcm", true}, {1e12, "tcm", true}};
    }
    return {{1e6, "million", false}, {1e9, "billion", false}, {1e12, "trillion", false}};
}

// Thousands are customary from ten thousand on: 9,800 t, but 12.5 kt.
double starts_at(const Step& step) {
    return step.factor == 1e3 ? 1e4 : step.factor;
}

int decimals_for(const Decimal& decimal, int significant_digits) {
    const std::size_t first = decimal.whole.find_first_not_of('0');
    if (first != std::string::npos) {
        return significant_digits - static_cast<int>(decimal.whole.size() - first);
    }
    const std::size_t leading_zeros = decimal.fraction.find_first_not_of('0');
    return leading_zeros == std::string::npos
               ? 0
               : significant_digits + static_cast<int>(leading_zeros);
}

double value_of(const Decimal& decimal) {
    const std::string text = decimal.whole + "." + decimal.fraction + "0";
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

struct Scaled {
    Decimal decimal;
    const Step* step = nullptr;  // none: in the unit itself
};

// The largest step that the value reaches once rounded: 999,960 t is 1 Mt, not 1,000 kt.
Scaled scale_value(double value, const std::vector<Step>& steps, int significant_digits) {
    const auto rounded = [&](double factor) {
        Decimal decimal = decimal_of(value / factor);
        round_to(decimal, decimals_for(decimal, significant_digits));
        return decimal;
    };
    Scaled scaled{rounded(1), nullptr};
    for (const Step& step : steps) {
        const double factor_before = scaled.step == nullptr ? 1 : scaled.step->factor;
        if (value_of(scaled.decimal) * factor_before >= starts_at(step)) {
            scaled = {rounded(step.factor), &step};
        }
    }
    return scaled;
}

// Russian: 1 год, 2 года, 5 лет. English: 1 day, 2 days. Others do not change.
std::string_view agreeing(const Unit& unit, const Decimal& decimal, Language language) {
    const bool is_one = decimal.whole == "1" && decimal.fraction.empty();
    if (language == Language::en && is_one) {
        if (unit.code == "a") {
            return "year";
        }
        if (unit.code == "d") {
            return "day";
        }
        if (unit.code == "container") {
            return "container";
        }
    }
    if (language == Language::ru && unit.code == "a") {
        if (!decimal.fraction.empty()) {
            return "года";
        }
        const char ones = decimal.whole.back();
        const bool is_teen = decimal.whole.size() > 1 && decimal.whole.end()[-2] == '1';
        if (!is_teen && ones == '1') {
            return "год";
        }
        if (!is_teen && ones >= '2' && ones <= '4') {
            return "года";
        }
    }
    return in(unit.words, language);
}

// Joins words with no-break spaces; Chinese needs none.
std::string join(std::initializer_list<std::string_view> words, Language language) {
    std::string out;
    for (const std::string_view word : words) {
        if (!out.empty() && !word.empty() && language != Language::zh) {
            out += "\u00A0";
        }
        out += word;
    }
    return out;
}

std::string per_text(const ParsedUnit& parsed, Language language) {
    if (parsed.per == nullptr) {
        return {};
    }
    const bool bare = parsed.unit->code == "1";
    std::string words(in(bare ? parsed.per->bare_words : parsed.per->words, language));
    const bool spaced = bare && language != Language::zh;
    return (spaced ? "\u00A0" : "") + words;
}

}  // namespace

std::string format_number(double value, Language language, int decimals) {
    if (!std::isfinite(value)) {
        return not_finite(value);
    }
    Decimal decimal = decimal_of(value);
    round_to(decimal, decimals);
    return write(decimal, value < 0, language, true);
}

std::string format_year(int year) {
    return year < 0 ? fmt::format("{}{}", kMinus, -static_cast<long long>(year))
                    : fmt::format("{}", year);
}

std::string format_quantity(double value, std::string_view unit, Language language,
                            const QuantityFormat& format) {
    if (!std::isfinite(value)) {
        return not_finite(value);
    }
    const ParsedUnit parsed = parse_unit(unit);
    const int digits = std::max(format.significant_digits, 1);
    const std::vector<Step> steps =
        parsed.unit == nullptr ? std::vector<Step>{} : steps_of(parsed.unit->scale, language);
    const Scaled scaled = scale_value(value, steps, digits);
    // Chinese counts in ten-thousands, so four digits stand together.
    const bool group = language != Language::zh || scaled.decimal.whole.size() > 4;
    const std::string number = write(scaled.decimal, value < 0, language, group);
    if (parsed.unit == nullptr) {
        return fmt::format("{}\u00A0{}", number, unit);
    }
    const std::string_view unit_word = agreeing(*parsed.unit, scaled.decimal, language);
    const bool is_replaced = scaled.step != nullptr && scaled.step->replaces_unit;
    const std::string_view step_word = scaled.step == nullptr ? "" : scaled.step->word;
    const std::string per = per_text(parsed, language);
    if (parsed.unit->code == "%" && language != Language::ru) {
        return number + "%" + per;
    }
    if (parsed.unit->is_currency && language == Language::en) {
        return join({unit_word, number, step_word}, language) + per;
    }
    return join({number, step_word, is_replaced ? "" : unit_word}, language) + per;
}

std::string unit_text(std::string_view unit, Language language) {
    const ParsedUnit parsed = parse_unit(unit);
    if (parsed.unit == nullptr) {
        return std::string(unit);
    }
    if (parsed.unit->scale == Scale::megawatts && language == Language::zh) {
        return "兆瓦" + per_text(parsed, language);
    }
    if (parsed.unit->code == "1" && parsed.per != nullptr) {
        return std::string(in(parsed.per->bare_words, language));
    }
    return std::string(in(parsed.unit->words, language)) + per_text(parsed, language);
}

double round_to_digits(double value, int significant_digits) {
    if (value == 0 || !std::isfinite(value)) {
        return value;
    }
    const double step =
        std::pow(10.0, std::floor(std::log10(std::abs(value))) + 1 - significant_digits);
    return std::round(value / step) * step;
}

}  // namespace northway::text
