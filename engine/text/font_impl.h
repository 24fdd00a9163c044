// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/font.h"

#include <ft2build.h>

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <vector>
#include FT_FREETYPE_H
#include <hb.h>

namespace northway::text {

template <auto destroy>
struct Deleter {
    template <class T>
    void operator()(T* handle) const {
        destroy(handle);
    }
};
using HbBlob = std::unique_ptr<hb_blob_t, Deleter<hb_blob_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, Deleter<hb_font_destroy>>;
using HbBuffer = std::unique_ptr<hb_buffer_t, Deleter<hb_buffer_destroy>>;
using FtLibrary = std::unique_ptr<FT_LibraryRec_, Deleter<FT_Done_FreeType>>;
using FtFace = std::unique_ptr<FT_FaceRec_, Deleter<FT_Done_Face>>;

// One open face: HarfBuzz reads it for shaping (immutable, so threads may share it), FreeType for
// outlines, opened at the first outline.
struct Face {
    FontFile file;
    HbBlob blob;
    HbFont font;  // scaled to font units
    float em_per_unit = 0;
    bool has_han = false;
    FtFace outlines;
};

struct FontStack::Impl {
    // Fonts in the order in which each style of each family tries them.
    std::vector<std::array<std::vector<std::uint16_t>, 4>> order;
    std::vector<std::string> families;  // the first is "", the program's own
    mutable std::mutex mutex;  // guards FreeType, which is not thread safe
    FtLibrary library;
    mutable std::vector<Face> faces;  // after the library, so that they close first
};

}  // namespace northway::text
