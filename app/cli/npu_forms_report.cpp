#include "app/cli/npu_forms_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/numbers.h"
#include "core/npu/mask_values.h"
#include "core/npu/npu_mask_forms.h"
#include "core/npu/split_calls.h"

namespace triscope::cli {

namespace {

Json modeJson(const SparseMode& mode) {
    Json json{{"sparse_mode", mode.mode}};
    if (mode.mode == 4) {
        json["pre_tokens"] = mode.pre_tokens;
        json["next_tokens"] = mode.next_tokens;
    }
    if (mode.mode == 6) json["prefix"] = mode.prefix;
    return json;
}

std::string tokens(Index count) {
    return count == kNoLimit ? "unlimited" : groupDigits(count);
}

// "sparse_mode 4, pre_tokens 511, next_tokens 0".
std::string modeText(const SparseMode& mode) {
    std::string text = fmt::format("sparse_mode {}", mode.mode);
    if (mode.mode == 0) text += " without a mask";
    if (mode.mode == 4) {
        text +=
            fmt::format(", pre_tokens {}, next_tokens {}", tokens(mode.pre_tokens), tokens(mode.next_tokens));
    }
    if (mode.mode == 6) text += fmt::format(", prefix {}", groupDigits(mode.prefix));
    return text;
}

Json formsJson(const std::vector<NpuMaskForm>& forms) {
    Json json = Json::array();
    for (const NpuMaskForm& form : forms) {
        Json one{
            {"id", form.id},       {"name", form.name.str()},          {"shape", form.shape},
            {"dtype", form.dtype}, {"bytes", wideInteger(form.bytes)}, {"sparse_modes", form.sparse_modes},
            {"exact", form.exact}};
        if (form.call) one["call"] = modeJson(*form.call);
        one["note"] = form.note.str();
        json.push_back(std::move(one));
    }
    return json;
}

Json splitJson(const std::optional<CallSplit>& split) {
    if (!split) return nullptr;
    Json calls = Json::array();
    for (const SplitCall& call : split->calls) {
        Json one{{"part", SplitCall::partName(call.part)},
                 {"rows", {call.rows.begin, call.rows.end}},
                 {"keys", {call.keys.begin, call.keys.end}},
                 {"queries_length", call.rows.size()},
                 {"keys_length", call.keys.size()}};
        one.update(modeJson(call.mode));
        one["mask_bytes"] = wideInteger(call.mask_bytes);
        one["kept"] = call.kept;
        calls.push_back(std::move(one));
    }
    return {{"calls", std::move(calls)},
            {"kept", split->kept},
            {"exact", split->exact},
            {"rows_without_sinks", split->rows_without_sinks}};
}

Json valuesJson() {
    Json json = Json::array();
    for (const MaskValue& value : maskValues()) {
        json.push_back({{"value", value.name},
                        {"fp32", maskValueJson(value.value)},
                        {"fp16", maskValueJson(value.fp16)},
                        {"bf16", maskValueJson(value.bf16)},
                        {"meaning", value.meaning.str()}});
    }
    return json;
}

std::string shapeOf(const NpuMaskForm& form) {
    return groupDigits(form.shape.front()) + " x " + groupDigits(form.shape.back());
}

void printForms(const std::vector<NpuMaskForm>& forms) {
    fmt::print("\n  {:<38} {:>25}  {:<5} {:>9}  {:<5} {}\n", "NPU form (a batch, a head)", "shape", "dtype",
               "bytes", "mode", "exact");
    for (const NpuMaskForm& form : forms) {
        fmt::print("  {:<38} {:>25}  {:<5} {:>9}  {:<5} {}\n", form.name.str(), shapeOf(form), form.dtype,
                   formatBytes(form.bytes), form.sparse_modes, form.exact ? "yes" : "no");
        if (form.call) fmt::print("      {}\n", modeText(*form.call));
    }
}

bool hasPart(const CallSplit& split, SplitCall::Part part) {
    return std::any_of(split.calls.begin(), split.calls.end(),
                       [part](const SplitCall& call) { return call.part == part; });
}

void printSplit(const std::optional<CallSplit>& split) {
    if (!split) {
        fmt::print("\n  the split into band, sinks and last rows does not apply to this pattern\n");
        return;
    }
    fmt::print("\n  as calls with compressed masks ({}):\n", split->calls.size());
    for (const SplitCall& call : split->calls) {
        fmt::print("  {:<10} rows {}:{}, keys {}:{}; Sq = {}, Skv = {}; {}; mask {}; keeps {}\n",
                   SplitCall::partName(call.part), groupDigits(call.rows.begin), groupDigits(call.rows.end),
                   groupDigits(call.keys.begin), groupDigits(call.keys.end), groupDigits(call.rows.size()),
                   groupDigits(call.keys.size()), modeText(call.mode), formatBytes(call.mask_bytes),
                   groupDigits(call.kept));
    }
    fmt::print("  together {}: {}\n", groupDigits(split->kept),
               split->exact ? "exactly the mask" : "NOT the mask");
    if (!hasPart(*split, SplitCall::Part::Band) || !hasPart(*split, SplitCall::Part::Sinks)) return;
    fmt::print(
        "  band and sinks merge by LSE: o = (o1 e^(l1-m) + o2 e^(l2-m)) / (e^(l1-m) + e^(l2-m)), m = "
        "max(l1, l2)\n");
    fmt::print(
        "  {} no sink outside the window: leave such rows out of the sinks' call, or count their LSE of +inf "
        "as weight 0\n",
        countText(split->rows_without_sinks, "row has", "rows have"));
}

void printValues() {
    fmt::print("\n  {:<10} {:>10} {:>14}  {}\n", "mask value", "in fp16", "in bf16", "");
    for (const MaskValue& value : maskValues()) {
        fmt::print("  {:<10} {:>10} {:>14}  {}\n", value.name, formatMaskValue(value.fp16),
                   formatMaskValue(value.bf16), value.meaning.str());
    }
}

}  // namespace

Json maskValueJson(float value) {
    if (std::isinf(value)) return formatMaskValue(value);
    return value;
}

Json npuFormsJson(const Mask& mask, Index block) {
    return {{"forms", formsJson(npuMaskForms(mask, block))},
            {"split", splitJson(splitCalls(mask))},
            {"mask_values", valuesJson()}};
}

void printNpuForms(const Mask& mask, Index block) {
    printForms(npuMaskForms(mask, block));
    printSplit(splitCalls(mask));
    printValues();
}

}  // namespace triscope::cli
