// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <optional>
#include <string_view>
#include <vector>

namespace northway::model {

// The eight words of the Global Energy Monitor trackers.
enum class SystemStatus {
    proposed,
    construction,
    shelved,
    cancelled,
    operating,
    idle,
    mothballed,
    retired,
};
std::string_view word_of(SystemStatus status);
std::optional<SystemStatus> status_from_word(std::string_view word);

// From `year` (decimal, the start of the date as written) the system has `status`.
struct StatusChange {
    double year = 0;
    SystemStatus status = SystemStatus::proposed;
    bool operator==(const StatusChange&) const = default;
};

// Reads "proposed@2007;construction@2014-09;operating@2019-12-02"; dates must not run backwards.
Result<std::vector<StatusChange>> parse_status_changes(std::string_view text);
// The status at `year`; nothing before the first date. `changes` are in order of time.
std::optional<SystemStatus> status_at(const std::vector<StatusChange>& changes, double year);

}  // namespace northway::model
