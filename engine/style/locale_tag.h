// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unicode/locid.h>

#include <optional>
#include <string>

namespace northway::style {

// The ICU locale of a BCP 47 language tag; nothing when any part of it is not well formed. Includes
// ICU: for source files only.
std::optional<icu::Locale> locale_from_tag(const std::string& tag);

}  // namespace northway::style
