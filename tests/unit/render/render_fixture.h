// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/pixels.h"
#include "gpu/context.h"
#include "mesh/draw_list.h"
#include "render/renderer.h"

#include <gtest/gtest.h>

#include <array>
#include <memory>

namespace northway::render {

inline constexpr std::array<float, 4> kWhite{1, 1, 1, 1};
inline constexpr std::array<float, 4> kBlack{0, 0, 0, 1};

// A renderer on the CPU device with validation on. Every test fails when the validation layer has
// said anything by the time its device is gone.
class RenderTest : public ::testing::Test {
protected:
    void SetUp() override;
    void TearDown() override;

    // A second renderer on the same device.
    std::unique_ptr<Renderer> make_renderer(const RendererOptions& options = {});
    Renderer& renderer() { return *renderer_; }
    const gpu::Context& context() { return *context_; }

    // The list as base on black, of a size in pixels.
    Pixels draw(const mesh::DrawList& list, int width, int height);
    Pixels draw(const FrameInput& input);
    // Frames need a new key for each new list.
    std::uint64_t next_key() { return ++key_; }

private:
    gpu::ValidationLog log_;
    std::unique_ptr<gpu::Context> context_;
    std::unique_ptr<Renderer> renderer_;
    std::uint64_t key_ = 0;
};

// The red byte.
int red(const Pixels& pixels, int x, int y);

// Adds a style of this colour and gives its number.
std::uint32_t paint(mesh::DrawList& list, const std::array<float, 4>& premultiplied,
                    float half_width = 0);

// How two pictures of one size differ, over all channels.
struct Difference {
    int largest = 0;
    double mean = 0;
    double share_over_32 = 0;  // of pixels with a channel further apart than 32
};
Difference compare(const Pixels& a, const Pixels& b);

}  // namespace northway::render
