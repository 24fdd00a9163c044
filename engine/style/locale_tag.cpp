// SPDX-License-Identifier: Apache-2.0
#include "style/locale_tag.h"

#include <unicode/uloc.h>

#include <array>
#include <cstdint>

namespace northway::style {

std::optional<icu::Locale> locale_from_tag(const std::string& tag) {
    // ICU takes the well-formed beginning of a tag; the rest must be empty.
    std::array<char, ULOC_FULLNAME_CAPACITY> name{};
    std::int32_t read = 0;
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(tag.c_str(), name.data(), static_cast<std::int32_t>(name.size()), &read,
                        &status);
    icu::Locale locale(name.data());
    const bool whole = read == static_cast<std::int32_t>(tag.size());
    if (U_FAILURE(status) || !whole || locale.isBogus() || locale.getLanguage()[0] == '\0') {
        return std::nullopt;
    }
    return locale;
}

}  // namespace northway::style
