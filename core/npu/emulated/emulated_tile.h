#pragma once

#include <stop_token>
#include <vector>

#include "core/attention/attention_result.h"
#include "core/npu/emulated/emulated_operands.h"
#include "core/npu/emulated/key_visits.h"

namespace triscope {

// One task of the operator, the rows of a visit of one head: for each tile of keys
//     S = Q K^T (order), to fp16 (half_scores);  S = S scale, to fp16 (half_scores)
//     masked cells of S replaced by the mask value, or the value added
//     m' = max(m, max S)    c = exp(m - m')    P = exp(S - m')    l = c l + sum P
//     P of rows with m' = mask value is 0 (correct_invalid_rows)
//     P rounded (weights);  O = c O + P V (order), each to fp16 (half_sums)
// and in the end O / l, rounded (output), and LSE = m + ln l. Where the mask value is -infinity and a row has
// met nothing else, m' counts as 0. The sum of P takes 64 lanes along the keys of the tile and adds the lanes
// as a tree of neighbours.
//
// Blocks of four rows and sixteen keys without a kept cell are passed over where that cannot be seen: the
// weights of masked cells are then 0, and what a row gathers before its first kept key is wiped out by c = 0.
// Only the sign of an output of 0 may differ. Where it can be seen (a row without a kept key and no
// correction, scores near the mask value or values so large that sums of them overflow), all cells are
// computed.
class EmulatedTile {
  public:
    // All three outlive it.
    EmulatedTile(const AttentionProblem& problem, const EmulationOptions& options,
                 const EmulatedOperands& operands);

    // Writes the visit's rows of the output and the LSE; nothing of use once a stop is requested. Returns the
    // cells computed.
    CellCount run(Index head, const RowVisit& visit, AttentionResult& result, const std::stop_token& stop);

    Bytes bytes() const;

  private:
    struct Row {
        float max = 0;
        float sum = 0;
        bool kept = false;  // some key so far
    };
    // Up to four rows that are computed together.
    struct Group {
        Index first = 0;  // of the visit
        Index rows = 0;
        bool dense = false;      // all cells
        bool uncertain = false;  // passing over blocks might be seen: to be done again
    };

    void loadSpans(const RowVisit& visit);
    std::vector<Group> groups(const RowVisit& visit) const;
    void clear(const Group& group);
    void step(Group& group, const RowVisit& visit, Range keys);
    void findBlocks(const Group& group, Range keys);
    void scores(const Group& group, const RowVisit& visit, Range keys);
    void fillMasked(Index row, Range keys, float* s) const;
    bool isCertain(const Group& group, const Row& row) const;
    // Returns c.
    float softmax(Row& row, Index keys, float* s);
    void addValues(const Group& group, Range keys, const float* corrections);
    void finish(Index head, const RowVisit& visit, AttentionResult& result);
    bool isInvalid(const Row& row) const;
    float* output(Index row) { return m_output.data() + row * m_operands->paddedDim(); }

    const AttentionProblem* m_problem;
    const EmulationOptions* m_options;
    const EmulatedOperands* m_operands;
    const EmulatedKernels* m_kernels;
    float m_scale;
    bool m_dense;
    HalfRounding m_even;
    HalfRounding m_away;

    Index m_kv_head = 0;
    Index m_head = 0;
    CellCount m_cells = 0;
    const RowVisit* m_visit = nullptr;
    std::vector<std::vector<Range>> m_spans;  // kept keys of the visit's rows
    std::vector<Row> m_rows;
    std::vector<float> m_output;
    std::vector<float> m_scores;  // four rows of a tile
    std::vector<float> m_part;    // P V of four rows
    std::vector<char> m_needed;   // by block of sixteen keys
    std::vector<Range> m_ranges;  // of keys of the tile, in whole blocks
};

}  // namespace triscope
