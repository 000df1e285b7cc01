#include <algorithm>
#include <cmath>
#include <utility>

#include "core/npu/traps/fault_makers.h"
#include "core/npu/traps/section_masks.h"

namespace triscope {

namespace {

using Faults = std::vector<Fault>;

bool everyRowHasAKey(const Mask& mask) {
    for (QueryIndex row = 0; row < mask.shape().queries; ++row) {
        if (mask.keptCount({{row, row + 1}, {0, mask.shape().keys}}) == 0) return false;
    }
    return true;
}

// A bound on |q.k| over all heads, by their lengths.
double largestProduct(const AttentionProblem& problem) {
    const auto longest = [](const Tensor& tensor) {
        double most = 0;
        for (Index head = 0; head < tensor.shape.heads; ++head) {
            for (Index token = 0; token < tensor.shape.seq; ++token) {
                const float* row = tensor.row(head, token);
                double size = 0;
                for (Index d = 0; d < tensor.shape.head_dim; ++d) size += double{row[d]} * double{row[d]};
                most = std::max(most, size);
            }
        }
        return std::sqrt(most);
    };
    return longest(problem.q) * longest(problem.k);
}

}  // namespace

Faults halfMaskValue(const TrapScene& scene) {
    if (scene.dtype != Dtype::Fp16) return {};
    const MaskPtr& mask = scene.problem.mask;
    constexpr float kValue = -1e6F;
    Faults faults{{.words = {TRISCOPE_TR("(1 - keep) * -1e6 is 0 * -infinity where a key is kept"), {}},
                   .mask = mask,
                   .rule = addedMaskRows(mask, {kValue, Dtype::Fp16, true})}};
    if (!everyRowHasAKey(*mask)) {
        faults.push_back({.words = {TRISCOPE_TR("-infinity in all cells of a row without a key"), {}},
                          .mask = mask,
                          .rule = addedMaskRows(mask, {kValue, Dtype::Fp16, false})});
    }
    return faults;
}

Faults sinksTwice(const TrapScene& scene) {
    const auto sections = SectionMasks::of(*scene.problem.mask);
    if (!sections || sections->sinks() == 0 || sections->windowEnd() == 0) return {};
    // Last rows are a call of their own, in which nothing is merged.
    const MaskPtr last = onlyFirstKeeps(sections->with(0, 0, sections->last()), sections->with(0, 0, 0));
    const MaskPtr both =
        bothKeep(sections->with(sections->sinks(), 0, 0), sections->with(0, sections->windowEnd(), 0));
    return {{.words = {TRISCOPE_TR("sinks inside the window have twice their weight"), {}},
             .mask = scene.problem.mask,
             .rule = doubledRows(scene.problem.mask, onlyFirstKeeps(both, last))}};
}

Faults invalidLse(const TrapScene& scene) {
    const auto sections = SectionMasks::of(*scene.problem.mask);
    if (!sections || sections->sinks() == 0 || sections->windowEnd() == 0) return {};
    CallMasks parts;
    parts.rest = sections->with(0, 0, sections->last());
    const MaskPtr band = sections->with(0, sections->windowEnd(), 0);
    parts.band = onlyFirstKeeps(band, parts.rest);
    parts.sinks = onlyFirstKeeps(onlyFirstKeeps(sections->withLast(0), band), parts.rest);
    return {{.words = {TRISCOPE_TR("exp(infinity - infinity) is NaN"), {}},
             .mask = scene.problem.mask,
             .rule = invalidLseRows(parts, InvalidLse::AsIs)},
            {.words = {TRISCOPE_TR("taken as the largest float, it leaves the other part no weight"), {}},
             .mask = scene.problem.mask,
             .rule = invalidLseRows(parts, InvalidLse::LargestFloat)}};
}

Faults rowsWithoutKey(const TrapScene& scene) {
    const MaskPtr& mask = scene.problem.mask;
    if (everyRowHasAKey(*mask)) return {};
    const auto added = [&](float value, const char* words) {
        return Fault{
            .words = {words, {}}, .mask = mask, .rule = addedMaskRows(mask, {value, Dtype::Fp32, false})};
    };
    return {{.words = {TRISCOPE_TR("the plain average of all values instead of 0"), {}},
             .mask = mask,
             .rule = averagedWithoutKey(mask),
             .call = NpuCall{.inner_precise = 0, .row_invalid = RowInvalid::Off, .sparse_mode = 1}},
            added(-1e6F, TRISCOPE_TR("attention to all keys: -1e6 was added to each of their scores")),
            added(-1e4F, TRISCOPE_TR("attention to all keys: -1e4 was added to each of their scores"))};
}

Faults scoreOverflow(const TrapScene& scene) {
    constexpr double kLargestHalf = 65504;
    if (scene.dtype != Dtype::Fp16 || largestProduct(scene.problem) <= kLargestHalf) return {};
    const MaskPtr& mask = scene.problem.mask;
    const auto fault = [&](const char* words, Overflow overflow) {
        return Fault{.words = {words, {}},
                     .mask = mask,
                     .rule = overflowingRows(mask, overflow),
                     .call = NpuCall{.dtype = Dtype::Fp16, .inner_precise = 3, .overflow = overflow}};
    };
    return {fault(TRISCOPE_TR("scores beyond 65,504 became infinite"), Overflow::Infinity),
            fault(TRISCOPE_TR("scores beyond 65,504 were cut off there"), Overflow::Saturate)};
}

}  // namespace triscope
