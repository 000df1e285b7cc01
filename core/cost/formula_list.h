#pragma once

#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/cost/cost_input.h"

namespace triscope {

// What a figure is about: all layers of a call, or one of them.
enum class CostScope { Dense, Triangle, Mix, DenseLayer, TriangleLayer, SlidingLayer };

// "dense", "triangle", "mix", "dense_layer", "triangle_layer", "sliding_layer"
const char* costScopeName(CostScope scope);

// How one figure of a CostReport came about. The texts come out of the very code that computes the report.
struct Formula {
    const char* figure = "";  // its key in JSON and its member in CallCost or LayerCost
    CostScope scope = CostScope::Dense;
    std::string symbols;    // "4 · heads · head_dim · kept cells · layers"
    std::string numbers;    // "4 · 32 · 128 · 84,725,028 · 32"
    std::string value;      // counts exactly, "44,420,275,..."; seconds in six significant digits
    const char* unit = "";  // "FLOP", "B" or "s"
    Message explanation;    // one sentence
    bool estimate = false;  // seconds: peaks, bandwidths and efficiencies are not exact
};

// The formula of every figure in every scope, in the order of the report; SlidingLayer only where
// the model has such layers. A name inside a formula that is
// itself a figure ("linear_flops") has its own formula in the same scope; "executed_flops of a layer" and
// its like are those of DenseLayer, TriangleLayer and SlidingLayer. Precondition: validate(input) is empty.
std::vector<Formula> formulas(const CostInput& input);

}  // namespace triscope
