#include "core/npu/emulated/npu_call.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/base/names.h"
#include "core/base/numbers.h"
#include "core/npu/emulated/key_visits.h"

namespace triscope {

namespace {

constexpr Names<RowInvalid, 3> kRowInvalids{
    {{RowInvalid::AsOperator, "auto"}, {RowInvalid::On, "on"}, {RowInvalid::Off, "off"}}};
constexpr Names<MaskValueForm, 3> kMaskValueForms{{{MaskValueForm::Operator, "operator"},
                                                   {MaskValueForm::MinusInfinity, "-inf"},
                                                   {MaskValueForm::AddedTensor, "-10000"}}};
constexpr Names<KvCache, 3> kKvCaches{{{KvCache::AsGiven, "as-given"},
                                       {KvCache::Int8PerChannel, "int8-channel"},
                                       {KvCache::Int8PerToken, "int8-token"}}};
constexpr Names<Overflow, 2> kOverflows{{{Overflow::Infinity, "inf"}, {Overflow::Saturate, "saturate"}}};

// "kv_cache int8-token, ...": what is not as the first name of each has it.
std::string settingsOf(const NpuCall& call) {
    std::string settings;
    const auto add = [&settings](const char* field, const auto& names, auto value) {
        if (value == names.front().first) return;
        settings += settings.empty() ? "" : ", ";
        settings += std::string(field) + ' ' + std::string(nameIn(names, value));
    };
    add("kv_cache", kKvCaches, call.kv_cache);
    add("mask_value", kMaskValueForms, call.mask_value);
    add("row_invalid", kRowInvalids, call.row_invalid);
    add("overflow", kOverflows, call.overflow);
    return settings;
}

// How the operator learns of the mask, and what it may skip for that, as seen from the top left.
struct MaskPlan {
    SparseMode mode{};
    Index pre_tokens = kNoLimit;
    Index next_tokens = kNoLimit;
    std::string form{};
    bool masked = true;
    bool rows_may_be_invalid = false;  // as the operator sees for itself
};

bool isLimit(Index tokens) {
    return tokens != kNoLimit;
}

// Rows that the band leaves without a key: those from the top and from the bottom.
bool leavesRowsOut(const MaskPlan& plan, const MaskShape& shape) {
    return plan.next_tokens < 0 || (isLimit(plan.pre_tokens) && plan.pre_tokens + shape.keys < shape.queries);
}

std::string sideBySide(Index rows, Index columns) {
    return groupDigits(rows) + " x " + groupDigits(columns);
}

MaskPlan planOf(const SparseMode& mode, const MaskShape& shape) {
    const Index d = shape.keys - shape.queries;
    MaskPlan plan{.mode = mode};
    if (mode.mode == 2) plan.next_tokens = 0;
    if (mode.mode == 3) plan.next_tokens = d;
    if (mode.mode == 4) {
        if (isLimit(mode.pre_tokens)) plan.pre_tokens = mode.pre_tokens - d;
        if (isLimit(mode.next_tokens)) plan.next_tokens = mode.next_tokens + d;
    }
    const CompressedMaskShape side = compressedMaskShape(mode.mode);
    plan.form = "bool " + sideBySide(side.rows, side.columns) + ", compressed";
    plan.rows_may_be_invalid = leavesRowsOut(plan, shape);
    return plan;
}

// Whether rows keep keys only that lie within the band.
bool keepsInBand(const Mask& mask, Index pre_tokens, Index next_tokens) {
    if (!isLimit(pre_tokens) && !isLimit(next_tokens)) return true;
    for (QueryIndex row = 0; row < mask.shape().queries; ++row) {
        const auto spans = mask.keptSpans(row);
        if (spans.empty()) continue;
        if (spans.front().begin < row - pre_tokens || spans.back().end - 1 > row + next_tokens) return false;
    }
    return true;
}

using Planned = std::variant<MaskPlan, Issue>;

Planned planMode0(const NpuCall& call, const Mask& mask) {
    const MaskShape& shape = mask.shape();
    if (mask.keptCount(shape.rect()) == shape.rect().area()) {
        return MaskPlan{.form = "none", .masked = false};
    }
    if (call.pre_tokens + call.next_tokens < 0 || call.pre_tokens <= -shape.keys)
        return Issue{
            "npu-mode",
            {TRISCOPE_TR("sparse_mode 0 needs pre_tokens + next_tokens >= 0 and pre_tokens > -keys"), {}}};
    if (!keepsInBand(mask, call.pre_tokens, call.next_tokens))
        return Issue{
            "npu-mode",
            {TRISCOPE_TR("the mask keeps cells that pre_tokens and next_tokens let sparse_mode 0 skip"), {}}};
    MaskPlan plan{.mode = {.pre_tokens = call.pre_tokens, .next_tokens = call.next_tokens},
                  .pre_tokens = call.pre_tokens,
                  .next_tokens = call.next_tokens,
                  .form = "bool " + sideBySide(shape.queries, shape.keys)};
    plan.rows_may_be_invalid = leavesRowsOut(plan, shape);
    return plan;
}

MaskPlan planMode1(const MaskShape& shape) {
    return {.mode = {.mode = 1}, .form = "bool " + sideBySide(shape.queries, shape.keys)};
}

Planned planMask(const NpuCall& call, const Mask& mask) {
    const MaskShape& shape = mask.shape();
    if (!call.sparse_mode) {
        if (mask.keptCount(shape.rect()) == shape.rect().area()) return planMode0(call, mask);
        for (const int mode : {3, 2, 4}) {
            if (shape.queries == 1) break;
            if (const auto found = findSparseMode(mode, mask)) return planOf(*found, shape);
        }
        return planMode1(shape);
    }
    switch (*call.sparse_mode) {
        case 0:
            return planMode0(call, mask);
        case 1:
            return planMode1(shape);
        case 2:
        case 3:
        case 4:
            if (const auto found = findSparseMode(*call.sparse_mode, mask)) {
                if (shape.queries == 1) return MaskPlan{.form = "none", .masked = false};
                return planOf(*found, shape);
            }
            return Issue{"npu-mode",
                         {TRISCOPE_TR("sparse_mode %1 keeps other cells than this mask"),
                          {plainDigits(*call.sparse_mode)}}};
        default:
            return Issue{"npu-mode",
                         {TRISCOPE_TR("the inference operators take sparse_mode 0 to 4, not %1"),
                          {plainDigits(*call.sparse_mode)}}};
    }
}

std::optional<Issue> whyNotShape(const NpuCall& call, const AttentionProblem& problem) {
    constexpr Index kMostTokens = 20971520;
    const Index step = call.kv_cache == KvCache::AsGiven ? 16 : 32;
    const Index head_dim = problem.headDim();
    if (head_dim > 512 || head_dim % step != 0)
        return Issue{head_dim > 512 || head_dim % 16 != 0 ? "head-dim" : "kv-cache",
                     {TRISCOPE_TR("the operator takes a head_dim of at most 512 in multiples of %1, not %2"),
                      {plainDigits(step), groupDigits(head_dim)}}};
    if (problem.heads() > 256 || problem.groupSize() > 64)
        return Issue{
            problem.heads() > 256 ? "heads" : "kv-heads",
            {TRISCOPE_TR("the operator takes at most 256 heads, and at most 64 to each KV head"), {}}};
    if (std::max(problem.queries(), problem.keys()) > kMostTokens)
        return Issue{"seq",
                     {TRISCOPE_TR("the operator takes at most %1 tokens"), {groupDigits(kMostTokens)}}};
    return std::nullopt;
}

std::optional<Issue> whyNotCall(const NpuCall& call) {
    if (call.dtype == Dtype::Fp32)
        return Issue{"dtype", {TRISCOPE_TR("the operator takes fp16 or bf16, not fp32"), {}}};
    if (call.inner_precise < 0 || call.inner_precise > 3)
        return Issue{"inner-precise",
                     {TRISCOPE_TR("the operator takes an innerPrecise of 0 to 3, not %1"),
                      {plainDigits(call.inner_precise)}}};
    const bool old_mask_allowed =
        call.dtype == Dtype::Fp16 && call.inner_precise == 1 && call.row_invalid != RowInvalid::On;
    if (call.mask_value == MaskValueForm::AddedTensor && !old_mask_allowed)
        return Issue{
            "mask-value",
            {TRISCOPE_TR("the operator takes a mask tensor to add in fp16 with innerPrecise 1 only"), {}}};
    return std::nullopt;
}

bool isHighPerformance(const NpuCall& call) {
    return call.dtype == Dtype::Fp16 && (call.inner_precise & 1) != 0;
}

float maskValueOf(const NpuCall& call, const AttentionProblem& problem) {
    switch (call.mask_value) {
        case MaskValueForm::MinusInfinity:
            return -std::numeric_limits<float>::infinity();
        case MaskValueForm::AddedTensor:
            return -10000;
        case MaskValueForm::Operator:
            break;
    }
    if (isHighPerformance(call)) return -65504;
    return problem.queries() == 1 ? -1e12F : -std::numeric_limits<float>::max();
}

bool correctsInvalidRows(const NpuCall& call, const MaskPlan& mask) {
    if (call.row_invalid != RowInvalid::AsOperator) return call.row_invalid == RowInvalid::On;
    return (call.inner_precise & 2) != 0 || mask.rows_may_be_invalid;
}

EmulationOptions emulationOf(const NpuCall& call, const AttentionProblem& problem, const MaskPlan& mask) {
    const bool high_performance = isHighPerformance(call);
    const TileSize tiles =
        operatorTiles(problem.mask->shape(), problem.headDim(), !high_performance, mask.masked);
    return {.inputs = call.dtype,
            .kv_cache = call.kv_cache,
            .order = ProductOrder::Cube,
            .half_scores = high_performance,
            .fill = call.mask_value == MaskValueForm::AddedTensor ? MaskFill::Added : MaskFill::Replaced,
            .mask_value = maskValueOf(call, problem),
            .weights = call.dtype,
            .half_sums = high_performance,
            .output = call.dtype,
            .correct_invalid_rows = correctsInvalidRows(call, mask),
            .overflow = call.overflow,
            .tile_rows = tiles.rows,
            .tile_keys = call.tile_keys != 0 ? call.tile_keys : tiles.keys,
            .pre_tokens = mask.pre_tokens,
            .next_tokens = mask.next_tokens};
}

OperatorRecord recordOf(const NpuCall& call, const AttentionProblem& problem, const MaskPlan& mask) {
    OperatorRecord called{.name = "aclnnFusedInferAttentionScoreV2",
                          .layout = "BNSD",
                          .mask_form = mask.form,
                          .sparse_mode = mask.mode.mode,
                          .inner_precise = call.inner_precise,
                          .settings = settingsOf(call),
                          .versions = "kernels of CANN 8.1.RC1 for Ascend 910B (A2), emulated"};
    if (mask.masked && call.mask_value == MaskValueForm::AddedTensor) {
        called.mask_form = "fp16 " + sideBySide(problem.queries(), problem.keys()) + ", added";
    }
    return called;
}

}  // namespace

std::optional<RowInvalid> findRowInvalid(std::string_view name) {
    return findIn(kRowInvalids, name);
}

std::optional<MaskValueForm> findMaskValueForm(std::string_view name) {
    return findIn(kMaskValueForms, name);
}

std::optional<KvCache> findKvCache(std::string_view name) {
    return findIn(kKvCaches, name);
}

std::optional<Overflow> findOverflow(std::string_view name) {
    return findIn(kOverflows, name);
}

std::variant<CallPlan, Issue> planCall(const NpuCall& call, const AttentionProblem& problem) {
    if (auto issue = whyNotCall(call)) return std::move(*issue);
    if (auto issue = whyNotShape(call, problem)) return std::move(*issue);
    Planned planned = planMask(call, *problem.mask);
    if (auto* issue = std::get_if<Issue>(&planned)) return std::move(*issue);
    const MaskPlan& mask = std::get<MaskPlan>(planned);
    return CallPlan{emulationOf(call, problem, mask), recordOf(call, problem, mask), mask.mode, mask.masked};
}

}  // namespace triscope
