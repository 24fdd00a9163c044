// SPDX-License-Identifier: Apache-2.0
#include "base/share.h"
#include "compose/map.h"
#include "scene/document.h"

#include "device.h"
#include "network.h"
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <numbers>
#include <string>
#include <vector>

namespace northway::bench {
namespace {

// More than a map keeps: each of them is made anew when its turn comes.
constexpr std::array<const char*, 6> kTargets{
    "EPSG:3857", "EPSG:4326", "ESRI:102012",
    "EPSG:3576", "EPSG:5940", "+proj=ortho +lat_0=52 +lon_0=127 +datum=WGS84"};
constexpr int kRounds = 3;

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// Another projection about the same centre, north up, as the window changes it.
bool turn_to(compose::Map& map, const char* crs, const compose::FrameSize& size) {
    const auto now = map.camera(size);
    if (!now) {
        return false;
    }
    scene::View& view = map.scene().view;
    view.crs = crs;
    view.bounds.reset();
    view.center = now->center;
    view.zoom = now->zoom;
    view.bearing_deg = 0;
    const auto then = map.camera(size);
    if (then) {
        view.bearing_deg = then->north_rad * 180.0 / std::numbers::pi;
    }
    return then.has_value();
}

// From the choice of a projection to the first whole frame at 1080p: a median of each target's
// median, and the slowest target's.
void change_projection(benchmark::State& state, const char* name) {
    Device device;
    const auto share = share_folder();
    if (device.renderer == nullptr || !share) {
        state.SkipWithError("no Vulkan device or no shaders");
        return;
    }
    auto scene = scene::read_scene(name, *share, "");
    if (!scene) {
        state.SkipWithError(scene.error().message.c_str());
        return;
    }
    const compose::Moment moment{scene::SceneTime::held(scene->year()), 0};
    auto map = compose::Map::open(std::move(*scene), *share);
    if (!map) {
        state.SkipWithError(map.error().message.c_str());
        return;
    }
    const compose::FrameSize size{kWidthPx, kHeightPx};
    const auto draw = [&] {
        const auto input = (*map)->frame(*device.renderer, size, moment);
        return input && device.run(*input);
    };
    if (!draw()) {
        state.SkipWithError("the scene was not drawn");
        return;
    }
    const scene::View home = (*map)->scene().view;
    std::array<std::vector<double>, kTargets.size()> times_ms;
    std::size_t turn = 0;
    for (auto _ : state) {
        (*map)->scene().view = home;
        const std::size_t target = turn++ % kTargets.size();
        const auto start = std::chrono::steady_clock::now();
        if (!turn_to(**map, kTargets[target], size) || !draw()) {
            state.SkipWithError(kTargets[target]);
            break;
        }
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        state.SetIterationTime(taken.count());
        times_ms[target].push_back(1e3 * taken.count());
    }
    std::vector<double> medians_ms;
    for (std::size_t i = 0; i < kTargets.size(); ++i) {
        if (!times_ms[i].empty()) {
            medians_ms.push_back(median(times_ms[i]));
            state.counters[std::string(kTargets[i]).substr(0, 11) + "_ms"] = medians_ms.back();
        }
    }
    state.counters["median_ms"] = median(medians_ms);
    state.counters["worst_ms"] = *std::max_element(medians_ms.begin(), medians_ms.end());
}

void every_target(benchmark::internal::Benchmark* benchmark) {
    benchmark->Iterations(kRounds * kTargets.size());
    benchmark->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseManualTime();
}

BENCHMARK_CAPTURE(change_projection, far-east, "far-east")->Apply(every_target);
BENCHMARK_CAPTURE(change_projection, arctic, "arctic")->Apply(every_target);
BENCHMARK_CAPTURE(change_projection, eurasia, "eurasia")->Apply(every_target);
BENCHMARK_CAPTURE(change_projection, amur-crossings, "amur-crossings")->Apply(every_target);

}  // namespace
}  // namespace northway::bench
