// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/strings.h"
#include "text/outline.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace northway::text {

enum class FontStyle { regular, italic, bold, bold_italic };

// One face of a font file; face_index counts the faces of a .ttc collection from 0. Faces without
// a family are the program's own; those of a family come first where it is asked for.
struct FontFile {
    std::filesystem::path path;
    int face_index = 0;
    FontStyle style = FontStyle::regular;
    std::string family{};
    bool operator==(const FontFile&) const = default;
};

// The faces Northway draws with, in order of preference: Noto Sans (regular, bold and, where
// installed, italic), Noto Sans CJK SC (regular, bold), then the Noto fonts of other scripts and of
// symbols where installed.
// Fails with the Debian package to install when Noto Sans or Noto Sans CJK is missing.
Result<std::vector<FontFile>> find_default_fonts();
// The same, searched in `folders` only (each is a folder of font files, not searched deeper).
Result<std::vector<FontFile>> find_default_fonts(const std::vector<std::filesystem::path>& folders);

// A glyph of one font of the stack; glyph 0 is "missing".
struct FontGlyph {
    std::uint16_t font = 0;
    std::uint32_t glyph = 0;
    bool operator==(const FontGlyph&) const = default;
};

// The open fonts of a program, shared by shaping, the glyph atlas and vector export. One stack
// holds all styles, so one atlas serves them all. Const use from several threads is safe.
class FontStack {
public:
    // Opens every file; fails with the file that cannot be read or has no such face.
    static Result<FontStack> load(const std::vector<FontFile>& files);
    FontStack(FontStack&&) noexcept;
    FontStack& operator=(FontStack&&) noexcept;
    ~FontStack();

    int size() const;
    const FontFile& file(std::uint16_t font) const;

    // The font and glyph for one code point: the asked style first, then plainer ones. Letters,
    // digits and signs come from the earliest font that has them, so Latin and Cyrillic look the
    // same in all three languages. Punctuation that both scripts share (quotes, dash, ellipsis,
    // middle dot) comes from the CJK font when `beside_han`. Empty when no font has it.
    // `family` 0: the program's own fonts, then all others.
    std::optional<FontGlyph> find(char32_t code_point, FontStyle style, bool beside_han = false,
                                  std::uint16_t family = 0) const;

    // The number of a family for `find`; empty when no file has it.
    std::optional<std::uint16_t> family(std::string_view name) const;

    // The outline of one glyph in em; empty for a space.
    Outline outline(std::uint16_t font, std::uint32_t glyph) const;

    // For shaping only.
    struct Impl;
    const Impl& impl() const { return *impl_; }

private:
    explicit FontStack(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace northway::text
