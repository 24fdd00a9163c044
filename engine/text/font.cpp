// SPDX-License-Identifier: Apache-2.0
#include "text/font.h"

#include "text/font_impl.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include FT_OUTLINE_H

namespace northway::text {
namespace {

constexpr std::array<FontStyle, 4> kStyles{FontStyle::regular, FontStyle::italic, FontStyle::bold,
                                           FontStyle::bold_italic};

// The styles that stand in for one, nearest first.
std::vector<FontStyle> stand_ins(FontStyle style) {
    switch (style) {
        case FontStyle::regular:
            return {FontStyle::regular, FontStyle::bold};
        case FontStyle::italic:
            return {FontStyle::italic, FontStyle::regular, FontStyle::bold};
        case FontStyle::bold:
            return {FontStyle::bold, FontStyle::regular};
        case FontStyle::bold_italic:
            return {FontStyle::bold_italic, FontStyle::bold, FontStyle::italic, FontStyle::regular};
    }
    return {};
}

Result<Face> open_face(const FontFile& file) {
    const auto message = [&](std::string_view what) {
        return fmt::format("{}: {}", file.path.string(), what);
    };
    Face face;
    face.file = file;
    face.blob.reset(hb_blob_create_from_file_or_fail(file.path.c_str()));
    if (!face.blob) {
        return bad_input(message("cannot be read; give a readable font file"));
    }
    const unsigned count = hb_face_count(face.blob.get());
    if (file.face_index < 0 || static_cast<unsigned>(file.face_index) >= count) {
        return bad_input(
            message(fmt::format("has {} faces, none with index {}; give a TrueType or "
                                "OpenType font and a face it has",
                                count, file.face_index)));
    }
    hb_face_t* hb_face = hb_face_create(face.blob.get(), static_cast<unsigned>(file.face_index));
    face.font.reset(hb_font_create(hb_face));
    const unsigned units_per_em = hb_face_get_upem(hb_face);
    const unsigned glyphs = hb_face_get_glyph_count(hb_face);
    hb_face_destroy(hb_face);
    if (glyphs == 0 || units_per_em == 0) {
        return bad_input(message("has no glyphs; give a TrueType or OpenType font"));
    }
    hb_font_make_immutable(face.font.get());
    face.em_per_unit = 1.0F / static_cast<float>(units_per_em);
    constexpr hb_codepoint_t kHanOne = 0x4E00;
    hb_codepoint_t glyph = 0;
    face.has_han = hb_font_get_nominal_glyph(face.font.get(), kHanOne, &glyph) != 0;
    return face;
}

// Signs that Latin and Han type both have but draw with different widths.
bool is_shared_punctuation(char32_t c) {
    switch (c) {
        case U'\u00B7':  // middle dot
        case U'\u2014':  // em dash
        case U'\u2018':
        case U'\u2019':
        case U'\u201C':
        case U'\u201D':
        case U'\u2026':  // ellipsis
            return true;
        default:
            return false;
    }
}

// The fonts of the family in the nearest style, then the program's own, then the rest.
void order_fonts(const FontStack::Impl& impl, const std::string& family, FontStyle style,
                 std::vector<std::uint16_t>& order) {
    const auto append_if = [&](auto&& wanted) {
        for (std::size_t i = 0; i < impl.faces.size(); ++i) {
            const auto font = static_cast<std::uint16_t>(i);
            if (wanted(impl.faces[i].file) &&
                std::find(order.begin(), order.end(), font) == order.end()) {
                order.push_back(font);
            }
        }
    };
    for (const std::string& each : {family, std::string()}) {
        for (const FontStyle stand_in : stand_ins(style)) {
            append_if([&](const FontFile& f) { return f.family == each && f.style == stand_in; });
        }
        append_if([&](const FontFile& f) { return f.family == each; });
    }
    append_if([](const FontFile&) { return true; });
}

class OutlineBuilder {
public:
    explicit OutlineBuilder(float em_per_unit) : em_per_unit_(em_per_unit) {}

    void add(Outline::Verb verb, std::initializer_list<const FT_Vector*> points) {
        outline.verbs.push_back(verb);
        for (const FT_Vector* p : points) {
            // Font units run up, ours down.
            outline.points.push_back({static_cast<float>(p->x) * em_per_unit_,
                                      static_cast<float>(-p->y) * em_per_unit_});
        }
    }
    static OutlineBuilder& of(void* user) { return *static_cast<OutlineBuilder*>(user); }

