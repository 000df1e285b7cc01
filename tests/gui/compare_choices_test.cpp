#include "app/gui/pages/agree/study_words.h"
#include "app/gui/pages/agree/tensor_picker.h"
#include "app/gui/pages/agree/why_pane.h"
#include "app/gui/text/translate.h"
#include "app/gui/views/error_length_view.h"
#include "app/gui/views/error_map_view.h"
#include "app/gui/views/error_steps_view.h"
#include "app/gui/views/scatter_view.h"
#include "core/attention/compare_runs.h"
#include "core/attention/structured_inputs.h"
#include "core/mask/catalog.h"
#include "tests/gui/compare_tabs.h"

namespace triscope::gui {
namespace {

TEST_F(CompareTabs, HoldAnotherBackendAgainstTheReference) {
    applyRun({96, 2, 1, 16, 1, "fp16"});
    ASSERT_TRUE(upToDate());
    tick("npu-emulated", true);
    tick("cpu", false);
    ASSERT_TRUE(upToDate());
    EXPECT_FALSE(m_tab->isStale());
    EXPECT_EQ(m_page->backend(), QStringLiteral("reference, npu-emulated"));
    EXPECT_TRUE(m_page->headline().contains(QStringLiteral("npu-emulated")));
    EXPECT_FALSE(figure("npu-emulated.seconds").isEmpty());
    EXPECT_TRUE(says(QStringLiteral("sparse mode")));
}

TEST_F(CompareTabs, SayWhyABackendCannotRunAndKeepTheResultBefore) {
    applyRun({96, 2, 1, 16, 1, "fp32"});
    ASSERT_TRUE(upToDate());
    const auto* first = m_tab->outcome();
    tick("npu-emulated", true);  // which has no fp32
    EXPECT_TRUE(QTest::qWaitFor([this] { return says(QStringLiteral("fp16 or bf16")); }, 30'000));
    EXPECT_EQ(m_tab->outcome(), first);
    tick("npu-emulated", false);
    ASSERT_TRUE(upToDate());
    EXPECT_FALSE(m_tab->isStale());
}

TEST_F(CompareTabs, CompareEveryPairOfTheBackendsThatAreTicked) {
    applyRun({96, 2, 1, 16, 1, "fp16"});
    tick("npu-emulated", true);
    ASSERT_TRUE(upToDate());
    EXPECT_EQ(m_page->backend(), QStringLiteral("reference, cpu, npu-emulated"));
    QComboBox* pairs = nullptr;
    for (auto* box : m_tab->findChildren<QComboBox*>()) {
        if (box->accessibleName() == QStringLiteral("Which two results are compared")) pairs = box;
    }
    ASSERT_NE(pairs, nullptr);
    ASSERT_EQ(pairs->count(), 3);
    EXPECT_TRUE(pairs->isVisible());
    pairs->setCurrentText(QStringLiteral("npu-emulated against cpu"));
    emit pairs->activated(pairs->currentIndex());
    const AttentionStudy& study = m_tab->outcome()->study;
    const StudyComparison& shown = study.comparisons.at(static_cast<std::size_t>(pairs->currentIndex()));
    EXPECT_EQ(study.results[shown.b].record.backend, "cpu");
    EXPECT_EQ(figure("max_abs"), errorText(shown.agreement.max_abs));
    EXPECT_FALSE(figure("cpu.seconds").isEmpty());
    EXPECT_TRUE(m_page->headline().contains(QStringLiteral("with cpu"))) << qPrintable(m_page->headline());
    tick("reference", false);
    ASSERT_TRUE(upToDate());
    EXPECT_EQ(m_page->backend(), QStringLiteral("cpu, npu-emulated"));
    EXPECT_FALSE(pairs->isVisible());
}

TEST_F(CompareTabs, NeedTwoBackends) {
    const auto* first = m_tab->outcome();
    tick("cpu", false);
    EXPECT_FALSE(button(QStringLiteral("Run")).isEnabled());
    EXPECT_TRUE(says(QStringLiteral("Tick two backends")));
    m_tab->run();
    EXPECT_FALSE(m_page->busy());
    tick("cpu", true);
    EXPECT_EQ(m_tab->outcome(), first);
    EXPECT_FALSE(m_tab->isStale());
}

TEST_F(CompareTabs, JudgeByTheRuleThatIsChosen) {
    applyRun({96, 2, 1, 16, 1, "bf16"});
    choose("rule", "vendor");
    ASSERT_TRUE(upToDate());
    EXPECT_EQ(m_session.scenario().run.rule, "vendor");
    EXPECT_TRUE(says(QStringLiteral("ascend-bf16")));
    EXPECT_TRUE(says(QStringLiteral("itself fails it, with nothing wrong")));
    choose("rule", "derived");
    EXPECT_TRUE(says(QStringLiteral("Rule: derived is a rule for fp32")));
    EXPECT_FALSE(button(QStringLiteral("Run")).isEnabled());
    choose("rule", "auto");
    ASSERT_TRUE(upToDate());
    EXPECT_TRUE(says(QStringLiteral("same-dtype-bf16")));
}

TEST_F(CompareTabs, SayWhetherAKnownTrapExplainsADisagreement) {
    applyRun({96, 2, 1, 16, 1, "bf16"});
    EXPECT_TRUE(upToDate());
    EXPECT_FALSE(says(QStringLiteral("Likely cause")));
    tick("npu-emulated", true);
    tick("cpu", false);
    choose("rule", "vendor");
    ASSERT_TRUE(upToDate());
    ASSERT_FALSE(m_tab->outcome()->study.comparisons.front().agreement.pass);
    EXPECT_TRUE(says(QStringLiteral("Likely cause: none of the known traps.")));
}

TEST(CompareTab, NamesTheTrapThatAnOutputFellInto) {
    StudyOutcome outcome = performRequest(requestOf(smallRun(), {}), {});
    EXPECT_TRUE(causesSentence(outcome, 0).isEmpty());
    // The mask ignored: the output of attention to everything.
    AttentionProblem unmasked = outcome.study.problem;
    unmasked.mask = makeMask({.pattern = "full", .shape = unmasked.mask->shape()});
    outcome.study.results[1] = findBackend("cpu")->run(unmasked, {}, {});
    StudyComparison& comparison = outcome.study.comparisons.front();
    comparison.agreement =
        compareOutputs(outcome.study.results[1], outcome.study.results[0], comparison.agreement.rule);
    outcome.causes = likelyCauses(outcome.study, outcome.request.mask);
    ASSERT_TRUE(outcome.causes && !outcome.causes->causes.empty());
    EXPECT_TRUE(
        causesSentence(outcome, 0).contains(translateCore(outcome.causes->causes.front().trap->title)))
        << qPrintable(causesSentence(outcome, 0));
}

TEST_F(CompareTabs, DrawTheInputsThatAreChosen) {
    choose("inputs", "needle");
    ASSERT_TRUE(upToDate());
    const AttentionProblem& problem = m_tab->outcome()->study.problem;
    EXPECT_GT(problem.k.row(0, needleKey(96))[0], 1);
    EXPECT_EQ(problem.k.row(0, 3)[0], 0);
    EXPECT_TRUE(says(QStringLiteral("seek the key")));
}

TEST_F(CompareTabs, TellTheStepsApartWhenAsked) {
    applyRun({96, 2, 1, 16, 1, "fp32"});
    ASSERT_TRUE(m_page->showPart(QStringLiteral("compare/why")));
    EXPECT_TRUE(says(QStringLiteral("choose fp16 or bf16")));
    applyRun({96, 2, 1, 16, 1, "fp16"});
    const auto* pane = m_tab->findChild<WhyPane*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return pane->steps() != nullptr; }, 30'000));
    EXPECT_GT(pane->steps()->steps.size(), 4U);
    EXPECT_TRUE(m_tab->findChild<ErrorStepsView*>()->accessibleDescription().contains(
        QStringLiteral("default call, from inputs before any rounding, whatever is ticked")));
    EXPECT_TRUE(m_tab->findChild<ErrorStepsView*>()->accessibleDescription().contains(
        QStringLiteral("the output rounded")));
    applyRun({96, 2, 1, 12, 1, "fp16"});
    EXPECT_TRUE(QTest::qWaitFor([this] { return says(QStringLiteral("in multiples of 16")); }, 30'000));
    EXPECT_FALSE(m_page->showPart(QStringLiteral("compare/nonsense")));
}

TEST_F(CompareTabs, LeadFromALengthToItsWorstQuery) {
    ASSERT_TRUE(m_page->showPart(QStringLiteral("compare/length")));
    auto& lengths = *m_tab->findChild<ErrorLengthView*>();
    lengths.setFocus();
    QTest::keyClick(&lengths, Qt::Key_Left);
    ASSERT_TRUE(lengths.markedColumn());
    QTest::keyClick(&lengths, Qt::Key_Return);
    const auto column = m_tab->outcome()->pictures.front().by_length.columns[*lengths.markedColumn()];
    EXPECT_EQ(m_tab->findChild<ErrorMapView*>()->markedCell(), (HeadRow{column.head, column.row}));
}

TEST_F(CompareTabs, LeadFromTheScatterToTheWorstElement) {
    ASSERT_TRUE(m_page->showPart(QStringLiteral("compare/scatter")));
    QTest::mouseClick(m_tab->findChild<ScatterView*>(), Qt::LeftButton);
    const ElementIndex& worst = m_tab->outcome()->study.comparisons.front().agreement.worst;
    EXPECT_EQ(m_tab->findChild<ErrorMapView*>()->markedCell(), (HeadRow{worst.head, worst.row}));
}

TEST(TensorPicker, OffersWhatCanBeAndGuessesByName) {
    const auto entry = [](const char* name, const char* dtype, std::vector<Index> shape) {
        return SafetensorsEntry{.name = name, .dtype = dtype, .shape = std::move(shape)};
    };
    const TensorPicker picker(
        "/f.safetensors",
        {entry("attn.k", "F16", {1, 2, 3}), entry("attn.q", "BF16", {2, 2, 3}),
         entry("ids", "I64", {2, 2, 3}), entry("norm", "F32", {3}), entry("value_states", "F32", {1, 2, 3})});
    EXPECT_EQ(picker.findChildren<QComboBox*>().front()->count(), 3);
    EXPECT_EQ(picker.chosen(),
              (TensorFiles{"/f.safetensors:attn.q", "/f.safetensors:attn.k", "/f.safetensors:value_states"}));
}

}  // namespace
}  // namespace triscope::gui
