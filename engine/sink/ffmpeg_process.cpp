// SPDX-License-Identifier: Apache-2.0
#include "sink/ffmpeg_process.h"

#include "base/file.h"
#include "base/strings.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <string_view>
#include <utility>

extern char** environ;

namespace northway::sink {
namespace {

// How ffmpeg is started: our streams as its standard ones, all signals as a new program expects
// them. A class, because both C objects must be destroyed.
class SpawnSettings {
public:
    SpawnSettings(int input, int messages) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
        posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_adddup2(&actions_, messages, STDERR_FILENO);
        posix_spawnattr_init(&attributes_);
        posix_spawnattr_setflags(
            &attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
        posix_spawnattr_setpgroup(&attributes_, 0);
        sigset_t signals;
        sigfillset(&signals);
        posix_spawnattr_setsigdefault(&attributes_, &signals);
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&attributes_, &signals);
    }
    ~SpawnSettings() {
        posix_spawn_file_actions_destroy(&actions_);
        posix_spawnattr_destroy(&attributes_);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;

    const posix_spawn_file_actions_t* actions() const { return &actions_; }
    const posix_spawnattr_t* attributes() const { return &attributes_; }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

// Spawns and returns the process id, or -1 with errno.
pid_t spawn(const std::filesystem::path& program, const std::vector<std::string>& arguments,
            const SpawnSettings& settings) {
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    pid_t process = -1;
    errno = posix_spawn(&process, program.c_str(), settings.actions(), settings.attributes(),
                        pointers.data(), environ);
    return errno == 0 ? process : -1;
}

// The end of what was written to an unnamed file, on one line.
std::string last_words(int messages) {
    constexpr off_t kKeptBytes = 600;
    const off_t size = lseek(messages, 0, SEEK_END);
    std::string text(static_cast<std::size_t>(kKeptBytes), '\0');
    const ssize_t read =
        pread(messages, text.data(), text.size(), size > kKeptBytes ? size - kKeptBytes : 0);
    text.resize(static_cast<std::size_t>(read > 0 ? read : 0));
    std::string line;
    for (const std::string& part : split(trim(text), '\n')) {
        line += (line.empty() ? "" : "; ") + std::string(trim(part));
    }
    return line.empty() ? "it said nothing" : line;
}

}  // namespace

Result<std::filesystem::path> find_ffmpeg() {
    const char* folders = std::getenv("PATH");
    for (const std::string& folder : split(folders == nullptr ? "" : folders, ':')) {
        std::filesystem::path program = std::filesystem::path(folder) / "ffmpeg";
        std::error_code ignored;
        if (!folder.empty() && std::filesystem::is_regular_file(program, ignored) &&
            access(program.c_str(), X_OK) == 0) {
            return program;
        }
    }
    return failed(
        "films are encoded by the program ffmpeg, which is not in $PATH; install the package "
        "ffmpeg (apt install ffmpeg), or write numbered frames such as frames/%05d.png");
}

Result<FfmpegProcess> FfmpegProcess::start(const std::filesystem::path& program,
                                           const std::vector<std::string>& arguments) {
    std::array<int, 2> ends{-1, -1};
    const int messages = memfd_create("ffmpeg-messages", MFD_CLOEXEC);
    if (messages < 0 || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        const int reason = errno;
        close(messages);
        return failed(fmt::format("{}: no pipe to it: {}", program.string(), errno_text(reason)));
    }
    constexpr int kSendBytes =
        4 * 1024 * 1024;  // about half a 1080p frame; the kernel may give less
    setsockopt(ends[1], SOL_SOCKET, SO_SNDBUF, &kSendBytes, sizeof kSendBytes);
    const pid_t process = spawn(program, arguments, SpawnSettings(ends[0], messages));
    const int reason = errno;
    close(ends[0]);
    FfmpegProcess started(process, ends[1], messages);
    if (process < 0) {
        return failed(
            fmt::format("{}: cannot be started: {}", program.string(), errno_text(reason)));
    }
    return started;
}

FfmpegProcess::FfmpegProcess(pid_t process, int input, int messages)
    : process_(process), input_(input), messages_(messages) {}

FfmpegProcess::FfmpegProcess(FfmpegProcess&& other) noexcept
    : process_(std::exchange(other.process_, -1)),
      input_(std::exchange(other.input_, -1)),
      messages_(std::exchange(other.messages_, -1)) {}

FfmpegProcess::~FfmpegProcess() {
    kill_now();
    if (input_ >= 0) {
        close(input_);
    }
    if (messages_ >= 0) {
        close(messages_);
    }
}

void FfmpegProcess::kill_now() noexcept {
    if (process_ > 0) {
        kill(process_, SIGKILL);
        while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
        }
        process_ = -1;
    }
}

Error FfmpegProcess::ended_with_an_error() {
    kill_now();
    return Error{ErrorKind::failed,
                 fmt::format("ffmpeg stopped ({}); nothing was kept", last_words(messages_))};
}

Status FfmpegProcess::feed(std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = send(input_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) {
            continue;
        }
        if (sent < 0) {
            return tl::unexpected(ended_with_an_error());
        }
        bytes = bytes.subspan(static_cast<std::size_t>(sent));
    }
    return {};
}

Status FfmpegProcess::finish() {
    shutdown(input_, SHUT_WR);
    int status = 0;
    while (waitpid(process_, &status, 0) < 0) {
        if (errno != EINTR) {
            return tl::unexpected(ended_with_an_error());
        }
    }
    process_ = -1;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        return tl::unexpected(ended_with_an_error());
    }
    return {};
}

}  // namespace northway::sink
