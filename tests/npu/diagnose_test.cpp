#include "core/npu/traps/diagnose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/attention/cpu_backend.h"
#include "core/attention/reference_backend.h"
#include "core/npu/emulated/emulated_backend.h"
#include "core/npu/traps/sampled_rows.h"
#include "core/npu/traps/section_masks.h"
#include "tests/attention/small_problems.h"
#include "tests/npu/trap_scenes.h"

namespace triscope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class RandomScenes {
  public:
    explicit RandomScenes(unsigned seed) : m_random(seed) {}

    TrapScene next() {
        const Index queries = from(1, 50);
        const Index offset = from(0, 3) == 0 ? from(0, 90) : 0;
        MaskShape shape{queries, offset + queries, offset, 0};
        if (from(0, 5) == 0) shape.prompt = offset + queries + from(0, 40);
        const auto names = catalogNames();
        MaskSettings mask = smallMask(
            from(0, 2) > 0 ? "triangle" : names[static_cast<std::size_t>(from(0, std::ssize(names) - 1))],
            shape);
        mask.sink = from(0, 6);
        mask.window = from(0, 20);
        mask.last = from(0, 20);
        mask.convention = static_cast<Convention>(from(0, 2));
        if (!validate(mask).empty()) return next();
        const Index group = from(1, 3);
        const Index kv_heads = from(1, 2);
        const Dtype dtype = static_cast<Dtype>(from(0, 2));
        const Index dims = dtype == Dtype::Fp32 ? from(1, 40) : 16 * from(1, 4);
        return trapScene(mask, {group * kv_heads, kv_heads, dims}, dtype, m_random());
    }
    Index from(Index least, Index most) {
        return std::uniform_int_distribution<Index>(least, most)(m_random);
    }

  private:
    std::mt19937 m_random;
};

// By every way to compute a call right in its type, rounded to it.
std::vector<AttentionResult> cleanRuns(const TrapScene& scene) {
    std::vector<AttentionResult> runs{ReferenceBackend().run(scene.problem, {}, {}),
                                      CpuBackend().run(scene.problem, {}, {})};
    if (scene.dtype != Dtype::Fp32) {
        for (const int inner_precise : {0, 1, 2, 3}) {
            // Rows without a key are a trap of their own.
            const EmulatedBackend emulated(
                NpuCall{.dtype = scene.dtype, .inner_precise = inner_precise, .row_invalid = RowInvalid::On});
            if (!emulated.whyNot(scene.problem)) runs.push_back(emulated.run(scene.problem, {}, {}));
        }
    }
    for (AttentionResult& run : runs) roundOutput(scene.dtype, run);
    return runs;
}

TEST(Diagnosis, NamesNothingOnCleanRunsOf300RandomCalls) {
    RandomScenes scenes(7);
    Index runs = 0;
    for (int k = 0; k < 300; ++k) {
        const TrapScene scene = scenes.next();
        for (const AttentionResult& run : cleanRuns(scene)) {
            ++runs;
            EXPECT_THAT(causesOf(scene, run, runs % 2 == 0), IsEmpty()) << "call " << k;
        }
    }
    EXPECT_GT(runs, 1000);
}

MaskSettings longTriangle(Convention convention) {
    return {.pattern = "triangle",
            .shape = MaskShape::square(1100),
            .sink = 8,
            .window = 512,
            .last = 128,
            .convention = convention};
}

// One diagonal more of 512 is less in any row than what rounding does there.
TEST(Diagnosis, TellsAWindowOf512FromOneOf511InBf16) {
    const TrapScene scene = trapScene(longTriangle(Convention::Paper), {2, 1, 64}, Dtype::Bf16);
    TrapScene shorter = scene;
    shorter.problem.mask = makeMask(longTriangle(Convention::Kernel));
    const EmulatedBackend npu(NpuCall{.dtype = Dtype::Bf16});
    AttentionResult observed = npu.run(shorter.problem, {}, {});
    const Diagnosis diagnosis = diagnose(scene, {observed.output});
    ASSERT_THAT(namesOf(diagnosis.causes), ElementsAre("window-off-by-one"));
    EXPECT_THAT(diagnosis.causes.front().fault.str(), HasSubstr("512 of 513"));
    EXPECT_THAT(causesOf(scene, npu.run(scene.problem, {}, {})), IsEmpty());
}

TEST(Diagnosis, NamesATrapInEveryPrecisionOfTheOperator) {
    const MaskSettings mask = smallMask("triangle", MaskShape::square(280));
    for (const Dtype dtype : {Dtype::Fp16, Dtype::Bf16}) {
        const TrapScene scene = trapScene(mask, {4, 2, 32}, dtype);
        for (const char* trap : {"one-based", "mask-unused", "window-off-by-one", "polarity"}) {
            for (const Fault& fault : findTrap(trap)->faults(scene)) {
                TrapScene faulty = scene;
                faulty.problem.mask = fault.mask;
                for (const int inner_precise : {0, 1, 2, 3}) {
                    const EmulatedBackend npu(NpuCall{.dtype = dtype, .inner_precise = inner_precise});
                    EXPECT_THAT(causesOf(scene, npu.run(faulty.problem, {}, {})), ElementsAre(trap))
                        << fault.words.str() << ", innerPrecise " << inner_precise;
                }
            }
        }
    }
}

