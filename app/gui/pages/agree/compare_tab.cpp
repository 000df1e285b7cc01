#include "app/gui/pages/agree/compare_tab.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QVBoxLayout>
#include <algorithm>
#include <chrono>

#include "app/gui/pages/agree/choose_tensors.h"
#include "app/gui/pages/agree/results_pane.h"
#include "app/gui/pages/agree/run_controls.h"
#include "app/gui/pages/agree/run_fields.h"
#include "app/gui/pages/agree/study_pictures.h"
#include "app/gui/pages/agree/study_tables.h"
#include "app/gui/pages/agree/study_words.h"
#include "app/gui/runner/runner.h"
#include "app/gui/text/translate.h"
#include "app/gui/views/error_map_view.h"

namespace triscope::gui {

namespace {

// Of useful work: the reference does about half of it in a second, so nobody is kept waiting unasked.
constexpr double kSmallFlops = 2e9;
constexpr std::chrono::milliseconds kCalm(350);
constexpr double kZoomStep = 1.6;

}  // namespace

CompareTab::CompareTab(const PageTabContext& context, QWidget* parent)
    : PageTab(QStringLiteral("compare"), tr("Compare"), context, parent) {
    m_controls = new RunControls(session(), theme(), this);
    makeResults();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, Theme::kGap, 0);
    layout->setSpacing(Theme::kGap);
    layout->addWidget(m_controls);
    layout->addWidget(m_results, 1);
    m_runner = &context.makeRunner(m_results);
    m_calm.setSingleShot(true);
    m_calm.setInterval(kCalm);
    connectParts();
    makeActions();
    setFocusProxy(&m_pictures->map());
    setHeadline(tr("How far do two ways to compute the same attention agree?"));
}

void CompareTab::makeResults() {
    m_pictures = new StudyPictures(context(), this);
    auto* numbers = new QWidget(this);
    m_comparisons = new QComboBox(numbers);
    m_comparisons->setAccessibleName(tr("Which two results are compared"));
    m_tables = new StudyTables(theme(), numbers);
    auto* column = new QVBoxLayout(numbers);
    column->setContentsMargins({});
    column->setSpacing(Theme::kGap);
    column->addWidget(m_comparisons);
    column->addWidget(m_tables, 1);
    m_results = new ResultsPane(theme(), m_pictures, numbers, this);
}

void CompareTab::connectParts() {
    connect(m_controls, &RunControls::runAsked, this, &CompareTab::run);
    connect(m_controls, &RunControls::cancelAsked, m_runner, &Runner::cancel);
    connect(m_controls, &RunControls::filesAsked, this, &CompareTab::chooseFiles);
    connect(m_controls, &RunControls::seededAsked, this, [this] { useFiles({}); });
    connect(m_controls, &RunControls::backendsChosen, this, &CompareTab::refresh);
    connect(&m_controls->fields(), &RunFields::issueChanged, this, &CompareTab::updateStatus);
    connect(&session(), &Session::issuesChanged, this, &CompareTab::updateStatus);
    // After the page's own answers, which would put the controls out of reach.
    connect(m_runner, &Runner::failed, this, &CompareTab::showFailure);
    connect(m_runner, &Runner::cancelled, this, &CompareTab::showStopped);
    connect(m_runner, &Runner::started, this, &CompareTab::updateStatus);
    connect(m_runner, &Runner::succeeded, this, &CompareTab::updateStatus);
    connect(&m_calm, &QTimer::timeout, this, &CompareTab::runWhenCalm);
    connect(m_pictures, &StudyPictures::pointedAt, this, &CompareTab::tell);
    connect(m_comparisons, &QComboBox::activated, this,
            [this](int at) { showComparison(static_cast<std::size_t>(at)); });
    connect(m_tables, &StudyTables::worstAsked, this, &CompareTab::showWorst);
}

