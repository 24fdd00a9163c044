// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace northway {

Result<std::string> read_text(const std::filesystem::path& path);
Result<std::string> read_bytes(const std::filesystem::path& path);

// Says in words why the last system call on `path` failed.
std::string errno_text(int error_number);

// Where what is written to a name goes: symbolic links are followed, even to a file that is not
// there yet, so that they stay. A stream (a character device, a FIFO, an open file of a process
// under /proc) cannot be replaced, only written to. A folder, a block device, a loop of links and a
// name in a folder that does not exist are errors.
struct WriteTarget {
    std::filesystem::path path;
    bool is_stream = false;
};
Result<WriteTarget> write_target(const std::filesystem::path& path);

// A file that appears under its name only when it is whole: written without a name in the same
// folder (as NAME.part-PID on file systems that cannot), flushed to the disk and named by commit().
// Without commit() nothing stays, even when the process is killed. A stream (see WriteTarget) gets
// the bytes at once, and create() waits for the reader of a FIFO.
class AtomicFile {
public:
    static Result<AtomicFile> create(const std::filesystem::path& path);
    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&& other) noexcept;
    ~AtomicFile();

    Status write(std::span<const std::uint8_t> bytes);
    Status commit();
    const std::filesystem::path& temporary_path() const { return temporary_; }

private:
    AtomicFile(std::filesystem::path path, std::filesystem::path part,
               std::filesystem::path temporary, int descriptor);
    Error stopped(int error_number) const;
    void discard() noexcept;

    std::filesystem::path path_;
    std::filesystem::path part_;       // its name between nameless and path_; empty for a stream
    std::filesystem::path temporary_;  // where another program may write it: part_, or /proc/…
    int descriptor_ = -1;
};

// Writes the whole of `text` atomically.
Status write_text(const std::filesystem::path& path, std::string_view text);

}  // namespace northway
