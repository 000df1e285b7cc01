#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "core/attention/reference_backend.h"
#include "core/base/input_error.h"
#include "tests/npu/trap_scenes.h"

namespace triscope {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

MaskSettings triangle(const MaskShape& shape, Index sink = 3, Index window = 20, Index last = 9,
                      Convention convention = Convention::Paper) {
    return {.pattern = "triangle",
            .shape = shape,
            .sink = sink,
            .window = window,
            .last = last,
            .convention = convention};
}

struct NamedScene {
    const char* name;
    MaskSettings mask;
    HeadSizes heads;
    Dtype dtype;
};

// Groups, a chunk of a longer prompt, other sections and conventions, ragged and tiny lengths, each type.
const NamedScene kScenes[] = {
    {"fp32", triangle(MaskShape::square(150)), {2, 1, 16}, Dtype::Fp32},
    {"fp16Grouped", triangle(MaskShape::square(160), 4, 30, 12), {4, 2, 32}, Dtype::Fp16},
    {"bf16Kernel", triangle(MaskShape::square(200), 5, 17, 20, Convention::Kernel), {2, 2, 64}, Dtype::Bf16},
    {"fp32Chunk", triangle({90, 210, 120, 0}, 6, 40, 25), {2, 1, 16}, Dtype::Fp32},
    {"fp16Chunk", triangle({100, 180, 80, 300}, 6, 40, 125), {2, 1, 32}, Dtype::Fp16},
    {"fp32OddDimension", triangle(MaskShape::square(131), 2, 9, 30), {3, 1, 7}, Dtype::Fp32},
    {"fp16OddDimension", triangle(MaskShape::square(129), 7, 25, 14), {2, 1, 13}, Dtype::Fp16},
    {"tiny", triangle(MaskShape::square(12), 1, 3, 2), {1, 1, 8}, Dtype::Fp32},
};

struct TrapCase {
    const Trap* trap;
    const NamedScene* scene;
};

std::vector<TrapCase> everyTrapOnEveryScene() {
    std::vector<TrapCase> cases;
    for (const Trap& trap : trapCatalog()) {
        for (const NamedScene& scene : kScenes) cases.push_back({&trap, &scene});
    }
    return cases;
}

class EveryTrap : public testing::TestWithParam<TrapCase> {};

// Whether the output of the fault can be told from a right one at all.
bool canBeSeen(const TrapScene& scene, const AttentionResult& faulty, const AttentionResult& asked) {
    const Agreement agreement = compareOutputs(faulty, asked, {});
    if (agreement.non_finite_mismatches > 0) return true;
    const double unit = scene.dtype == Dtype::Fp32 ? 1e-5 : scene.dtype == Dtype::Fp16 ? 1e-2 : 6e-2;
    return agreement.max_abs > unit;
}

TEST_P(EveryTrap, IsNamedByWhatItGives) {
    const auto& [trap, named] = GetParam();
    const TrapScene scene = staged(*trap, trapScene(named->mask, named->heads, named->dtype));
    const std::size_t ways = trap->faults(scene).size();
    std::size_t seen = 0;
    for (std::size_t way = 0; way < ways; ++way) {
        const TrapRun run = runTrap(*trap, scene, way);
        if (!canBeSeen(run.scene, run.faulty, run.asked)) continue;
        ++seen;
        EXPECT_THAT(causesOf(run.scene, run.faulty), Contains(trap->name)) << run.fault.words.str();
        EXPECT_THAT(causesOf(run.scene, run.asked), IsEmpty()) << run.fault.words.str();
    }
    if (std::string_view(trap->name) == "empty-middle") return;
    // A chunk whose rows have all left the sinks behind has no row for which only one call has keys.
    const bool nothing_to_see =
        named->mask.shape.query_offset > 0 &&
        (trap->name == std::string_view("invalid-lse") || trap->name == std::string_view("sinks-twice"));
    EXPECT_EQ(seen == 0, nothing_to_see);
}

INSTANTIATE_TEST_SUITE_P(Traps, EveryTrap, testing::ValuesIn(everyTrapOnEveryScene()), [](const auto& test) {
    std::string name = test.param.trap->name;
    for (char& c : name) c = c == '-' ? '_' : c;
    return name + "_" + test.param.scene->name;
});

TEST(TrapCatalog, KnowsItsTrapsByName) {
    for (const Trap& trap : trapCatalog()) EXPECT_EQ(findTrap(trap.name), &trap);
    EXPECT_EQ(findTrap("dense"), nullptr);
    EXPECT_EQ(trapCatalog().size(), 16u);
}

TEST(TrapRuns, RefuseACallInWhichTheTrapCannotHappen) {
    MaskSettings documents{.pattern = "documents", .shape = MaskShape::square(40)};
    documents.lengths = "20,20";
    const TrapScene scene = trapScene(documents, {1, 1, 8}, Dtype::Fp32);
    try {
        runTrap(*findTrap("one-based"), scene);
        FAIL() << "ran";
    } catch (const InputError& error) {
        EXPECT_EQ(error.issues().front().field, "trap");
        EXPECT_THAT(error.what(), HasSubstr("needs a mask of sinks, a window and last rows"));
    }
}

TEST(TrapRuns, SayWhatTheyChangedInTheCall) {
    const TrapScene scene = trapScene(triangle(MaskShape::square(64)), {1, 1, 16}, Dtype::Fp32);
    const TrapRun run = runTrap(*findTrap("all-layers-triangle"), scene);
    ASSERT_EQ(run.scene.notes.size(), 1u);
    EXPECT_EQ(run.scene.problem.mask->keptCount(run.scene.problem.mask->shape().rect()), 64 * 65 / 2);
    EXPECT_EQ(run.fault.mask->keptCount(run.fault.mask->shape().rect()),
              scene.problem.mask->keptCount(scene.problem.mask->shape().rect()));
}

TEST(TrapRuns, AreByTheEmulatedNpuInItsTypes) {
    const auto maker = [](const char* trap, Dtype dtype) {
        const TrapScene scene = trapScene(triangle(MaskShape::square(64)), {1, 1, 16}, dtype);
        return runTrap(*findTrap(trap), scene).faulty.record.backend;
    };
    EXPECT_EQ(maker("mask-unused", Dtype::Bf16), "npu-emulated");
    EXPECT_EQ(maker("rows-without-key", Dtype::Fp16), "npu-emulated");
    EXPECT_EQ(maker("score-overflow", Dtype::Fp32), "npu-emulated");
    EXPECT_EQ(maker("mask-unused", Dtype::Fp32), "cpu");
    EXPECT_EQ(maker("sinks-twice", Dtype::Fp16), "plain loops");
}

TEST(TrapRules, GiveTheReferenceUnderTheMaskAlone) {
    const TrapScene scene = trapScene(triangle({33, 60, 27, 0}), {4, 2, 8}, Dtype::Fp32);
    const AttentionResult rows = runRule(scene, *maskedRows(scene.problem.mask));
    const AttentionResult reference = ReferenceBackend().run(scene.problem, {}, {});
    for (std::size_t k = 0; k < rows.output.data.size(); ++k)
        EXPECT_NEAR(double{rows.output.data[k]}, reference.exact_output.data[k], 1e-6);
    for (std::size_t k = 0; k < rows.lse.data.size(); ++k)
        EXPECT_NEAR(rows.lse.data[k], reference.lse.data[k], 1e-12);
}

TEST(SinksTwice, AddLn2ToTheLseOfRowsThatSeeSinksAlone) {
    const TrapScene scene = trapScene(triangle(MaskShape::square(48), 4, 10, 5), {1, 1, 8}, Dtype::Fp32);
    const TrapRun run = runTrap(*findTrap("sinks-twice"), scene);
    for (const QueryIndex row : {0, 1, 2, 3}) {
        EXPECT_NEAR(*run.faulty.lse.row(0, row) - *run.asked.lse.row(0, row), std::log(2), 1e-9);
    }
    EXPECT_GT(*run.faulty.lse.row(0, 8), *run.asked.lse.row(0, 8));
    // Its window has left the sinks behind; a last row is a call of its own.
    for (const QueryIndex row : {20, 45})
        EXPECT_NEAR(*run.faulty.lse.row(0, row), *run.asked.lse.row(0, row), 1e-9);
}

TEST(InvalidLse, BreaksTheRowsWhoseSinksAreAllInTheWindow) {
    const TrapScene scene = trapScene(triangle(MaskShape::square(48), 4, 10, 5), {1, 1, 8}, Dtype::Fp32);
    const TrapRun run = runTrap(*findTrap("invalid-lse"), scene);
    for (QueryIndex row = 0; row < 48; ++row) {
        // Row 11 is the first whose window has left key 0 behind.
        EXPECT_EQ(std::isnan(run.faulty.output.row(0, row)[0]), row < 11) << row;
    }
}

TEST(RowsWithoutKey, AverageAllValues) {
    const TrapScene scene = trapScene(triangle(MaskShape::square(64)), {1, 1, 16}, Dtype::Fp16);
    const TrapRun run = runTrap(*findTrap("rows-without-key"), scene);
    double mean = 0;
    for (Index token = 0; token < 64; ++token) mean += double{scene.problem.v.row(0, token)[3]} / 64;
    EXPECT_NEAR(run.faulty.output.row(0, 2)[3], mean, 1e-3);
    EXPECT_EQ(run.asked.output.row(0, 2)[3], 0);
}

TEST(HalfMaskValue, IsNaNInEveryRow) {
    const TrapScene scene = trapScene(triangle(MaskShape::square(24)), {1, 1, 16}, Dtype::Bf16);
    const TrapRun run = runTrap(*findTrap("fp16-mask-value"), scene);
    EXPECT_EQ(run.scene.dtype, Dtype::Fp16);
    for (QueryIndex row = 0; row < 24; ++row) EXPECT_TRUE(std::isnan(run.faulty.output.row(0, row)[5]));
}

TEST(EmptyMiddle, IsACautionAndNoCause) {
    const TrapScene scene = trapScene(triangle(MaskShape::square(40)), {2, 1, 16}, Dtype::Fp32);
    const TrapRun run = runTrap(*findTrap("empty-middle"), scene);
    EXPECT_TRUE(run.agreement.pass) << "which is the trap";
    const Diagnosis diagnosis = diagnose(run.scene, {run.faulty.output});
    EXPECT_THAT(diagnosis.causes, IsEmpty());
    EXPECT_THAT(namesOf(diagnosis.cautions), ElementsAre("empty-middle"));
    EXPECT_THAT(diagnose(scene, {run.asked.output}).cautions, IsEmpty()) << "this one has a Middle";
}

}  // namespace
}  // namespace triscope
