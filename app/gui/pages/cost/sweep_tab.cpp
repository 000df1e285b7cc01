#include "app/gui/pages/cost/sweep_tab.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <algorithm>

#include "app/gui/pages/cost/formula_pane.h"
#include "app/gui/pages/cost/memory_words.h"
#include "app/gui/pages/cost/prefill_formula.h"
#include "app/gui/runner/runner.h"
#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "core/base/numbers.h"
#include "core/io/atomic_file.h"
#include "core/scenario/sweep_table.h"
#include "core/scenario/sweep_values.h"

namespace triscope::gui {

namespace {

constexpr int kLeastTableHeight = 200;
constexpr Index kMostToFollow = 5000;

// Where the sweep varies the kernel, by that kernel.
double mixSeconds(const SweepRow& row) {
    return row.mix_by_kernel.value > 0 ? row.mix_by_kernel.value : row.mix.seconds.value;
}

double gain(const SweepRow& row) {
    return row.issue.empty() && mixSeconds(row) > 0 ? row.dense.seconds.value / mixSeconds(row) : 0;
}

// "seq 1M, window 128".
QString valuesText(const Sweep& sweep, Index configuration) {
    const std::vector<std::string> values = sweep.valuesAt(configuration);
    QStringList list;
    for (std::size_t axis = 0; axis < values.size(); ++axis)
        list << QLatin1String(sweep.axes[axis].field->name) + u' ' + text(values[axis]);
    return list.join(SweepTab::tr(", "));
}

// What was swept, and where the mix gains most.
QString sweepSentence(const SweepResult& result) {
    const QString count = countOf(result.sweep.size(), Noun::Configuration);
    const auto best =
        std::max_element(result.rows.begin(), result.rows.end(),
                         [](const SweepRow& a, const SweepRow& b) { return gain(a) < gain(b); });
    if (gain(*best) == 0) return SweepTab::tr("%1, and not one can be priced.").arg(count);
    return SweepTab::tr("%1: the mix gains most with %2, %3 instead of %4 (%5×). Estimate.")
        .arg(count, valuesText(result.sweep, best - result.rows.begin()), timeText(mixSeconds(*best)),
             timeText(best->dense.seconds.value), text(formatRatio(gain(*best))));
}

SweepAxis axisOf(const QString& field, const QString& typed) {
    return {findScenarioField(field.toStdString()), sweepValues(typed.toStdString())};
}

}  // namespace

SweepTab::SweepTab(const PageTabContext& context, QWidget* parent)
    : CostTab(QStringLiteral("sweep"), tr("Sweep"), context, parent), m_runner(context.makeRunner(this)) {
    m_answer = new QLabel(this);
    m_answer->setWordWrap(true);
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setFont(Theme::strongFont());
    makeTable();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::kGap);
    layout->addWidget(makeBuilder());
    layout->addWidget(m_answer);
    layout->addWidget(m_table, 1);
    m_formula = new FormulaPane(theme(), this);
    m_formula->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    layout->addWidget(m_formula);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &SweepTab::showFormula);
    auto* open = new QAction(tr("Sweep…"), this);
    open->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W));
    open->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(open, &QAction::triggered, this, &SweepTab::askFile);
    addAction(open);
    setFocusProxy(m_axes[0].values);
}

QWidget* SweepTab::makeBuilder() {
    auto* box = new QWidget(this);
    m_axes = {makeAxis("seq", QStringLiteral("4K..1M")), makeAxis("window", QStringLiteral("128..4K"))};
    auto* run = new QPushButton(tr("Run"), box);
    auto* open = new QPushButton(tr("Open a sweep file…"), box);
    m_save = new QPushButton(tr("Save as CSV…"), box);
    m_save->setEnabled(false);
    connect(run, &QPushButton::clicked, this, &SweepTab::runBuilt);
    connect(open, &QPushButton::clicked, this, &SweepTab::askFile);
    connect(m_save, &QPushButton::clicked, this, &SweepTab::askSave);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins({});
    for (int row = 0; row < 2; ++row) {
        grid->addWidget(m_axes[static_cast<std::size_t>(row)].field, row, 0);
        grid->addWidget(m_axes[static_cast<std::size_t>(row)].values, row, 1);
    }
    grid->addWidget(run, 0, 2);
    grid->addWidget(open, 0, 3);
    grid->addWidget(m_save, 1, 3);
    grid->setColumnStretch(1, 1);
    return box;
}

SweepTab::AxisRow SweepTab::makeAxis(const char* field, const QString& values) {
    AxisRow row{new QComboBox(this), new QLineEdit(values, this)};
    row.field->setAccessibleName(tr("Setting to vary"));
    for (const ScenarioField& each : scenarioFields()) {
        if (each.scope == ScenarioField::Scope::Run) continue;
        row.field->addItem(QLatin1String(each.name));
        row.field->setItemData(row.field->count() - 1, translateCore(each.help), Qt::ToolTipRole);
    }
    row.field->setCurrentText(QLatin1String(field));
    row.values->setAccessibleName(tr("Its values"));
    row.values->setPlaceholderText(tr("values parted by blanks, or none: 4K 8K, 1K..64K, 0..512+128"));
    connect(row.values, &QLineEdit::returnPressed, this, &SweepTab::runBuilt);
    return row;
}

void SweepTab::makeTable() {
    m_model = new SweepModel(this);
    m_table = new QTableView(this);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Configurations"));
    m_table->setMinimumHeight(kLeastTableHeight);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    // Measuring a million rows would take long; the first ones tell enough.
    m_table->horizontalHeader()->setResizeContentsPrecision(64);
}

