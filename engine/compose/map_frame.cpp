// SPDX-License-Identifier: Apache-2.0
#include "compose/map_frame.h"

#include <algorithm>
#include <cmath>

namespace northway::compose {
namespace {

constexpr double kCssPxPerMm = 96 / 25.4;
constexpr double kShareOfSide = 0.045;
constexpr double kLeast_mm = 7;
constexpr double kMost_mm = 32;
constexpr double kMostOfSheet = 2.0 / 3.0;  // both margins together

// Two opposite margins on whole pixels.
void set_pair(int& first_px, int& second_px, double first_mm, double second_mm, double px_per_mm,
              int side_px) {
    const double wanted = (first_mm + second_mm) * px_per_mm;
    const double most = kMostOfSheet * side_px;
    const double scale = wanted > most ? most / wanted : 1;
    first_px = static_cast<int>(std::lround(first_mm * px_per_mm * scale));
    second_px = static_cast<int>(std::lround(second_mm * px_per_mm * scale));
}

}  // namespace

bool has_frame(const FrameSize& size, const scene::FrameSpec& spec) {
    return spec.visible.value_or(size.is_paper);
}

FrameSize framed(const FrameSize& size, const scene::FrameSpec& spec) {
    FrameSize result = size;
    result.margins = {};
    if (!has_frame(size, spec)) {
        return result;
    }
    const double px_per_mm = kCssPxPerMm * size.pixel_ratio;
    const double usual_mm = std::clamp(
        kShareOfSide * std::min(size.width_px, size.height_px) / px_per_mm, kLeast_mm, kMost_mm);
    const auto mm = spec.margin_mm.value_or(std::array{usual_mm, usual_mm, usual_mm, usual_mm});
    Margins& margins = result.margins;
    set_pair(margins.top_px, margins.bottom_px, mm[0], mm[2], px_per_mm, size.height_px);
    set_pair(margins.left_px, margins.right_px, mm[3], mm[1], px_per_mm, size.width_px);
    return result;
}

page::NeatlineStyle neatline_style(const scene::FrameSpec& spec) {
    using Style = scene::FrameSpec::Style;
    switch (spec.style) {
        case Style::none:
            return page::NeatlineStyle::none;
        case Style::line:
            return page::NeatlineStyle::line;
        case Style::pair:
            return page::NeatlineStyle::pair;
        case Style::zebra:
            return page::NeatlineStyle::zebra;
    }
    return page::NeatlineStyle::none;
}

page::Sheet page_sheet(const FrameSize& size) {
    page::FurnitureInput input;
    input.width_px = size.width_px;
    input.height_px = size.height_px;
    input.pixel_ratio = size.pixel_ratio;
    input.is_paper = size.is_paper;
    return page::sheet_of(input);
}

double furniture_unit_px(const FrameSize& size) {
    const int shorter_px = std::min(size.width_px, size.height_px);
    return page::furniture_scale(shorter_px / size.pixel_ratio) * size.pixel_ratio;
}

}  // namespace northway::compose
