// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <map>
#include <string>
#include <vector>

namespace northway::data {

// Warnings about the rows of a table: the first ones of each kind word for word, the rest as a
// number, so that a broken file of a million rows stays readable and nothing is kept silent.
class WarningList {
public:
    void add(const std::string& place, const std::string& message);
    std::vector<Warning> take();

private:
    struct Kind {
        int count = 0;
        std::string last_place;
    };
    std::vector<Warning> warnings_;
    std::map<std::string, Kind> kinds_;  // by message
};

}  // namespace northway::data
