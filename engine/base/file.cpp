// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>

namespace northway {
namespace {

constexpr int kMostLinks = 40;  // as Linux follows them

std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : ".";
}

}  // namespace

std::string errno_text(int error_number) {
    return std::strerror(error_number);
}

Result<std::string> read_bytes(const std::filesystem::path& path) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) {
        return bad_input(fmt::format("{}: is a folder, not a file", path.string()));
    }
    errno = 0;
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        return bad_input(fmt::format("{}: cannot be opened: {}", path.string(), errno_text(errno)));
    }
    std::ostringstream text;
    text << stream.rdbuf();
    if (stream.bad()) {
        return bad_input(fmt::format("{}: cannot be read to its end", path.string()));
    }
    return std::move(text).str();
}

Result<std::string> read_text(const std::filesystem::path& path) {
    auto text = read_bytes(path);
    if (text && text->starts_with("\xEF\xBB\xBF")) {
        text->erase(0, 3);
    }
    return text;
}

Result<WriteTarget> write_target(const std::filesystem::path& path) {
    const auto refused = [&](std::string_view reason) {
        return failed(fmt::format("{}: {}", path.string(), reason));
    };
    struct stat status {};
    const bool exists = stat(path.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) {
        return refused("is a folder; name a file in it");
    }
    if (exists && S_ISBLK(status.st_mode)) {
        return refused("is a disk, not a file; choose another name");
    }
    if (exists && !S_ISREG(status.st_mode)) {
        return WriteTarget{path, true};
    }
    if (!exists && errno == ELOOP) {
        return refused("is a loop of links; choose another name");
    }
    WriteTarget target{path, false};
    std::error_code error;
    // The kernel has followed the links of a file that exists, so only a dangling one needs a
    // limit.
    for (int links = 0; links < kMostLinks; ++links) {
        const auto next = std::filesystem::read_symlink(target.path, error);
        if (error) {
            break;
        }
        if (target.path.native().starts_with("/proc/")) {
            return WriteTarget{path, true};
        }
        target.path = target.path.parent_path() / next;
    }
    const auto folder = folder_of(target.path);
    if (!std::filesystem::exists(folder, error) && !error) {
        return refused(fmt::format("the folder '{}' does not exist", folder.string()));
    }
    return target;
}

Result<AtomicFile> AtomicFile::create(const std::filesystem::path& path) {
    const auto target = write_target(path);
    if (!target) {
        return tl::unexpected(target.error());
    }
    if (target->is_stream) {
        int descriptor = -1;
        do {
            descriptor = open(path.c_str(), O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC);
        } while (descriptor < 0 && errno == EINTR);
        if (descriptor < 0) {
            return failed(
                fmt::format("{}: cannot be written: {}", path.string(), errno_text(errno)));
        }
        return AtomicFile(path, {}, path, descriptor);
    }
    std::filesystem::path part = target->path;
    part += fmt::format(".part-{}", getpid());
    // A file without a name vanishes even when the process is killed; not every file system has it.
    int descriptor = open(folder_of(target->path).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    std::filesystem::path temporary = fmt::format("/proc/{}/fd/{}", getpid(), descriptor);
    if (descriptor < 0) {
        temporary = part;
        descriptor = open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    }
    if (descriptor < 0) {
        return failed(fmt::format("{}: cannot be written: {}; choose another folder or name",
                                  path.string(), errno_text(errno)));
    }
    return AtomicFile(target->path, part, temporary, descriptor);
}

AtomicFile::AtomicFile(std::filesystem::path path, std::filesystem::path part,
                       std::filesystem::path temporary, int descriptor)
    : path_(std::move(path)),
      part_(std::move(part)),
      temporary_(std::move(temporary)),
      descriptor_(descriptor) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)),
      part_(std::move(other.part_)),
      temporary_(std::move(other.temporary_)),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept {
    if (this != &other) {
        discard();
        path_ = std::move(other.path_);
        part_ = std::move(other.part_);
        temporary_ = std::move(other.temporary_);
        descriptor_ = std::exchange(other.descriptor_, -1);
    }
    return *this;
}

AtomicFile::~AtomicFile() {
    discard();
}

void AtomicFile::discard() noexcept {
    if (descriptor_ >= 0) {
        close(descriptor_);
        if (temporary_ == part_) {
            unlink(part_.c_str());
        }
        descriptor_ = -1;
    }
}

Error AtomicFile::stopped(int error_number) const {
    return {ErrorKind::failed,
            fmt::format("{}: writing stopped: {}{}", path_.string(), errno_text(error_number),
                        part_.empty() ? "" : "; nothing was kept")};
}

Status AtomicFile::write(std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return tl::unexpected(stopped(errno));
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Status AtomicFile::commit() {
    if (part_.empty()) {
        if (close(std::exchange(descriptor_, -1)) != 0) {
            return tl::unexpected(stopped(errno));
        }
        return {};
    }
    if (fsync(descriptor_) != 0 && errno != EINVAL && errno != EROFS) {
        return tl::unexpected(stopped(errno));
    }
    const bool named = temporary_ == part_ ||
                       (unlink(part_.c_str()), linkat(AT_FDCWD, temporary_.c_str(), AT_FDCWD,
                                                      part_.c_str(), AT_SYMLINK_FOLLOW) == 0);
    if (!named || close(std::exchange(descriptor_, -1)) != 0 ||
        rename(part_.c_str(), path_.c_str()) != 0) {
        const int reason = errno;
        unlink(part_.c_str());
        return failed(
            fmt::format("{}: cannot be put in place: {}", path_.string(), errno_text(reason)));
    }
    return {};
}

Status write_text(const std::filesystem::path& path, std::string_view text) {
    auto file = AtomicFile::create(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    if (auto written = file->write({bytes, text.size()}); !written) {
        return written;
    }
    return file->commit();
}

}  // namespace northway
