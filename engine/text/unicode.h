// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/strings.h"
#include "text/lines.h"

#include <unicode/unistr.h>

#include <string_view>
#include <vector>

namespace northway::text {

// UTF-8 as composed (NFC) UTF-16, one string a paragraph: bad bytes become U+FFFD, tabs spaces,
// other control characters vanish; line feeds and U+2028/2029 separate paragraphs.
std::vector<icu::UnicodeString> paragraphs_of(std::string_view utf8);

// Every place where a line of `paragraph` may end, the end of the text last, after the rules of
// the Unicode Standard (UAX #14), strict for Chinese: no line starts with closing punctuation. A
// number keeps its unit; in Russian a short preposition keeps its word, and no line starts with a
// dash.
std::vector<Break> line_breaks(const icu::UnicodeString& paragraph, Language language);

// The UTF-16 indices of full-width punctuation whose blank half is not wanted in a line of Chinese:
// at both ends of the line and where two such signs meet (CLREQ, "compression of punctuation").
std::vector<int> halved_punctuation(const icu::UnicodeString& line);

// Letters and signs of Chinese, Japanese and Korean type.
bool is_han_type(char32_t c);
// Marks, joiners and selectors that belong to the character before them.
bool joins_previous(char32_t c);
// Characters without a picture of their own, for which a font need not have a glyph.
bool is_invisible(char32_t c);

}  // namespace northway::text
