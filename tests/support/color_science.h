// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "style/color.h"

#include <string_view>

namespace northway::test {

// How colours are seen: by everybody, or without one kind of cones.
enum class Vision { normal, deuteranopia, protanopia, tritanopia };
std::string_view name_of(Vision vision);

// A colour (opaque) as it looks in that vision: the matrices of Machado, Oliveira and Fernandes, "A
// Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009),
// severity 1.0, on linear light.
style::Color seen(const style::Color& color, Vision vision);

// CIEDE2000 colour difference (CIE 142-2001, as in Sharma, Wu and Dalal 2005), D65.
double ciede2000(const style::Color& a, const style::Color& b);
// CIE L*, 0..100.
double lightness(const style::Color& color);

// WCAG 2.2: relative luminance and contrast ratio of two opaque colours, 1..21.
double contrast(const style::Color& a, const style::Color& b);
// `above` (premultiplied) on an opaque `below`.
style::Color over(const style::Color& above, const style::Color& below);

}  // namespace northway::test
