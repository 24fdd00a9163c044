// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/strings.h"

namespace northway::scene {

// Every text of the program itself, in the three languages, from the files of assets/words/
// ({"key": {"zh": …, "ru": …, "en": …}}).
class Words {
public:
    // Fails when a file is broken, a key lacks a language or stands in two files.
    static Result<Words> read(const std::filesystem::path& folder);

    // The text of `key`; a key that does not exist is a programming error and shows as itself.
    const std::string& operator()(std::string_view key, Language language) const;
    // The same with {} replaced by the values in turn.
    std::string with(std::string_view key, Language language,
                     std::initializer_list<std::string_view> values) const;
    bool has(std::string_view key) const { return names_.find(key) != names_.end(); }

private:
    Status add(const std::filesystem::path& file);
    std::map<std::string, Names, std::less<>> names_;
};

}  // namespace northway::scene
