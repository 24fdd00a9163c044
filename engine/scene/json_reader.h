// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/strings.h"
#include "style/color.h"
#include "style/value.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace northway::scene {

// Reads the keys of one object of the document. A key that is there with a wrong value is told in
// the warnings with its path and passed over; finish() tells the keys that nobody asked for.
class ObjectReader {
public:
    // `object` must outlive the reader.
    ObjectReader(const style::Json& object, std::string place, std::string path,
                 std::vector<Warning>& warnings)
        : object_(object),
          place_(std::move(place)),
          path_(std::move(path)),
          warnings_(warnings) {}

    // The value of a key; null when it is not there.
    const style::Json* find(const char* key) {
        known_.emplace_back(key);
        const auto found = object_.find(key);
        return found != object_.end() ? &*found : nullptr;
    }
    void warn(std::string_view key, std::string_view message) {
        warnings_.push_back(
            {fmt::format("{}: {}{}{}", place_, path_, key.empty() ? "" : ".", key),
             fmt::format("{}; it is passed over", message)});
    }
    bool flag(const char* key, bool otherwise) {
        const auto* value = find(key);
        if (value != nullptr && !value->is_boolean()) {
            warn(key, "true or false is expected");
            return otherwise;
        }
        return value != nullptr ? value->get<bool>() : otherwise;
    }
    double number(const char* key, double otherwise, double least, double most) {
        const auto* value = find(key);
        if (value == nullptr) {
            return otherwise;
        }
        if (!value->is_number() || !(value->get<double>() >= least) ||
            !(value->get<double>() <= most)) {
            warn(key, fmt::format("a number from {} to {} is expected", least, most));
            return otherwise;
        }
        return value->get<double>();
    }
    std::string text(const char* key, const std::string& otherwise = {}) {
        const auto* value = find(key);
        if (value != nullptr && !value->is_string()) {
            warn(key, "a text is expected");
            return otherwise;
        }
        return value != nullptr ? value->get<std::string>() : otherwise;
    }
    std::optional<style::Color> color(const char* key) {
        const auto* value = find(key);
        if (value == nullptr) {
            return std::nullopt;
        }
        const auto color = value->is_string() ? style::parse_color(value->get<std::string>())
                                              : std::optional<style::Color>();
        if (!color) {
            warn(key, "a colour is expected");
        }
        return color;
    }
    // A word out of `words`, each with its value.
    template <class Value, std::size_t N>
    Value word(const char* key, Value otherwise,
               const std::pair<std::string_view, Value> (&words)[N]) {
        const auto* value = find(key);
        if (value == nullptr) {
            return otherwise;
        }
        std::string list;
        for (const auto& [name, meaning] : words) {
            if (value->is_string() && value->get_ref<const std::string&>() == name) {
                return meaning;
            }
            list += (list.empty() ? "" : ", ") + std::string(name);
        }
        warn(key, fmt::format("one of {} is expected", list));
        return otherwise;
    }
    void finish() {
        for (const auto& [key, value] : object_.items()) {
            bool known = false;
            for (const auto& each : known_) {
                known |= each == key;
            }
            if (!known) {
                const auto meant = nearest_word(key, known_);
                warn(key, "unknown key" + (meant ? " (did you mean '" + *meant + "'?)"
                                                 : std::string()));
            }
        }
    }

private:
    const style::Json& object_;
    std::string place_;
    std::string path_;
    std::vector<Warning>& warnings_;
    std::vector<std::string> known_;
};

}  // namespace northway::scene
