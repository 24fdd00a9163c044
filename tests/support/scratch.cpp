// SPDX-License-Identifier: Apache-2.0
#include "support/scratch.h"

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace northway::test {

Scratch::Scratch() {
    std::string pattern = (std::filesystem::temp_directory_path() / "northway-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
        throw std::runtime_error("cannot make a scratch folder " + pattern);
    }
    path_ = pattern;
}

Scratch::~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace northway::test
