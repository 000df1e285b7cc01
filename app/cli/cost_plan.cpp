#include "app/cli/cost_plan.h"

#include <fmt/format.h>

#include <array>

#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/cost/parallel_split.h"
#include "core/cost/prefill_chunks.h"

namespace triscope::cli {
namespace {

constexpr std::array kPlans{std::pair{"dense", &MemoryReport::dense},
                            std::pair{"triangle", &MemoryReport::triangle},
                            std::pair{"mix", &MemoryReport::mix}};

Json planJson(const MemoryPlan& plan) {
    Json items = Json::array();
    for (const MemoryItem& item : plan.items) {
        items.push_back({{"name", item.name},
                         {"bytes", wideInteger(item.bytes)},
                         {"lives", memoryPhaseName(item.phase)},
                         {"at_peak", item.at_peak}});
    }
    return {{"peak_bytes", wideInteger(plan.peak)},
            {"fits", plan.fits},
            {"longest", plan.longest},
            {"items", std::move(items)}};
}

Json memoryJson(const CostInput& input) {
    const AttentionBuffers buffers = buffersOf(input);
    const MemoryReport report = planMemory(input, buffers);
    Json json{{"kernel", attentionBuffersName(buffers)},
              {"kv_dtype", kvDtypeName(input.deployment.kv_dtype)},
              {"devices", input.deployment.devices()},
              {"max_positions", input.model.max_positions},
              {"capacity_bytes", wideInteger(report.capacity)}};
    for (const auto& [name, plan] : kPlans) json[name] = planJson(report.*plan);
    Json formulas = Json::array();
    for (const Formula& formula : memoryFormulas(input, buffers)) {
        formulas.push_back({{"of", costScopeName(formula.scope)},
                            {"figure", formula.figure},
                            {"symbols", formula.symbols},
                            {"numbers", formula.numbers},
                            {"value", formula.value},
                            {"unit", formula.unit}});
    }
    json["formulas"] = std::move(formulas);
    return json;
}

Index rowCount(const RankLoad& rank) {
    Index rows = 0;
    for (const Range& range : rank.rows) rows += range.size();
    return rows;
}

Json splitJson(const SplitLoad& load) {
    Json ranks = Json::array();
    for (const RankLoad& rank : load.ranks) {
        ranks.push_back(
            {{"rows", rowCount(rank)}, {"dense_kept", rank.dense_kept}, {"pattern_kept", rank.pattern_kept}});
    }
    return {{"split", rowSplitName(load.split)},       {"stripe", load.stripe},
            {"dense_imbalance", load.dense_imbalance}, {"pattern_imbalance", load.pattern_imbalance},
            {"mix_imbalance", load.mix_imbalance},     {"ranks", std::move(ranks)}};
}

Json chunksJson(const ChunkReport& report, Index chunk) {
    Json chunks = Json::array();
    for (const ChunkCost& each : report.chunks) {
        chunks.push_back({{"first_row", each.rows.begin},
                          {"rows", each.rows.size()},
                          {"keys", each.keys},
                          {"dense_kept", each.dense_kept},
                          {"pattern_kept", each.pattern_kept},
                          {"last_kept", each.last_kept},
                          {"pattern_kept_untold", each.pattern_kept_untold},
                          {"dense_seconds", each.dense.value},
                          {"triangle_seconds", each.triangle.value},
                          {"mix_seconds", each.mix.value}});
    }
    return {{"tokens", chunk},
            {"dense_kept", report.dense_kept},
            {"pattern_kept", report.pattern_kept},
            {"dense_lost", report.dense_lost},
            {"pattern_lost", report.pattern_lost},
            {"pattern_kept_untold", report.pattern_kept_untold},
            {"dense_seconds", report.dense.value},
            {"triangle_seconds", report.triangle.value},
            {"mix_seconds", report.mix.value},
            {"whole_mix_seconds", report.whole_mix.value},
            {"measured", false},
            {"calls", std::move(chunks)}};
}

ChunkReport chunksOf(const CostInput& input, std::stop_token stop) {
    ChunkReport report = planChunks(input, {.stop = std::move(stop)});
    if (!report.issues.empty()) {
        const Issue& issue = report.issues.front();
        throw InputError(
            {"prefill-chunk",
             {"the pattern cannot be computed in chunks: %1: %2", {issue.field, issue.message.str()}}});
    }
    return report;
}

const MemoryItem* findItem(const MemoryPlan& plan, std::string_view name) {
    for (const MemoryItem& item : plan.items) {
        if (item.name == name) return &item;
    }
    return nullptr;
}

std::string itemText(const MemoryPlan& plan, std::string_view name) {
    const MemoryItem* item = findItem(plan, name);
    if (item == nullptr) return "-";
    // What lives at another moment than the peak does not count towards it.
    return item->at_peak ? formatBytes(item->bytes) : "(" + formatBytes(item->bytes) + ")";
}

std::string longestText(Index longest) {
    return longest == kMaxLength ? "over " + shortCount(kMaxLength) : groupDigits(longest);
}

void printMemory(const CostInput& input) {
    const MemoryReport report = planMemory(input, buffersOf(input));
    const auto row = [](const std::string& title, const auto& text) {
        fmt::print("{:<20} {:>14} {:>14} {:>14}\n", title, text(0), text(1), text(2));
    };
    const auto plan = [&report](std::size_t kind) -> const MemoryPlan& {
        return report.*kPlans[kind].second;
    };
    fmt::print("\n{:<20} {:>14} {:>14} {:>14}\n", "memory of a device", "dense", "pattern", "mix");
    // The plan with most items names them all.
    for (const MemoryItem& item : report.triangle.items) {
        row(memoryItemTitle(item.name).str(),
            [&](std::size_t kind) { return itemText(plan(kind), item.name); });
    }
    row("peak", [&](std::size_t kind) { return formatBytes(plan(kind).peak); });
    row("fits " + formatBytes(report.capacity),
        [&](std::size_t kind) { return std::string(plan(kind).fits ? "yes" : "no"); });
    row("longest that fits", [&](std::size_t kind) { return longestText(plan(kind).longest); });
    if (const Index made_for = input.model.max_positions; 0 < made_for && made_for < report.mix.longest) {
        fmt::print("  the model is made for up to {} (max_position_embeddings)\n",
                   countText(made_for, "token", "tokens"));
    }
    fmt::print("  in brackets: lives at another moment than the peak. The KV cache is the same for all.\n");
}

void printSplits(const CostInput& input, std::stop_token stop) {
    const auto loads = splitRowsEachWay(input, {.stop = std::move(stop)});
    if (loads.empty()) return;
    fmt::print("\n{:<20} {:>14} {:>14} {:>14}   busiest of {} over the mean\n", "rows divided", "dense",
               "pattern", "mix", countText(input.deployment.context_parallel, "rank", "ranks"));
    for (const SplitLoad& load : loads) {
        fmt::print("{:<20} {:>13}x {:>13}x {:>13}x\n", rowSplitName(load.split),
                   formatRatio(load.dense_imbalance), formatRatio(load.pattern_imbalance),
                   formatRatio(load.mix_imbalance));
    }
}

void printChunks(const CostInput& input, std::stop_token stop) {
    if (input.deployment.prefill_chunk == 0) return;
    const ChunkReport report = chunksOf(input, std::move(stop));
    const auto owners = std::count_if(report.chunks.begin(), report.chunks.end(),
                                      [](const ChunkCost& chunk) { return chunk.last_kept > 0; });
    fmt::print("\n{} of {}, on one device: dense {}, pattern {}, mix {} (in one call {})\n",
               countText(static_cast<WideInt>(report.chunks.size()), "chunk", "chunks"),
               countText(input.deployment.prefill_chunk, "token", "tokens"), formatSeconds(report.dense),
               formatSeconds(report.triangle), formatSeconds(report.mix), formatSeconds(report.whole_mix));
    fmt::print("  kept cells of a layer: {}, as in one call{}; {} the last rows\n",
               groupDigits(report.pattern_kept - report.pattern_lost),
               report.pattern_lost == 0 ? "" : " less " + groupDigits(report.pattern_lost),
               countText(owners, "of the chunks owns", "of the chunks own"));
    fmt::print("  {} if each chunk took its own last rows for the prompt's\n",
               groupDigits(report.pattern_kept_untold));
}

}  // namespace

void addPlanJson(Json& length, const CostInput& input, std::stop_token stop) {
    length["memory"] = memoryJson(input);
    const Deployment& deployment = input.deployment;
    if (deployment.devices() > 1) {
        Json splits = Json::array();
        for (const SplitLoad& load : splitRowsEachWay(input, {.stop = stop})) {
            splits.push_back(splitJson(load));
        }
        length["parallel"] = {{"tensor_parallel", deployment.tensor_parallel},
                              {"context_parallel", deployment.context_parallel},
                              {"splits", std::move(splits)}};
    }
    if (deployment.prefill_chunk > 0) {
        length["chunks"] = chunksJson(chunksOf(input, std::move(stop)), deployment.prefill_chunk);
    }
}

void printPlan(const CostInput& input, std::stop_token stop) {
    printMemory(input);
    printSplits(input, stop);
    printChunks(input, std::move(stop));
}

}  // namespace triscope::cli
