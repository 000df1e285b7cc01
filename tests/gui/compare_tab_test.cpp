#include <QRegularExpression>
#include <QSignalSpy>
#include <fstream>

#include "app/gui/pages/agree/run_controls.h"
#include "app/gui/pages/agree/study_words.h"
#include "app/gui/text/translate.h"
#include "app/gui/views/error_map_view.h"
#include "core/base/input_error.h"
#include "tests/gui/compare_tabs.h"

namespace triscope::gui {
namespace {

TEST_F(CompareTabs, RunWhenFirstShownAndShowWhatTheStudySays) {
    ASSERT_NE(m_tab->outcome(), nullptr);
    const AttentionStudy study = performStudy(requestOf(m_session.validScenario(), {}), {});
    const Agreement& agreement = study.comparisons.front().agreement;
    EXPECT_EQ(m_page->headline(), studyHeadline(study));
    EXPECT_EQ(figure("max_abs"), errorText(agreement.max_abs));
    EXPECT_EQ(figure("max_rel"), errorText(agreement.max_rel));
    EXPECT_EQ(figure("rmse"), errorText(agreement.rmse));
    EXPECT_EQ(figure("atol"), errorText(agreement.rule.atol));
    EXPECT_EQ(figure("cosine"), QString::number(agreement.cosine, 'f', 9));
    EXPECT_EQ(figure("cpu.executed"), QString::number(study.results[1].record.executed_flops.toDouble() /
                                                          study.results[1].record.useful_flops.toDouble(),
                                                      'f', 2));
    EXPECT_TRUE(says(translate(agreement.rule.words)));
    EXPECT_EQ(m_page->backend(), QStringLiteral("reference, cpu"));
}

TEST_F(CompareTabs, SayThatAResultIsForEarlierSettingsAndThenRunAgain) {
    const QString before = m_page->headline();
    type("seed", QStringLiteral("2"));
    QCoreApplication::processEvents();
    EXPECT_EQ(m_session.scenario().run.seed, 2U);
    EXPECT_TRUE(m_tab->isStale());
    EXPECT_TRUE(m_page->headline().contains(before));
    EXPECT_TRUE(m_page->headline().startsWith(QStringLiteral("For the earlier settings")));
    ASSERT_TRUE(settled());
    EXPECT_FALSE(m_tab->isStale());
    EXPECT_NE(m_page->headline(), before);
    EXPECT_EQ(m_tab->outcome()->request.run.seed, 2U);
}

TEST_F(CompareTabs, ShowAnEarlierResultAtOnceWhenItsSettingsComeBack) {
    const auto* first = m_tab->outcome();
    type("seed", QStringLiteral("2"));
    m_session.undoStack().undo();
    ASSERT_TRUE(settled());
    EXPECT_EQ(m_tab->outcome(), first);
    EXPECT_FALSE(m_tab->isStale());
}

TEST_F(CompareTabs, DoNotRunWhenOnlyTheLengthOfTheMaskChanges) {
    const auto* first = m_tab->outcome();
    Scenario scenario = m_session.scenario();
    scenario.mask.shape = MaskShape::square(4096);
    m_session.apply(scenario, QStringLiteral("length"));
    ASSERT_TRUE(settled());
    EXPECT_EQ(m_tab->outcome(), first);
    EXPECT_FALSE(m_tab->isStale());
}

TEST_F(CompareTabs, FollowTheMask) {
    Scenario scenario = m_session.scenario();
    scenario.mask.pattern = "dense";
    m_session.apply(scenario, QStringLiteral("pattern"));
    ASSERT_TRUE(settled());
    const AttentionProblem& problem = m_tab->outcome()->study.problem;
    EXPECT_EQ(problem.mask->keptCount(problem.mask->shape().rect()), 96 * 97 / 2);
}

TEST_F(CompareTabs, WaitToBeAskedForALargeRun) {
    applyLongRun();
    QTest::qWait(600);
    EXPECT_FALSE(m_page->busy());
    EXPECT_TRUE(m_tab->isStale());
    EXPECT_TRUE(button(QStringLiteral("Run")).isEnabled());
    EXPECT_TRUE(says(QStringLiteral("press R to run again")));
}

TEST_F(CompareTabs, RefuseWhatTheMemoryCannotHoldAndSayWhatWould) {
    RunSettings run{1'000'000, 1024, 1024, 4096, 1, "fp32"};
    applyRun(run);
    const QString reason = whyTooLarge(run, MaskShape::square(run.seq), {"reference", "cpu"});
    EXPECT_TRUE(says(reason)) << qPrintable(reason);
    EXPECT_FALSE(button(QStringLiteral("Run")).isEnabled());
    m_tab->run();
    EXPECT_FALSE(m_page->busy());
    const QRegularExpressionMatch fitting =
        QRegularExpression(QStringLiteral("up to ([0-9,]+) token")).match(reason);
    ASSERT_TRUE(fitting.hasMatch());
    run.seq = fitting.captured(1).remove(u',').toLongLong();
    ASSERT_GT(run.seq, 0);
    EXPECT_EQ(whyTooLarge(run, MaskShape::square(run.seq), {"reference", "cpu"}), QString());
    applyRun(run);
    EXPECT_TRUE(button(QStringLiteral("Run")).isEnabled());
}

TEST_F(CompareTabs, SayThatTheTokensAreNotTheLengthOfTheScenario) {
    Scenario scenario = m_session.scenario();
    scenario.mask.shape = MaskShape::square(4096);
    m_session.apply(scenario, QStringLiteral("length"));
    const QString hint = QStringLiteral("Own length, not the scenario's 4,096");
    EXPECT_TRUE(says(hint));
    EXPECT_TRUE(box("run-seq").toolTip().contains(hint));
    scenario.mask.shape = MaskShape::square(96);
    m_session.apply(scenario, QStringLiteral("length"));
    EXPECT_FALSE(says(QStringLiteral("Own length")));
    EXPECT_FALSE(box("run-seq").toolTip().contains(QStringLiteral("Own length")));
}

TEST_F(CompareTabs, SayPlainlyThatNoPhysicalNpuHasRunTheirCalls) {
    const QString words = QStringLiteral("has never been run on a physical NPU");
    EXPECT_FALSE(says(words));
    auto* npu = m_tab->findChild<QCheckBox*>(QStringLiteral("agree.npu"));
    EXPECT_TRUE(npu->toolTip().contains(words));
    npu->setChecked(true);
    EXPECT_TRUE(says(words));
    npu->setChecked(false);
    EXPECT_FALSE(says(words));
}

TEST_F(CompareTabs, AreUsableAfterACancelledRun) {
    const QString headline = m_page->headline();
    startLongRun();
    EXPECT_FALSE(button(QStringLiteral("Run")).isEnabled());
    QTest::mouseClick(&button(QStringLiteral("Cancel")), Qt::LeftButton);
    EXPECT_FALSE(m_page->busy());
    EXPECT_TRUE(says(QStringLiteral("Stopped.")));
    EXPECT_TRUE(m_page->headline().contains(headline));
    EXPECT_TRUE(m_tab->findChild<ErrorMapView*>()->isVisible());
    applyRun({64, 2, 2, 8, 3, "fp32"});
    ASSERT_TRUE(settled());
    EXPECT_EQ(m_tab->outcome()->request.run.seq, 64);
    EXPECT_FALSE(m_tab->isStale());
}

TEST_F(CompareTabs, CloseWhileARunIsUnderWay) {
    startLongRun();
    m_page.reset();
    QCoreApplication::processEvents();
    EXPECT_EQ(m_activity.current(), nullptr);
}

TEST_F(CompareTabs, ReadTensorsFromFiles) {
    const TemporaryDirectory folder;
    m_tab->useFiles(writeTensors(folder, 40));
    ASSERT_TRUE(settled());
    const AttentionProblem& problem = m_tab->outcome()->study.problem;
    EXPECT_EQ(problem.q.shape, (TensorShape{4, 40, 8}));
    EXPECT_EQ(problem.k.shape, (TensorShape{2, 40, 8}));
    EXPECT_TRUE(says(QStringLiteral("q.npy · k.npy · v.npy")));
    EXPECT_FALSE(box("run-seq").isEnabled());
    m_tab->useFiles({});
    ASSERT_TRUE(settled());
    EXPECT_EQ(m_tab->outcome()->study.problem.q.shape, (TensorShape{2, 96, 8}));
    EXPECT_TRUE(box("run-seq").isEnabled());
}

TEST_F(CompareTabs, SayExactlyWhatIsWrongWithAFileAndLoseNothing) {
    const TemporaryDirectory folder;
    TensorFiles files = writeTensors(folder, 40);
    std::ofstream(files.k) << "this is not an array";
    QString expected;
    try {
        loadTensor(files.k, "k");
    } catch (...) {
        expected = describe(std::current_exception());
    }
    ASSERT_FALSE(expected.isEmpty());
    const auto* before = m_tab->outcome();
    m_tab->useFiles(files);
    ASSERT_TRUE(settled());
    EXPECT_TRUE(says(expected)) << qPrintable(expected);
    EXPECT_TRUE(m_tab->findChild<RunControls*>()->isVisible());
    EXPECT_EQ(m_tab->outcome(), before);
    QTest::mouseClick(&button(QStringLiteral("Use seeded")), Qt::LeftButton);
    EXPECT_FALSE(m_tab->isStale());
    EXPECT_TRUE(m_tab->findChild<ErrorMapView*>()->isVisible());
}

TEST_F(CompareTabs, SayWhichSettingIsImpossibleWithoutMoving) {
    // The first headline may have taken one more line, and nested layouts pass that on one by one.
    for (int round = 0; round < 10; ++round) QCoreApplication::processEvents();
    const QRect map = m_tab->findChild<ErrorMapView*>()->geometry();
    type("run-kv-heads", QStringLiteral("3"));
    QCoreApplication::processEvents();
    EXPECT_TRUE(says(QStringLiteral("must divide the 2 query heads")));
    EXPECT_FALSE(button(QStringLiteral("Run")).isEnabled());
    type("run-seq", QStringLiteral("many"));
    for (int round = 0; round < 3; ++round) QCoreApplication::processEvents();
    EXPECT_TRUE(says(QStringLiteral("Tokens: 'many' is not a whole number")));
    EXPECT_EQ(m_tab->findChild<ErrorMapView*>()->geometry(), map);
    type("run-kv-heads", QStringLiteral("1"));
    EXPECT_TRUE(button(QStringLiteral("Run")).isEnabled());
}

TEST_F(CompareTabs, RunByKey) {
    const auto* first = m_tab->outcome();
    m_tab->findChild<ErrorMapView*>()->setFocus();
    QTest::keyClick(m_tab->findChild<ErrorMapView*>(), Qt::Key_R);
    EXPECT_TRUE(m_page->busy());
    ASSERT_TRUE(settled());
    EXPECT_NE(m_tab->outcome(), first);
}

TEST_F(CompareTabs, MarkTheWorstElementByKey) {
    QTest::keyClick(m_tab->findChild<ErrorMapView*>(), Qt::Key_W);
    const ElementIndex& worst = m_tab->outcome()->study.comparisons.front().agreement.worst;
    EXPECT_EQ(m_tab->findChild<ErrorMapView*>()->markedCell(), (HeadRow{worst.head, worst.row}));
}

TEST_F(CompareTabs, SayWhatThePointerIsOn) {
    auto& map = *m_tab->findChild<ErrorMapView*>();
    const QSignalSpy told(m_page.get(), &Page::pointedAt);
    const QPoint at = map.viewport().rectOf({1, 48}).center().toPoint();
    QTest::mouseMove(&map, at);
    ASSERT_TRUE(QTest::qWaitFor([&] { return map.markedCell().has_value(); }));
    EXPECT_EQ(map.markedCell(), (HeadRow{1, 48}));
    ASSERT_FALSE(told.isEmpty());
    const auto info = told.back().front().value<PointerInfo>();
    EXPECT_TRUE(info.title.startsWith(QStringLiteral("Head 1, query 48"))) << qPrintable(info.title);
    const Agreement& agreement = m_tab->outcome()->study.comparisons.front().agreement;
    EXPECT_TRUE(info.title.contains(errorText(errorAt(agreement, {1, 48}))));
}

TEST_F(CompareTabs, RoundToTheTypeThatIsChosen) {
    RunSettings run = m_session.scenario().run;
    run.dtype = "fp16";
    applyRun(run);
    ASSERT_TRUE(settled());
    EXPECT_EQ(m_tab->outcome()->study.dtype, Dtype::Fp16);
    EXPECT_TRUE(says(QStringLiteral("same-dtype-fp16")));
    EXPECT_TRUE(m_page->headline().contains(QStringLiteral("fp16"))) << qPrintable(m_page->headline());
}

TEST_F(CompareTabs, EstimateTheWorkAsTheRunCountsIt) {
    const auto estimate = estimateOf(requestOf(m_session.validScenario(), {}), nullptr);
    ASSERT_TRUE(estimate);
    EXPECT_EQ(estimate->useful_flops, usefulFlops(m_tab->outcome()->study.problem));
}

TEST(StudyRequest, IsOfThePartOfAPromptThatTheScenarioDescribes) {
    Scenario scenario;
    scenario.mask.shape = {.queries = 20, .keys = 70, .query_offset = 50, .prompt = 90};
    scenario.run.seq = 20;
    const StudyRequest request = requestOf(scenario, {});
    EXPECT_EQ(performStudy(request, {}).problem.mask->shape(), scenario.mask.shape);
    const auto part = estimateOf(request, nullptr);
    scenario.mask.shape = MaskShape::square(20);
    const auto whole = estimateOf(requestOf(scenario, {}), nullptr);
    ASSERT_TRUE(part && whole);
    EXPECT_LT(whole->tensor_bytes, part->tensor_bytes);
    EXPECT_LT(whole->useful_flops, part->useful_flops);
}

TEST(CompareTab, SaysWhereResultsDiffer) {
    AttentionStudy study = performStudy(requestOf(smallRun(), {}), {});
    AttentionResult& cpu = study.results[1];
    cpu.output.row(1, 50)[3] = 2;
    const ToleranceRule rule = study.comparisons.front().agreement.rule;
    study.comparisons.front().agreement = compare(cpu.output, study.results[0].exact_output, rule);
    const QString headline = studyHeadline(study);
    EXPECT_TRUE(headline.contains(QStringLiteral("does NOT agree"))) << qPrintable(headline);
    EXPECT_TRUE(headline.contains(QStringLiteral("head 1, query 50, dimension 3, is 2")))
        << qPrintable(headline);
}

}  // namespace
}  // namespace triscope::gui
