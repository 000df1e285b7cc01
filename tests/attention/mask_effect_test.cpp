#include "core/attention/mask_effect.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "core/attention/effect_summary.h"
#include "core/attention/kept_region.h"
#include "tests/attention/small_problems.h"
#include "tests/mask/brute_mask.h"

namespace triscope {
namespace {

// What float runs of problems this small may be off by, in shares of 1.
constexpr double kRounding = 2e-5;

MaskEffect measured(const MaskSettings& mask, const HeadSizes& sizes = {}, std::uint64_t seed = 1) {
    return measureMaskEffect(gaussianProblem(mask, sizes, seed), {.threads = 1}, {});
}

// Attention over the keys that `takes` holds, by definition: its output and the sum of exp(score).
template <class Takes>
std::pair<std::vector<double>, double> plainRow(const AttentionProblem& problem, Index head, QueryIndex row,
                                                const Takes& takes) {
    std::vector<double> output(static_cast<std::size_t>(problem.headDim()));
    double sum = 0;
    for (KeyIndex j = 0; j < problem.keys(); ++j) {
        if (!takes(j)) continue;
        double score = 0;
        for (Index d = 0; d < problem.headDim(); ++d)
            score += double{problem.q.row(head, row)[d]} * problem.k.row(problem.kvHead(head), j)[d];
        const double weight = std::exp(score / std::sqrt(static_cast<double>(problem.headDim())));
        sum += weight;
        for (std::size_t d = 0; d < output.size(); ++d)
            output[d] += weight * problem.v.row(problem.kvHead(head), j)[d];
    }
    for (double& element : output) element = sum > 0 ? element / sum : 0;
    return {output, sum};
}

void expectByDefinition(const MaskSettings& settings, const HeadSizes& sizes, std::uint64_t seed) {
    const AttentionProblem problem = gaussianProblem(settings, sizes, seed);
    const MaskEffect effect = measureMaskEffect(problem, {.threads = 1}, {});
    const bool full = effect.baseline == "full";
    for (Index head = 0; head < problem.heads(); ++head) {
        for (QueryIndex row = 0; row < problem.queries(); ++row) {
            const Index position = settings.shape.position(row);
            const auto [whole, all] =
                plainRow(problem, head, row, [&](Index j) { return full || j <= position; });
            const auto [part, kept] =
                plainRow(problem, head, row, [&](Index j) { return brute::kept(settings, row, j); });
            double difference = 0;
            double size = 0;
            for (std::size_t d = 0; d < whole.size(); ++d) {
                difference += (whole[d] - part[d]) * (whole[d] - part[d]);
                size += whole[d] * whole[d];
            }
            const RowEffect& row_effect = effect.at(head, row);
            EXPECT_NEAR(row_effect.lost_mass, 1 - kept / all, kRounding) << head << "," << row;
            const double ratio = std::sqrt(difference / size);
            EXPECT_NEAR(row_effect.difference, ratio, kRounding * (1 + ratio)) << head << "," << row;
        }
    }
}

TEST(MaskEffect, IsThatOfPlainLoopsUnderBothMasks) {
    std::mt19937 random(5);
    for (int trial = 0; trial < 60 && !testing::Test::HasFailure(); ++trial) {
        const MaskSettings settings = brute::randomSettings(random, "triangle");
        SCOPED_TRACE(brute::describe(settings));
        expectByDefinition(settings, {4, 2, 16}, random());
    }
}

TEST(MaskEffect, LosesWhatReferenceProbabilitiesSumToOverTheMiddle) {
    const MaskSettings settings{.shape = MaskShape::square(80), .sink = 3, .window = 10, .last = 8};
    const AttentionProblem problem = gaussianProblem(settings, {2, 1, 8});
    const MaskEffect effect = measureMaskEffect(problem, {.threads = 1}, {});
    double mean = 0;
    for (Index head = 0; head < 2; ++head) {
        for (QueryIndex row = 0; row < 80; ++row) {
            const auto inMiddle = [&](Index j) { return j >= 3 && row - j > 10 && row < 72; };
            const double middle = plainRow(problem, head, row, inMiddle).second;
            const double all = plainRow(problem, head, row, [&](Index j) { return j <= row; }).second;
            EXPECT_NEAR(effect.at(head, row).lost_mass, middle / all, kRounding) << head << "," << row;
            mean += middle / all / 160;
        }
    }
    ASSERT_EQ(effect.regions.size(), 4u) << "future keys are no part of dense attention";
    const RegionMass& middle = effect.regions[3];
    EXPECT_STREQ(problem.mask->regions()[middle.region].name, "middle");
    EXPECT_FALSE(middle.kept);
    EXPECT_EQ(middle.cells, problem.mask->count(middle.region, problem.mask->shape().rect()));
    EXPECT_NEAR(middle.mass, mean, kRounding);
}

TEST(MaskEffect, SharesTheWholeMassAmongTheRegions) {
    const MaskEffect effect =
        measured({.shape = MaskShape::square(90), .sink = 4, .window = 12, .last = 10}, {2, 2, 16});
    for (QueryIndex row = 0; row < 90; ++row) {
        double mass = (effect.at(0, row).lost_mass + effect.at(1, row).lost_mass) / 2;
        for (const RegionMass& region : effect.regions) {
            if (region.kept) mass += region.by_row[static_cast<std::size_t>(row)];
        }
        EXPECT_NEAR(mass, 1, kRounding) << row;
    }
    double all = 0;
    for (const RegionMass& region : effect.regions) all += region.mass;
    EXPECT_NEAR(all, 1, kRounding);
}

// By plain loops over the cells of each region.
TEST(MaskEffect, TellsTheMassOfEveryRegionOfEveryPattern) {
    int left_out = 0;
    for (const std::string& pattern : catalogNames()) {
        const MaskSettings settings = smallMask(pattern, MaskShape::square(97));
        const AttentionProblem problem = gaussianProblem(settings, {2, 1, 8});
        const MaskEffect effect = measureMaskEffect(problem, {.threads = 1}, {});
        const bool full = effect.baseline == "full";
        std::vector<double> masses(problem.mask->regions().size());
        for (Index head = 0; head < 2; ++head) {
            for (QueryIndex row = 0; row < 97; ++row) {
                const auto sumOver = [&](const auto& takes) {
                    return plainRow(problem, head, row, takes).second;
                };
                const double all = sumOver([&](Index j) { return full || j <= row; });
                for (RegionId id = 0; id < masses.size(); ++id) {
                    masses[id] += sumOver([&](Index j) {
                                      return (full || j <= row) && problem.mask->regionAt(row, j) == id;
                                  }) /
                                  all / 194;
                }
            }
        }
        for (const RegionMass& region : effect.regions) {
            EXPECT_NEAR(region.mass, masses[region.region], kRounding) << pattern << " " << region.region;
            left_out += region.kept ? 0 : 1;
        }
    }
    EXPECT_GT(left_out, static_cast<int>(catalogNames().size()) / 2);
}

TEST(MaskEffect, LeavesTheLastRowOfATriangleExactlyDense) {
    const MaskEffect effect =
        measured({.shape = MaskShape::square(120), .sink = 2, .window = 8, .last = 5}, {4, 2, 16});
    EXPECT_TRUE(effect.lastRowIsWhole());
    ASSERT_EQ(effect.last_row.size(), 4u);
    for (const RowEffect& head : effect.last_row) {
        EXPECT_EQ(head.difference, 0) << "the same operations on the same keys";
        EXPECT_EQ(head.lost_mass, 0);
    }
}

TEST(MaskEffect, ChangesTheLastRowOfATriangleWithoutLastRows) {
    const MaskEffect effect =
        measured({.shape = MaskShape::square(120), .sink = 2, .window = 8, .last = 0}, {4, 2, 16});
    EXPECT_FALSE(effect.lastRowIsWhole());
    for (Index head = 0; head < 4; ++head) {
        const RowEffect& exact = effect.last_row[static_cast<std::size_t>(head)];
        EXPECT_GT(exact.difference, 0.01);
        EXPECT_NEAR(exact.difference, effect.at(head, 119).difference, kRounding * (1 + exact.difference));
        EXPECT_NEAR(exact.lost_mass, effect.at(head, 119).lost_mass, kRounding);
    }
}

TEST(MaskEffect, IsNoneOnRowsThatDropNoKey) {
    const MaskEffect effect =
        measured({.shape = MaskShape::square(200), .sink = 3, .window = 20, .last = 30}, {2, 1, 8});
    for (QueryIndex row = 0; row < 200; ++row) {
        const bool whole = row <= 23 || row >= 170;
        EXPECT_EQ(effect.dropped[static_cast<std::size_t>(row)] == 0, whole) << row;
        EXPECT_EQ(effect.at(1, row).difference == 0, whole) << row;
        EXPECT_EQ(effect.at(1, row).cosine == 1, whole) << row;
    }
}

TEST(MaskEffect, HoldsPatternsThatLookAheadAgainstAllKeys) {
    for (const char* pattern : {"longformer", "prefix-lm", "bigbird"}) {
        const MaskSettings settings = smallMask(pattern, MaskShape::square(64));
        EXPECT_EQ(measured(settings).baseline, "full") << pattern;
        SCOPED_TRACE(pattern);
        expectByDefinition(settings, {2, 1, 8}, 3);
    }
    EXPECT_EQ(measured(smallMask("strided", MaskShape::square(64))).baseline, "dense");
}

TEST(MaskEffect, LosesEverythingInARowWithoutKeys) {
    const MaskEffect effect = measured({.pattern = "last", .shape = MaskShape::square(12), .last = 2});
    EXPECT_EQ(effect.at(1, 3).lost_mass, 1);
    EXPECT_EQ(effect.at(1, 3).difference, 1) << "its output is 0";
    EXPECT_EQ(effect.at(1, 3).cosine, 0);
}

MaskEffect countingEffect() {
    MaskEffect effect;
    effect.heads = 2;
    effect.queries = 10;
    effect.rows.resize(20);
    for (std::size_t k = 0; k < 20; ++k) effect.rows[k].lost_mass = static_cast<double>((k * 7) % 20) / 20;
    return effect;
}

TEST(EffectSummary, FindsTheWorstRowOfAFigure) {
    const EffectSummary summary = summarize(countingEffect(), &RowEffect::lost_mass);
    EXPECT_EQ(summary.max, 0.95);
    EXPECT_EQ(summary.head * 10 + summary.row, 17) << "17 * 7 = 119, 19 beyond a hundred";
    EXPECT_NEAR(summary.mean, 0.475, 1e-12);
    EXPECT_EQ(summary.min, 0);
    EXPECT_EQ(summary.median, 0.45);
    EXPECT_EQ(summary.p95, 0.9);
}

TEST(EffectProfile, BinsRowsWithoutLosingAnExtreme) {
    const MaskEffect effect = countingEffect();
    const std::vector<EffectBin> both = profileOf(effect, &RowEffect::lost_mass, 4);
    ASSERT_EQ(both.size(), 4u);
    EXPECT_EQ(both.front().rows.begin, 0);
    EXPECT_EQ(both.back().rows.end, 10);
    double highest = 0;
    for (std::size_t b = 0; b < 4; ++b) {
        EXPECT_EQ(both[b].rows.begin, b == 0 ? 0 : both[b - 1].rows.end);
        EXPECT_LE(both[b].low, both[b].mean);
        EXPECT_LE(both[b].mean, both[b].high);
        EXPECT_TRUE(both[b].rows.contains(both[b].worst));
        highest = std::max(highest, both[b].high);
    }
    EXPECT_EQ(highest, 0.95);
    const std::vector<EffectBin> one = profileOf(effect, &RowEffect::lost_mass, 100, 1);
    ASSERT_EQ(one.size(), 10u) << "no more bins than rows";
    EXPECT_EQ(one[7].mean, 0.95);
    EXPECT_EQ(one[7].low, one[7].high);
}

TEST(MaskEffect, ReportsProgressAndStopsWhenAsked) {
    const AttentionProblem problem = gaussianProblem({.shape = MaskShape::square(700)});
    std::vector<double> shares;
    measureMaskEffect(problem, {.threads = 1}, {.progress = [&](double share) { shares.push_back(share); }});
    ASSERT_GT(shares.size(), 2u);
    EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
    EXPECT_NEAR(shares[shares.size() - 2], 1, 1e-9) << "all work was foreseen";
    EXPECT_EQ(shares.back(), 1);
    std::stop_source source;
    EXPECT_THROW(measureMaskEffect(problem, {.threads = 1},
                                   {source.get_token(), [&](double) { source.request_stop(); }}),
                 Cancelled);
}

TEST(KeepOnly, KeepsTheCellsOfOneRegionAndNoOther) {
    std::mt19937 random(6);
    for (int trial = 0; trial < 100; ++trial) {
        const MaskSettings settings = brute::randomSettings(random);
        const MaskPtr mask = makeMask(settings);
        for (RegionId region = 0; region < mask->regions().size(); ++region) {
            const MaskPtr only = keepOnly(mask, region);
            EXPECT_EQ(only->keptCount(only->shape().rect()), mask->count(region, mask->shape().rect()));
            for (QueryIndex row = 0; row < settings.shape.queries; ++row) {
                for (const Range& span : only->keptSpans(row)) {
                    EXPECT_EQ(mask->regionAt(row, span.begin), region) << brute::describe(settings);
                    EXPECT_EQ(mask->regionAt(row, span.end - 1), region) << brute::describe(settings);
                }
            }
        }
    }
}

}  // namespace
}  // namespace triscope
