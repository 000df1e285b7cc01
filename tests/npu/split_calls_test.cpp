#include "core/npu/split_calls.h"

#include <gtest/gtest.h>

#include <map>

#include "core/mask/catalog.h"
#include "tests/mask/brute_mask.h"
#include "tests/npu/operator_mask.h"

namespace triscope {
namespace {

using Part = SplitCall::Part;

// How many calls of the split compute each cell, asked of the operators' rule cell by cell.
std::map<std::pair<Index, Index>, int> computedBy(const CallSplit& split) {
    std::map<std::pair<Index, Index>, int> times;
    for (const SplitCall& call : split.calls) {
        for (Index i = 0; i < call.rows.size(); ++i) {
            for (Index j = 0; j < call.keys.size(); ++j) {
                if (brute::operatorKeeps(call.mode, call.rows.size(), call.keys.size(), i, j)) {
                    ++times[{call.rows.begin + i, call.keys.begin + j}];
                }
            }
        }
    }
    return times;
}

MaskSettings randomTriangle(std::mt19937& random) {
    MaskSettings settings = brute::randomSettings(random);
    settings.pattern = std::uniform_int_distribution<int>(0, 3)(random) == 0 ? "streaming" : "triangle";
    return settings;
}

std::vector<SplitCall> callsOf(const MaskSettings& settings) {
    return splitCalls(*makeMask(settings)).value().calls;
}

TEST(CallSplit, ComputesEveryKeptCellOnceAndNoOther) {
    std::mt19937 random(7);
    for (int trial = 0; trial < 1500; ++trial) {
        const MaskSettings settings = randomTriangle(random);
        const auto split = splitCalls(*makeMask(settings));
        ASSERT_TRUE(split.has_value());
        auto times = computedBy(*split);
        for (Index i = 0; i < settings.shape.queries; ++i) {
            for (Index j = 0; j < settings.shape.keys; ++j) {
                ASSERT_EQ(times[std::make_pair(i, j)], brute::kept(settings, i, j) ? 1 : 0)
                    << brute::describe(settings) << " at " << i << "," << j;
            }
        }
        EXPECT_TRUE(split->exact) << brute::describe(settings);
        EXPECT_EQ(split->kept, brute::keptIn(settings, makeMask(settings)->shape().rect()));
    }
}

TEST(CallSplit, GivesEveryCallParametersThatTheOperatorsAccept) {
    std::mt19937 random(8);
    for (int trial = 0; trial < 1500; ++trial) {
        const MaskSettings settings = randomTriangle(random);
        for (const SplitCall& call : callsOf(settings)) {
            const SparseMode& mode = call.mode;
            EXPECT_FALSE(call.rows.empty() || call.keys.empty()) << brute::describe(settings);
            EXPECT_GT(call.kept, 0) << brute::describe(settings);
            EXPECT_GE(mode.pre_tokens + mode.next_tokens, 0) << brute::describe(settings);
            EXPECT_GT(mode.pre_tokens, -call.rows.size()) << brute::describe(settings);
            EXPECT_GT(mode.next_tokens, -call.keys.size()) << brute::describe(settings);
        }
    }
}

TEST(CallSplit, LeavesNoRowOfTheSinksCallWithoutASink) {
    std::mt19937 random(9);
    for (int trial = 0; trial < 500; ++trial) {
        const MaskSettings settings = randomTriangle(random);
        for (const SplitCall& call : callsOf(settings)) {
            if (call.part != Part::Sinks) continue;
            for (Index i = 0; i < call.rows.size(); ++i) {
                EXPECT_FALSE(keptSpans(call.mode, call.rows.size(), call.keys.size(), i).empty());
            }
        }
    }
}

TEST(CallSplit, HasTheNumbersOfTheDefaultTriangle) {
    const auto split = splitCalls(*makeMask({.convention = Convention::Kernel}));
    ASSERT_EQ(split->calls.size(), 3U);
    const SplitCall& band = split->calls[0];
    EXPECT_EQ(band.part, Part::Band);
    EXPECT_EQ(band.rows, (Range{0, 130944}));
    EXPECT_EQ(band.keys, (Range{0, 130944}));
    EXPECT_EQ(band.mode, (SparseMode{.mode = 4, .pre_tokens = 511, .next_tokens = 0}));
    EXPECT_EQ(band.mask_bytes, Bytes{4194304});
    const SplitCall& sinks = split->calls[1];
    EXPECT_EQ(sinks.part, Part::Sinks);
    EXPECT_EQ(sinks.rows, (Range{512, 130944}));
    EXPECT_EQ(sinks.keys, (Range{0, 8}));
    EXPECT_EQ(sinks.mode, SparseMode{.mode = 2});
    const SplitCall& last = split->calls[2];
    EXPECT_EQ(last.part, Part::LastRows);
    EXPECT_EQ(last.rows, (Range{130944, 131072}));
    EXPECT_EQ(last.keys, (Range{0, 131072}));
    EXPECT_EQ(last.mode, SparseMode{.mode = 3});
    EXPECT_EQ(split->kept, 84725028) << "the published count";
    EXPECT_TRUE(split->exact);
    EXPECT_EQ(split->rows_without_sinks, 512);
}

TEST(CallSplit, GivesASingleQueryItsOwnKeysOnly) {
    const auto calls = callsOf({.shape = {.queries = 1, .keys = 100, .query_offset = 60, .prompt = 200},
                                .sink = 4,
                                .window = 9,
                                .last = 2});
    ASSERT_EQ(calls.size(), 2U);
    EXPECT_EQ(calls[0].keys, (Range{51, 61}));
    EXPECT_EQ(calls[1].keys, (Range{0, 4}));
    for (const SplitCall& call : calls) {
        EXPECT_EQ(call.mode, SparseMode{});
        EXPECT_EQ(call.mask_bytes, Bytes{0});
    }
}

TEST(CallSplit, HoldsAtTheLongestMask) {
    const auto split = splitCalls(*makeMask({.shape = MaskShape::square(kMaxLength)}));
    EXPECT_TRUE(split->exact);
    const MaskShape chunk{.queries = kMaxLength, .keys = kMaxLength, .query_offset = kMaxLength};
    EXPECT_TRUE(splitCalls(*makeMask({.shape = chunk, .window = kMaxLength}))->exact);
}

TEST(CallSplit, IsExactForEveryPatternThatItAppliesTo) {
    std::mt19937 random(10);
    int applied = 0;
    for (int trial = 0; trial < 3000; ++trial) {
        const MaskSettings settings = brute::randomSettings(random);
        const MaskPtr mask = makeMask(settings);
        const auto split = splitCalls(*mask);
        if (!split) continue;
        ++applied;
        auto times = computedBy(*split);
        for (Index i = 0; i < settings.shape.queries; ++i) {
            for (Index j = 0; j < settings.shape.keys; ++j) {
                ASSERT_EQ(times[std::make_pair(i, j)], mask->regions()[mask->regionAt(i, j)].kept ? 1 : 0)
                    << brute::describe(settings) << " at " << i << "," << j;
            }
        }
    }
    EXPECT_GT(applied, 200);
}

TEST(CallSplit, DoesNotApplyToOtherPatterns) {
    for (const char* pattern : {"dense", "full", "last", "middle"}) {
        EXPECT_FALSE(splitCalls(*makeMask({.pattern = pattern})).has_value()) << pattern;
    }
}

}  // namespace
}  // namespace triscope
