// SPDX-License-Identifier: Apache-2.0
#include "scene/feature_view.h"
#include "style/property.h"

#include "subject.h"
#include <benchmark/benchmark.h>

namespace northway::bench {
namespace {

// What a data-driven line layer asks of each feature: a width that depends on its style and zoom.
void evaluate(benchmark::State& state) {
    const auto& features = subject(static_cast<int>(state.range(0))).features();
    const auto json = style::Json::parse(
        R"(["interpolate", ["linear"], ["zoom"], 3, ["*", 0.5, ["match", ["get", "sty"], 0, 1.5, 1, 2,
            2, 2.5, 3, 3, 4]], 9, ["match", ["get", "sty"], 0, 3, 1, 4, 2, 5, 3, 6, 8]])");
    const auto width =
        style::PropertyValue::parse(json, *style::find_paint("line", "line-width"), "line-width");
    if (!width) {
        state.SkipWithError("the expression was refused");
        return;
    }
    scene::FeatureView view(features);
    style::EvaluationContext context;
    context.zoom = 5;
    context.feature = &view;
    for (auto _ : state) {
        double sum = 0;
        for (std::size_t i = 0; i < features.features.size(); ++i) {
            view.at(i);
            sum += width->number(context);
        }
        benchmark::DoNotOptimize(sum);
    }
    state.SetItemsProcessed(state.iterations() *
                            static_cast<std::int64_t>(features.features.size()));
}

BENCHMARK(evaluate)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace northway::bench
