#include "app/gui/pages/cost/ladder_tab.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "app/gui/pages/cost/formula_pane.h"
#include "app/gui/pages/cost/ladder_view.h"
#include "app/gui/pages/cost/prefill_formula.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/figure_export.h"
#include "core/base/numbers.h"
#include "core/cost/traced.h"

namespace triscope::gui {

namespace {

constexpr int kWideEnough = 900;
constexpr int kSideWidth = 340;

enum Column { Name, Time, Faster, Matrix, Vector, Memory, Bytes, kColumns };

// A part that takes no time is none.
QString timeOrDash(double seconds) {
    return seconds > 0 ? timeText(seconds) : QStringLiteral("–");
}

QString factorText(double factor) {
    return text(formatRatio(factor)) + QStringLiteral("×");
}

// Which of three words a ratio takes, in the digits that are shown.
QString inDigitsShown(double ratio, const QString& more, const QString& less, const QString& equal) {
    const std::string up = formatRatio(ratio);
    const std::string down = formatRatio(1 / ratio);
    if (up == "1.00" || down == "1.00") return equal;
    return ratio > 1 ? more.arg(text(up)) : less.arg(text(down));
}

}  // namespace

LadderTab::LadderTab(const PageTabContext& context, QWidget* parent)
    : CostTab(QStringLiteral("ladder"), tr("Ladder"), context, parent),
      m_view(new LadderView(theme(), this)),
      m_kernel(new QComboBox(this)),
      m_note(new QLabel(this)),
      m_kernels(new QTreeWidget(this)),
      m_formula(new FormulaPane(theme(), this)),
      m_published(new QLabel(this)),
      m_grid(new QGridLayout(this)) {
    makeKernelBox();
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_published->setWordWrap(true);
    m_published->setTextFormat(Qt::RichText);
    m_published->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_kernels->setAccessibleName(tr("Kernels and their steps"));
    m_kernels->setHeaderLabels({tr("One layer's attention"), tr("Time"), tr("Faster"), tr("Matrix"),
                                tr("Vector"), tr("Memory"), tr("Bytes")});
    m_kernels->setFrameShape(QFrame::NoFrame);
    m_kernels->setMinimumHeight(260);
    m_kernels->header()->setStretchLastSection(false);
    m_kernels->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    for (int column = 0; column < kColumns; ++column) {
        const auto side = column == Name ? Qt::AlignLeft : Qt::AlignRight;
        m_kernels->headerItem()->setTextAlignment(column, side | Qt::AlignVCenter);
    }
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(3 * Theme::kGap);
    m_grid->setVerticalSpacing(2 * Theme::kGap);
    arrange();
    connect(m_view, &LadderView::chosenChanged, this, &LadderTab::showRungFormula);
    connect(m_kernels, &QTreeWidget::currentItemChanged, this,
            [this](const QTreeWidgetItem* item) { showStepFormula(item); });
    connect(m_kernel, &QComboBox::activated, this, &LadderTab::chooseKernel);
    auto* exporter = new FigureExport(theme(), this);
    exporter->add({QStringLiteral("ladder"), m_view, m_view, [this] { return rungTable(); }});
    exporter->add({QStringLiteral("kernels"), m_kernels, nullptr, [this] { return kernelTable(); }});
    connect(exporter, &FigureExport::told, this, &CostTab::hintChanged);
    setFocusProxy(m_view);
}

TextTable LadderTab::rungTable() const {
    TextTable table{.headings = {"rung", "factor", "formula", "numbers"}, .rows = {}};
    for (const LadderRung& rung : m_ladder.rungs)
        table.rows.push_back(
            {rungName(rung.kind), rung.formula.value, rung.formula.symbols, rung.formula.numbers});
    return table;
}

TextTable LadderTab::kernelTable() const {
    TextTable table{.headings = {"kernel", "step", "seconds", "flops", "bytes", "launches"}, .rows = {}};
    for (const KernelOption& option : m_ladder.kernels) {
        if (!option.cost) continue;
        for (const KernelStepCost& step : option.cost->steps) {
            table.rows.push_back({infoOf(option.kernel).name, step.name, roundedText(step.seconds),
                                  plainDigits(step.flops.value_or(0)), plainDigits(step.bytes),
                                  plainDigits(step.launches)});
        }
    }
    return table;
}

void LadderTab::makeKernelBox() {
    m_kernel->setAccessibleName(tr("The pattern's kernel"));
    m_kernel->addItem(tr("The device's usual kernel"), QStringLiteral("auto"));
    for (const KernelInfo& info : attentionKernels()) {
        if (info.kernel == AttentionKernel::FlashDense) continue;
        m_kernel->addItem(translateCore(info.title), QString::fromLatin1(info.name));
        m_kernel->setItemData(m_kernel->count() - 1, translateCore(info.summary), Qt::ToolTipRole);
    }
}

void LadderTab::chooseKernel(int row) {
    Scenario next = context().session.scenario();
    next.kernel = m_kernel->itemData(row).toString().toStdString();
    context().session.apply(next, tr("Kernel"));
}

void LadderTab::present() {
    m_ladder = ladderOf(view().input, view().report);
    const QSignalBlocker quiet(m_kernel);
    m_kernel->setCurrentIndex(std::max(0, m_kernel->findData(text(view().scenario.kernel))));
    m_note->setText(m_ladder.kernel_note ? QStringLiteral("⚠ ") + translate(*m_ladder.kernel_note)
                                         : translateCore(infoOf(m_ladder.kernel).summary));
    showRungs();
    showKernels();
    showPublished();
    showRungFormula();
    emit headlineChanged();
    emit hintChanged(tr("Choose a step to see its formula; open a kernel to see what fills its time."));
}

QString LadderTab::viewHeadline() const {
    if (m_ladder.rungs.empty()) return {};
    const double layer =
        m_ladder.costOf(AttentionKernel::FlashDense).seconds / m_ladder.costOf(m_ladder.kernel).seconds;
    return tr("%1 keeps %2. One layer's attention %3, the first token %4: after %5 instead of %6. Estimate.")
        .arg(view().pattern,
             inDigitsShown(m_ladder.rungs.front().factor, tr("%1× fewer pairs than dense"),
                           tr("%1× more pairs than dense"), tr("as many pairs as dense")),
             inDigitsShown(layer, tr("gets %1× faster"), tr("gets %1× slower"), tr("takes as long")),
             inDigitsShown(m_ladder.rungs.back().factor, tr("comes %1× sooner"), tr("comes %1× later"),
                           tr("comes at the same time")),
             timeText(m_ladder.prefill.mix_seconds), timeText(m_ladder.prefill.dense_seconds));
}

void LadderTab::showRungs() {
    std::vector<LadderLine> lines;
    double before = 0;
    for (const LadderRung& rung : m_ladder.rungs) {
        const double change = before > 0 ? rung.factor / before - 1 : 0;
        QString lost;
        if (before > 0) {
            lost = std::abs(change) < 0.0005 ? tr("nothing lost")
                                             : (change < 0 ? QStringLiteral("− ") : QStringLiteral("+ ")) +
                                                   percentText(std::abs(change));
        }
        lines.push_back({translateCore(rungTitle(rung.kind)), rung.factor, factorText(rung.factor), lost,
                         translate(rung.why), rung.estimate});
        before = rung.factor;
    }
    m_view->setLines(std::move(lines));
}

void LadderTab::showKernels() {
    const QSignalBlocker quiet(m_kernels);
    m_kernels->clear();
    const double dense = m_ladder.costOf(AttentionKernel::FlashDense).seconds;
    for (const KernelOption& option : m_ladder.kernels) addKernel(option, dense);
    for (int column = Time; column < kColumns; ++column) m_kernels->resizeColumnToContents(column);
    m_kernels->setColumnHidden(Vector, !view().input.hardware.vector_peak.has_value());
}

void LadderTab::addKernel(const KernelOption& option, double dense) {
    const KernelInfo& info = infoOf(option.kernel);
    auto* item = new QTreeWidgetItem(m_kernels);
    item->setText(Name, translateCore(info.title));
    item->setToolTip(Name, translateCore(info.summary) + u'\n' + text(info.source));
    item->setData(Name, Qt::UserRole, QString::fromLatin1(info.name));
    if (!option.cost) {
        item->setText(Time, translate(*option.why_not));
        item->setFirstColumnSpanned(false);
        item->setDisabled(true);
        return;
    }
    const QFont bold = Theme::strongFont();
    const auto fill = [](QTreeWidgetItem* row, double seconds, const auto& of) {
        row->setText(Time, timeOrDash(seconds));
        row->setText(Matrix, timeOrDash(of.matrix_seconds));
        row->setText(Vector, timeOrDash(of.vector_seconds));
        row->setText(Memory, timeOrDash(of.memory_seconds));
        row->setText(Bytes, text(formatBytes(triscope::Bytes{of.bytes})));
        for (int column = Time; column < kColumns; ++column)
            row->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    };
    fill(item, option.cost->seconds, *option.cost);
    item->setText(Faster, factorText(dense / option.cost->seconds));
    if (option.kernel == m_ladder.kernel) {
        item->setExpanded(true);
        for (int column = 0; column < kColumns; ++column) item->setFont(column, bold);
    }
    for (const KernelStepCost& step : option.cost->steps) {
        auto* row = new QTreeWidgetItem(item);
        row->setText(Name, translateCore(step.name));
        row->setToolTip(Name, row->text(Name));
        fill(row, step.seconds, step);
    }
}

void LadderTab::showPublished() {
    if (m_ladder.measurements == nullptr) {
        m_published->setText(
            tr("Nobody has published a measurement of this setting, so that nothing can be said about what "
               "the mechanism leaves unexplained."));
        return;
    }
    const auto off = [](double predicted, double measured) {
        return text(formatResidual(predicted / measured - 1));
    };
    QString rows;
    const auto row = [&](const QString& what, const QString& predicted, const QString& measured,
                         const QString& residual) {
        rows += QStringLiteral(
                    "<tr><td>%1</td><td align='right'>%2</td><td align='right'>%3</td><td "
                    "align='right'>%4</td></tr>")
                    .arg(what, predicted, measured, residual);
    };
    for (const Residual& at : m_ladder.residuals) {
        const QString seq = grouped(at.measured.seq);
        row(tr("%1 dense").arg(seq), timeText(at.dense_seconds), timeText(at.measured.dense_seconds),
            off(at.dense_seconds, at.measured.dense_seconds));
        if (at.measured.mix_share) {
            const double measured = *at.measured.mix_share * at.measured.dense_seconds;
            row(tr("%1 mix").arg(seq), timeText(at.mix_seconds), timeText(measured),
                off(at.mix_seconds, measured));
        }
        if (at.measured.layer_speedup)
            row(tr("%1 one layer").arg(seq), factorText(at.layer_speedup),
                factorText(*at.measured.layer_speedup), off(at.layer_speedup, *at.measured.layer_speedup));
    }
    m_published->setText(
        QStringLiteral(
            "<b>%1</b><table cellspacing='0' cellpadding='2' width='100%'><tr><td></td><td "
            "align='right'>%2</td><td align='right'>%3</td><td align='right'>%4</td></tr>%5</table>%6")
            .arg(tr("Beside what was published"), tr("predicted"), tr("measured"), tr("off by"), rows,
                 text(m_ladder.measurements->source).toHtmlEscaped()));
}

void LadderTab::showRungFormula() {
    const auto at = static_cast<std::size_t>(m_view->chosen());
    if (at >= m_ladder.rungs.size()) return;
    const LadderRung& rung = m_ladder.rungs[at];
    FigureFormula formula = explorable(translateCore(rungTitle(rung.kind)), rung.formula, QStringLiteral("×"),
                                       translate(rung.why), view().input);
    formula.estimate = rung.estimate;
    m_formula->present(formula);
}

void LadderTab::showStepFormula(const QTreeWidgetItem* item) {
    if (item == nullptr) return;
    const QTreeWidgetItem* kernel_item = item->parent() != nullptr ? item->parent() : item;
    const auto kernel = findKernel(kernel_item->data(Name, Qt::UserRole).toString().toStdString());
    if (!kernel || kernel_item->isDisabled()) return;
    if (item == kernel_item) return m_formula->present(kernelFormula(*kernel, view().input));
    const int step = kernel_item->indexOfChild(const_cast<QTreeWidgetItem*>(item));
    m_formula->present(stepFormula(*kernel, static_cast<std::size_t>(step), view().input));
}

void LadderTab::resizeEvent(QResizeEvent* event) {
    CostTab::resizeEvent(event);
    arrange();
}

void LadderTab::arrange() {
    const bool wide = width() >= kWideEnough;
    if (wide == m_is_wide) return;
    m_is_wide = wide;
    while (m_grid->count() > 0) delete m_grid->takeAt(0);
    auto* side = new QVBoxLayout;
    side->addWidget(m_kernel);
    side->addWidget(m_note);
    side->addWidget(m_formula, 1);
    side->addWidget(m_published);
    m_grid->addWidget(m_view, 0, 0, Qt::AlignTop);
    m_grid->addWidget(m_kernels, 1, 0);
    m_grid->addLayout(side, wide ? 0 : 2, wide ? 1 : 0, wide ? 2 : 1, 1);
    m_formula->setFixedWidth(wide ? kSideWidth : QWIDGETSIZE_MAX);
    m_published->setFixedWidth(wide ? kSideWidth : QWIDGETSIZE_MAX);
    if (!wide) {
        m_formula->setMinimumWidth(0);
        m_formula->setMaximumWidth(QWIDGETSIZE_MAX);
        m_published->setMinimumWidth(0);
        m_published->setMaximumWidth(QWIDGETSIZE_MAX);
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setRowStretch(1, 1);
}

}  // namespace triscope::gui
