#pragma once

#include <optional>
#include <vector>

#include "core/base/run_control.h"
#include "core/cost/kernels/kernel_model.h"
#include "core/cost/kernels/measurements.h"
#include "core/cost/kernels/prefill.h"

namespace triscope {

// One step from what a mask promises to what a user waits for: how many times less than dense attention.
struct LadderRung {
    enum class Kind { Pairs, Blocks, Roofline, Kernel, Unexplained, Layers, EndToEnd };

    Kind kind = Kind::Pairs;
    double factor = 0;    // dense over pattern
    Explained formula{};  // of the factor
    Message why{};        // what separates it from the rung before; of the first, what it counts
    bool estimate = true;
};

const char* rungName(LadderRung::Kind kind);   // "pairs", "blocks", ...: its key in JSON
const char* rungTitle(LadderRung::Kind kind);  // translated

// A kernel's cost, or why it has none.
struct KernelOption {
    AttentionKernel kernel = AttentionKernel::Fused;
    std::optional<KernelCost> cost{};
    std::optional<Message> why_not{};
};

// Prediction beside a published measurement of the same setting, in the order of the points.
struct Residual {
    MeasuredPoint measured{};
    double dense_seconds = 0;
    double mix_seconds = 0;
    double dense_layer_seconds = 0;
    double layer_speedup = 0;
};

struct Ladder {
    AttentionKernel kernel = AttentionKernel::Fused;  // that was priced
    std::optional<Message> kernel_note{};             // why it is not the chosen one
    std::vector<LadderRung> rungs{};
    std::vector<KernelOption> kernels{};
    PrefillTime prefill{};
    const MeasurementSet* measurements = nullptr;  // of this setting; nullptr: nobody has published any
    std::vector<Residual> residuals{};

    const KernelCost& costOf(AttentionKernel of) const;  // precondition: it has a cost
};

// Everything between the pairs a mask skips and the time to the first token. `report` is costOf(input).
Ladder ladderOf(const CostInput& input, const CostReport& report);

// The prediction at each point of a set, made from the set's own setting on `hardware`.
std::vector<Residual> residualsOf(const MeasurementSet& set, const Hardware& hardware);

}  // namespace triscope
