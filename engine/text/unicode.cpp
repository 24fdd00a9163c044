// SPDX-License-Identifier: Apache-2.0
#include "text/unicode.h"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <memory>
#include <string_view>

namespace northway::text {
namespace {

bool ends_paragraph(UChar32 c) {
    return c == '\n' || c == 0x2028 || c == 0x2029;
}

icu::UnicodeString composed(const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) {
        return text;
    }
    icu::UnicodeString result = nfc->normalize(text, status);
    return U_SUCCESS(status) ? result : text;
}

const char* locale_of(Language language) {
    switch (language) {
        case Language::zh:
            return "zh@lb=strict";
        case Language::ru:
            return "ru";
        case Language::en:
            return "en";
    }
    return "en";
}

int without_spaces_before(const icu::UnicodeString& text, int start, int end) {
    while (end > start && u_isUWhiteSpace(text.charAt(end - 1)) != 0) {
        --end;
    }
    return end;
}

// Words and signs that a line break must not part from what stands before or after them. Lower
// case; each list is searched for whole words.
constexpr std::u16string_view kClingRu =
    u" а без в во до для же за и из к ко на над не ни но о об от по под при про с со у через ";
constexpr std::u16string_view kUnits =
    u" km m mm cm t kt mt bcm mcm tcf kv mw gw twh teu dwt mtpa km² m² m³ м³ км² км м т кт мт млн "
    u"млрд тыс куб кв мвт гвт квт г гг ч с мес s km/s км/с м/с m/s % ° °c ";
// Counting words that follow a number without a space.
constexpr std::u16string_view kCountingZh =
    u"万亿千百吨年月日号时分公里米立平方度个条列次箱艘辆座家元美";

// What a rate is of, after its stroke.
constexpr std::u16string_view kPerZh = u"秒分时日月年";

// In Chinese no line starts with them.
constexpr std::u16string_view kJoiningZh = u"·‧•—–－～/";
constexpr std::u16string_view kOpening = u"（〔［｛〈《「『【〖‘“";
constexpr std::u16string_view kClosing = u"）〕］｝〉》」』】〗’”，。、；：";
constexpr std::u16string_view kOpeningBrackets = u"（〔［(";
constexpr std::u16string_view kClosingBrackets = u"）〕］)";

bool is_in(std::u16string_view set, UChar c) {
    return set.find(c) != std::u16string_view::npos;
}

bool is_word(std::u16string_view list, icu::UnicodeString word) {
    word.toLower(icu::Locale::getRoot());
    if (word.isEmpty()) {
        return false;
    }
    const icu::UnicodeString wanted = icu::UnicodeString(u" ") + word + u" ";
    return list.find(std::u16string_view(wanted.getBuffer(),
                                         static_cast<std::size_t>(wanted.length()))) !=
           std::u16string_view::npos;
}

bool is_space(UChar c) {
    return u_isUWhiteSpace(c) != 0;
}

// Whether a line may not end before `end`, where the Unicode rules would let it.
bool clings(const icu::UnicodeString& text, int end, Language language) {
    int before = end;
    while (before > 0 && is_space(text.charAt(before - 1))) {
        --before;
    }
    if (before == 0 || end >= text.length()) {
        return false;
    }
    int word_start = before;
    while (word_start > 0 && !is_space(text.charAt(word_start - 1))) {
        --word_start;
    }
    int word_end = end;
    while (word_end < text.length() && !is_space(text.charAt(word_end))) {
        ++word_end;
    }
    const UChar last = text.charAt(before - 1);
    const UChar next = text.charAt(end);
    while (word_end > end + 1 && (u_ispunct(text.charAt(word_end - 1)) != 0) &&
           text.charAt(word_end - 1) != '%') {
        --word_end;  // what closes the sentence is not of the word
    }
    if (u_isdigit(last) != 0) {
        if (before < end && is_word(kUnits, text.tempSubStringBetween(end, word_end))) {
            return true;
        }
        if (before == end && kCountingZh.find(next) != std::u16string_view::npos) {
            return true;
        }
        // Groups of three digits of one number.
        if (before < end && u_isdigit(next) != 0) {
            return true;
        }
    }
    // № 5, § 2, © 2024, © GeoNames
    if (((last == 0x2116 || last == 0x00A7) && u_isdigit(next) != 0) || last == 0x00A9) {
        return true;
    }
    // 公里/秒
    if (last == '/' && before == end && is_in(kPerZh, next)) {
        return true;
    }
    // The signs that join the parts of a foreign name, or the ends of a route.
    if (language == Language::zh && is_in(kJoiningZh, next)) {
        return true;
    }
    if (language != Language::ru) {
        return false;
    }
    // A short word does not end a line, a dash does not start one.
    return is_word(kClingRu, text.tempSubStringBetween(word_start, before)) || next == 0x2014 ||
           (next == 0x2013 && before < end);
}

}  // namespace

