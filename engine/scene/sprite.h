// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/pixels.h"
#include "base/result.h"
#include "style/value.h"

namespace northway::scene {

// How a text that an image is fitted to may change its proportions.
enum class TextFit { stretch_or_shrink, stretch_only, proportional };

// One image of a sprite. Lengths are texels, of which `pixel_ratio` make a CSS pixel.
struct SpriteImage {
    Pixels pixels;
    double pixel_ratio = 1;
    bool is_sdf = false;  // the alpha holds distances: 191 on the outline, 8 texels for 255
    std::optional<std::array<double, 4>> content;  // left, top, right, bottom: where text goes
    std::vector<std::pair<double, double>> stretch_x;  // stretches that may grow; empty: all
    std::vector<std::pair<double, double>> stretch_y;
    TextFit text_fit_width = TextFit::stretch_or_shrink;
    TextFit text_fit_height = TextFit::stretch_or_shrink;

    double width_css() const { return pixels.width / pixel_ratio; }
    double height_css() const { return pixels.height / pixel_ratio; }
};

// The images of a style's sprites by name; those of a sprite with an id are called "id:name"
// (MapLibre Style Specification, "sprite").
class Sprites {
public:
    // `sprite` is the root's member: a path or URL without extension, or [{"id", "url"}, …]. Paths
    // are relative to `folder`; "share:…" to the program's own files. NAME.json and NAME.png are
    // read, and NAME@2x.… where they are there. Nothing is fetched from the network. What cannot be
    // read is told in `warnings` (their place begins with `place`) and stays missing.
    static Sprites read(const style::Json& sprite, const std::filesystem::path& folder,
                        const std::filesystem::path& share, const std::string& place,
                        std::vector<Warning>& warnings);

    // The image that suits a pixel ratio best; null where there is none of that name.
    const SpriteImage* find(std::string_view name, double pixel_ratio) const;
    std::vector<std::string> names() const;

private:
    struct Variants {
        std::optional<SpriteImage> single;
        std::optional<SpriteImage> twice;  // of "@2x"
    };
    std::map<std::string, Variants, std::less<>> images_;
};

}  // namespace northway::scene
