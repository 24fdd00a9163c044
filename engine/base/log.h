// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace northway {

// Messages for people go to stderr, one line each; results never do.
enum class LogLevel { quiet, normal, verbose };

class Log {
public:
    explicit Log(LogLevel level = LogLevel::normal) : level_(level) {}
    void error(std::string_view message) const;
    void warning(std::string_view message) const;
    void info(std::string_view message) const;    // not when quiet
    void detail(std::string_view message) const;  // only when verbose
    LogLevel level() const { return level_; }

private:
    LogLevel level_;
};

}  // namespace northway
