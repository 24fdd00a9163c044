// SPDX-License-Identifier: Apache-2.0
#include "model/status.h"

#include "base/strings.h"
#include "base/year.h"

#include <fmt/format.h>

#include <array>
#include <string>

namespace northway::model {
namespace {

constexpr std::array<std::string_view, 8> kWords{"proposed",   "construction", "shelved",
                                                 "cancelled",  "operating",    "idle",
                                                 "mothballed", "retired"};

}  // namespace

std::string_view word_of(SystemStatus status) {
    return kWords[static_cast<std::size_t>(status)];
}

std::optional<SystemStatus> status_from_word(std::string_view word) {
    for (std::size_t i = 0; i < kWords.size(); ++i) {
        if (kWords[i] == word) {
            return static_cast<SystemStatus>(i);
        }
    }
    return std::nullopt;
}

Result<std::vector<StatusChange>> parse_status_changes(std::string_view text) {
    std::vector<StatusChange> changes;
    if (trim(text).empty()) {
        return changes;
    }
    for (const std::string& entry : split(text, ';')) {
        const std::string_view trimmed = trim(entry);
        const auto at = trimmed.find('@');
        if (at == std::string_view::npos) {
            return bad_input(fmt::format("'{}' is not STATUS@DATE", trimmed));
        }
        const std::string_view word = trimmed.substr(0, at);
        const auto status = status_from_word(word);
        if (!status) {
            const auto nearest =
                nearest_word(word, std::vector<std::string>(kWords.begin(), kWords.end()));
            return bad_input(
                fmt::format("'{}' is no status{}", word,
                            nearest ? fmt::format(", did you mean '{}'?", *nearest)
                                    : fmt::format("; use one of {}", fmt::join(kWords, ", "))));
        }
        const auto date = parse_period(trimmed.substr(at + 1));
        if (!date) {
            return bad_input(fmt::format("'{}' is no date (YYYY, YYYY-MM or YYYY-MM-DD)",
                                         trimmed.substr(at + 1)));
        }
        if (!changes.empty() && date->start < changes.back().year) {
            return bad_input(fmt::format("'{}' comes before the entry in front of it", trimmed));
        }
        changes.push_back({date->start, *status});
    }
    return changes;
}

std::optional<SystemStatus> status_at(const std::vector<StatusChange>& changes, double year) {
    std::optional<SystemStatus> status;
    for (const StatusChange& change : changes) {
        if (change.year <= year) {
            status = change.status;
        }
    }
    return status;
}

}  // namespace northway::model
