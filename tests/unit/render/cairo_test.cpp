// SPDX-License-Identifier: Apache-2.0
#include "render_fixture.h"
#include "shapes.h"
#include <cairo/cairo.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace northway::render {
namespace {

constexpr int kWidth = 640;
constexpr int kHeight = 480;

// The same shapes drawn twice: as items and by Cairo (best antialiasing, round caps and joins).
// Measured means are 0.37, 0.14 and 0.26 levels, two pixels of 307,200 are more than 32 apart.
class Cairo : public RenderTest {
protected:
    Cairo()
        : surface_(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, kWidth, kHeight)),
          cairo_(cairo_create(surface_.get())) {
        cairo_set_source_rgb(cairo_.get(), 0, 0, 0);
        cairo_paint(cairo_.get());
        cairo_set_antialias(cairo_.get(), CAIRO_ANTIALIAS_BEST);
        cairo_set_tolerance(cairo_.get(), 0.01);
        cairo_set_line_cap(cairo_.get(), CAIRO_LINE_CAP_ROUND);
        cairo_set_line_join(cairo_.get(), CAIRO_LINE_JOIN_ROUND);
    }

    void stroke(const Ring& line, const std::array<float, 4>& color, float width) {
        list_.stroke_px(paint(list_, color, width / 2), line, false, mesh::Cap::round);
        trace(line, color);
        cairo_set_line_width(cairo_.get(), static_cast<double>(width));
        cairo_stroke(cairo_.get());
    }
    void fill(const Ring& ring, const std::array<float, 4>& color) {
        list_.fill_px(paint(list_, color), ring);
        trace(ring, color);
        cairo_fill(cairo_.get());
    }
    Difference difference() { return compare(draw(list_, kWidth, kHeight), cairo_pixels()); }

private:
    void trace(const Ring& points, const std::array<float, 4>& color) {
        const auto alpha = static_cast<double>(color[3]);
        cairo_set_source_rgba(cairo_.get(), static_cast<double>(color[0]) / alpha,
                              static_cast<double>(color[1]) / alpha,
                              static_cast<double>(color[2]) / alpha, alpha);
        cairo_new_path(cairo_.get());
        for (const auto& point : points) {
            cairo_line_to(cairo_.get(), point.x, point.y);
        }
    }
    Pixels cairo_pixels() {
        cairo_surface_flush(surface_.get());
        const auto stride =
            static_cast<std::size_t>(cairo_image_surface_get_stride(surface_.get()));
        const unsigned char* data = cairo_image_surface_get_data(surface_.get());
        Pixels pixels{kWidth, kHeight, std::vector<std::uint8_t>(kWidth * kHeight * 4)};
        for (std::size_t y = 0; y < kHeight; ++y) {
            for (std::size_t x = 0; x < kWidth; ++x) {
                std::uint32_t argb = 0;
                std::memcpy(&argb, data + y * stride + x * 4, 4);
                std::uint8_t* to = &pixels.rgba[(y * kWidth + x) * 4];
                to[0] = static_cast<std::uint8_t>(argb >> 16);
                to[1] = static_cast<std::uint8_t>(argb >> 8);
                to[2] = static_cast<std::uint8_t>(argb);
                to[3] = static_cast<std::uint8_t>(argb >> 24);
            }
        }
        return pixels;
    }

    struct Free {
        void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
        void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    };
    std::unique_ptr<cairo_surface_t, Free> surface_;
    std::unique_ptr<cairo_t, Free> cairo_;
    mesh::DrawList list_;
};

std::array<float, 4> color(Numbers& numbers, double alpha) {
    std::array<float, 4> result{};
    for (std::size_t i = 0; i < 3; ++i) {
        result[i] = static_cast<float>(numbers.between(0, 1) * alpha);
    }
    result[3] = static_cast<float>(alpha);
    return result;
}

TEST_F(Cairo, StrokesAgree) {
    Numbers numbers(21);
    for (int i = 0; i < 120; ++i) {
        const geo::XY start{numbers.between(0, kWidth), numbers.between(0, kHeight)};
        stroke(walk(numbers, start, 9, 60), color(numbers, 1),
               static_cast<float>(numbers.between(1.2, 6)));
    }
    const auto found = difference();
    EXPECT_LE(found.mean, 0.45);
    EXPECT_LE(found.share_over_32, 0.00005);
}

TEST_F(Cairo, TranslucentStrokesAgree) {
    Numbers numbers(22);
    for (int i = 0; i < 60; ++i) {
        const geo::XY start{numbers.between(0, kWidth), numbers.between(0, kHeight)};
        stroke(walk(numbers, start, 12, 40), color(numbers, 0.5),
               static_cast<float>(numbers.between(2, 10)));
    }
    const auto found = difference();
    EXPECT_LE(found.mean, 0.2);
    EXPECT_LE(found.share_over_32, 0.00005);
}

TEST_F(Cairo, PolygonsAgree) {
    Numbers numbers(23);
    for (int i = 0; i < 80; ++i) {
        const geo::XY center{numbers.between(0, kWidth), numbers.between(0, kHeight)};
        fill(star(numbers, center, 8, numbers.between(20, 150), 11), color(numbers, 0.7));
    }
    const auto found = difference();
    EXPECT_LE(found.mean, 0.35);
    EXPECT_LE(found.share_over_32, 0.00005);
}

}  // namespace
}  // namespace northway::render
