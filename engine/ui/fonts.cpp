// SPDX-License-Identifier: Apache-2.0
#include "ui/fonts.h"

#include "text/font.h"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_freetype.h>

#include <array>
#include <string>

namespace northway::ui {
namespace {

constexpr float kTextPx = 14;
constexpr float kSmallPx = 12;
constexpr float kLargePx = 26;
// ImGui sizes a face by ascent + descent, not by its em.
constexpr float kNotoSansHeightPerEm = 1.362F;
constexpr float kNotoCjkHeightPerEm = 1.448F;

constexpr std::array<ImWchar, 13> kAlphabets{0x0020, 0x024F,      // Latin
                                             0x0400, 0x04FF,      // Cyrillic
                                             0x2010, 0x2044,      // dashes, quotes, ellipsis
                                             0x2070, 0x209F,      // super- and subscripts
                                             0x20A0, 0x20BF,      // currencies
                                             0x2190, 0x2193, 0};  // arrows

const text::FontFile* find(const std::vector<text::FontFile>& files, std::string_view name,
                           text::FontStyle style) {
    for (const auto& file : files) {
        if (file.style == style && file.path.filename().string().starts_with(name)) {
            return &file;
        }
    }
    return nullptr;
}

ImFont* add_file(ImFontAtlas& atlas, const text::FontFile& file, float height_px,
                 const ImWchar* ranges, bool merge) {
    ImFontConfig config;
    config.FontNo = file.face_index;
    config.MergeMode = merge;
    config.OversampleH = 1;
    config.PixelSnapH = true;
    return atlas.AddFontFromFileTTF(file.path.c_str(), height_px, &config, ranges);
}

}  // namespace

Result<Fonts> load_fonts(ImFontAtlas& atlas, float scale, std::string_view text) {
    const auto files = text::find_default_fonts();
    if (!files) {
        return tl::unexpected(files.error());
    }
    ImFontGlyphRangesBuilder builder;
    builder.AddRanges(kAlphabets.data());
    builder.AddRanges(atlas.GetGlyphRangesChineseSimplifiedCommon());
    builder.AddText(text.data(), text.data() + text.size());
    ImVector<ImWchar> ranges;
    builder.BuildRanges(&ranges);
    ImFontGlyphRangesBuilder used;  // small and bold text: what can be shown, not what can be typed
    used.AddRanges(kAlphabets.data());
    used.AddText(text.data(), text.data() + text.size());
    ImVector<ImWchar> used_ranges;
    used.BuildRanges(&used_ranges);

    const auto add = [&](text::FontStyle style, float size_px, const ImWchar* wanted,
                         bool chinese) -> ImFont* {
        const auto* latin = find(*files, "NotoSans-", style);
        const auto* cjk = find(*files, "NotoSansCJK-", style);
        if (latin == nullptr || cjk == nullptr) {
            return nullptr;
        }
        const float em_px = size_px * scale;
        ImFont* font = add_file(atlas, *latin, em_px * kNotoSansHeightPerEm, wanted, false);
        if (font != nullptr && chinese &&
            add_file(atlas, *cjk, em_px * kNotoCjkHeightPerEm, wanted, true) == nullptr) {
            return nullptr;
        }
        return font;
    };
    Fonts fonts;
    fonts.regular = add(text::FontStyle::regular, kTextPx, ranges.Data, true);
    fonts.bold = add(text::FontStyle::bold, kTextPx, used_ranges.Data, true);
    fonts.small = add(text::FontStyle::regular, kSmallPx, used_ranges.Data, true);
    fonts.large = add(text::FontStyle::bold, kLargePx, kAlphabets.data(), false);
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    // Light hinting keeps stems sharp without changing widths.
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    if (!fonts.regular || !fonts.bold || !fonts.small || !fonts.large || !atlas.Build()) {
        return failed(
            "the fonts of the window cannot be loaded; install the packages "
            "fonts-noto-core and fonts-noto-cjk");
    }
    return fonts;
}

}  // namespace northway::ui
