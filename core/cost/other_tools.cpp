#include "core/cost/other_tools.h"

#include <cassert>

#include "core/cost/cell_counts.h"
#include "core/cost/formulas.h"
#include "core/cost/model_numbers.h"
#include "core/cost/traced.h"

namespace triscope {

namespace {

using Int = Traced<WideInt>;
using Real = Traced<double>;

// What the formulas are about.
struct Setting {
    ModelNumbers<Int> model;
    Int tokens;
    Int keys;
    Int window;
    CellCounts cells;
};

Int square(const Setting& s) {
    return 4 * s.tokens * s.keys * s.model.heads * s.model.head_dim;
}

Real plainSquare(const Setting& s) {
    return toReal(square(s));
}

Real inferSim(const Setting& s) {
    return toReal(square(s)) / Real(1.8);
}

Real causalHalf(const Setting& s) {
    return toReal(2 * s.tokens * s.keys * s.model.heads * s.model.head_dim);
}

Real windowOrHalf(const Setting& s) {
    if (s.window.value() == 0 || s.keys.value() <= s.window.value()) return causalHalf(s);
    return toReal(4 * s.tokens * s.window * s.model.heads * s.model.head_dim);
}

Real nothing(const Setting&) {
    return toReal(Int(0));
}

Real exactDense(const Setting& s) {
    return toReal(attentionFlops(s.model, input<Int>("dense kept cells", s.cells.dense_kept)));
}

Real exactPattern(const Setting& s) {
    return toReal(attentionFlops(s.model, input<Int>("pattern kept cells", s.cells.pattern_kept)));
}

Real paddedPattern(const Setting& s) {
    return toReal(attentionFlops(s.model, input<Int>("pattern executed cells", s.cells.pattern_executed)));
}

struct Tool {
    const char* name;
    const char* title;
    CountedMask counts;
    bool own;
    Real (*flops)(const Setting&);
    const char* fault;
};

constexpr auto kDense = CountedMask::Dense;
constexpr auto kPattern = CountedMask::Pattern;

constexpr Tool kTools[] = {
    {"llm-viewer", "LLM-Viewer", kDense, false, plainSquare,
     TRISCOPE_TR("No causal half; its flash mode stores queries × keys (Llama-2-7B at 4096: 4.33 GB a layer, "
                 "0.13 GB ideal) and it caps the length at 4096.")},
    {"llm-analysis", "llm-analysis", kDense, false, plainSquare,
     TRISCOPE_TR("No causal half: half of what it counts is never computed.")},
    {"vidur", "Vidur (MFU)", kDense, false, plainSquare,
     TRISCOPE_TR("No causal half, so the utilisation that it reports is up to twice the real one.")},
    {"msmodeling", "msModeling", kDense, false, plainSquare,
     TRISCOPE_TR("No causal half; its block-sparse path rejects causal masks and GQA and does not scale the "
                 "bytes of K and V.")},
    {"infersim", "InferSim", kDense, false, inferSim,
     TRISCOPE_TR("A constant 1.8 stands for the causal half, which is 2 at any long prompt.")},
    {"aiconfigurator", TRISCOPE_TR("AIConfigurator, causal"), kDense, false, causalHalf,
     TRISCOPE_TR("Half the square leaves out half of the diagonal: right to within one part in the number of "
                 "tokens.")},
    {"aiconfigurator-window", TRISCOPE_TR("AIConfigurator, window"), kPattern, false, windowOrHalf,
     TRISCOPE_TR(
         "Jumps to twice as much where the prompt outgrows the window by one token, and knows neither "
         "sinks nor last rows.")},
    {"flop-counters", TRISCOPE_TR("calflops, PyTorch on CPU"), kDense, false, nothing,
     TRISCOPE_TR("Fused attention is not hooked, so it costs nothing at all.")},
    {"exact-dense", TRISCOPE_TR("TriScope: causal, exact"), kDense, true, exactDense,
     TRISCOPE_TR("Every cell on and below the diagonal, exactly.")},
    {"exact-pattern", TRISCOPE_TR("TriScope: pattern, exact"), kPattern, true, exactPattern,
     TRISCOPE_TR("Every cell that the pattern keeps.")},
    {"padded-pattern", TRISCOPE_TR("TriScope: pattern, in blocks"), kPattern, true, paddedPattern,
     TRISCOPE_TR("Every cell of the blocks that are not empty, as a block kernel computes them.")},
};

Setting settingOf(const CostInput& in) {
    return {.model = modelNumbers<Int>(in.model),
            .tokens = input<Int>("tokens", in.mask.shape.queries),
            .keys = input<Int>("keys", in.mask.shape.keys),
            .window = input<Int>("window", in.mask.window),
            .cells = countCells(in.mask, in.block)};
}

ToolCount countOf(const Tool& tool, const Setting& setting) {
    const Real flops = tool.flops(setting);
    const double exact = (tool.counts == kDense ? exactDense : exactPattern)(setting).value();
    return {.name = tool.name,
            .title = tool.title,
            .counts = tool.counts,
            .own = tool.own,
            .symbols = flops.symbols(),
            .numbers = flops.numbers(),
            .flops = flops.value(),
            .ratio = exact == 0 ? 0 : flops.value() / exact,
            .fault = {tool.fault, {}}};
}

}  // namespace

std::vector<ToolCount> countsOfTools(const CostInput& input) {
    assert(validate(input).empty());
    const Setting setting = settingOf(input);
    std::vector<ToolCount> counts;
    for (const Tool& tool : kTools) counts.push_back(countOf(tool, setting));
    return counts;
}

}  // namespace triscope