void CompareTab::makeActions() {
    QAction* run_key = addKey(tr("Run"), QKeySequence(Qt::Key_R), [this] { run(); });
    run_key->setShortcuts({QKeySequence(Qt::Key_R), QKeySequence(Qt::CTRL | Qt::Key_Return)});
    addKey(tr("Show the worst element"), QKeySequence(Qt::Key_W), [this] { showWorst(); });
    addKey(tr("Open Q, K, V…"), QKeySequence(Qt::Key_O), [this] { chooseFiles(); });
    addKey(tr("Seeded Q, K, V"), QKeySequence(Qt::Key_S), [this] { useFiles({}); });
    addKey(tr("Fit"), QKeySequence(Qt::Key_0), [this] { m_pictures->map().fit(); });
    addKey(tr("Zoom in"), QKeySequence(Qt::Key_Plus), [this] { m_pictures->map().zoomBy(kZoomStep); });
    addKey(tr("Zoom out"), QKeySequence(Qt::Key_Minus), [this] { m_pictures->map().zoomBy(1 / kZoomStep); });
}

QList<Gesture> CompareTab::gestures() const {
    return {{tr("Wheel"), tr("zooms along the queries")},
            {tr("Drag"), tr("pans")},
            {tr("Click"), tr("pins the worst query under the pointer; Escape lets it go")},
            {tr("Arrows"), tr("walk queries and heads, or the bars below")}};
}

QStringList CompareTab::parts() const {
    return StudyPictures::parts();
}

bool CompareTab::showPart(const QString& id) {
    return m_pictures->showPart(id);
}

void CompareTab::refresh() {
    m_request = presentRequest();
    compareWithRequest();
}

StudyRequest CompareTab::presentRequest() const {
    return requestOf(session().validScenario(), m_files, m_controls->backends());
}

void CompareTab::compareWithRequest() {
    m_controls->showEstimate(estimateSentence(estimateOf(m_request, m_outcome.get()), m_outcome.get()));
    m_calm.stop();
    m_pictures->setRequest(m_request, isSmall());
    if (m_request.backends.size() < 2) {
        // Nothing to compare: what is shown stays.
    } else if (m_outcome && !isStale()) {
        // What runs for settings that were taken back is of no use.
        if (m_runner->busy() && !(m_running == m_request)) m_runner->cancel();
        m_results->showResult();
    } else if (isSmall() && m_asked) {
        m_calm.start();
    } else if (isSmall()) {
        start();
    } else if (const QString reason = tooLarge(); !m_outcome && !reason.isEmpty()) {
        m_results->showInstead(EmptyState::Kind::Empty, reason);
    } else if (!m_outcome && !m_runner->busy()) {
        m_results->showInstead(EmptyState::Kind::Empty,
                               tr("This run is large, so it waits until you ask for it."), tr("Run"),
                               [this] { run(); });
    }
    updateHeadline();
    updateStatus();
}

bool CompareTab::isSmall() const {
    const auto estimate = estimateOf(m_request, m_outcome.get());
    return estimate && estimate->useful_flops.toDouble() < kSmallFlops;
}

void CompareTab::runWhenCalm() {
    // A slider that is held still has not been let go.
    if (QApplication::mouseButtons() != Qt::NoButton) {
        m_calm.start();
    } else {
        start();
    }
}

void CompareTab::run() {
    m_controls->fields().commit();
    m_request = presentRequest();
    if (!session().issues().empty() || !issue().isEmpty()) return;
    start();
}

void CompareTab::start() {
    m_calm.stop();
    m_asked = true;
    m_stopped = false;
    m_running = m_request;
    m_runner->run(
        tr("Running attention"),
        [request = m_request](const RunControl& control) { return performRequest(request, control); },
        [this](const std::shared_ptr<const StudyOutcome>& outcome) { showOutcome(outcome); });
    if (m_outcome) m_results->showResult();
}

void CompareTab::showOutcome(std::shared_ptr<const StudyOutcome> outcome) {
    m_outcome = std::move(outcome);
    QStringList backends;
    for (const AttentionResult& result : m_outcome->study.results)
        backends << QString::fromStdString(result.record.backend);
    setBackend(backends.join(QStringLiteral(", ")));
    listComparisons();
    m_results->showResult();
    compareWithRequest();
}

