// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mesh/draw_list.h"
#include "page/furniture.h"
#include "page/sheet.h"
#include "page/text_painter.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace northway::page {

// One set of fonts for all cases of a program.
class PageTest : public ::testing::Test {
protected:
    void SetUp() override;
    Typesetter& type() { return *type_; }

private:
    Typesetter* type_ = nullptr;
};

// What an item of the list paints, in output pixels: strokes with their width, glyphs as far as
// their outlines can reach.
Box painted(const mesh::DrawList& list, const mesh::DrawItem& item);
Box painted(const mesh::DrawList& list);
std::size_t glyph_count(const mesh::DrawList& list);

bool is_inside(const Box& inner, const Box& outer, double tolerance_px);

// A line of the legend.
LegendEntry entry(LegendEntry::Sample sample, const std::string& text, double width_px = 2);

// A page with everything on it, as long as the default map's.
FurnitureInput full_page(int width_px, int height_px, Language language);

}  // namespace northway::page