std::vector<icu::UnicodeString> paragraphs_of(std::string_view utf8) {
    const icu::UnicodeString text = composed(icu::UnicodeString::fromUTF8(
        icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size()))));
    std::vector<icu::UnicodeString> paragraphs(1);
    for (int i = 0; i < text.length();) {
        const UChar32 c = text.char32At(i);
        i += U16_LENGTH(c);
        if (ends_paragraph(c)) {
            paragraphs.emplace_back();
        } else if (c == '\t') {
            paragraphs.back().append(static_cast<UChar32>(' '));
        } else if (c >= 0xD800 && c <= 0xDFFF) {
            paragraphs.back().append(static_cast<UChar32>(0xFFFD));
        } else if (u_charType(c) != U_CONTROL_CHAR) {
            paragraphs.back().append(c);
        }
    }
    return paragraphs;
}

namespace {

// Between two Chinese characters any break is a little worse than one at a sign, and worse between
// brackets, whose words belong together.
float cost_of_break(const icu::UnicodeString& text, int end) {
    constexpr float kBetweenLetters_em = 0.7F;
    constexpr float kBetweenBrackets_em = 3;
    int depth = 0;
    for (int i = 0; i < end; ++i) {
        depth += is_in(kOpeningBrackets, text.charAt(i)) ? 1 : 0;
        depth -= is_in(kClosingBrackets, text.charAt(i)) ? 1 : 0;
    }
    if (depth > 0) {
        return kBetweenBrackets_em;
    }
    const UChar last = text.charAt(end - 1);
    const UChar next = text.charAt(end);
    const bool at_sign = is_space(last) || is_in(kClosing, last) || is_in(kOpening, next) ||
                         is_in(kClosingBrackets, last) || is_in(kOpeningBrackets, next) ||
                         is_in(kJoiningZh, last) || last == '-';
    return at_sign ? 0 : kBetweenLetters_em;
}

}  // namespace

std::vector<Break> line_breaks(const icu::UnicodeString& paragraph, Language language) {
    std::vector<Break> breaks;
    const int length = paragraph.length();
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> iterator(
        icu::BreakIterator::createLineInstance(icu::Locale(locale_of(language)), status));
    if (U_SUCCESS(status)) {
        iterator->setText(paragraph);
        for (int end = iterator->next(); end != icu::BreakIterator::DONE && end < length;
             end = iterator->next()) {
            if (clings(paragraph, end, language)) {
                continue;
            }
            breaks.push_back({end, without_spaces_before(paragraph, 0, end),
                              cost_of_break(paragraph, end)});
        }
    }
    breaks.push_back({length, without_spaces_before(paragraph, 0, length), 0});
    return breaks;
}

std::vector<int> halved_punctuation(const icu::UnicodeString& line) {
    std::vector<int> halved;
    for (int i = 0; i < line.length(); ++i) {
        const UChar c = line.charAt(i);
        const bool is_first = i == 0;
        const bool is_last = i + 1 == line.length();
        const bool blank_before =
            is_in(kOpening, c) && (is_first || is_in(kOpening, line.charAt(i - 1)));
        const bool blank_after =
            is_in(kClosing, c) &&
            (is_last || is_in(kOpening, line.charAt(i + 1)) || is_in(kClosing, line.charAt(i + 1)));
        if (blank_before || blank_after) {
            halved.push_back(i);
        }
    }
    return halved;
}

bool is_han_type(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

bool joins_previous(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    return (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0 || c == 0x200C || c == 0x200D ||
           u_hasBinaryProperty(code, UCHAR_VARIATION_SELECTOR) != 0;
}

bool is_invisible(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    return u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 ||
           u_isUWhiteSpace(code) != 0;
}

}  // namespace northway::text
