// SPDX-License-Identifier: Apache-2.0
#include "app/command_line.h"
#include "app/commands.h"
#include "app/interrupt.h"
#include "app/open_map.h"
#include "app/progress_line.h"
#include "compose/jobs.h"
#include "gpu/context.h"
#include "render/renderer.h"

#include <fmt/format.h>

namespace northway::app {
namespace {

constexpr SizeCssPx kDefaultSize{1920, 1080};

// What a job needs, in the order of making.
struct Studio {
    std::unique_ptr<gpu::Context> context;
    std::unique_ptr<render::Renderer> renderer;
    std::unique_ptr<compose::Map> map;
};

Result<Studio> open_studio(scene::Scene scene, const Options& options,
                           const Environment& environment) {
    Studio studio;
    auto map = compose::Map::open(std::move(scene), environment.share);
    if (!map) {
        return tl::unexpected(map.error());
    }
    gpu::ContextOptions context_options;
    context_options.device = options.device;
    context_options.validation = options.validation;
    auto context = gpu::Context::create(context_options, environment.validation);
    if (!context) {
        return tl::unexpected(context.error());
    }
    studio.context = std::move(*context);
    auto renderer = render::Renderer::create(*studio.context, environment.share / "shaders");
    if (!renderer) {
        return tl::unexpected(renderer.error());
    }
    studio.renderer = std::move(*renderer);
    studio.map = std::move(*map);
    if (const auto count = studio.map->warnings().size(); count > 0) {
        environment.log.info(
            count == 1 ? fmt::format("1 warning; `northway check {}` tells it", options.scene)
                       : fmt::format("{} warnings; `northway check {}` lists them", count,
                                     options.scene));
    }
    return studio;
}

}  // namespace

Status render(const Options& options, const Environment& environment) {
    const auto size = frame_size(options, kDefaultSize);
    if (!size) {
        return tl::unexpected(size.error());
    }
    compose::StillJob job;
    job.size = *size;
    job.output = options.output;
    if (auto possible = compose::check_output(job); !possible) {
        return possible;
    }
    auto scene = make_scene(options, environment.share, *size);
    if (!scene) {
        return tl::unexpected(scene.error());
    }
    job.moment.time = scene::SceneTime::held(scene->year());
    job.moment.clock_s = options.clock_s;
    auto studio = open_studio(std::move(*scene), options, environment);
    if (!studio) {
        return tl::unexpected(studio.error());
    }
    job.metadata = metadata_of(options, *studio->map, environment.share);
    compose::Progress progress;
    const StopOnSignal stop(progress.stop);
    return compose::render_still(*studio->map, *studio->renderer, job, progress);
}

Status animate(const Options& options, const Environment& environment) {
    const auto size = frame_size(options, kDefaultSize);
    if (!size) {
        return tl::unexpected(size.error());
    }
    compose::FilmJob job;
    job.size = *size;
    job.output = options.output;
    job.from_year = *options.from_year;
    job.to_year = *options.to_year;
    job.fps = options.fps;
    job.duration_s = options.duration_s;
    job.frames = options.frames;
    if (auto possible = compose::check_output(job); !possible) {
        return possible;
    }
    auto scene = make_scene(options, environment.share, *size);
    if (!scene) {
        return tl::unexpected(scene.error());
    }
    auto studio = open_studio(std::move(*scene), options, environment);
    if (!studio) {
        return tl::unexpected(studio.error());
    }
    job.metadata = metadata_of(options, *studio->map, environment.share);
    compose::Progress progress;
    const StopOnSignal stop(progress.stop);
    const ProgressLine line(progress, progress_style(options.quiet, options.progress));
    return compose::animate(*studio->map, *studio->renderer, job, progress);
}

}  // namespace northway::app
