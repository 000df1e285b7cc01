#include "core/attention/bench/bench_case.h"

#include <fmt/format.h>

namespace triscope {

MaskSettings causalBench(Index seq) {
    return {.pattern = "dense", .shape = MaskShape::square(seq)};
}

MaskSettings triangleBench(Index sink, Index window, Index last, Index seq) {
    return {.shape = MaskShape::square(seq), .sink = sink, .window = window, .last = last};
}

std::string maskLabel(const MaskSettings& mask) {
    if (mask.pattern == "dense") return "causal";
    if (mask.pattern != "triangle") return mask.pattern;
    return fmt::format("triangle {}/{}/{}", mask.sink, mask.window, mask.last);
}

BenchCase benchCase(const MaskSettings& mask, int threads, const std::string& backend, const HeadSizes& sizes,
                    double goal) {
    std::string name = fmt::format("{} {}", maskLabel(mask), mask.shape.queries);
    if (backend != "cpu") name = backend + " " + name;
    if (sizes.kv_heads != sizes.heads) name += fmt::format(" gqa {}/{}", sizes.heads, sizes.kv_heads);
    if (sizes.head_dim != kBenchHeads.head_dim) name += fmt::format(" d{}", sizes.head_dim);
    if (threads == 1) name += " one thread";
    return {name, mask, sizes, threads, backend, goal};
}

std::vector<BenchCase> userBenchCases(bool quick, int threads) {
    const auto triangle = [](Index seq) { return triangleBench(8, 512, 128, seq); };
    if (quick) {
        return {benchCase(causalBench(2048), threads), benchCase(triangle(4096), threads),
                benchCase(triangle(4096), threads, "cpu-two-pass"),
                benchCase(causalBench(2048), threads, kBackwardBench)};
    }
    std::vector<BenchCase> cases;
    for (const Index seq : {2048, 4096, 8192}) cases.push_back(benchCase(causalBench(seq), threads));
    cases.push_back(benchCase(triangleBench(64, 1024, 128, 8192), threads));
    for (const Index seq : {8192, 16384}) {
        cases.push_back(benchCase(triangle(seq), threads));
        cases.push_back(benchCase(triangle(seq), threads, "cpu-two-pass"));
    }
    cases.push_back(benchCase(triangleBench(4, 32, 64, 16384), threads));
    cases.push_back(benchCase(triangle(4096), threads, "cpu", {32, 8, 128}));
    for (const Index seq : {2048, 4096}) {
        cases.push_back(benchCase(causalBench(seq), threads, kBackwardBench));
    }
    cases.push_back(benchCase(triangle(8192), threads, kBackwardBench));
    return cases;
}

}  // namespace triscope
