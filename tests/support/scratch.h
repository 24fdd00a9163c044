// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace northway::test {

// A fresh folder that is removed with everything in it when the object goes.
class Scratch {
public:
    Scratch();
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

}  // namespace northway::test
