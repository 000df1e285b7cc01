#include "core/cost/prefill_chunks.h"

#include <gtest/gtest.h>

#include "core/cost/cost_report.h"
#include "core/cost/presets.h"

namespace triscope {
namespace {

CostInput inputOf(const char* pattern, const MaskShape& shape, Index chunk) {
    CostInput input;
    input.model = loadModel("llama-3.1-8b");
    input.hardware = loadHardware("ascend-910b3");
    input.mask.pattern = pattern;
    input.mask.shape = shape;
    input.mask.lengths = "3K+1K";
    input.triangle_layers = LayerSet::parse("16-31", input.model.layers);
    input.deployment.prefill_chunk = chunk;
    return input;
}

CellCount keptByChunks(const ChunkReport& report) {
    CellCount kept = 0;
    for (const ChunkCost& chunk : report.chunks) kept += chunk.pattern_kept;
    return kept;
}

TEST(PrefillChunks, KeepTogetherWhatOneCallKeeps) {
    for (const char* pattern : {"triangle", "streaming", "sliding-window", "vertical-slash"}) {
        for (const Index chunk : {64, 1000, 4096, 5000}) {
            const CostInput input = inputOf(pattern, MaskShape::square(4096), chunk);
            const ChunkReport report = planChunks(input);
            ASSERT_TRUE(report.issues.empty()) << pattern;
            EXPECT_EQ(keptByChunks(report), costOf(input).cells.pattern_kept) << pattern;
            EXPECT_EQ(report.pattern_lost, 0) << pattern;
            EXPECT_EQ(report.dense_lost, 0);
        }
    }
}

TEST(PrefillChunks, GoOnWhereAnEarlierCallStopped) {
    const ChunkReport report = planChunks(
        inputOf("triangle", {.queries = 3000, .keys = 8000, .query_offset = 5000, .prompt = 9000}, 1024));
    ASSERT_EQ(report.chunks.size(), 3u);
    EXPECT_EQ(report.chunks[1].keys, 5000 + 2048);
    EXPECT_EQ(report.pattern_lost, 0);
}

TEST(PrefillChunks, GiveTheLastRowsToTheChunksThatHoldThem) {
    const ChunkReport report = planChunks(inputOf("triangle", MaskShape::square(8000), 1024));
    ASSERT_EQ(report.chunks.size(), 8u);
    for (std::size_t chunk = 0; chunk < 7; ++chunk) EXPECT_EQ(report.chunks[chunk].last_kept, 0);
    EXPECT_GT(report.chunks.back().last_kept, 0);
}

TEST(PrefillChunks, CountWhatComesOfTakingEachChunksLastRowsForThePrompts) {
    const ChunkReport report = planChunks(inputOf("triangle", MaskShape::square(8192), 1024));
    EXPECT_GT(report.pattern_kept_untold, report.pattern_kept);
    EXPECT_EQ(report.chunks.back().pattern_kept_untold, report.chunks.back().pattern_kept);
    EXPECT_EQ(planChunks(inputOf("streaming", MaskShape::square(8192), 1024)).pattern_kept_untold,
              report.pattern_kept - report.chunks.back().last_kept);
}

TEST(PrefillChunks, LoseTheKeysThatComeLater) {
    const ChunkReport report = planChunks(inputOf("prefix-lm", MaskShape::square(4096), 256));
    ASSERT_TRUE(report.issues.empty());
    // A prefix of 1,024 in four chunks: each misses the later ones, 3 + 2 + 1 squares of 256.
    EXPECT_EQ(report.pattern_lost, 6 * 256 * 256);
}

TEST(PrefillChunks, SayWhyAPatternHasNoChunks) {
    CostInput input = inputOf("npu", MaskShape::square(4096), 1000);
    input.mask.sparse_mode = 7;
    ASSERT_TRUE(validate(input).empty());
    const ChunkReport report = planChunks(input);
    EXPECT_FALSE(report.issues.empty());
    EXPECT_TRUE(report.chunks.empty());
}

TEST(PrefillChunks, AddUpTheSecondsOfTheirCalls) {
    const ChunkReport report = planChunks(inputOf("triangle", MaskShape::square(8192), 3000));
    Seconds mix;
    for (const ChunkCost& chunk : report.chunks) mix += chunk.mix;
    EXPECT_DOUBLE_EQ(report.mix.value, mix.value);
    EXPECT_GT(report.mix, report.whole_mix);
}

TEST(PrefillChunks, AreNoneWithoutAChunkLength) {
    EXPECT_TRUE(planChunks(inputOf("triangle", MaskShape::square(8192), 0)).chunks.empty());
}

TEST(PrefillChunks, StopWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(planChunks(inputOf("triangle", MaskShape::square(8192), 8), {.stop = stop.get_token()}),
                 Cancelled);
}

}  // namespace
}  // namespace triscope
