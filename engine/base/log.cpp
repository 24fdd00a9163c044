// SPDX-License-Identifier: Apache-2.0
#include "base/log.h"

#include <cstdio>

#include <fmt/format.h>

namespace northway {
namespace {

void line(std::string_view prefix, std::string_view message) {
    fmt::print(stderr, "northway: {}{}\n", prefix, message);
}

}  // namespace

void Log::error(std::string_view message) const {
    line("error: ", message);
}

void Log::warning(std::string_view message) const {
    if (level_ != LogLevel::quiet) {
        line("warning: ", message);
    }
}

void Log::info(std::string_view message) const {
    if (level_ != LogLevel::quiet) {
        line("", message);
    }
}

void Log::detail(std::string_view message) const {
    if (level_ == LogLevel::verbose) {
        line("", message);
    }
}

}  // namespace northway
