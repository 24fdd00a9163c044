// SPDX-License-Identifier: Apache-2.0
#include "scene/words.h"

#include "base/file.h"
#include "base/share.h"
#include "model/status.h"
#include "style/value.h"
#include "support/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>

namespace northway::scene {
namespace {

using ::testing::HasSubstr;

Words bundled() {
    const auto share = share_folder();
    EXPECT_TRUE(share) << share.error().message;
    auto words = Words::read(*share / "assets" / "words");
    EXPECT_TRUE(words) << words.error().message;
    return words ? std::move(*words) : Words();
}

std::set<std::string> bundled_keys() {
    std::set<std::string> keys;
    const std::filesystem::path folder = NORTHWAY_SOURCE_DIR "/assets/words";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto text = read_text(entry.path());
        EXPECT_TRUE(text);
        const auto json = style::Json::parse(*text);
        for (const auto& [key, value] : json.items()) {
            keys.insert(key);
        }
    }
    return keys;
}

struct Source {
    std::string path;
    std::string text;
};

std::vector<Source> sources() {
    std::vector<Source> all;
    const std::filesystem::path engine = NORTHWAY_SOURCE_DIR "/engine";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(engine)) {
        const auto extension = entry.path().extension();
        if (extension == ".cpp" || extension == ".h") {
            const auto text = read_text(entry.path());
            EXPECT_TRUE(text);
            all.push_back({entry.path().string(), *text});
        }
    }
    return all;
}

TEST(Words, EveryKeyThatTheProgramAsksForExists) {
    const Words words = bundled();
    // words("key", …), words_.with("key", …), map.words()("key", …), word("key"); a literal that
    // ends in a dot is the first part of a key that is put together.
    const std::regex call(R"(\b(?:words_?(?:\(\))?(?:\.with)?|word)\(\s*\"([^\"]+)\"(\s*\+)?)");
    int asked = 0;
    for (const auto& source : sources()) {
        for (std::sregex_iterator at(source.text.begin(), source.text.end(), call), end; at != end;
             ++at) {
            const std::string key = (*at)[1];
            // Others have a word() too; keys of the program's texts have a dot.
            if (!(*at)[2].matched && key.back() != '.' && key.find('.') != std::string::npos) {
                EXPECT_TRUE(words.has(key)) << source.path << ": " << key;
                ++asked;
            }
        }
    }
    EXPECT_GT(asked, 5);
}

TEST(Words, EveryStatusHasAWord) {
    const Words words = bundled();
    using model::SystemStatus;
    for (const auto status :
         {SystemStatus::proposed, SystemStatus::construction, SystemStatus::shelved,
          SystemStatus::cancelled, SystemStatus::operating, SystemStatus::idle,
          SystemStatus::mothballed, SystemStatus::retired}) {
        EXPECT_TRUE(words.has("status." + std::string(model::word_of(status))));
    }
}

TEST(Words, EveryKeyIsUsed) {
    const auto all = sources();
    for (const auto& key : bundled_keys()) {
        const std::string literal = '"' + key + '"';
        // A key may be put together from a literal for all before its last dot, with or without it.
        const std::string stem = key.substr(0, key.rfind('.'));
        const std::string with_dot = '"' + stem + ".\"";
        const std::string without_dot = '"' + stem + '"';
        const auto has = [](const Source& source, const std::string& text) {
            return source.text.find(text) != std::string::npos;
        };
        const bool used = std::any_of(all.begin(), all.end(), [&](const Source& source) {
            return has(source, literal) || has(source, with_dot) || has(source, without_dot);
        });
        EXPECT_TRUE(used) << key;
    }
}

TEST(Words, TheLanguagesOfAKeyHaveTheSamePlacesForValues) {
    const Words words = bundled();
    const auto count = [](const std::string& text) {
        int places = 0;
        for (auto at = text.find("{}"); at != std::string::npos; at = text.find("{}", at + 2)) {
            ++places;
        }
        return places;
    };
    for (const auto& key : bundled_keys()) {
        const int places = count(words(key, Language::en));
        EXPECT_EQ(count(words(key, Language::zh)), places) << key;
        EXPECT_EQ(count(words(key, Language::ru)), places) << key;
    }
}

TEST(Words, ValuesTakeTheirPlacesInTurn) {
    const test::Scratch folder;
    ASSERT_TRUE(write_text(folder / "a.json",
                           R"({"go": {"zh": "从{}到{}", "ru": "из {} в {}", "en": "{} to {}"}})"));
    const auto words = Words::read(folder.path());
    ASSERT_TRUE(words) << words.error().message;
    EXPECT_EQ(words->with("go", Language::en, {"Heihe", "{}"}), "Heihe to {}");
    EXPECT_EQ(words->with("go", Language::zh, {"黑河", "布拉戈维申斯克"}),
              "从黑河到布拉戈维申斯克");
}

TEST(Words, AKeyWithoutALanguageOrInTwoFilesFails) {
    const test::Scratch folder;
    ASSERT_TRUE(write_text(folder / "a.json", R"({"go": {"zh": "走", "en": "go"}})"));
    auto words = Words::read(folder.path());
    ASSERT_FALSE(words);
    EXPECT_THAT(words.error().message, HasSubstr("a.json: go: zh, ru and en are expected"));
    const std::string whole = R"({"go": {"zh": "走", "ru": "идти", "en": "go"}})";
    ASSERT_TRUE(write_text(folder / "a.json", whole));
    ASSERT_TRUE(write_text(folder / "b.json", whole));
    words = Words::read(folder.path());
    ASSERT_FALSE(words);
    EXPECT_THAT(words.error().message, HasSubstr("go: stands in two files"));
}

TEST(Words, AnEmptyFolderFails) {
    const test::Scratch folder;
    EXPECT_FALSE(Words::read(folder.path()));
    EXPECT_FALSE(Words::read(folder / "none"));
}

}  // namespace
}  // namespace northway::scene
