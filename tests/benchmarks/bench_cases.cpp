#include "tests/benchmarks/bench_cases.h"

#include <fmt/format.h>

namespace triscope {

namespace {

struct Triangle {
    Index sink;
    Index window;
    Index last;
    double goal;
};

constexpr Triangle kTriangles[] = {{64, 1024, 128, 84}, {8, 512, 128, 80}, {4, 32, 64, 65}};
constexpr HeadSizes kHeads{8, 8, 128};

MaskSettings causal(Index seq) {
    return {.pattern = "dense", .shape = MaskShape::square(seq)};
}

MaskSettings triangle(const Triangle& t, Index seq) {
    return {.shape = MaskShape::square(seq), .sink = t.sink, .window = t.window, .last = t.last};
}

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

class Cases {
  public:
    void add(const MaskSettings& mask, const HeadSizes& sizes, int threads, double goal = 0) {
        std::string name = fmt::format("{} {}", maskLabel(mask), mask.shape.queries);
        if (sizes.kv_heads != sizes.heads) name += fmt::format(" gqa {}/{}", sizes.heads, sizes.kv_heads);
        if (sizes.head_dim != kHeads.head_dim) name += fmt::format(" d{}", sizes.head_dim);
        if (threads == 1) name += " one thread";
        cases.push_back({name, mask, sizes, threads, "cpu", goal});
    }
    std::vector<BenchCase> cases;
};

}  // namespace

std::string maskLabel(const MaskSettings& mask) {
    if (mask.pattern == "dense") return "causal";
    if (mask.pattern != "triangle") return mask.pattern;
    return fmt::format("triangle {}/{}/{}", mask.sink, mask.window, mask.last);
}

std::vector<BenchCase> standardCases(int threads) {
    Cases all;
    for (const Index seq : {2048, 4096, 8192, 16384})
        all.add(causal(seq), kHeads, threads, seq == 2048 ? 84 : 88);
    for (const Triangle& t : kTriangles) {
        for (const Index seq : {2048, 4096, 8192, 16384}) all.add(triangle(t, seq), kHeads, threads, t.goal);
    }
    const HeadSizes grouped{32, 8, 128};
    all.add(causal(4096), grouped, threads, 88);
    for (const Triangle& t : kTriangles) all.add(triangle(t, 4096), grouped, threads, t.goal);
    all.add(causal(4096), kHeads, 1);
    for (const Triangle& t : kTriangles) all.add(triangle(t, 8192), kHeads, 1);
    for (const Index head_dim : {64, 80, 96, 192, 256}) all.add(causal(4096), {8, 8, head_dim}, threads);
    for (const PatternInfo& pattern : patternCatalog()) {
        const std::string name(pattern.name);
        if (name != "dense" && name != "triangle") all.add(catalogMask(name, 4096), kHeads, threads);
    }
    return all.cases;
}

std::vector<BenchCase> ladderCases(int threads) {
    std::vector<BenchCase> cases;
    for (const char* rung : {"reference", "eigen-naive", "eigen", "cpu"}) {
        cases.push_back({std::string("ladder ") + rung, causal(1024), kHeads, threads, rung});
    }
    return cases;
}

}  // namespace triscope