TEST(Diagnosis, NamesBothTrapsThatAreTheSameHere) {
    // The last query of a prompt has no future.
    MaskSettings mask{.pattern = "streaming", .shape = {1, 60, 59, 0}, .sink = 2, .window = 9};
    const TrapScene scene = trapScene(mask, {2, 1, 16}, Dtype::Fp32);
    TrapScene dense = scene;
    dense.problem.mask = plainMask("dense", mask.shape);
    const AttentionResult observed = CpuBackend().run(dense.problem, {}, {});
    EXPECT_THAT(causesOf(scene, observed), testing::IsSupersetOf({"no-causality", "mask-unused"}));
}

TEST(Diagnosis, TellsThemApartWhereThereIsAFuture) {
    MaskSettings mask{.pattern = "streaming", .shape = MaskShape::square(60), .sink = 2, .window = 9};
    const TrapScene scene = trapScene(mask, {2, 1, 16}, Dtype::Fp32);
    TrapScene full = scene;
    full.problem.mask = plainMask("full", mask.shape);
    // 60 tokens are one block of the port's rule, which looks no closer than that.
    EXPECT_THAT(causesOf(scene, CpuBackend().run(full.problem, {}, {})),
                ElementsAre("block-rule", "no-causality"));
}

TEST(Diagnosis, NamesNothingWhenTheErrorIsOfAnotherKind) {
    const TrapScene scene = trapScene(smallMask("triangle", MaskShape::square(90)), {2, 1, 16}, Dtype::Fp32);
    AttentionResult observed = ReferenceBackend().run(scene.problem, {}, {});
    for (float& value : observed.output.data) value = 1.1F * value + 0.01F;
    EXPECT_THAT(causesOf(scene, observed), IsEmpty());
    observed.output.data[700] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_THAT(causesOf(scene, observed), IsEmpty());
}

TEST(Diagnosis, KnowsDocumentsThatWereTakenForOne) {
    MaskSettings mask{.pattern = "documents", .shape = MaskShape::square(90)};
    mask.lengths = "40,20,30";
    const TrapScene scene = trapScene(mask, {2, 1, 16}, Dtype::Fp16);
    EXPECT_THAT(causesOf(scene, runTrap(*findTrap("mask-unused"), scene).faulty), ElementsAre("mask-unused"));
    EXPECT_THAT(causesOf(scene, runTrap(*findTrap("polarity"), scene).faulty), ElementsAre("polarity"));
}

TEST(Diagnosis, SeesInTheLseWhatTheOutputDoesNotShow) {
    // Each row attends to its sinks alone, which all are in its window.
    MaskSettings mask{.pattern = "streaming", .shape = MaskShape::square(4), .sink = 4, .window = 4};
    const TrapScene scene = trapScene(mask, {1, 1, 16}, Dtype::Fp32);
    const TrapRun run = runTrap(*findTrap("sinks-twice"), scene);
    EXPECT_THAT(causesOf(scene, run.faulty), IsEmpty());
    const Diagnosis diagnosis = diagnose(scene, {run.faulty.output, &run.faulty.lse});
    ASSERT_THAT(namesOf(diagnosis.causes), ElementsAre("sinks-twice"));
    EXPECT_THAT(diagnosis.causes.front().evidence.str(), HasSubstr("up to 0.69 from what was asked for"));
}

TEST(Diagnosis, GivesItsEvidenceInNumbers) {
    const TrapScene scene = trapScene(smallMask("triangle", MaskShape::square(100)), {1, 1, 16}, Dtype::Fp32);
    const TrapRun run = runTrap(*findTrap("last-ignored"), scene, 3);
    const Diagnosis diagnosis = diagnose(scene, {run.faulty.output});
    ASSERT_THAT(namesOf(diagnosis.causes), ElementsAre("last-ignored"));
    EXPECT_EQ(diagnosis.causes.front().fault.str(), "as if last were 0");
    EXPECT_THAT(diagnosis.causes.front().evidence.str(), HasSubstr("in 9 of the 9 rows that it changes"));
    EXPECT_EQ(diagnosis.rows_looked_at, 100);
    EXPECT_EQ(diagnosis.rows, 100);
}

TEST(Diagnosis, StopsWhenAsked) {
    const TrapScene scene = trapScene(smallMask("triangle", MaskShape::square(64)), {1, 1, 16}, Dtype::Fp32);
    const Tensor output(scene.problem.q.shape);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(diagnose(scene, {output}, {stop.get_token(), {}}), Cancelled);
}

TEST(SampledRows, AreAllOfASmallCallAndTheEdgesOfALargeOne) {
    AttentionProblem problem;
    problem.q.shape = {8, 65536, 64};
    problem.k.shape = {2, 65536, 64};
    MaskSettings mask = longTriangle(Convention::Paper);
    mask.shape = MaskShape::square(65536);
    problem.mask = makeMask(mask);
    const auto rows = sampleRows(problem);
    EXPECT_LT(std::ssize(rows), 400);
    const auto has = [&](QueryIndex row) {
        return std::any_of(rows.begin(), rows.end(), [row](const SampledRow& one) { return one.row == row; });
    };
    for (const QueryIndex row : {Index{0}, Index{65407}, Index{65408}, Index{65535}})
        EXPECT_TRUE(has(row)) << row;
    problem.q.shape.seq = 100;
    mask.shape = {100, 65536, 65436, 0};
    problem.mask = makeMask(mask);
    problem.k.shape.seq = 100;
    EXPECT_EQ(sampleRows(problem).size(), 800u);
}

}  // namespace
}  // namespace triscope
