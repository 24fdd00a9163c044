// SPDX-License-Identifier: Apache-2.0
// golden_case CASE-FOLDER OUTPUT-FOLDER: draws a case on the CPU device and compares the picture.
#include "base/share.h"
#include "compose/map.h"
#include "gpu/context.h"
#include "render/renderer.h"

#include "case_file.h"
#include "judge.h"
#include <fmt/format.h>

#include <cstdio>

namespace northway::golden {
namespace {

Result<Pixels> draw(const Case& each, const gpu::Context& context,
                    const std::filesystem::path& share) {
    auto renderer = render::Renderer::create(context, share / "shaders");
    if (!renderer) {
        return tl::unexpected(renderer.error());
    }
    const auto own = each.folder / each.scene;
    auto scene = scene::read_scene(std::filesystem::exists(own) ? own.string() : each.scene, share,
                                   each.theme);
    if (!scene) {
        return tl::unexpected(scene.error());
    }
    if (!each.language.empty()) {
        scene->state["lang"] = each.language;
    }
    auto map = compose::Map::open(std::move(*scene), share);
    if (!map) {
        return tl::unexpected(map.error());
    }
    auto pixels = (*map)->draw(**renderer, each.size, each.moment);
    for (const auto& warning : (*map)->warnings()) {
        return bad_input(fmt::format("warning: {}: {}", warning.place, warning.message));
    }
    return pixels;
}

Status check(const std::filesystem::path& folder, const std::filesystem::path& output) {
    const auto each = read_case(folder);
    if (!each) {
        return tl::unexpected(each.error());
    }
    const auto share = share_folder();
    if (!share) {
        return tl::unexpected(share.error());
    }
    gpu::ValidationLog log;
    Result<Pixels> pixels;
    {
        gpu::ContextOptions options;
        options.device = "cpu";
        options.validation = true;
        const auto context = gpu::Context::create(options, log);
        if (!context) {
            return tl::unexpected(context.error());
        }
        pixels = draw(*each, **context, *share);
    }
    if (!pixels) {
        return tl::unexpected(pixels.error());
    }
    if (log.messages() > 0) {
        return failed(fmt::format("the validation layer said {} things", log.messages()));
    }
    return judge(*pixels, folder / "expected.png", output, each->tolerance);
}

}  // namespace
}  // namespace northway::golden

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "usage: golden_case CASE-FOLDER OUTPUT-FOLDER\n");
        return 2;
    }
    const auto checked = northway::golden::check(argv[1], argv[2]);
    if (!checked) {
        fmt::print(stderr, "{}: {}\n", argv[1], checked.error().message);
        return 1;
    }
    return 0;
}