// Small sweeps follow the scenario; large ones are left as they are, and say so.
void SweepTab::present() {
    if (m_sweep.axes.empty()) {
        runBuilt();
    } else if (m_sweep.size() <= kMostToFollow) {
        run(m_sweep);
    } else {
        tell(tr("The scenario has changed since these configurations were priced."));
    }
    emit hintChanged(
        tr("Choose a figure to see its formula. A sweep file is a JSON object {setting: [values]}, as "
           "for triscope-cli cost --sweep."));
}

void SweepTab::runBuilt() {
    try {
        Sweep sweep;
        for (const AxisRow& row : m_axes) {
            SweepAxis axis = axisOf(row.field->currentText(), row.values->text());
            if (!axis.values.empty()) sweep.axes.push_back(std::move(axis));
        }
        run(sweep);
    } catch (...) {
        complain(std::current_exception());
    }
}

void SweepTab::runFile(const QString& path) {
    try {
        run(loadSweep(path.toStdString()));
    } catch (...) {
        complain(std::current_exception());
    }
}

void SweepTab::run(const Sweep& sweep) {
    checkSweep(sweep);
    m_sweep = sweep;
    m_runner.run(
        tr("Pricing %1").arg(countOf(sweep.size(), Noun::Configuration)),
        [sweep, base = view().scenario](const RunControl& control) {
            return SweepResult{sweep, runSweep(sweep, base, std::nullopt, control), base};
        },
        [this](std::shared_ptr<const SweepResult> result) { show(std::move(result)); });
}

void SweepTab::show(std::shared_ptr<const SweepResult> result) {
    const QModelIndex before = m_table->currentIndex();
    m_result = std::move(result);
    m_model->setResult(m_result);
    m_table->resizeColumnsToContents();
    const auto columns = sweepColumns(m_result->sweep);
    const auto mix = std::find_if(columns.begin(), columns.end(),
                                  [](const SweepColumn& column) { return column.heading == "mix_seconds"; });
    const QModelIndex same = m_model->index(before.row(), before.column());
    m_table->setCurrentIndex(same.isValid() ? same
                                            : m_model->index(0, static_cast<int>(mix - columns.begin())));
    m_save->setEnabled(true);
    const auto& rows = m_result->rows;
    const auto impossible =
        std::count_if(rows.begin(), rows.end(), [](const SweepRow& row) { return !row.issue.empty(); });
    tell(impossible == 0 ? QString()
                         : counted(impossible, tr("1 of them is impossible; the last column says why."),
                                   tr("%1 of them are impossible; the last column says why.")));
    m_headline = sweepSentence(*m_result);
    emit headlineChanged();
}

QString SweepTab::viewHeadline() const {
    if (!m_headline.isEmpty()) return m_headline;
    return tr("A sweep prices every combination of some values, everything else as in the scenario.");
}

// Of the chosen cell; the values that a row varies and its issue have none.
void SweepTab::showFormula(const QModelIndex& cell) {
    if (!m_result || !cell.isValid()) return m_formula->hide();
    const SweepColumn column = sweepColumns(m_result->sweep).at(static_cast<std::size_t>(cell.column()));
    const bool priced = m_result->rows[static_cast<std::size_t>(cell.row())].issue.empty();
    m_formula->setVisible(priced && *column.figure != '\0');
    if (!m_formula->isVisibleTo(this)) return;
    try {
        const CostInput input = sweepInput(m_result->sweep, cell.row(), m_result->base, std::nullopt);
        const std::string figure = column.figure;
        if (figure == "seconds_by_kernel") return m_formula->present(mixTimeFormula(input));
        if (figure != "peak_bytes")
            return m_formula->present(explorable(input, {column.scope, figure, input.mask_form}));
        const auto buffers = m_result->sweep.varies("kernel") ? buffersOf(input) : AttentionBuffers::Fused;
        m_formula->present(memoryFormula(input, buffers, figure, column.scope));
    } catch (...) {
        // A file that the row names may have changed since it was priced.
        m_formula->hide();
        complain(std::current_exception());
    }
}

void SweepTab::tell(const QString& sentence) {
    m_answer->setText(sentence);
    m_answer->setVisible(!sentence.isEmpty());
}

void SweepTab::complain(const std::exception_ptr& error) {
    tell(describe(error));
}

void SweepTab::askFile() {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a sweep file"), {}, tr("JSON files (*.json)"));
    if (!path.isEmpty()) runFile(path);
}

void SweepTab::askSave() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the sweep"), QStringLiteral("sweep.csv"),
                                                      QStringLiteral("CSV (*.csv)"));
    if (!path.isEmpty()) saveTo(path);
}

// A file that cannot be written is no reason to lose the table, so the fault comes back as a result.
void SweepTab::saveTo(const QString& path) {
    if (!m_result) return;
    m_runner.run(
        tr("Writing the sweep"),
        [result = m_result, path](const RunControl&) -> std::exception_ptr {
            try {
                writeWholeFile(path.toStdString(), sweepCsv(result->sweep, result->rows));
                return nullptr;
            } catch (...) {
                return std::current_exception();
            }
        },
        [this, path](const std::shared_ptr<const std::exception_ptr>& error) {
            if (*error) return complain(*error);
            emit hintChanged(tr("Wrote %1").arg(path));
        });
}

}  // namespace triscope::gui
