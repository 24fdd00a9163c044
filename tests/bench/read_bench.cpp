// SPDX-License-Identifier: Apache-2.0
#include "data/vector.h"
#include "geo/projection.h"

#include "subject.h"
#include <benchmark/benchmark.h>

namespace northway::bench {
namespace {

void read(benchmark::State& state) {
    auto& network = subject(static_cast<int>(state.range(0)));
    data::VectorRequest request;
    request.path = network.file();
    for (auto _ : state) {
        auto features = data::read_vector(request);
        if (!features || features->features.size() != network.network().lines.size()) {
            state.SkipWithError("the network was not read whole");
            return;
        }
        benchmark::DoNotOptimize(features->features.data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void mesh_levels(benchmark::State& state) {
    const auto& features = subject(static_cast<int>(state.range(0))).features();
    const auto projection = geo::Projection::create("EPSG:3857");
    for (auto _ : state) {
        mesh::MeshLevels levels(features, model::GeometryType::line, *projection);
        benchmark::DoNotOptimize(levels.at(kMetresPerPx).points.data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

BENCHMARK(read)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(mesh_levels)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace northway::bench