    Outline outline;

private:
    float em_per_unit_;
};

constexpr FT_Outline_Funcs kOutlineFunctions{
    [](const FT_Vector* to, void* user) {
        OutlineBuilder::of(user).add(Outline::Verb::move, {to});
        return 0;
    },
    [](const FT_Vector* to, void* user) {
        OutlineBuilder::of(user).add(Outline::Verb::line, {to});
        return 0;
    },
    [](const FT_Vector* control, const FT_Vector* to, void* user) {
        OutlineBuilder::of(user).add(Outline::Verb::quadratic, {control, to});
        return 0;
    },
    [](const FT_Vector* control1, const FT_Vector* control2, const FT_Vector* to, void* user) {
        OutlineBuilder::of(user).add(Outline::Verb::cubic, {control1, control2, to});
        return 0;
    },
    0,
    0};

}  // namespace

FontStack::FontStack(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FontStack::FontStack(FontStack&&) noexcept = default;
FontStack& FontStack::operator=(FontStack&&) noexcept = default;
FontStack::~FontStack() = default;

Result<FontStack> FontStack::load(const std::vector<FontFile>& files) {
    if (files.empty()) {
        return bad_input("no font files were given; name at least one");
    }
    auto impl = std::make_unique<Impl>();
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) {
        return failed("FreeType cannot start; check the memory limit of the process");
    }
    impl->library.reset(library);
    for (const FontFile& file : files) {
        auto face = open_face(file);
        if (!face) {
            return tl::unexpected(face.error());
        }
        impl->faces.push_back(std::move(*face));
    }
    impl->families.emplace_back();
    for (const FontFile& file : files) {
        if (std::find(impl->families.begin(), impl->families.end(), file.family) ==
            impl->families.end()) {
            impl->families.push_back(file.family);
        }
    }
    for (const std::string& family : impl->families) {
        auto& orders = impl->order.emplace_back();
        for (const FontStyle style : kStyles) {
            order_fonts(*impl, family, style, orders[static_cast<std::size_t>(style)]);
        }
    }
    return FontStack(std::move(impl));
}

int FontStack::size() const {
    return static_cast<int>(impl_->faces.size());
}

const FontFile& FontStack::file(std::uint16_t font) const {
    return impl_->faces.at(font).file;
}

std::optional<std::uint16_t> FontStack::family(std::string_view name) const {
    const auto found = std::find(impl_->families.begin(), impl_->families.end(), name);
    if (name.empty() || found == impl_->families.end()) {
        return std::nullopt;
    }
    return static_cast<std::uint16_t>(found - impl_->families.begin());
}

std::optional<FontGlyph> FontStack::find(char32_t code_point, FontStyle style, bool beside_han,
                                         std::uint16_t family) const {
    const bool only_han = beside_han && is_shared_punctuation(code_point);
    std::optional<FontGlyph> otherwise;
    for (const std::uint16_t font : impl_->order.at(family)[static_cast<std::size_t>(style)]) {
        const Face& face = impl_->faces[font];
        hb_codepoint_t glyph = 0;
        if (hb_font_get_nominal_glyph(face.font.get(), code_point, &glyph) == 0 || glyph == 0) {
            continue;
        }
        if (!only_han || face.has_han) {
            return FontGlyph{font, glyph};
        }
        if (!otherwise) {
            otherwise = FontGlyph{font, glyph};
        }
    }
    return otherwise;
}

Outline FontStack::outline(std::uint16_t font, std::uint32_t glyph) const {
    const std::scoped_lock lock(impl_->mutex);
    Face& face = impl_->faces.at(font);
    if (!face.outlines) {
        unsigned size = 0;
        const char* data = hb_blob_get_data(face.blob.get(), &size);
        FT_Face opened = nullptr;
        if (FT_New_Memory_Face(impl_->library.get(), reinterpret_cast<const FT_Byte*>(data),
                               static_cast<FT_Long>(size), face.file.face_index, &opened) != 0) {
            return {};
        }
        face.outlines.reset(opened);
    }
    if (FT_Load_Glyph(face.outlines.get(), glyph, FT_LOAD_NO_SCALE) != 0 ||
        face.outlines->glyph->format != FT_GLYPH_FORMAT_OUTLINE) {
        return {};
    }
    OutlineBuilder builder(face.em_per_unit);
    if (FT_Outline_Decompose(&face.outlines->glyph->outline, &kOutlineFunctions, &builder) != 0) {
        return {};
    }
    return std::move(builder.outline);
}

}  // namespace northway::text
