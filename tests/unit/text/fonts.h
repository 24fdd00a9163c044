// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/font.h"

#include <stdexcept>

namespace northway::text {

// The installed fonts, opened once a test program.
inline const FontStack& test_fonts() {
    static const FontStack fonts = [] {
        auto files = find_default_fonts();
        if (!files) {
            throw std::runtime_error(files.error().message);
        }
        auto loaded = FontStack::load(*files);
        if (!loaded) {
            throw std::runtime_error(loaded.error().message);
        }
        return std::move(*loaded);
    }();
    return fonts;
}

}  // namespace northway::text
