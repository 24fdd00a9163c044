// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace northway::sink {

// The ffmpeg program of $PATH. failed: there is none; the message names the package.
[[nodiscard]] Result<std::filesystem::path> find_ffmpeg();

// A running ffmpeg that reads its standard input from us. It runs in a process group of its own,
// so that Ctrl-C in a terminal reaches only us. Destroyed before finish(), it is killed.
class FfmpegProcess {
public:
    [[nodiscard]] static Result<FfmpegProcess> start(const std::filesystem::path& program,
                                                     const std::vector<std::string>& arguments);
    FfmpegProcess(FfmpegProcess&& other) noexcept;
    FfmpegProcess& operator=(FfmpegProcess&&) = delete;
    ~FfmpegProcess();

    // Blocks until ffmpeg has taken all of it. failed: it has ended, with its own last words.
    [[nodiscard]] Status feed(std::span<const std::uint8_t> bytes);
    // Ends its input and waits. failed: it could not write the film.
    [[nodiscard]] Status finish();
    pid_t process_id() const { return process_; }

private:
    FfmpegProcess(pid_t process, int input, int messages);
    void kill_now() noexcept;
    Error ended_with_an_error();

    pid_t process_ = -1;
    int input_ = -1;     // our end of a socket: a write to a dead reader is an error, not a signal
    int messages_ = -1;  // an unnamed file that collects its standard error
};

}  // namespace northway::sink
