// SPDX-License-Identifier: Apache-2.0
#include "text/font.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace northway::text {
namespace {

struct Wanted {
    std::string_view name;
    int face_index;
    FontStyle style;
    std::string_view package;  // empty: may be absent
};

// In the collections of Noto Sans CJK the faces are JP, KR, SC, TC, HK: 2 is simplified Chinese.
constexpr int kSimplifiedChinese = 2;
constexpr std::array kWanted{std::to_array<Wanted>({
    {"NotoSans-Regular.ttf", 0, FontStyle::regular, "fonts-noto-core"},
    {"NotoSans-Bold.ttf", 0, FontStyle::bold, "fonts-noto-core"},
    {"NotoSans-Italic.ttf", 0, FontStyle::italic, ""},
    {"NotoSans-BoldItalic.ttf", 0, FontStyle::bold_italic, ""},
    {"NotoSansCJK-Regular.ttc", kSimplifiedChinese, FontStyle::regular, "fonts-noto-cjk"},
    {"NotoSansCJK-Bold.ttc", kSimplifiedChinese, FontStyle::bold, "fonts-noto-cjk"},
    {"NotoSansArabic-Regular.ttf", 0, FontStyle::regular, ""},
    {"NotoSansArabic-Bold.ttf", 0, FontStyle::bold, ""},
    {"NotoSansHebrew-Regular.ttf", 0, FontStyle::regular, ""},
    {"NotoSansArmenian-Regular.ttf", 0, FontStyle::regular, ""},
    {"NotoSansGeorgian-Regular.ttf", 0, FontStyle::regular, ""},
    {"NotoSansDevanagari-Regular.ttf", 0, FontStyle::regular, ""},
    {"NotoSansThai-Regular.ttf", 0, FontStyle::regular, ""},
    {"NotoSansMongolian-Regular.ttf", 0, FontStyle::regular, ""},
    {"NotoSansMath-Regular.ttf", 0, FontStyle::regular, ""},
    {"NotoSansSymbols-Regular.ttf", 0, FontStyle::regular, ""},
    {"NotoSansSymbols2-Regular.ttf", 0, FontStyle::regular, ""},
})};

}  // namespace

Result<std::vector<FontFile>> find_default_fonts() {
    return find_default_fonts({
        "/usr/share/fonts/truetype/noto",
        "/usr/share/fonts/opentype/noto",
        "/usr/local/share/fonts",
        "/usr/share/fonts/noto",
        "/usr/share/fonts/noto-cjk",
    });
}

Result<std::vector<FontFile>> find_default_fonts(
    const std::vector<std::filesystem::path>& folders) {
    std::vector<FontFile> found;
    for (const Wanted& wanted : kWanted) {
        const std::size_t before = found.size();
        for (const auto& folder : folders) {
            std::error_code error;
            if (std::filesystem::is_regular_file(folder / wanted.name, error)) {
                found.push_back({folder / wanted.name, wanted.face_index, wanted.style});
                break;
            }
        }
        if (found.size() == before && !wanted.package.empty()) {
            return failed(fmt::format(
                "font {} was not found in {}; install the package {} (apt-get install {})",
                wanted.name, folders.empty() ? "any folder" : folders.front().string(),
                wanted.package, wanted.package));
        }
    }
    return found;
}

}  // namespace northway::text
