#include "core/npu/row_parts.h"

#include <limits>

namespace triscope {

namespace {

const char* nameOf(SplitCall::Part part) {
    switch (part) {
        case SplitCall::Part::Band:
            return "band";
        case SplitCall::Part::Sinks:
            return "sinks";
        case SplitCall::Part::LastRows:
            break;
    }
    return "last";
}

RowPart partOfCall(const SplitCall& call, QueryIndex row) {
    RowPart part{.name = nameOf(call.part), .has_row = call.rows.contains(row), .keys = {}, .state = {}};
    if (!part.has_row) return part;
    part.keys = keptSpans(call.mode, call.rows.size(), call.keys.size(), row - call.rows.begin);
    for (Range& span : part.keys) span = {span.begin + call.keys.begin, span.end + call.keys.begin};
    return part;
}

std::vector<RowPart> partsByRegion(const Mask& mask, QueryIndex row) {
    std::vector<RowPart> parts;
    const std::vector<RegionSpan> spans = mask.regionSpans(row);
    for (RegionId region = 0; region < mask.regions().size(); ++region) {
        if (!mask.regions()[region].kept) continue;
        RowPart part{.name = mask.regions()[region].name, .keys = {}, .state = {}};
        for (const RegionSpan& span : spans) {
            if (span.region == region) part.keys.push_back(span.cols);
        }
        if (!part.keys.empty()) parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace

Index RowPart::keyCount() const {
    Index count = 0;
    for (const Range& span : keys) count += span.size();
    return count;
}

double RowPart::reportedLse() const {
    return has_row && state.empty() ? std::numeric_limits<double>::infinity() : state.lse();
}

RowMerge mergeRow(const AttentionProblem& problem, Index head, QueryIndex row) {
    RowMerge merge;
    if (const auto split = splitCalls(*problem.mask)) {
        merge.by_calls = true;
        for (const SplitCall& call : split->calls) merge.parts.push_back(partOfCall(call, row));
    } else {
        merge.parts = partsByRegion(*problem.mask, row);
    }
    std::vector<SoftmaxState> states;
    for (RowPart& part : merge.parts) {
        part.state = gatherKeys(problem, head, row, part.keys);
        states.push_back(part.state);
    }
    if (states.empty()) states.emplace_back(problem.headDim());
    merge.merged = mergeParts(states);
    merge.merged.weights.resize(merge.parts.size());
    return merge;
}

}  // namespace triscope
