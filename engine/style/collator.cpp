// SPDX-License-Identifier: Apache-2.0
#include "style/collator.h"

#include "style/locale_tag.h"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/stringpiece.h>

#include <set>

namespace northway::style {
namespace {

std::string tag_of(const icu::Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    const auto tag = locale.toLanguageTag<std::string>(status);
    return U_SUCCESS(status) ? tag : std::string();
}

std::set<std::string> available_tags() {
    std::int32_t count = 0;
    const icu::Locale* locales = icu::Collator::getAvailableLocales(count);
    std::set<std::string> tags;
    for (std::int32_t i = 0; i < count; ++i) {
        tags.insert(tag_of(locales[i]));
    }
    return tags;
}

// ECMA-402, BestAvailableLocale: subtags are dropped from the end until the language is known.
std::string best_available(std::string tag, const std::string& fallback) {
    const std::set<std::string> known = available_tags();
    while (!tag.empty()) {
        if (known.contains(tag)) {
            return tag;
        }
        const std::size_t dash = tag.rfind('-');
        tag = dash == std::string::npos ? std::string() : tag.substr(0, dash);
    }
    return fallback;
}

icu::StringPiece piece(std::string_view text) {
    return {text.data(), static_cast<std::int32_t>(text.size())};
}

}  // namespace

struct Collator::Parts {
    std::unique_ptr<icu::Collator> collator;
    std::string resolved_locale;
};

Collator::Collator(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Collator::~Collator() = default;

tl::expected<std::shared_ptr<const Collator>, std::string> Collator::create(
    const Options& options) {
    UErrorCode status = U_ZERO_ERROR;
    auto locale = locale_from_tag(options.locale);
    if (!locale) {
        return tl::unexpected(std::string("Incorrect locale information provided"));
    }
    auto parts = std::make_unique<Parts>();
    parts->resolved_locale = best_available(tag_of(*locale), "en-US");
    locale->setUnicodeKeywordValue("co", "search", status);
    parts->collator.reset(icu::Collator::createInstance(*locale, status));
    if (U_FAILURE(status) || !parts->collator) {
        return tl::unexpected("No collation rules for the locale " + options.locale);
    }
    icu::Collator& collator = *parts->collator;
    // ECMA-402: base and case compare letters, accent also diacritics, variant everything.
    if (options.diacritic_sensitive) {
        collator.setStrength(options.case_sensitive ? icu::Collator::TERTIARY
                                                    : icu::Collator::SECONDARY);
    } else {
        collator.setStrength(icu::Collator::PRIMARY);
        collator.setAttribute(UCOL_CASE_LEVEL, options.case_sensitive ? UCOL_ON : UCOL_OFF, status);
    }
    if (U_FAILURE(status)) {
        return tl::unexpected("No collation rules for the locale " + options.locale);
    }
    return std::shared_ptr<const Collator>(new Collator(std::move(parts)));
}

int Collator::compare(std::string_view a, std::string_view b) const {
    UErrorCode status = U_ZERO_ERROR;
    return parts_->collator->compareUTF8(piece(a), piece(b), status);
}

const std::string& Collator::resolved_locale() const {
    return parts_->resolved_locale;
}

}  // namespace northway::style
