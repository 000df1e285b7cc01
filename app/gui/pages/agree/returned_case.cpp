#include "app/gui/pages/agree/returned_case.h"

#include <QFileDialog>
#include <QVBoxLayout>

#include "app/gui/pages/agree/results_pane.h"
#include "app/gui/runner/runner.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/views/error_histogram_view.h"
#include "app/gui/views/error_map_view.h"

namespace triscope::gui {

ReturnedCase::ReturnedCase(const PageTabContext& context, QWidget* parent)
    : PageTab(QStringLiteral("npu-result"), tr("Result of an NPU"), context, parent) {
    makeResults();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, Theme::kGap, 0);
    layout->addWidget(m_results);
    m_runner = &context.makeRunner(m_results);
    // After the page's own answers, which would put the buttons out of reach.
    connect(m_runner, &Runner::failed, this, &ReturnedCase::fail);
    connect(m_runner, &Runner::cancelled, this, &ReturnedCase::ask);
    connect(m_map, &ErrorMapView::markedChanged, this, &ReturnedCase::pointAtRow);
    connect(m_tables, &ReturnedTables::worstAsked, this, &ReturnedCase::showWorst);
    connect(m_tables, &ReturnedTables::anotherAsked, this, &ReturnedCase::choose);
    makeActions();
    ask();
}

void ReturnedCase::makeResults() {
    auto* pictures = new QWidget(this);
    m_map = new ErrorMapView(theme(), pictures);
    m_histogram = new ErrorHistogramView(theme(), pictures);
    auto* column = new QVBoxLayout(pictures);
    column->setContentsMargins({});
    column->setSpacing(2 * Theme::kGap);
    column->addWidget(m_map, 1);
    column->addWidget(m_histogram, 1);
    m_tables = new ReturnedTables(theme(), this);
    m_results = new ResultsPane(theme(), pictures, m_tables, this);
}

void ReturnedCase::makeActions() {
    addKey(tr("Open out.npy…"), QKeySequence(Qt::Key_O), [this] { choose(); });
    addKey(tr("Open the folder of a case…"), QKeySequence(Qt::SHIFT | Qt::Key_O), [this] { chooseFolder(); });
    addKey(tr("Show the worst element"), QKeySequence(Qt::Key_W), [this] { showWorst(); });
    addKey(tr("Fit"), QKeySequence(Qt::Key_0), [this] { m_map->fit(); });
}

QList<Gesture> ReturnedCase::gestures() const {
    return {{tr("Drop"), tr("out.npy or the folder of a case, anywhere on this page, compares it")}};
}

void ReturnedCase::choose() {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("What the NPU brought back"), {}, tr("NumPy arrays (*.npy)"));
    if (!path.isEmpty()) open(path);
}

void ReturnedCase::chooseFolder() {
    const QString path = QFileDialog::getExistingDirectory(this, tr("The folder that export-case wrote"));
    if (!path.isEmpty()) open(path);
}

void ReturnedCase::open(const QString& path) {
    try {
        ReturnedFile found = findReturned(path.toStdString());
        // The other half of what was opened before, if that still misses it.
        if (!m_files.complete() && found.directory.empty()) found.directory = m_files.directory;
        if (!m_files.complete() && found.out.empty()) found.out = m_files.out;
        m_files = std::move(found);
    } catch (...) {
        return fail(describe(std::current_exception()));
    }
    if (m_files.complete()) return compare();
    ask();
}

// What is still missing.
void ReturnedCase::ask() {
    context().showContent();
    if (m_files.complete() && m_outcome) return m_results->showResult();
    setHeadline(tr("Does an NPU on another machine compute what it should?"));
    if (!m_files.out.empty()) {
        m_results->showInstead(
            EmptyState::Kind::Empty,
            tr("%1 does not lie in the folder of a case. Drop the folder that export-case wrote, "
               "or choose it: the result is compared with what that holds.")
                .arg(text(m_files.out)),
            tr("Choose the folder…"), [this] { chooseFolder(); });
    } else if (!m_files.directory.empty()) {
        m_results->showInstead(
            EmptyState::Kind::Empty,
            tr("The case in %1 holds no out.npy yet. Run run_npu.py of that folder on the machine "
               "with the NPU and drop here the out.npy that it writes.")
                .arg(text(m_files.directory)),
            tr("Open out.npy…"), [this] { choose(); });
    } else {
        m_results->showInstead(
            EmptyState::Kind::Empty,
            tr("Drop here the out.npy that an NPU brought back, or the folder of its case. A case "
               "is written by: triscope-cli npu export-case DIR"),
            tr("Open out.npy…"), [this] { choose(); });
    }
}

void ReturnedCase::fail(const QString& sentence) {
    context().showContent();
    m_files = {};
    m_results->showInstead(EmptyState::Kind::Failed, sentence, tr("Open another…"), [this] { choose(); });
    setHeadline(tr("This result could not be compared."));
}

void ReturnedCase::compare() {
    m_runner->run(
        tr("Comparing with the case"),
        [files = m_files](const RunControl& control) {
            ReturnedOutcome outcome{compareCase(files.directory, files.out), {}};
            if (!outcome.comparison.pass())
                outcome.causes = likelyCauses(files.directory, files.out, {}, control);
            return outcome;
        },
        [this](const std::shared_ptr<const ReturnedOutcome>& outcome) { present(outcome); });
    m_results->showResult();
}

void ReturnedCase::present(std::shared_ptr<const ReturnedOutcome> outcome) {
    m_outcome = std::move(outcome);
    const std::shared_ptr<const Agreement> errors(m_outcome, &m_outcome->comparison.outliers);
    m_map->setAgreement(errors);
    m_histogram->setAgreement(errors);
    m_tables->setOutcome(*m_outcome);
    setHeadline(returnedHeadline(m_outcome->comparison));
}

void ReturnedCase::showWorst() {
    if (!m_outcome) return;
    const ElementIndex& worst = m_outcome->comparison.reference.worst;
    m_map->pin(HeadRow{worst.head, worst.row});
}

void ReturnedCase::pointAtRow() {
    const auto cell = m_map->markedCell();
    PointerInfo info;
    if (cell && m_outcome) {
        const Agreement& errors = m_outcome->comparison.outliers;
        info.title = tr("Head %1, query %2: largest error %3")
                         .arg(grouped(cell->head), grouped(cell->row),
                              QString::number(errorAt(errors, *cell), 'g', 3));
        info.lines << tr("%1 is allowed.").arg(QString::number(errors.rule.atol, 'g', 3));
    }
    m_map->setAccessibleDescription((QStringList{info.title} + info.lines).join(u' '));
    emit pointedAt(info);
    emit hintChanged(info.title.isEmpty() ? tr("Drop another out.npy to compare it.") : info.title);
}

}  // namespace triscope::gui
