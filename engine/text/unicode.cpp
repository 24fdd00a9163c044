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
            breaks.push_back({end, without_spaces_before(paragraph, 0, end)});
        }
    }
    breaks.push_back({length, without_spaces_before(paragraph, 0, length)});
    return breaks;
}

std::vector<int> halved_punctuation(const icu::UnicodeString& line) {
    constexpr std::u16string_view kOpening = u"（〔［｛〈《「『【〖‘“";
    constexpr std::u16string_view kClosing = u"）〕］｝〉》」』】〗’”，。、；：";
    const auto is_in = [](std::u16string_view set, UChar c) {
        return set.find(c) != std::u16string_view::npos;
    };
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