// Keeps the pair that was looked at, if it is still there.
void CompareTab::listComparisons() {
    const QString before = m_comparisons->currentText();
    m_comparisons->clear();
    for (const StudyComparison& comparison : m_outcome->study.comparisons)
        m_comparisons->addItem(comparisonName(m_outcome->study, comparison));
    m_comparisons->setCurrentIndex(std::max(0, m_comparisons->findText(before)));
    m_comparisons->setVisible(m_comparisons->count() > 1);
    showComparison(static_cast<std::size_t>(m_comparisons->currentIndex()));
}

void CompareTab::showComparison(std::size_t which) {
    m_which = which;
    m_pictures->setOutcome(m_outcome, which);
    m_tables->setStudy(m_outcome->study, which, causesSentence(*m_outcome, which));
    updateHeadline();
}

// A failed run takes nothing away: the controls stay at hand, and so does the result before it.
void CompareTab::showFailure(const QString& message) {
    context().showContent();
    if (m_outcome) {
        m_results->showInstead(EmptyState::Kind::Failed, message, tr("Back to the result before"), [this] {
            m_results->showResult();
            updateStatus();
        });
    } else {
        m_results->showInstead(EmptyState::Kind::Failed, message, tr("Try again"), [this] { run(); });
    }
    updateStatus();
}

void CompareTab::showStopped() {
    context().showContent();
    m_stopped = true;
    if (!m_outcome) {
        m_results->showInstead(EmptyState::Kind::Empty, tr("Stopped before it was done."), tr("Run again"),
                               [this] { run(); });
    }
    updateStatus();
}

void CompareTab::updateHeadline() {
    if (!m_outcome) return;
    const QString sentence = studyHeadline(m_outcome->study, m_which);
    setHeadline(isStale() ? tr("For the earlier settings: %1").arg(sentence) : sentence);
}

QString CompareTab::issue() const {
    if (const QString field = m_controls->fields().issue(); !field.isEmpty()) return field;
    if (const auto rule = session().issueFor("rule")) return tr("Rule: %1").arg(translate(*rule));
    if (m_controls->backends().size() < 2) return tr("Tick two backends or more, to compare them.");
    return tooLarge();
}

QString CompareTab::tooLarge() const {
    if (m_files.given()) return {};
    const StudyRequest request = presentRequest();
    return whyTooLarge(request.run, request.mask.shape, request.backends);
}

void CompareTab::updateStatus() {
    const QString fault = issue();
    const bool possible = session().issues().empty() && fault.isEmpty();
    m_controls->showWorking(m_runner->busy(), possible);
    if (!fault.isEmpty()) return m_controls->showStatus(fault, Tone::Error);
    if (!possible)
        return m_controls->showStatus(tr("The scenario is impossible: correct it to run."), Tone::Error);
    if (m_runner->busy()) return m_controls->showStatus(tr("Running …"), Tone::Muted);
    if (!m_outcome) return m_controls->showStatus(tr("Nothing has been run yet."), Tone::Muted);
    if (isStale() && m_stopped)
        return m_controls->showStatus(tr("Stopped. Below is the run for the earlier settings."),
                                      Tone::Warning);
    if (isStale())
        return m_controls->showStatus(tr("Below is the run for the earlier settings: press R to run again."),
                                      Tone::Warning);
    m_controls->showStatus(tr("Below is the run for these settings."), Tone::Muted);
}

void CompareTab::showWorst() {
    m_pictures->showWorst();
}

void CompareTab::useFiles(const TensorFiles& files) {
    m_files = files;
    m_controls->showFiles(files);
    m_request = presentRequest();
    compareWithRequest();
    // Whoever opens files wants to see them, and the same ones may have changed.
    if (m_files.given()) run();
}

void CompareTab::chooseFiles() {
    if (const auto files = chooseTensors(this)) useFiles(*files);
}

void CompareTab::tell(const PointerInfo& info) {
    emit pointedAt(info);
    emit hintChanged(info.title.isEmpty()
                         ? tr("Point at a picture to read it; W marks the worst element.")
                         : info.title + (info.lines.isEmpty() ? QString() : u' ' + info.lines.front()));
}

}  // namespace triscope::gui
