#include "core/npu/cann/operator_call.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/mask/catalog.h"
#include "core/npu/cann/call_plan.h"
#include "core/npu/cann/merged_output.h"
#include "core/numerics/half.h"
#include "tests/mask/brute_mask.h"

namespace triscope {
namespace {

using testing::ElementsAre;

NpuPlan planOf(NpuForm form, const MaskSettings& settings) {
    return std::get<NpuPlan>(planCalls(form, *makeMask(settings)));
}

TEST(OperatorCall, MasksOutWithOneWhatTheMaskDoesNotKeep) {
    const MaskSettings settings{.shape = MaskShape::square(6), .sink = 1, .window = 1, .last = 1};
    const MaskPtr mask = makeMask(settings);
    const NpuPlan plan = planOf(NpuForm::Token, settings);
    const std::vector<std::uint8_t> cells = packMask(plan.calls.front(), *mask, 2);
    ASSERT_EQ(cells.size(), 36U);
    for (Index i = 0; i < 6; ++i) {
        for (Index j = 0; j < 6; ++j) {
            EXPECT_EQ(cells[static_cast<std::size_t>(i * 6 + j)], brute::kept(settings, i, j) ? 0 : 1)
                << i << "," << j;
        }
    }
}

TEST(OperatorCall, PacksSlicesOfAllHeadsAndPadsThem) {
    Tensor k({2, 4, 1});
    for (std::size_t at = 0; at < k.data.size(); ++at) k.data[at] = static_cast<float>(at);
    const OperatorCall call{
        .slices = {{{{0, 1}}, {{1, 2}, {3, 4}}}, {{{1, 2}}, {{0, 1}}}}, .queries = 1, .keys = 2};
    std::vector<float> packed;
    for (const std::uint16_t bits : packKeys(call, k, false)) packed.push_back(fp16Value(bits));
    EXPECT_THAT(packed, ElementsAre(1, 3, 5, 7, 0, 0, 4, 0));
}

TEST(OperatorCall, PacksTheUpperHalfOfAFloatAsBf16) {
    Tensor k({1, 2, 1});
    k.data = {1.5F, -2.0F};
    const OperatorCall call{.slices = {{{{0, 1}}, {{0, 2}}}}, .queries = 1, .keys = 2};
    EXPECT_THAT(packKeys(call, k, true), ElementsAre(0x3FC0, 0xC000));
}

// How often the calls of a plan compute each cell.
std::vector<int> timesComputed(const NpuPlan& plan, const Mask& mask) {
    const Index keys = mask.shape().keys;
    std::vector<int> times(static_cast<std::size_t>(mask.shape().rect().area()));
    for (const OperatorCall& call : plan.calls) {
        const auto cells = packMask(call, mask, 1);
        for (std::size_t s = 0; s < call.slices.size(); ++s) {
            const std::vector<Index> rows = rowsOf(call, call.slices[s]);
            std::vector<Index> columns;
            for (const Range& range : call.slices[s].keys) {
                for (Index j = range.begin; j < range.end; ++j) columns.push_back(j);
            }
            for (std::size_t i = 0; i < rows.size(); ++i) {
                for (std::size_t j = 0; j < columns.size(); ++j) {
                    const auto width = static_cast<std::size_t>(call.keys);
                    const bool computed =
                        call.mask == CallMask::Blocks
                            ? cells[i / 128 * ((width + 127) / 128) + j / 128] == 1
                            : cells[(s * static_cast<std::size_t>(call.queries) + i) * width + j] == 0;
                    if (rows[i] >= 0 && computed)
                        ++times[static_cast<std::size_t>(rows[i] * keys + columns[j])];
                }
            }
        }
    }
    return times;
}

TEST(BlockPlan, ComputesEveryKeptCellOnceAndNoOther) {
    std::mt19937 random(11);
    int planned = 0;
    for (int trial = 0; trial < 60; ++trial) {
        MaskSettings settings = brute::randomSettings(random);
        settings.shape = {
            .queries = 100 + trial * 5, .keys = 420 - trial * 4, .query_offset = trial % 3 * 60};
        settings.shape.prompt = 0;
        settings.window = 130;
        if (!validate(settings).empty()) continue;
        const MaskPtr mask = makeMask(settings);
        const auto plan = planCalls(NpuForm::Blocks, *mask);
        if (!std::holds_alternative<NpuPlan>(plan)) continue;
        ++planned;
        const std::vector<int> times = timesComputed(std::get<NpuPlan>(plan), *mask);
        for (Index i = 0; i < settings.shape.queries; ++i) {
            for (Index j = 0; j < settings.shape.keys; ++j) {
                const bool kept = mask->regions()[mask->regionAt(i, j)].kept;
                ASSERT_EQ(times[static_cast<std::size_t>(i * settings.shape.keys + j)], kept ? 1 : 0)
                    << brute::describe(settings) << " at " << i << "," << j;
            }
        }
    }
    EXPECT_GT(planned, 10);
}

TEST(CallPlan, CountsTheCellsOfTilesThatASparseModeTouches) {
    const NpuPlan band = planOf(
        NpuForm::Modes, {.pattern = "streaming", .shape = MaskShape::square(1024), .sink = 0, .window = 100});
    // The diagonal tiles, and left of them one each but for the first.
    EXPECT_EQ(band.calls.front().executed, (8 + 7) * 128 * 128);
    const NpuPlan causal = planOf(NpuForm::Modes, {.pattern = "dense", .shape = MaskShape::square(1024)});
    EXPECT_EQ(causal.calls.front().executed, (8 * 9 / 2) * 128 * 128);
}

TEST(MergedOutput, WeighsPartsByTheirLse) {
    const MaskPtr mask = makeMask({.pattern = "full", .shape = {.queries = 1, .keys = 2}});
    const OperatorCall call{.slices = {{{{0, 1}}, {{0, 1}}}}, .queries = 1, .keys = 1};
    MergedOutput merged({1, 1, 1}, false);
    merged.add(call, *mask, {{fp16Bits(4)}, {std::log(3.0F)}});
    merged.add(call, *mask, {{fp16Bits(8)}, {std::log(1.0F)}});
    EXPECT_NEAR(merged.output().data[0], 5, 1e-6);
    EXPECT_NEAR(merged.lse().data[0], std::log(4.0), 1e-6);
}

TEST(MergedOutput, GivesAPartWithoutAKeyNoWeightWhateverItsLse) {
    const MaskPtr mask = makeMask({.pattern = "dense", .shape = {.queries = 2, .keys = 2}});
    OperatorCall future{.slices = {{{{0, 2}}, {{1, 2}}}}, .queries = 2, .keys = 1, .mask = CallMask::Token};
    const OperatorCall past{.slices = {{{{0, 2}}, {{0, 1}}}}, .queries = 2, .keys = 1};
    const float infinity = std::numeric_limits<float>::infinity();
    MergedOutput merged({1, 2, 1}, false);
    merged.add(future, *mask, {{fp16Bits(0), fp16Bits(6)}, {infinity, 0}});
    merged.add(past, *mask, {{fp16Bits(2), fp16Bits(2)}, {0.5F, 0}});
    EXPECT_EQ(merged.output().data, (AlignedVector<float>{2, 4}));
    EXPECT_EQ(merged.lse().data[0], 0.5);
}

TEST(MergedOutput, RefusesToMergeByAnLseThatIsNone) {
    const MaskPtr mask = makeMask({.pattern = "full", .shape = {.queries = 1, .keys = 2}});
    const OperatorCall call{.slices = {{{{0, 1}}, {{0, 1}}}}, .queries = 1, .keys = 1};
    MergedOutput merged({1, 1, 1}, false);
    merged.add(call, *mask, {{fp16Bits(1)}, {0}});
    EXPECT_THROW(merged.add(call, *mask, {{fp16Bits(1)}, {std::nanf("")}}), std::runtime_error);
}

}  // namespace
}  // namespace triscope
