// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"
#include "data/catalogue_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace northway::data {
namespace {

struct Letters {
    bool han = false;
    bool cyrillic = false;
    bool latin = false;
};

Letters letters_of(const std::string& text) {
    Letters letters;
    for (const std::uint32_t c : code_points(text)) {
        letters.han |= (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF);
        letters.cyrillic |= c >= 0x0400 && c <= 0x04FF;
        letters.latin |= (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
    return letters;
}

bool is_latin(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// A Latin word and whether another one stands beside it, with a blank between them.
struct LatinWord {
    std::string text;
    bool has_neighbour = false;
};

std::vector<LatinWord> latin_words(const std::string& text) {
    std::vector<LatinWord> words;
    std::size_t last_end = std::string::npos;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_latin(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() &&
               (is_latin(text[end]) || is_digit(text[end]) || text[end] == '&')) {
            ++end;
        }
        LatinWord word{text.substr(i, end - i)};
        if (last_end != std::string::npos && i == last_end + 1 &&
            (text[last_end] == ' ' || text[last_end] == '-')) {
            word.has_neighbour = true;
            words.back().has_neighbour = true;
        }
        words.push_back(std::move(word));
        last_end = end;
        i = end;
    }
    return words;
}

bool has_word(const std::string& text, const std::string& word) {
    const auto words = latin_words(text);
    return std::any_of(words.begin(), words.end(),
                       [&](const LatinWord& other) { return other.text == word; });
}

std::string latin_fault(const std::string& text, const std::string& english,
                        const std::unordered_set<std::string>& place_words) {
    for (const LatinWord& word : latin_words(text)) {
        if (std::none_of(word.text.begin(), word.text.end(), is_small)) {
            continue;  // an acronym, a model, a Roman numeral
        }
        if (is_small(word.text.front()) || !has_word(english, word.text)) {
            return fmt::format(
                "'{}' holds the Latin word '{}'; translate it (a trade mark must stand in the "
                "English text in the same spelling)",
                text, word.text);
        }
        if (!word.has_neighbour && place_words.contains(word.text)) {
            return fmt::format("'{}' holds the place name '{}' in Latin script; translate it", text,
                               word.text);
        }
    }
    return {};
}

class TextRules {
public:
    explicit TextRules(CatalogueFiles& files) : files_(files) {
        for (const model::Place& place : files.catalogue.places) {
            place_words_.insert(place.names.en);
        }
    }

    void check(Table table, std::size_t row, const std::string& prefix, const Names& names) {
        for (const Language language : {Language::zh, Language::ru, Language::en}) {
            const std::string column = fmt::format("{}_{}", prefix, code_of(language));
            const std::string& text = names.in(language);
            const std::string fault = text.empty()
                                          ? "is empty; every text needs the three languages"
                                          : script_fault(language, text, names.en, place_words_);
            if (!fault.empty()) {
                files_.complaints.error(files_.cell(table, row, column), fault);
            }
        }
    }

    void check_alternative(Table table, std::size_t row, const std::string& text) {
        if (!text.empty() && !letters_of(text).han) {
            files_.complaints.error(files_.cell(table, row, "name_zh_alt"),
                                    fmt::format("'{}' has no Chinese character", text));
        }
    }

private:
    CatalogueFiles& files_;
    std::unordered_set<std::string> place_words_;
};

}  // namespace

std::string script_fault(Language language, const std::string& text, const std::string& english,
                         const std::unordered_set<std::string>& place_words) {
    const Letters letters = letters_of(text);
    if (language == Language::en) {
        return letters.han || letters.cyrillic
                   ? fmt::format("'{}' is not in Latin script; transliterate it", text)
                   : std::string();
    }
    if (language == Language::zh ? letters.cyrillic : letters.han) {
        return fmt::format("'{}' mixes Chinese and Cyrillic", text);
    }
    if (!(language == Language::zh ? letters.han : letters.cyrillic) && letters.latin) {
        const bool is_acronym = latin_fault(text, "", {}).empty();
        if (!is_acronym || text != english) {
            return fmt::format("'{}' has no {} letter; translate it", text,
                               language == Language::zh ? "Chinese" : "Cyrillic");
        }
    }
    return latin_fault(text, english, place_words);
}

void check_texts(CatalogueFiles& files) {
    TextRules rules(files);
    const model::Catalogue& c = files.catalogue;
    for (std::size_t i = 0; i < c.sources.size(); ++i) {
        rules.check(Table::sources, i, "title", c.sources[i].titles);
    }
    for (std::size_t i = 0; i < c.places.size(); ++i) {
        rules.check(Table::places, i, "name", c.places[i].names);
        rules.check_alternative(Table::places, i, c.places[i].name_zh_alternative);
    }
    for (std::size_t i = 0; i < c.systems.size(); ++i) {
        rules.check(Table::systems, i, "name", c.systems[i].names);
        rules.check_alternative(Table::systems, i, c.systems[i].name_zh_alternative);
    }
    for (std::size_t i = 0; i < c.events.size(); ++i) {
        rules.check(Table::events, i, "title", c.events[i].titles);
    }
    for (std::size_t i = 0; i < c.statements.size(); ++i) {
        rules.check(Table::statements, i, "text", c.statements[i].texts);
    }
    for (std::size_t i = 0; i < c.terms.size(); ++i) {
        rules.check(Table::terms, i, "label", c.terms[i].labels);
    }
}

}  // namespace northway::data
