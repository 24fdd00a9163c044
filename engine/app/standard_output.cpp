// SPDX-License-Identifier: Apache-2.0
#include "app/standard_output.h"

#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

namespace northway::app {

Status write_standard_output(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() ||
        std::fflush(stdout) != 0) {
        const int reason = errno;
        return failed(fmt::format("cannot write to standard output: {}", errno_text(reason)));
    }
    return {};
}

void hold_standard_streams() {
    for (const auto& [stream, mode] :
         {std::pair(STDIN_FILENO, O_WRONLY), std::pair(STDOUT_FILENO, O_RDONLY),
          std::pair(STDERR_FILENO, O_WRONLY)}) {
        if (fcntl(stream, F_GETFD) < 0) {
            // The lowest free number is this one.
            [[maybe_unused]] const int opened = open("/dev/null", mode);
        }
    }
}

}  // namespace northway::app
