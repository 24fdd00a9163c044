// SPDX-License-Identifier: Apache-2.0
#include "render/tile_binner.h"

#include "device.h"
#include "subject.h"
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace northway::bench {
namespace {

// Times each iteration by itself: the median and its ratio to Cairo tell more than a mean on a
// machine that does other things, too.
class Stopwatch {
public:
    template <class Work>
    void time(benchmark::State& state, const Work& work) {
        const auto start = std::chrono::steady_clock::now();
        if (!work()) {
            state.SkipWithError("the frame was not drawn");
        }
        times_s_.push_back(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        state.SetIterationTime(times_s_.back());
    }
    double median_s() {
        const auto middle = times_s_.begin() + static_cast<std::ptrdiff_t>(times_s_.size() / 2);
        std::nth_element(times_s_.begin(), middle, times_s_.end());
        return *middle;
    }
    void report(benchmark::State& state, double cairo_s = 0) {
        if (times_s_.empty()) {
            return;
        }
        state.counters["median_ms"] = median_s() * 1e3;
        if (cairo_s > 0) {
            state.counters["cairo_ms"] = cairo_s * 1e3;
            state.counters["ratio_to_cairo"] = cairo_s / median_s();
        }
    }

private:
    std::vector<double> times_s_;
};

render::FrameInput frame(double scale) {
    render::FrameInput input;
    input.width = static_cast<int>(kWidthPx * scale);
    input.height = static_cast<int>(kHeightPx * scale);
    input.clear = {18 / 255.0F, 23 / 255.0F, 31 / 255.0F, 1};
    return input;
}

// Sorting into tiles alone, on the CPU.
void bin(benchmark::State& state) {
    auto& network = subject(static_cast<int>(state.range(0)));
    const auto list = network.list(1);
    render::TileBinner binner(0);
    std::vector<std::uint32_t> words;
    Stopwatch watch;
    for (auto _ : state) {
        watch.time(state, [&] {
            binner.bin(list, {0, 0, kWidthPx, kHeightPx});
            words.resize(std::max(words.size(), binner.word_count()));
            binner.write_words(words);
            return !words.empty();
        });
    }
    watch.report(state);
    state.counters["words_per_segment"] =
        static_cast<double>(binner.word_count()) / static_cast<double>(state.range(0));
}

// Everything drawn anew, as while the map is dragged: sorting into tiles and drawing.
void redraw(benchmark::State& state, double scale) {
    Device device;
    if (device.renderer == nullptr) {
        state.SkipWithError("no Vulkan device or no shaders");
        return;
    }
    auto& network = subject(static_cast<int>(state.range(0)));
    const auto list = network.list(scale);
    auto input = frame(scale);
    input.base = &list;
    device.run(input);
    Stopwatch watch;
    for (auto _ : state) {
        ++input.base_key;
        watch.time(state, [&] { return device.run(input); });
    }
    watch.report(state, scale == 1 ? network.cairo_s() : 0);
}

// The camera rests and 2000 marks move.
void resting(benchmark::State& state, double scale) {
    Device device;
    if (device.renderer == nullptr) {
        state.SkipWithError("no Vulkan device or no shaders");
        return;
    }
    const auto list = subject(static_cast<int>(state.range(0))).list(scale);
    auto input = frame(scale);
    input.base = &list;
    mesh::DrawList moving;
    input.moving = &moving;
    int tick = 0;
    const auto move = [&] {
        ++tick;
        moving.clear();
        const float white[] = {1, 1, 1, 1};
        const auto style = moving.add_style(mesh::solid_style(white, 4));
        for (int i = 0; i < 2000; ++i) {
            const double t = 0.01 * tick + i;
            moving.disc_px(style, {input.width * (0.5 + 0.5 * std::sin(1.7 * t)),
                                   input.height * (0.5 + 0.5 * std::cos(2.3 * t))});
        }
        return device.run(input);
    };
    move();
    Stopwatch watch;
    for (auto _ : state) {
        watch.time(state, move);
    }
    watch.report(state);
}

// A full redraw with its pixels in memory, as for a file.
void draw_and_read_back(benchmark::State& state, double scale) {
    Device device;
    if (device.renderer == nullptr) {
        state.SkipWithError("no Vulkan device or no shaders");
        return;
    }
    const auto list = subject(static_cast<int>(state.range(0))).list(scale);
    auto input = frame(scale);
    input.base = &list;
    Stopwatch watch;
    for (auto _ : state) {
        ++input.base_key;
        watch.time(state, [&] { return device.renderer->draw(input).has_value(); });
    }
    watch.report(state);
}

void all_sizes(benchmark::internal::Benchmark* benchmark) {
    benchmark->Arg(10'000)->Arg(100'000)->Arg(1'000'000);
    benchmark->Unit(benchmark::kMillisecond)->UseManualTime();
}

BENCHMARK(bin)->Apply(all_sizes);
BENCHMARK_CAPTURE(redraw, 1080p, 1.0)->Apply(all_sizes);
BENCHMARK_CAPTURE(redraw, 4k, 2.0)->Apply(all_sizes);
BENCHMARK_CAPTURE(resting, 1080p, 1.0)->Apply(all_sizes);
BENCHMARK_CAPTURE(resting, 4k, 2.0)->Apply(all_sizes);
BENCHMARK_CAPTURE(draw_and_read_back, 1080p, 1.0)->Apply(all_sizes);
BENCHMARK_CAPTURE(draw_and_read_back, 4k, 2.0)->Apply(all_sizes);

}  // namespace
}  // namespace northway::bench
