// SPDX-License-Identifier: Apache-2.0
#include "base/share.h"

#include <cstdlib>

#include <fmt/format.h>

namespace northway {

Result<std::filesystem::path> share_folder() {
    std::error_code error;
    if (const char* named = std::getenv("NORTHWAY_SHARE"); named != nullptr && *named != '\0') {
        if (!std::filesystem::is_directory(named, error)) {
            return failed(fmt::format("NORTHWAY_SHARE={}: there is no such folder", named));
        }
        return std::filesystem::path(named);
    }
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    const auto share = program.parent_path().parent_path() / "share" / "northway";
    if (error || !std::filesystem::is_directory(share, error)) {
        return failed(fmt::format("{}: the program's data folder is missing; install Northway "
                                  "whole or set NORTHWAY_SHARE", share.string()));
    }
    return share;
}

}  // namespace northway
