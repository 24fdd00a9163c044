// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/map.h"
#include "gpu/context.h"
#include "render/renderer.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace northway::compose::test {

// Maps drawn on the CPU device with validation on. Every test fails when the validation layer has
// said anything by the time its device is gone.
class MapTest : public ::testing::Test {
protected:
    void SetUp() override;
    void TearDown() override;

    // A map of a scene given as JSON; `theme` empty: its own.
    std::unique_ptr<Map> open(const std::string& scene, const std::string& theme = "");
    std::unique_ptr<Map> open_bundled(const std::string& name, const std::string& theme);
    Pixels draw(Map& map, const FrameSize& size, const Moment& moment = {});
    render::FrameInput frame(Map& map, const FrameSize& size, const Moment& moment = {});
    render::Renderer& renderer() { return *renderer_; }

private:
    std::unique_ptr<Map> open(Result<scene::Scene> scene);

    gpu::ValidationLog log_;
    std::unique_ptr<gpu::Context> context_;
    std::unique_ptr<render::Renderer> renderer_;
    std::filesystem::path share_;
};

// Land, a river, towns with names, and the flows of a small catalogue, at 0–16° E, 6° S–6° N.
std::string sample_scene();

}  // namespace northway::compose::test
