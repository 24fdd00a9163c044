// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tl/expected.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace northway::style {

// Compares text by the rules of a language (ICU). Safe to share between threads.
class Collator {
public:
    struct Options {
        bool case_sensitive = false;
        bool diacritic_sensitive = false;
        std::string locale;  // BCP 47
    };
    // Fails when the locale is not a language tag.
    [[nodiscard]] static tl::expected<std::shared_ptr<const Collator>, std::string> create(
        const Options& options);
    ~Collator();

    // Less than, equal to or greater than zero. Both are UTF-8.
    int compare(std::string_view a, std::string_view b) const;
    // The language tag whose rules are in use.
    const std::string& resolved_locale() const;

private:
    struct Parts;
    explicit Collator(std::unique_ptr<Parts> parts);
    std::unique_ptr<const Parts> parts_;
};

}  // namespace northway::style
