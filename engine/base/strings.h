// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace northway {

// The three languages of every text a user sees.
enum class Language { zh, ru, en };
inline constexpr std::array<std::string_view, 3> kLanguageCodes{"zh", "ru", "en"};
std::optional<Language> language_from_code(std::string_view code);
std::string_view code_of(Language language);

// One text in the three languages; an empty one is missing, never replaced by another script.
struct Names {
    std::string zh;
    std::string ru;
    std::string en;
    const std::string& in(Language language) const;
};

std::vector<std::string> split(std::string_view text, char separator);
std::string_view trim(std::string_view text);
// The whole of `text` as a finite number, in the C locale; nothing else may stand in it.
std::optional<double> parse_number(std::string_view text);
// The candidate nearest to `word` by edit distance, if near enough to be a typing mistake.
std::optional<std::string> nearest_word(std::string_view word,
                                        const std::vector<std::string>& candidates);

}  // namespace northway
