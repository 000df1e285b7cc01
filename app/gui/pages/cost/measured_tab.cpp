#include "app/gui/pages/cost/measured_tab.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "app/gui/dialogs/this_machine_file.h"
#include "app/gui/pages/cost/measure_plot.h"
#include "app/gui/pages/cost/points_view.h"
#include "app/gui/pages/cost/prefill_formula.h"
#include "app/gui/runner/runner.h"
#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/widgets/elided_label.h"
#include "app/gui/widgets/empty_state.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/base/progress_part.h"
#include "core/scenario/this_machine.h"

namespace triscope::gui {

namespace {

enum Column { kPredictedColumn = 2, kResidualColumn = 4, kExecutedColumn, kMemoryColumn };
constexpr Index kFewHeads = 8;
constexpr Index kLongest = Index{1} << 20;

bool sameMask(MaskSettings a, MaskSettings b) {
    a.shape = b.shape = MaskShape::square(1);
    return a == b;
}

}  // namespace

MeasuredTab::MeasuredTab(const PageTabContext& context, QWidget* parent)
    : CostTab(QStringLiteral("measured"), tr("Measured"), context, parent), m_machine(storedMachine()) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::kGap);
    layout->addLayout(makeControls());
    m_status = new ElidedLabel(theme(), 1, this);
    m_status->setObjectName(QStringLiteral("measured.status"));
    layout->addWidget(m_status);
    auto* below = new QWidget(this);
    m_stack = new QStackedLayout(below);
    m_empty = new EmptyState(theme(), below);
    m_stack->addWidget(m_empty);
    m_result = new PointsView(theme(),
                              {tr("Pattern"), tr("Tokens"), tr("Predicted"), tr("Measured"), tr("Residual"),
                               tr("Executed"), tr("Memory"), tr("Memory, predicted")},
                              1, below);
    m_result->nameParts(tr("One layer's attention on this machine: predicted lines, measured dots"),
                        tr("Predicted and measured"));
    m_stack->addWidget(m_result);
    layout->addWidget(below, 1);
    m_runner = &context.makeRunner(below);
    connect(m_runner, &Runner::started, this, [this] { setWorking(true); });
    connect(m_runner, &Runner::succeeded, this, [this] { setWorking(false); });
    connect(m_runner, &Runner::failed, this, [this] { setWorking(false); });
    connect(m_runner, &Runner::cancelled, this, [this] { setWorking(false); });
    setFocusProxy(m_lengths);
}

QLayout* MeasuredTab::makeControls() {
    auto* lengths_title = new QLabel(tr("Lengths"), this);
    m_lengths = new QLineEdit(QStringLiteral("1K, 2K, 4K, 8K"), this);
    m_lengths->setObjectName(QStringLiteral("measured.lengths"));
    m_lengths->setToolTip(tr("Tokens, such as 1K, 2K or 5000, with commas between them"));
    lengths_title->setBuddy(m_lengths);
    auto* heads_title = new QLabel(tr("Heads"), this);
    m_heads = new QComboBox(this);
    m_heads->setObjectName(QStringLiteral("measured.heads"));
    heads_title->setBuddy(m_heads);
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setEnabled(false);
    m_run = new QPushButton(tr("Run and compare"), this);
    m_run->setObjectName(QStringLiteral("measured.run"));
    connect(m_lengths, &QLineEdit::textChanged, this, &MeasuredTab::follow);
    connect(m_heads, &QComboBox::currentIndexChanged, this, &MeasuredTab::follow);
    connect(m_run, &QPushButton::clicked, this, &MeasuredTab::run);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_runner->cancel(); });
    auto* row = new QHBoxLayout;
    row->setSpacing(Theme::kGap);
    for (QWidget* part : std::initializer_list<QWidget*>{lengths_title, m_lengths, heads_title, m_heads})
        row->addWidget(part);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_run);
    return row;
}

