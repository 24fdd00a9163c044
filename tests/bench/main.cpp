// SPDX-License-Identifier: Apache-2.0
#include "render/allocation.h"

#include "network.h"
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

// northway_bench [Google Benchmark's options]
// northway_bench --write-comparison FOLDER --segments N
int main(int argc, char** argv) {
    northway::render::tune_allocation();
    if (argc == 5 && std::strcmp(argv[1], "--write-comparison") == 0) {
        northway::bench::write_comparison(std::atoi(argv[4]), argv[2]);
        std::printf("%s/network.json\n", argv[2]);
        return 0;
    }
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
        return 2;
    }
    return benchmark::RunSpecifiedBenchmarks() > 0 ? 0 : 1;
}
