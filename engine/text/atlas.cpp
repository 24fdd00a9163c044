// SPDX-License-Identifier: Apache-2.0
#include "text/atlas.h"

#include "text/distance_field.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace northway::text {
namespace {

constexpr int kGap = 1;              // between rectangles, so that bilinear samples do not mix them
constexpr int kFirstHeight = 128;    // one shelf of Han characters
constexpr int kShelfStep = 8;        // shelf heights are multiples of this
constexpr float kTolerance = 0.04F;  // texels; a third of the step of one grey level

struct Bounds {
    float x0 = 0;
    float y0 = 0;
    float x1 = 0;
    float y1 = 0;
};

Bounds bounds_of(const std::vector<Segment>& segments) {
    Bounds b{segments[0].a.x, segments[0].a.y, segments[0].a.x, segments[0].a.y};
    for (const Segment& s : segments) {
        b.x0 = std::min({b.x0, s.a.x, s.b.x});
        b.y0 = std::min({b.y0, s.a.y, s.b.y});
        b.x1 = std::max({b.x1, s.a.x, s.b.x});
        b.y1 = std::max({b.y1, s.a.y, s.b.y});
    }
    return b;
}

}  // namespace

GlyphAtlas::GlyphAtlas(const FontStack& fonts)
    : fonts_(&fonts),
      pixels_(static_cast<std::size_t>(kWidth) * static_cast<std::size_t>(kFirstHeight)),
      height_(kFirstHeight) {}

void GlyphAtlas::ensure_height(int height) {
    int wanted = height_;
    while (wanted < height) {
        wanted *= 2;
    }
    if (wanted != height_) {
        height_ = wanted;
        pixels_.resize(static_cast<std::size_t>(kWidth) * static_cast<std::size_t>(height_), 0);
    }
}

// The lowest open shelf that the rectangle fits without wasting over a quarter of its height.
GlyphAtlas::Shelf& GlyphAtlas::shelf_for(int width, int height) {
    for (Shelf& shelf : shelves_) {
        if (height <= shelf.height && height * 4 >= shelf.height * 3 &&
            shelf.used + width <= kWidth) {
            return shelf;
        }
    }
    const int y = shelves_.empty() ? 0 : shelves_.back().y + shelves_.back().height;
    const int rounded = (height + kShelfStep - 1) / kShelfStep * kShelfStep;
    ensure_height(y + rounded);
    return shelves_.emplace_back(Shelf{y, rounded, 0});
}

const GlyphEntry& GlyphAtlas::entry(std::uint16_t font, std::uint32_t glyph) {
    const std::uint64_t key = (std::uint64_t{font} << 32U) | glyph;
    const auto [place, is_new] = entries_.try_emplace(key);
    GlyphEntry& entry = place->second;
    if (!is_new) {
        return entry;
    }
    std::vector<Segment> segments =
        flatten(fonts_->outline(font, glyph), static_cast<float>(kEmPx), kTolerance);
    if (segments.empty()) {
        return entry;
    }
    const Bounds bounds = bounds_of(segments);
    const int left = static_cast<int>(std::floor(bounds.x0)) - kSpreadPx;
    const int top = static_cast<int>(std::floor(bounds.y0)) - kSpreadPx;
    entry.w = std::min(static_cast<int>(std::ceil(bounds.x1)) + kSpreadPx - left, kWidth - kGap);
    entry.h = static_cast<int>(std::ceil(bounds.y1)) + kSpreadPx - top;
    for (Segment& s : segments) {
        s.a = {s.a.x - static_cast<float>(left), s.a.y - static_cast<float>(top)};
        s.b = {s.b.x - static_cast<float>(left), s.b.y - static_cast<float>(top)};
    }
    const DistanceField field = distance_field(std::move(segments), entry.w, entry.h, kSpreadPx);

    Shelf& shelf = shelf_for(entry.w + kGap, entry.h + kGap);
    entry.x = shelf.used;
    entry.y = shelf.y;
    shelf.used += entry.w + kGap;
    constexpr float kEmPerTexel = 1.0F / static_cast<float>(kEmPx);
    entry.left_em = static_cast<float>(left) * kEmPerTexel;
    entry.top_em = static_cast<float>(top) * kEmPerTexel;
    entry.w_em = static_cast<float>(entry.w) * kEmPerTexel;
    entry.h_em = static_cast<float>(entry.h) * kEmPerTexel;
    entry.empty = false;

    const float* distance = field.distances.data();
    for (int y = entry.y; y < entry.y + entry.h; ++y) {
        std::uint8_t* row = &pixels_[static_cast<std::size_t>(y) * kWidth];
        for (int x = entry.x; x < entry.x + entry.w; ++x) {
            row[x] = encode_distance(*distance++, kSpreadPx);
        }
    }
    writes_.push_back({entry.y, entry.y + entry.h});
    return entry;
}

RowRange GlyphAtlas::dirty_rows(std::uint64_t revision) const {
    if (revision >= writes_.size()) {
        return {};
    }
    RowRange rows = writes_[static_cast<std::size_t>(revision)];
    for (std::size_t i = static_cast<std::size_t>(revision); i < writes_.size(); ++i) {
        rows.first = std::min(rows.first, writes_[i].first);
        rows.end = std::max(rows.end, writes_[i].end);
    }
    return rows;
}

}  // namespace northway::text