std::optional<std::vector<Index>> MeasuredTab::lengths() const {
    std::vector<Index> found;
    for (const QString& item : m_lengths->text().split(u',', Qt::SkipEmptyParts)) {
        const auto length = parseCount(item.trimmed().toStdString());
        if (!length || *length < 1 || *length > kLongest) return std::nullopt;
        found.push_back(*length);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    if (found.empty()) return std::nullopt;
    return found;
}

MeasureRequest MeasuredTab::request() const {
    MeasureRequest request;
    request.input = view().input;
    request.input.model = withFewerHeads(view().input.model, m_heads->currentData().toLongLong());
    request.lengths = lengths().value_or(std::vector<Index>{});
    return request;
}

// The model's heads, and halves of them that keep its groups.
void MeasuredTab::offerHeads() {
    const ModelShape& model = view().input.model;
    const Index before = m_heads->currentData().isValid() ? m_heads->currentData().toLongLong() : kFewHeads;
    const QSignalBlocker quiet(m_heads);
    m_heads->clear();
    for (Index heads = model.heads; heads >= 1; heads /= 2) {
        const ModelShape fewer = withFewerHeads(model, heads);
        if (fewer.heads != heads) break;
        const QString all = heads == model.heads
                                ? tr("%1 (%2 for K and V), as the model").arg(heads).arg(fewer.kv_heads)
                                : tr("%1 (%2 for K and V)").arg(heads).arg(fewer.kv_heads);
        m_heads->addItem(all, QVariant::fromValue<qlonglong>(heads));
        if (heads >= before) m_heads->setCurrentIndex(m_heads->count() - 1);
    }
}

void MeasuredTab::present() {
    offerHeads();
    follow();
    emit hintChanged(
        tr("Runs a kernel that computes whole blocks on this machine and holds the prediction against the "
           "clock."));
}

// What a run would take, and why it cannot be made when it cannot.
void MeasuredTab::follow() {
    if (!hasView() || m_runner->busy()) return;
    showPrediction();
    if (!lengths()) {
        m_status->setText(tr("Lengths are whole numbers from 1 to 1M with commas between them"), Tone::Error);
        return m_run->setEnabled(false);
    }
    MeasureRequest asked = request();
    std::optional<Issue> issue = memoryIssue(asked);
    if (!issue && m_machine) {
        asked.input.hardware = *m_machine;
        if (const Issues issues = validate(asked); !issues.empty()) issue = issues.front();
    }
    m_run->setEnabled(!issue.has_value());
    if (issue) return m_status->setText(translate(*issue), Tone::Error);
    if (!m_machine)
        return m_status->setText(tr("This machine is measured first, which takes a few seconds."));
    const MeasureEstimate estimate = estimateOf(asked);
    m_status->setText(tr("Takes about %1 and %2 of memory.")
                          .arg(text(formatSeconds(estimate.seconds)), text(formatBytes(estimate.memory))));
}

void MeasuredTab::setWorking(bool working) {
    m_cancel->setEnabled(working);
    m_run->setEnabled(!working);
    m_lengths->setEnabled(!working);
    m_heads->setEnabled(!working);
    if (!working) follow();
}

void MeasuredTab::run() {
    const auto work = [asked = request(), machine = m_machine](const RunControl& control) {
        Outcome outcome{asked, {}, !machine.has_value()};
        const double measuring = machine ? 0 : 0.3;
        outcome.request.input.hardware =
            machine ? *machine : measureThisMachine(partOf(control, 0, measuring));
        if (Issues issues = validate(outcome.request); !issues.empty()) throw InputError(std::move(issues));
        outcome.cost = measureCost(outcome.request, partOf(control, measuring, 1));
        return outcome;
    };
    m_runner->run(tr("Running attention"), work, [this](const std::shared_ptr<const Outcome>& outcome) {
        m_outcome = outcome;
        m_machine = outcome->request.input.hardware;
        if (!outcome->machine_is_new) return;
        try {
            storeMachine(*m_machine);
        } catch (const FileError&) {
            // It is measured again the next time; what was asked for is here.
        }
    });
}

void MeasuredTab::showPrediction() {
    // What was measured is shown as long as it is about the same pattern and heads.
    const MeasureRequest asked = request();
    if (m_outcome) {
        const CostInput& had = m_outcome->request.input;
        if (sameMask(had.mask, asked.input.mask) && had.block == asked.input.block &&
            had.model.heads == asked.input.model.heads && had.model.head_dim == asked.input.model.head_dim)
            return showOutcome(*m_outcome);
        m_outcome.reset();
    }
    m_empty->present(EmptyState::Kind::Empty, tr("Nothing has been run yet."), {}, {});
    m_stack->setCurrentIndex(0);
    emit headlineChanged();
}

void MeasuredTab::showOutcome(const Outcome& outcome) {
    const MeasuredCost& cost = outcome.cost;
    double worst = 0;
    bool flops_agree = true;
    double worst_memory = 0;
    QList<QStringList> rows;
    for (const MeasuredRun& run : cost.runs) {
        worst = std::max(worst, std::abs(run.predicted.value / run.seconds.value - 1));
        worst_memory =
            std::max(worst_memory, std::abs(run.predicted_peak.toDouble() / run.peak.toDouble() - 1));
        flops_agree = flops_agree && run.flopsAgree();
        const QString flops = text(formatFlops(run.executed));
        rows << QStringList{patternTitle(run.pattern),
                            grouped(run.seq),
                            text(formatSeconds(run.predicted)),
                            text(formatSeconds(run.seconds)),
                            residualText(run.predicted, run.seconds),
                            run.flopsAgree()
                                ? tr("%1, exactly").arg(flops)
                                : tr("%1, not %2").arg(flops, text(formatFlops(run.predicted_executed))),
                            text(formatBytes(run.peak)),
                            text(formatBytes(run.predicted_peak))};
    }
    const QString counts = flops_agree
                               ? tr("the kernel counted exactly the operations that were predicted")
                               : tr("the kernel counted other operations than were predicted: see the table");
    m_headline =
        tr("On %1 with %2, one layer of %3 by the %7 backend: predicted times are within %4 of those "
           "measured, memory within %5, and %6.")
            .arg(text(cost.device.name))
            .arg(countOf(cost.device.threads, Noun::Thread), countOf(cost.heads, Noun::Head))
            .arg(percentText(worst), percentText(worst_memory), counts, text(cost.backend));
    m_result->present({.curves = {{{tr("Dense"), tr("● measured")}, {view().pattern, tr("● measured")}, {}}},
                       .plot = measuredPlot(outcome.request, &cost),
                       .rows = rows,
                       .first = runFormula(0, kPredictedColumn),
                       .formula = [this](int row, int column) { return runFormula(row, column); }});
    m_stack->setCurrentIndex(1);
    emit headlineChanged();
}

// How far measurement and prediction differ.
QString MeasuredTab::viewHeadline() const {
    if (m_outcome) return m_headline;
    return tr("Run %1 and dense attention on this machine to see how far the prediction holds.")
        .arg(view().pattern);
}

FigureFormula MeasuredTab::runFormula(int row, int column) const {
    const MeasuredRun& run = m_outcome->cost.runs.at(static_cast<std::size_t>(row));
    if (column == kResidualColumn) return residualFormula(run.predicted, run.seconds);
    const CostInput call = measuredCall(m_outcome->request, run.seq);
    if (column >= kMemoryColumn) {
        FigureFormula memory = explorable(tr("Memory of the kernel at %1 tokens").arg(grouped(run.seq)),
                                          peakFormula(m_outcome->request, run.seq), QStringLiteral(" B"),
                                          tr("Without Q, K and V."), call);
        memory.estimate = false;
        return memory;
    }
    const CostScope scope = run.pattern == "dense" ? CostScope::DenseLayer : CostScope::TriangleLayer;
    const char* figure = column == kExecutedColumn ? "executed_flops" : "attention_seconds";
    return explorable(call, {scope, figure, call.mask_form});
}

}  // namespace triscope::gui
