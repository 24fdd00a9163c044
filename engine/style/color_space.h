// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

namespace northway::style {

// Straight colours with alpha last. Lab is CIELAB under D50 with lightness in 0..100; hcl is its
// polar form: hue in degrees (NaN for greys), chroma, lightness.
using Rgb = std::array<double, 4>;
using Lab = std::array<double, 4>;
using Hcl = std::array<double, 4>;

Lab lab_from_rgb(const Rgb& rgb);
Rgb rgb_from_lab(const Lab& lab);  // clipped to 0..1
Hcl hcl_from_rgb(const Rgb& rgb);
Rgb rgb_from_hcl(const Hcl& hcl);
// Hue in degrees, saturation and lightness in 0..100 (CSS Color 4, section 7.1).
Rgb rgb_from_hsl(double hue_deg, double saturation, double lightness, double alpha);

}  // namespace northway::style
