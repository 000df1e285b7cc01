#include "core/cost/prefill_chunks.h"

#include <algorithm>
#include <cassert>

#include "core/cost/cost_report.h"
#include "core/mask/catalog.h"

namespace triscope {

namespace {

// The call that processes these rows of the input's call; keys that come later are not there yet.
CostInput callOf(const CostInput& input, const Range& rows) {
    const MaskShape& whole = input.mask.shape;
    CostInput call = input;
    call.mask.shape = {.queries = rows.size(),
                       .keys = std::min(whole.keys, whole.query_offset + rows.end),
                       .query_offset = whole.query_offset + rows.begin,
                       .prompt = whole.promptLength()};
    return call;
}

// Its own last rows in place of the prompt's.
CellCount keptUntold(const CostInput& call) {
    MaskSettings settings = call.mask;
    settings.shape.prompt = 0;
    return makeMask(settings)->keptCount(settings.shape.rect());
}

CellCount lastKept(const CostInput& call) {
    const MaskPtr mask = makeMask(call.mask);
    const auto regions = mask->regions();
    for (RegionId region = 0; region < regions.size(); ++region) {
        if (std::string_view(regions[region].name) == "last")
            return mask->count(region, call.mask.shape.rect());
    }
    return 0;
}

ChunkCost costOfChunk(const CostInput& call, const Range& rows) {
    const CostReport cost = costOf(call);
    return {.rows = rows,
            .keys = call.mask.shape.keys,
            .dense_kept = cost.cells.dense_kept,
            .pattern_kept = cost.cells.pattern_kept,
            .last_kept = lastKept(call),
            .pattern_kept_untold = keptUntold(call),
            .dense = cost.dense.seconds,
            .triangle = cost.triangle.seconds,
            .mix = cost.mix.seconds};
}

void addUp(ChunkReport& report, const CostReport& whole) {
    report.dense_kept = report.dense_lost = whole.cells.dense_kept;
    report.pattern_kept = report.pattern_lost = whole.cells.pattern_kept;
    report.whole_mix = whole.mix.seconds;
    for (const ChunkCost& chunk : report.chunks) {
        report.dense_lost -= chunk.dense_kept;
        report.pattern_lost -= chunk.pattern_kept;
        report.pattern_kept_untold += chunk.pattern_kept_untold;
        report.dense += chunk.dense;
        report.triangle += chunk.triangle;
        report.mix += chunk.mix;
    }
}

}  // namespace

ChunkReport planChunks(const CostInput& input, const RunControl& control) {
    assert(validate(input).empty());
    ChunkReport report;
    const Index chunk = input.deployment.prefill_chunk;
    const Index queries = input.mask.shape.queries;
    if (chunk == 0) return report;
    CostInput unchunked = input;
    unchunked.deployment = {};
    for (Index begin = 0; begin < queries; begin += chunk) {
        control.throwIfStopped();
        control.report(static_cast<double>(begin) / static_cast<double>(queries));
        const Range rows{begin, std::min(queries, begin + chunk)};
        const CostInput call = callOf(unchunked, rows);
        if (Issues issues = validate(call); !issues.empty()) {
            ChunkReport refused;
            refused.issues = std::move(issues);
            return refused;
        }
        report.chunks.push_back(costOfChunk(call, rows));
    }
    addUp(report, costOf(input));
    return report;
}

}  // namespace triscope
