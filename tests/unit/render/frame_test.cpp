// SPDX-License-Identifier: Apache-2.0
#include "gpu/buffer.h"
#include "gpu/commands.h"

#include "render_fixture.h"
#include "shapes.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace northway::render {
namespace {

// A picture with everything in it: fills, strokes, dashes, discs and glyphs.
class Frame : public RenderTest {
protected:
    Frame() : atlas_(64 * 32) {
        for (int i = 0; i < 64 * 32; ++i) {
            const double distance = 10 - std::hypot(i % 64 + 0.5 - 16, i / 64 + 0.5 - 16);
            atlas_[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(
                std::clamp(std::round(128 + distance / 16 * 255), 0.0, 255.0));
        }
    }

    // `count` times as much; the lists keep pointers into `distances_`.
    void add_things(mesh::DrawList& list, int count, int width, int height, std::uint32_t seed) {
        Numbers numbers(seed);
        for (int i = 0; i < count; ++i) {
            const geo::XY place{numbers.between(0, width), numbers.between(0, height)};
            const auto alpha = static_cast<float>(numbers.between(0.3, 1.0));
            const std::array<float, 4> color{static_cast<float>(numbers.between(0, 1)) * alpha,
                                             static_cast<float>(numbers.between(0, 1)) * alpha,
                                             static_cast<float>(numbers.between(0, 1)) * alpha,
                                             alpha};
            const auto half_width = static_cast<float>(numbers.between(0.4, 4.0));
            auto style = mesh::solid_style(color, half_width);
            switch (i % 5) {
                case 0:
                    list.fill_px(list.add_style(style), star(numbers, place, 5, 120, 9));
                    break;
                case 1:
                    style.offset = i % 2 == 0 ? 0.0F : 5.0F;
                    list.stroke_px(list.add_style(style), walk(numbers, place, 12, 40), false,
                                   mesh::Cap::butt);
                    break;
                case 2: {
                    style.dash_period_m = 300;
                    style.dash_m = {0, 180, 220, 260};
                    dashed(list, list.add_style(style), walk(numbers, place, 90, 12));
                    break;
                }
                case 3:
                    list.disc_px(list.add_style(style), place);
                    break;
                default: {
                    mesh::GlyphQuad quad;
                    quad.x_px = static_cast<float>(place.x);
                    quad.y_px = static_cast<float>(place.y);
                    quad.axis_x = static_cast<float>(std::cos(i));
                    quad.axis_y = static_cast<float>(std::sin(i));
                    quad.atlas_w = quad.atlas_h = 32;
                    quad.texels_per_px = 1.3F;
                    list.glyphs(list.add_style(style), std::span(&quad, 1));
                }
            }
        }
    }
    void dashed(mesh::DrawList& list, std::uint32_t style, const Ring& line) {
        lines_.push_back(std::make_unique<Ring>(line));
        distances_.push_back(std::make_unique<std::vector<double>>());
        for (std::size_t i = 0; i < line.size(); ++i) {
            distances_.back()->push_back(1234.5 * static_cast<double>(i));
        }
        const mesh::Subpath path{lines_.back()->data(), distances_.back()->data(),
                                 static_cast<std::uint32_t>(line.size()), false};
        list.stroke(style, 0, std::span(&path, 1), mesh::Cap::butt);
    }
    FrameInput frame(int width, int height) const {
        FrameInput input;
        input.width = width;
        input.height = height;
        input.clear = {0.1F, 0.2F, 0.3F, 1};
        input.atlas = {atlas_, 64, 32, 1, 16};
        return input;
    }

private:
    std::vector<std::uint8_t> atlas_;
    std::vector<std::unique_ptr<Ring>> lines_;
    std::vector<std::unique_ptr<std::vector<double>>> distances_;
};

TEST_F(Frame, AnEmptyOneIsTheClearColour) {
    FrameInput input = frame(13, 9);
    input.clear = {0.2F, 0.4F, 0.6F, 0.8F};
    const Pixels pixels = draw(input);
    ASSERT_EQ(pixels.rgba.size(), 13U * 9 * 4);
    for (int i = 0; i < 13 * 9; ++i) {
        const auto* at = pixels.at(i % 13, i / 13);
        ASSERT_EQ(at[0], 51);
        ASSERT_EQ(at[1], 102);
        ASSERT_EQ(at[2], 153);
        ASSERT_EQ(at[3], 204);
    }
}

TEST_F(Frame, HasNoAreaIsAnError) {
    const auto drawn = renderer().draw(frame(0, 100));
    ASSERT_FALSE(drawn);
    EXPECT_EQ(drawn.error().kind, ErrorKind::usage);
}

TEST_F(Frame, WiderThanTheDeviceDrawsIsAnErrorAndTheNextFrameIsDrawn) {
    const auto drawn = renderer().draw(frame(4'000'000, 20));
    ASSERT_FALSE(drawn);
    EXPECT_NE(drawn.error().message.find("4000000 x 20"), std::string::npos);
    EXPECT_EQ(draw(frame(16, 16)).width, 16);
}

TEST_F(Frame, LaterItemsLieOnTop) {
    mesh::DrawList list;
    list.rectangle_px(paint(list, {1, 0, 0, 1}), 0, 0, 16, 16);
    list.rectangle_px(paint(list, {0, 1, 0, 1}), 4, 4, 12, 12);
    list.stroke_px(paint(list, {0, 0, 1, 1}, 1), Ring{{0, 8}, {16, 8}}, false, mesh::Cap::round);
    const Pixels pixels = draw(list, 16, 16);
    EXPECT_EQ(pixels.at(1, 1)[0], 255);
    EXPECT_EQ(pixels.at(5, 5)[1], 255);
    EXPECT_EQ(pixels.at(5, 5)[0], 0);
    EXPECT_EQ(pixels.at(8, 8)[2], 255);
    EXPECT_EQ(pixels.at(8, 8)[1], 0);
}

TEST_F(Frame, MovingLiesBetweenBaseAndOver) {
    mesh::DrawList base;
    mesh::DrawList moving;
    mesh::DrawList over;
    base.rectangle_px(paint(base, {1, 0, 0, 1}), 0, 0, 32, 32);
    moving.rectangle_px(paint(moving, {0, 1, 0, 1}), 0, 0, 24, 32);
    over.rectangle_px(paint(over, {0, 0, 1, 1}), 0, 0, 8, 32);
    over.rectangle_px(paint(over, {0, 0, 0.5F, 0.5F}), 8, 0, 16, 32);
    FrameInput input = frame(32, 32);
    input.base = &base;
    input.moving = &moving;
    input.over = &over;
    const Pixels pixels = draw(input);
    const auto color = [&](int x) {
        return std::vector<int>(pixels.at(x, 5), pixels.at(x, 5) + 3);
    };
    EXPECT_EQ(color(4), (std::vector{0, 0, 255}));
    EXPECT_EQ(color(12)[0], 0);
    EXPECT_NEAR(color(12)[1], 127.5, 1);
    EXPECT_NEAR(color(12)[2], 127.5, 1);
    EXPECT_EQ(color(20), (std::vector{0, 255, 0}));
    EXPECT_EQ(color(28), (std::vector{255, 0, 0}));
}

TEST_F(Frame, WhatMovesIsDrawnAsIfItStoodInTheBase) {
    mesh::DrawList base;
    mesh::DrawList moving;
    mesh::DrawList both;
    add_things(base, 30, 200, 160, 1);
    add_things(moving, 30, 200, 160, 2);
    add_things(both, 30, 200, 160, 1);
    add_things(both, 30, 200, 160, 2);
    FrameInput apart = frame(200, 160);
    apart.base = &base;
    apart.moving = &moving;
    apart.base_key = next_key();
    FrameInput together = frame(200, 160);
    together.base = &both;
    together.base_key = next_key();
    // Between the two lists the picture is rounded to bytes.
    EXPECT_LE(compare(draw(apart), draw(together)).largest, 1);
}

TEST_F(Frame, ARestingCameraKeepsBaseAndOverAndMovesTheRest) {
    mesh::DrawList base;
    mesh::DrawList over;
    add_things(base, 20, 200, 160, 3);
    add_things(over, 10, 200, 160, 4);
    FrameInput input = frame(200, 160);
    input.base = &base;
    input.over = &over;
    input.base_key = next_key();
    input.over_key = next_key();
    const auto fresh = make_renderer();
    for (int step = 0; step < 5; ++step) {
        mesh::DrawList moving;
        moving.disc_px(paint(moving, {1, 1, 0, 1}, 5), {20.0 + 30 * step, 80});
        input.moving = &moving;
        const Pixels resting = draw(input);
        FrameInput whole = input;
        whole.base_key = 1000 + static_cast<std::uint64_t>(step);
        whole.over_key = 1000 + static_cast<std::uint64_t>(step);
        const auto drawn = fresh->draw(whole);
        ASSERT_TRUE(drawn);
        ASSERT_EQ(resting.rgba, drawn->rgba) << step;
    }
    input.moving = nullptr;
    const Pixels empty = draw(input);
    EXPECT_LT(empty.at(140, 80)[0] + empty.at(140, 80)[1], 2 * 255);
}

TEST_F(Frame, DrawnTwiceHasTheSameBytes) {
    mesh::DrawList list;
    add_things(list, 300, 640, 400, 5);
    FrameInput input = frame(640, 400);
    input.base = &list;
    input.base_key = next_key();
    const Pixels first = draw(input);
    input.base_key = next_key();
    EXPECT_EQ(first.rgba, draw(input).rgba);
    const auto other = make_renderer();
    EXPECT_EQ(first.rgba, other->draw(input)->rgba);
}

TEST_F(Frame, TheNumberOfThreadsDoesNotChangeIt) {
    mesh::DrawList list;
    add_things(list, 1000, 640, 400, 6);
    FrameInput input = frame(640, 400);
    input.base = &list;
    input.base_key = next_key();
    const auto one = make_renderer({.threads = 1})->draw(input);
    ASSERT_TRUE(one);
    for (const int threads : {2, 3, 7}) {
        const auto many = make_renderer({.threads = threads})->draw(input);
        ASSERT_TRUE(many);
        EXPECT_EQ(one->rgba, many->rgba) << threads;
    }
}

TEST_F(Frame, OnePixelAnInvocationDrawsTheSame) {
    mesh::DrawList base;
    mesh::DrawList moving;
    mesh::DrawList over;
    add_things(base, 400, 640, 400, 12);
    add_things(moving, 60, 640, 400, 13);
    add_things(over, 60, 640, 400, 14);
    FrameInput input = frame(640, 400);
    input.base = &base;
    input.moving = &moving;
    input.over = &over;
    input.base_key = next_key();
    const auto as_on_a_gpu = make_renderer({.one_pixel_an_invocation = true})->draw(input);
    ASSERT_TRUE(as_on_a_gpu);
    EXPECT_LE(compare(draw(input), *as_on_a_gpu).largest, 1);
}

TEST_F(Frame, InFourWindowsHasTheSamePixels) {
    mesh::DrawList base;
    mesh::DrawList moving;
    mesh::DrawList over;
    add_things(base, 200, 320, 240, 7);
    add_things(moving, 50, 320, 240, 8);
    add_things(over, 50, 320, 240, 9);
    // Lines far longer than any window, dashed and plain.
    base.stroke_px(paint(base, {0.5F, 0.5F, 0.5F, 0.5F}, 2), Ring{{-30000, -20100}, {40000, 27100}},
                   false, mesh::Cap::butt);
    auto style = mesh::solid_style(kWhite, 1.5F);
    style.dash_period_m = 40;
    style.dash_m = {0, 20, 0, 0};
    dashed(base, base.add_style(style), Ring{{-2000, 300}, {2500, -100}, {100, 5000}});
    FrameInput input = frame(320, 240);
    input.base = &base;
    input.moving = &moving;
    input.over = &over;
    input.base_key = next_key();
    input.over_key = next_key();
    const Pixels whole = draw(input);
    for (const auto& window : {TileBinner::Window{0, 0, 160, 120},
                               {160, 0, 160, 120},
                               {0, 120, 160, 120},
                               {160, 120, 160, 120},
                               {43, 71, 77, 101}}) {
        input.window = window;
        const Pixels part = draw(input);
        ASSERT_EQ(part.width, window.width);
        for (int y = 0; y < window.height; ++y) {
            for (int x = 0; x < window.width; ++x) {
                for (int channel = 0; channel < 4; ++channel) {
                    ASSERT_EQ(part.at(x, y)[channel], whole.at(x + window.x, y + window.y)[channel])
                        << x + window.x << ", " << y + window.y << " in the window at " << window.x
                        << ", " << window.y;
                }
            }
        }
    }
}

TEST_F(Frame, WhatOneBufferCannotHoldIsDrawnInBands) {
    mesh::DrawList base;
    mesh::DrawList moving;
    mesh::DrawList over;
    add_things(base, 200, 320, 240, 21);
    add_things(moving, 50, 320, 240, 22);
    add_things(over, 50, 320, 240, 23);
    FrameInput input = frame(320, 240);
    input.base = &base;
    input.moving = &moving;
    input.over = &over;
    input.window = {3, 5, 300, 230};
    const auto in_bands = make_renderer({.largest_buffer_bytes = 100'000});
    for (int i = 0; i < 3; ++i) {
        moving.clear();
        add_things(moving, 50, 320, 240, 24 + static_cast<std::uint32_t>(i));
        const auto drawn = in_bands->draw(input);
        ASSERT_TRUE(drawn) << drawn.error().message;
        ASSERT_EQ(draw(input).rgba, drawn->rgba) << i;
    }
}

TEST_F(Frame, ARowOfTilesThatOneBufferCannotHoldIsAnError) {
    mesh::DrawList base;
    add_things(base, 200, 320, 240, 21);
    FrameInput input = frame(320, 240);
    input.base = &base;
    const auto drawn = make_renderer({.largest_buffer_bytes = 1000})->draw(input);
    ASSERT_FALSE(drawn);
    EXPECT_NE(drawn.error().message.find("hide layers, zoom in"), std::string::npos);
}

TEST_F(Frame, MoreThan65535TilesAreDrawnToTheLast) {
    // 2400 x 1800 pixels: 67,500 tiles.
    mesh::DrawList list;
    list.rectangle_px(paint(list, kWhite), 2396, 1796, 2400, 1800);
    list.rectangle_px(paint(list, kWhite), 0, 0, 4, 4);
    FrameInput input = frame(2400, 1800);
    input.base = &list;
    input.base_key = next_key();
    input.clear = kBlack;
    const Pixels pixels = draw(input);
    EXPECT_EQ(red(pixels, 2399, 1799), 255);
    EXPECT_EQ(red(pixels, 1, 1), 255);
    EXPECT_EQ(red(pixels, 2394, 1799), 0);
    EXPECT_EQ(pixels.at(1200, 900)[3], 255);
    EXPECT_EQ(pixels.at(2390, 1799)[3], 255);
}

TEST_F(Frame, ATransformPlacesItems) {
    mesh::DrawList list;
    const Ring square{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
    const mesh::Subpath path{square.data(), nullptr, 4, true};
    // 2 pixels a unit, y up, the origin at (8, 56).
    const auto transform = list.add_transform({2, 0, 0, -2, 8, 56});
    list.fill(paint(list, kWhite), transform, std::span(&path, 1));
    const Pixels pixels = draw(list, 64, 64);
    EXPECT_EQ(red(pixels, 8, 55), 255);
    EXPECT_EQ(red(pixels, 27, 36), 255);
    EXPECT_EQ(red(pixels, 28, 36), 0);
    EXPECT_EQ(red(pixels, 8, 35), 0);
    EXPECT_EQ(red(pixels, 8, 56), 0);
}

TEST_F(Frame, PlacesThatAreNotNumbersAreLeftOut) {
    const double nan = std::nan("");
    mesh::DrawList list;
    const auto style = paint(list, kWhite, 2);
    list.stroke_px(style, Ring{{4, 4}, {nan, 10}, {28, 4}, {28, 28}}, false, mesh::Cap::round);
    list.stroke_px(style, Ring{{-INFINITY, 4}, {INFINITY, 10}}, false, mesh::Cap::round);
    list.disc_px(style, {nan, nan});
    list.fill_px(style, Ring{{4, 16}, {nan, 16}, {12, 24}});
    const Pixels pixels = draw(list, 32, 32);
    EXPECT_EQ(red(pixels, 28, 16), 255);
    EXPECT_EQ(red(pixels, 10, 8), 0);
}

TEST_F(Frame, ScrollingMovesTheBaseAndRestingDrawsItAnew) {
    const auto list_at = [&](int x, int y) {
        auto list = std::make_unique<mesh::DrawList>();
        Numbers numbers(15);
        for (int i = 0; i < 60; ++i) {
            const geo::XY place{numbers.between(-100, 400) + x, numbers.between(-100, 340) + y};
            const auto red = static_cast<float>(numbers.between(0, 1));
            const auto style = paint(*list, {red, 0.5F, 1 - red, 1}, 1.5F);
            if (i % 2 == 0) {
                list->fill_px(style, star(numbers, place, 5, 60, 9));
            } else {
                list->stroke_px(style, walk(numbers, place, 12, 40), false, mesh::Cap::round);
            }
        }
        return list;
    };
    const auto fresh = make_renderer();
    FrameInput input = frame(300, 240);
    const auto still = list_at(0, 0);
    input.base = still.get();
    input.base_key = next_key();
    draw(input);
    int x = 0;
    int y = 0;
    std::unique_ptr<mesh::DrawList> list;
    for (const auto& [dx, dy] : {std::pair{13, -7}, {-40, 22}, {0, 5}, {-3, 0}, {90, 70}}) {
        x += dx;
        y += dy;
        list = list_at(x, y);
        input.scroll = FrameInput::Scroll{input.base_key, dx, dy};
        input.base = list.get();
        input.base_key = next_key();
        FrameInput whole = input;
        whole.scroll.reset();
        const auto expected = fresh->draw(whole);
        ASSERT_TRUE(expected);
        // Moved by a part of a tile, a place is rounded otherwise.
        EXPECT_LE(compare(draw(input), *expected).largest, 1) << dx << ", " << dy;
    }
    FrameInput resting = input;
    resting.scroll.reset();
    EXPECT_EQ(draw(input).rgba, fresh->draw(resting)->rgba);
}

// Records frames into two slots in turn, as a window does.
class Slots : public Frame {
protected:
    void SetUp() override {
        Frame::SetUp();
        for (auto& frame : frames_) {
            frame = gpu::FrameCommands(context(), "test frame");
        }
        readback_ = gpu::Buffer(context(), gpu::BufferUse::readback, kBytes, "test readback");
    }
    void TearDown() override {
        frames_ = {};
        readback_ = {};
        Frame::TearDown();
    }
    // B, G, R, A of the frame.
    Pixels show(const FrameInput& input) {
        const int slot = ++shown_ % Renderer::kSlots;
        auto& commands = frames_[static_cast<std::size_t>(slot)];
        const VkCommandBuffer cb = commands.begin();
        const auto recorded = renderer().record(input, cb, slot, true);
        EXPECT_TRUE(recorded) << recorded.error().message;
        const VkBufferCopy region{0, 0, kBytes};
        vkCmdCopyBuffer(cb, *recorded, readback_.get(), 1, &region);
        gpu::memory_barrier(cb, gpu::kCopyWrites, gpu::kHostReads);
        commands.submit();
        commands.wait();
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(readback_.data());
        return {kSize, kSize, {bytes, bytes + kBytes}};
    }
    static constexpr int kSize = 160;
    static constexpr VkDeviceSize kBytes = kSize * kSize * 4;

private:
    std::array<gpu::FrameCommands, Renderer::kSlots> frames_;
    gpu::Buffer readback_;
    int shown_ = 0;
};

TEST_F(Slots, ShowWhatADrawnFrameShowsWithRedAndBlueSwapped) {
    const auto fresh = make_renderer();
    std::array<mesh::DrawList, 3> lists;  // base, moving, over
    FrameInput input = frame(kSize, kSize);
    input.base = &lists[0];
    input.over = &lists[2];
    std::uint32_t seed = 100;
    for (int step = 0; step < 16; ++step) {
        if (step % 6 == 0) {
            lists[0].clear();
            add_things(lists[0], 20, kSize, kSize, ++seed);
            input.base_key = next_key();
        }
        if (step % 8 == 0) {
            lists[2].clear();
            add_things(lists[2], step == 8 ? 0 : 8, kSize, kSize, ++seed);
            input.over_key = next_key();
        }
        lists[1].clear();
        add_things(lists[1], 3, kSize, kSize, ++seed);
        input.moving = step % 5 == 4 ? nullptr : &lists[1];
        const Pixels shown = show(input);
        FrameInput whole = input;
        whole.base_key = whole.over_key = 1000 + static_cast<std::uint64_t>(step);
        const auto drawn = fresh->draw(whole);
        ASSERT_TRUE(drawn);
        for (std::size_t i = 0; i < kBytes; i += 4) {
            ASSERT_EQ(drawn->rgba[i], shown.rgba[i + 2]) << "step " << step;
            ASSERT_EQ(drawn->rgba[i + 1], shown.rgba[i + 1]) << "step " << step;
            ASSERT_EQ(drawn->rgba[i + 2], shown.rgba[i]) << "step " << step;
            ASSERT_EQ(drawn->rgba[i + 3], shown.rgba[i + 3]) << "step " << step;
        }
    }
}

}  // namespace
}  // namespace northway::render
