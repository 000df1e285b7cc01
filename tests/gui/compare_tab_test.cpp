#include "app/gui/pages/agree/compare_tab.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <fstream>

#include "app/gui/pages/agree/agree_page.h"
#include "app/gui/pages/agree/run_controls.h"
#include "app/gui/pages/agree/run_fields.h"
#include "app/gui/pages/agree/study_tables.h"
#include "app/gui/pages/agree/study_words.h"
#include "app/gui/pages/agree/tensor_picker.h"
#include "app/gui/pages/agree/why_pane.h"
#include "app/gui/text/translate.h"
#include "app/gui/views/error_histogram_view.h"
#include "app/gui/views/error_length_view.h"
#include "app/gui/views/error_map_view.h"
#include "app/gui/views/error_steps_view.h"
#include "app/gui/views/scatter_view.h"
#include "app/gui/widgets/count_edit.h"
#include "core/attention/compare_runs.h"
#include "core/attention/structured_inputs.h"
#include "core/base/input_error.h"
#include "core/base/seeded_inputs.h"
#include "core/io/npy.h"
#include "core/mask/catalog.h"
#include "tests/support/temporary_directory.h"

namespace triscope::gui {
namespace {

Scenario smallRun() {
    Scenario scenario;
    scenario.mask.sink = 4;
    scenario.mask.window = 16;
    scenario.mask.last = 8;
    scenario.block = 16;
    scenario.run = {96, 2, 1, 8, 1, "fp32"};
    return scenario;
}

// A minute of work on little memory, so that it is certainly under way when a test looks.
Scenario longRun() {
    Scenario scenario = smallRun();
    scenario.mask.pattern = "dense";
    scenario.run = {16384, 8, 1, 16, 1, "fp32"};
    return scenario;
}

class CompareTabs : public testing::Test {
  protected:
    CompareTabs() {
        m_page->resize(1000, 800);
        m_page->show();
        EXPECT_TRUE(settled());
    }

    bool settled() {
        return QTest::qWaitFor([this] { return !m_page->busy(); }, 30'000);
    }
    bool upToDate() {
        return QTest::qWaitFor([this] { return !m_page->busy() && !m_tab->isStale(); }, 30'000);
    }
    void applyRun(const RunSettings& run) {
        Scenario scenario = m_session.scenario();
        scenario.run = run;
        m_session.apply(scenario, QStringLiteral("run"));
        QCoreApplication::processEvents();
    }
    void applyLongRun() {
        m_session.apply(longRun(), QStringLiteral("long run"));
        QCoreApplication::processEvents();
    }
    void startLongRun() {
        applyLongRun();
        m_tab->run();
        EXPECT_TRUE(m_page->busy());
    }
    QPushButton& button(const QString& text) {
        for (auto* found : m_tab->findChildren<QPushButton*>()) {
            if (found->text() == text) return *found;
        }
        throw std::out_of_range(text.toStdString());
    }
    CountEdit& box(const char* field) { return *m_tab->findChild<CountEdit*>(QLatin1String(field)); }
    void type(const char* field, const QString& text) {
        box(field).setFocus();
        box(field).selectAll();
        QTest::keyClicks(&box(field), text);
        QTest::keyClick(&box(field), Qt::Key_Return);
    }
    QString figure(const char* name) { return m_tab->findChild<StudyTables*>()->figure(QLatin1String(name)); }
    void tick(const char* backend, bool on) {
        m_tab->findChild<QCheckBox*>(QStringLiteral("agree.") + QLatin1String(backend))->setChecked(on);
    }
    void choose(const char* field, const char* name) {
        auto* box = m_tab->findChild<QComboBox*>(QLatin1String(field));
        const int at = box->findText(QLatin1String(name));
        ASSERT_GE(at, 0);
        box->setCurrentIndex(at);
        emit box->activated(at);
        QCoreApplication::processEvents();
    }
    // Whether the page says that, somewhere in sight.
    bool says(const QString& sentence) {
        for (const auto* label : m_tab->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(sentence)) return true;
        }
        for (const auto* label : m_tab->findChildren<ElidedLabel*>()) {
            if (label->isVisible() && label->text().contains(sentence)) return true;
        }
        return false;
    }
    // Three files under `folder` that hold Gaussians.
    static TensorFiles writeTensors(const TemporaryDirectory& folder, Index tokens) {
        const TensorFiles files{folder.file("q.npy"), folder.file("k.npy"), folder.file("v.npy")};
        for (const std::string& path : {files.q, files.k, files.v}) {
            const TensorShape shape{path == files.q ? 4 : 2, tokens, 8};
            const Tensor tensor = gaussianTensor(shape, 7, InputStream::Queries);
            const Index sides[] = {shape.heads, shape.seq, shape.head_dim};
            writeNpy(path, sides, tensor.data);
        }
        return files;
    }

    Theme m_theme{ThemeChoice::Light};
    Session m_session{smallRun()};
    Activity m_activity;
    std::unique_ptr<AgreePage> m_page =
        std::make_unique<AgreePage>(PageContext{m_session, m_theme, m_activity});
    CompareTab* m_tab = m_page->findChild<CompareTab*>();
};

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
    // The first headline may have taken one more line.
    for (int round = 0; round < 3; ++round) QCoreApplication::processEvents();
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
