#include "core/cost/kernels/kernel_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "core/cost/presets.h"
#include "core/cost/traced.h"
#include "core/mask/block_mask.h"
#include "core/mask/catalog.h"
#include "tests/cost/arithmetic.h"

namespace triscope {
namespace {

CostInput inputOf(MaskSettings mask, const char* hardware = "a100-80g") {
    CostInput input;
    input.model = loadModel("llama-3.1-8b");
    input.hardware = loadHardware(hardware);
    input.mask = std::move(mask);
    input.triangle_layers = LayerSet::parse("16-31", 32);
    return input;
}

MaskSettings triangle(Index seq, Index sink, Index window, Index last) {
    return {.shape = MaskShape::square(seq),
            .sink = sink,
            .window = window,
            .last = last,
            .convention = Convention::Kernel};
}

KernelCells cellsOfMask(const MaskSettings& mask) {
    return countKernelCells(mask, countCells(mask, 64));
}

// The loop bounds of _attn_fwd_inner, as they stand in the published source.
CellCount windowTilesByItsLoop(Index early, Index window) {
    CellCount tiles = 0;
    for (Index start = 0; start * 64 < early; ++start) {
        const Index low = std::max<Index>(
            0, static_cast<Index>(std::floor(static_cast<double>(start * 64 - window + 1) / 64)) * 64);
        const Index high = std::min(early, (((start + 1) * 64 - 1) + 64) / 64 * 64);
        for (Index n = low; n < high; n += 64) ++tiles;
    }
    return tiles;
}

TEST(KernelCells, CountTheTilesThatThePublishedKernelLoopsOver) {
    std::mt19937 random(7);
    const auto pick = [&](Index low, Index high) {
        return std::uniform_int_distribution<Index>(low, high)(random);
    };
    for (int round = 0; round < 300; ++round) {
        const Index seq = pick(2, 3000);
        const Index sink = pick(1, 200);
        const Index window = pick(1, 700);
        const Index last = pick(0, 300);
        const KernelCells cells = cellsOfMask(triangle(seq, sink, window, last));
        ASSERT_TRUE(cells.sections);
        const Index early = std::max<Index>(0, seq - last);
        EXPECT_EQ(cells.sections->early_rows, early);
        EXPECT_EQ(cells.sections->window_tiles, windowTilesByItsLoop(early, window))
            << seq << ' ' << sink << ' ' << window << ' ' << last;
        EXPECT_EQ(cells.sections->sinks, std::min(sink, seq));
        EXPECT_EQ(cells.sections->row_tiles, (early + 63) / 64);
        EXPECT_EQ(cells.sections->one_pass, window >= seq);
    }
}

TEST(KernelCells, OfTheNpuCoverEachKeptCellOfTheirPart) {
    for (const Index seq : {300, 1000, 4096}) {
        const KernelCells cells = cellsOfMask(triangle(seq, 8, 512, 128));
        const auto kept = [&](const char* pattern, MaskShape shape) {
            return makeMask({.pattern = pattern, .shape = shape, .sink = 0, .window = 511})
                ->keptCount(shape.rect());
        };
        const Index early = seq - 128;
        EXPECT_GE(cells.sections->npu_band_cells, kept("streaming", MaskShape::square(early)));
        EXPECT_GE(cells.sections->npu_last_cells,
                  kept("dense", {.queries = 128, .keys = seq, .query_offset = early}));
        EXPECT_EQ(cells.sections->npu_sink_cells > 0, early > 512);
    }
}

TEST(KernelCells, KnowNoSectionsOfOtherPatterns) {
    const KernelCells cells = cellsOfMask({.pattern = "longformer", .shape = MaskShape::square(4096)});
    EXPECT_FALSE(cells.sections);
    EXPECT_TRUE(whyNot(AttentionKernel::TwoPass, cells));
    EXPECT_TRUE(whyNot(AttentionKernel::NpuSplit, cells));
    EXPECT_FALSE(whyNot(AttentionKernel::Fused, cells));
}

const KernelStepCost& step(const KernelCost& cost, std::string_view name) {
    const auto found =
        std::find_if(cost.steps.begin(), cost.steps.end(), [&](const auto& s) { return s.name == name; });
    if (found == cost.steps.end()) throw std::runtime_error("no step " + std::string(name));
    return *found;
}

// Worked out by hand for 4,096 + 128 tokens, 32 heads of 128, 8 KV heads, two bytes an element.
TEST(PublishedTriangleKernel, MovesTheBytesThatItsSourceMoves) {
    const CostInput input = inputOf(triangle(4224, 8, 512, 128));
    const KernelCost cost = costOfKernel(AttentionKernel::TwoPass, input, countKernelCells(input));
    const WideInt row = 32 * 128;
    EXPECT_EQ(step(cost, "Expand K and V to all query heads").bytes, WideInt{2} * (8 + 32) * 128 * 2 * 4224);
    EXPECT_EQ(step(cost, "Copy Q, K and V without the last rows").bytes, WideInt{3} * 2 * row * 2 * 4096);
    // 64 tile rows: the first nine widths grow from 1 to 9 tiles.
    const WideInt tiles = 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 56 * 9;
    const KernelStepCost& window = step(cost, "Window pass, fp32 state written");
    EXPECT_EQ(*window.flops, 4 * row * 64 * 64 * tiles);
    EXPECT_EQ(window.bytes, row * 2 * 4096 + tiles * 64 * 2 * row * 2 + 4 * 32 * (128 + 2) * WideInt{4096});
    const KernelStepCost& sinks = step(cost, "Sink pass, state read and written again");
    EXPECT_EQ(*sinks.flops, 4 * row * 64 * 64 * 64);
    EXPECT_EQ(*step(cost, "Last rows: Q·Kᵀ, scores written").flops, 2 * row * 128 * 4224);
    EXPECT_EQ(step(cost, "Last rows: softmax in fp32").bytes, WideInt{32} * 128 * 4224 * (2 + 4));
    EXPECT_EQ(step(cost, "Join the rows").bytes, 2 * row * 2 * 4224);
    EXPECT_EQ(cost.steps.size(), 12U);
}

TEST(PublishedTriangleKernel, NeedsNoSecondPassWhereTheWindowHoldsEverything) {
    const CostInput input = inputOf(triangle(400, 8, 512, 128));
    const KernelCost cost = costOfKernel(AttentionKernel::TwoPass, input, countKernelCells(input));
    for (const KernelStepCost& each : cost.steps)
        EXPECT_EQ(std::string_view(each.name).find("Sink pass"), std::string_view::npos);
}

TEST(AttentionKernels, ThatComputeEveryCellSaveNothing) {
    const CostInput input = inputOf(triangle(32768, 8, 512, 128), "ascend-910b3");
    const KernelCells cells = countKernelCells(input);
    const double dense = costOfKernel(AttentionKernel::FlashDense, input, cells).seconds;
    EXPECT_GT(costOfKernel(AttentionKernel::NpuMask, input, cells).seconds, dense);
    EXPECT_GT(costOfKernel(AttentionKernel::Masked, input, cells).seconds, dense);
    EXPECT_LT(costOfKernel(AttentionKernel::NpuSplit, input, cells).seconds, dense / 5);
    EXPECT_LT(costOfKernel(AttentionKernel::Fused, input, cells).seconds,
              costOfKernel(AttentionKernel::NpuSplit, input, cells).seconds);
}

TEST(AttentionKernels, MoveBothHeadSizesOfLatentAttention) {
    CostInput input = inputOf(triangle(4096, 8, 512, 128), "h100-sxm");
    input.model = loadModel("deepseek-v3");
    input.triangle_layers = LayerSet::all(61);
    const KernelCells cells = countKernelCells(input);
    const KernelCost fused = costOfKernel(AttentionKernel::Fused, input, cells);
    EXPECT_EQ(fused.bytes, 128 * (192 + 128) * 2 * (4096 + 4096) + 4 * 128 * 4096);
    EXPECT_EQ(fused.flops, 2 * 128 * (192 + 128) * cells.counts.pattern_executed);
    const KernelCost masked = costOfKernel(AttentionKernel::Masked, input, cells);
    EXPECT_EQ(masked.flops, WideInt{2} * 128 * (192 + 128) * 4096 * 4096);
}

TEST(AttentionKernels, WaitForTheirBusiestResourceAndTheirLaunches) {
    for (const char* hardware : {"ascend-910b3", "a100-80g"}) {
        const CostInput input = inputOf(triangle(8192, 8, 512, 128), hardware);
        const KernelCells cells = countKernelCells(input);
        for (const KernelInfo& info : attentionKernels()) {
            const KernelCost cost = costOfKernel(info.kernel, input, cells);
            double seconds = 0;
            for (const KernelStepCost& s : cost.steps) {
                const double busiest = std::max({s.matrix_seconds, s.vector_seconds, s.memory_seconds});
                EXPECT_DOUBLE_EQ(s.seconds, busiest + static_cast<double>(s.launches) * kLaunchSeconds);
                EXPECT_EQ(s.vector_seconds > 0,
                          s.softmax_flops.has_value() && input.hardware.vector_peak.has_value());
                seconds += s.seconds;
            }
            EXPECT_DOUBLE_EQ(cost.seconds, seconds) << info.name;
        }
    }
}

TEST(AttentionKernels, ShowFormulasWhoseNumbersGiveTheirValues) {
    int checked = 0;
    for (const char* hardware : {"ascend-910b3", "a100-80g"}) {
        const CostInput input = inputOf(triangle(10000, 8, 512, 128), hardware);
        const KernelCells cells = countKernelCells(input);
        for (const KernelInfo& info : attentionKernels()) {
            const KernelCost cost = costOfKernel(info.kernel, input, cells);
            const auto formulas = kernelFormulas(info.kernel, input, cells);
            ASSERT_EQ(formulas.size(), cost.steps.size());
            for (std::size_t k = 0; k < formulas.size(); ++k) {
                EXPECT_EQ(Arithmetic<WideInt>::evaluate(formulas[k].bytes.numbers), cost.steps[k].bytes);
                if (formulas[k].flops) {
                    EXPECT_EQ(Arithmetic<WideInt>::evaluate(formulas[k].flops->numbers),
                              *cost.steps[k].flops);
                }
                EXPECT_NEAR(Arithmetic<double>::evaluate(formulas[k].seconds.numbers), cost.steps[k].seconds,
                            1e-9 * cost.steps[k].seconds);
                EXPECT_EQ(formulas[k].seconds.value, roundedText(cost.steps[k].seconds));
                ++checked;
            }
        }
    }
    EXPECT_GT(checked, 40);
}

}  // namespace
}  // namespace triscope
