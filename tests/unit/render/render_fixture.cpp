// SPDX-License-Identifier: Apache-2.0
#include "render_fixture.h"

#include "base/share.h"

#include <algorithm>
#include <cstdlib>

namespace northway::render {

void RenderTest::SetUp() {
    gpu::ContextOptions options;
    options.device = "cpu";
    options.validation = true;
    auto context = gpu::Context::create(options, log_);
    ASSERT_TRUE(context) << context.error().message;
    context_ = std::move(*context);
    renderer_ = make_renderer();
    ASSERT_NE(renderer_, nullptr);
}

void RenderTest::TearDown() {
    renderer_.reset();
    context_.reset();
    EXPECT_EQ(log_.messages(), 0);
}

std::unique_ptr<Renderer> RenderTest::make_renderer(const RendererOptions& options) {
    const auto share = share_folder();
    EXPECT_TRUE(share) << share.error().message;
    auto made = Renderer::create(*context_, *share / "shaders", options);
    EXPECT_TRUE(made) << made.error().message;
    return made ? std::move(*made) : nullptr;
}

Pixels RenderTest::draw(const mesh::DrawList& list, int width, int height) {
    FrameInput input;
    input.width = width;
    input.height = height;
    input.base = &list;
    input.base_key = next_key();
    return draw(input);
}

Pixels RenderTest::draw(const FrameInput& input) {
    auto pixels = renderer_->draw(input);
    EXPECT_TRUE(pixels) << pixels.error().message;
    return pixels ? *pixels : Pixels{};
}

int red(const Pixels& pixels, int x, int y) {
    return pixels.at(x, y)[0];
}

std::uint32_t paint(mesh::DrawList& list, const std::array<float, 4>& premultiplied,
                    float half_width) {
    return list.add_style(mesh::solid_style(premultiplied, half_width));
}

Difference compare(const Pixels& a, const Pixels& b) {
    EXPECT_EQ(a.width, b.width);
    EXPECT_EQ(a.height, b.height);
    Difference difference;
    const std::size_t bytes = std::min(a.rgba.size(), b.rgba.size());
    std::size_t over = 0;
    double sum = 0;
    for (std::size_t i = 0; i < bytes; i += 4) {
        int worst = 0;
        for (std::size_t channel = 0; channel < 4; ++channel) {
            const int apart = std::abs(a.rgba[i + channel] - b.rgba[i + channel]);
            worst = std::max(worst, apart);
            sum += apart;
        }
        difference.largest = std::max(difference.largest, worst);
        over += worst > 32 ? 1U : 0U;
    }
    difference.mean = sum / static_cast<double>(bytes);
    difference.share_over_32 = static_cast<double>(over) / (static_cast<double>(bytes) / 4);
    return difference;
}

}  // namespace northway::render
