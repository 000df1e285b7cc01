#include "tests/benchmarks/bench_cases.h"

#include <fmt/format.h>

#include "core/mask/catalog.h"

namespace triscope {

namespace {

struct Triangle {
    Index sink;
    Index window;
    Index last;
    double goal;

    MaskSettings over(Index seq) const { return triangleBench(sink, window, last, seq); }
};

constexpr Triangle kTriangles[] = {{64, 1024, 128, 84}, {8, 512, 128, 80}, {4, 32, 64, 65}};

// Numbers in proportion to the length for those patterns that have their own.
MaskSettings catalogMask(const std::string& pattern, Index seq) {
    MaskSettings mask{.pattern = pattern, .shape = MaskShape::square(seq)};
    mask.prefix = seq / 4;
    mask.lengths = fmt::format("{},{},{}", seq / 2, seq / 4, seq / 4);
    mask.columns = "0,1,2,3,500,1000,2000";
    mask.formula = "j<=i and (i-j<512 or (i-j) mod 64 == 0)";
    mask.diagonals = "0,1,2,3,64,500,1000";
    return mask;
}

}  // namespace

std::vector<BenchCase> standardCases(int threads) {
    std::vector<BenchCase> all;
    const auto add = [&all](const MaskSettings& mask, const HeadSizes& sizes, int team, double goal = 0) {
        all.push_back(benchCase(mask, team, "cpu", sizes, goal));
    };
    for (const Index seq : {2048, 4096, 8192, 16384})
        add(causalBench(seq), kBenchHeads, threads, seq == 2048 ? 84 : 88);
    for (const Triangle& t : kTriangles) {
        for (const Index seq : {2048, 4096, 8192, 16384}) add(t.over(seq), kBenchHeads, threads, t.goal);
    }
    const HeadSizes grouped{32, 8, 128};
    add(causalBench(4096), grouped, threads, 88);
    for (const Triangle& t : kTriangles) add(t.over(4096), grouped, threads, t.goal);
    add(causalBench(4096), kBenchHeads, 1);
    for (const Triangle& t : kTriangles) add(t.over(8192), kBenchHeads, 1);
    for (const Index head_dim : {64, 80, 96, 192, 256}) add(causalBench(4096), {8, 8, head_dim}, threads);
    for (const PatternInfo& pattern : patternCatalog()) {
        const std::string name(pattern.name);
        if (name != "dense" && name != "triangle") add(catalogMask(name, 4096), kBenchHeads, threads);
    }
    return all;
}

std::vector<BenchCase> longCases(int threads) {
    std::vector<BenchCase> cases;
    for (const Index seq : {16384, 32768, 65536, 131072, 262144}) {
        BenchCase test = benchCase(triangleBench(8, 512, 128, seq), threads, "cpu", {1, 1, 128});
        test.name = "one head " + test.name;
        cases.push_back(std::move(test));
    }
    return cases;
}

std::vector<BenchCase> twoPassCases(int threads) {
    std::vector<BenchCase> cases;
    for (const Triangle& t : kTriangles) {
        for (const Index seq : {4096, 16384})
            cases.push_back(benchCase(t.over(seq), threads, "cpu-two-pass"));
    }
    return cases;
}

std::vector<BenchCase> backwardCases(int threads) {
    constexpr double kCausalGoal = 60;
    std::vector<BenchCase> cases;
    const auto add = [&](const MaskSettings& mask, const HeadSizes& sizes) {
        const double goal = mask.pattern == "dense" ? kCausalGoal : 0;
        cases.push_back(benchCase(mask, threads, kBackwardBench, sizes, goal));
    };
    for (const Index seq : {2048, 4096}) add(causalBench(seq), kBenchHeads);
    for (const Triangle& t : kTriangles) add(t.over(4096), kBenchHeads);
    add(causalBench(4096), {32, 8, 128});
    return cases;
}

std::vector<BenchCase> ladderCases(int threads) {
    std::vector<BenchCase> cases;
    for (const char* rung : {"reference", "eigen-naive", "eigen", "cpu"}) {
        cases.push_back({std::string("ladder ") + rung, causalBench(1024), kBenchHeads, threads, rung});
    }
    return cases;
}

}  // namespace triscope
