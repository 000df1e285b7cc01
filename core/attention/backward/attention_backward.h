#pragma once

#include <array>
#include <vector>

#include "core/attention/attention_problem.h"
#include "core/attention/attention_result.h"
#include "core/attention/backend.h"

namespace triscope {

// What the cells of one section contribute to a scalar y: the sum of (dy/dA_ij) A_ij over its cells, with
// its sign and of absolute values. A is the matrix of attention probabilities, and dy/dA counts every element
// of it on its own, without the way through softmax. It is the derivative by a probe of ones that multiplies
// A (arXiv 2507.21526); divided by the section's cells it is the paper's Grad(M, l), of which the paper does
// not say whether absolute values are taken.
struct SectionGradient {
    double signed_sum = 0;
    double absolute_sum = 0;
};

using SectionGradients = std::array<SectionGradient, kMaxRegions>;

// The gradients of y by the inputs of one attention call. Key/value heads hold the sum over the query heads
// that read them. A row with no key left has dQ = 0 and adds nothing to dK and dV.
struct AttentionGradients {
    Tensor dq;  // (heads, queries, head_dim)
    Tensor dk;  // (kv_heads, keys, head_dim)
    Tensor dv;  // (kv_heads, keys, head_dim)
    // A query head each, in the order of the sections' regions(); empty when no sections were asked for.
    std::vector<SectionGradients> sections;
    RunRecord record;  // backend "backward"; peak_bytes holds the gradients
};

struct BackwardOptions {
    // Blocks and threads as in a forward run. Wider blocks are quicker a cell, narrow masks leave less over.
    RunOptions run{.block = 128};
    // Any partition of the same rectangle, for SectionGradient: the problem's own mask, or that of a Triangle
    // while the attention is dense. None: they are not computed.
    MaskPtr sections;
};

// What the mask leaves to do: five products of head_dim multiply-adds for a kept cell,
// 10 * head_dim * kept cells * heads.
Flops usefulBackwardFlops(const AttentionProblem& problem);

// From the forward run's output and LSE and d_output = dy/dO, of the output's shape:
//
//     P = exp(scale * S - LSE)    S = Q K^T again, tile by tile       D_i = dO_i . O_i
//     dV = P^T dO                 dP = dO V^T                         dS = P (dP - D)
//     dQ = scale * dS K           dK = scale * dS^T Q                 sections: P dP
//
// Source: arXiv 2205.14135, algorithm 4. fp32, the machine's widest vectors, over the blocks of
// options.run.block cells that the mask does not leave empty; executed_flops counts 10 * head_dim for each of
// their cells, whole.
//
// Tasks are a key/value head and a stripe of query tiles; each stripe gathers a dK and dV of its own, which
// are added in order in the end. Stripes depend on the problem alone: the result has the same bits for any
// number of threads. Memory grows with queries + keys: a dK and dV for
// each of 16 / kv_heads stripes, rounded up.
//
// Throws Cancelled, at most a tile after being asked to stop. Preconditions: validate(problem) is empty;
// forward is a result of this problem; options as for AttentionBackend::run.
AttentionGradients attentionBackward(const AttentionProblem& problem, const AttentionResult& forward,
                                     const Tensor& d_output, const BackwardOptions& options,
                                     const RunControl& control);

}  // namespace triscope
