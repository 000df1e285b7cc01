#include "app/gui/pages/cost/questions_tab.h"

#include <QButtonGroup>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

#include "app/gui/pages/cost/formula_pane.h"
#include "app/gui/pages/cost/prefill_formula.h"
#include "app/gui/pages/cost/tornado_view.h"
#include "app/gui/runner/runner.h"
#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/figure_export.h"
#include "core/cost/explained.h"
#include "core/mask/pattern_expression.h"

namespace triscope::gui {

namespace {

constexpr int kWideEnough = 900;
constexpr int kListWidth = 380;

QLabel* sentence(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace

QuestionsTab::QuestionsTab(const PageTabContext& context, QWidget* parent)
    : CostTab(QStringLiteral("questions"), tr("Questions"), context, parent),
      m_runner(context.makeRunner(this)),
      m_list(new QWidget(this)),
      m_target(new QDoubleSpinBox(this)),
      m_buttons(new QButtonGroup(this)),
      m_chart(new QWidget(this)),
      m_formula(new FormulaPane(theme(), m_chart)),
      m_tornado(new TornadoView(theme(), m_chart)),
      m_grid(new QGridLayout(this)) {
    auto* list = new QVBoxLayout(m_list);
    list->setContentsMargins({});
    list->setSpacing(Theme::kGap / 2);
    m_band = addAnswer(tr("How sure is the time to the first token?"), [this] { return bandFormula(); });
    m_break_even =
        addAnswer(tr("From which length on does the pattern pay?"), [this] { return breakEvenFormula(); });
    m_target->setRange(0.001, 1e6);
    m_target->setDecimals(3);
    m_target->setSuffix(tr(" s"));
    m_target->setAccessibleName(tr("Wanted time to the first token, in seconds"));
    m_layers = addAnswer(
        tr("How many layers does a wanted time take?"), [this] { return targetFormula(); }, m_target);
    m_faster = addAnswer(tr("What would a faster kernel still buy?"), [this] { return fasterFormula(); });
    m_window = addAnswer(tr("Which plain window costs as much?"), [this] { return windowFormula(); });
    list->addStretch(1);
    auto* chart = new QVBoxLayout(m_chart);
    chart->setContentsMargins({});
    const QFont bold = Theme::strongFont();
    auto* title = new QLabel(tr("What the time to the first token hangs on"), m_chart);
    title->setFont(bold);
    auto* how = sentence(m_chart);
    how->setText(
        tr("Each alone: figures of the device at 0.8 and 1.25 times their value, the others at half and "
           "twice. Hatched is the smaller value."));
    how->setForegroundRole(QPalette::PlaceholderText);
    chart->addWidget(title);
    chart->addWidget(how);
    chart->addWidget(m_tornado);
    chart->addSpacing(2 * Theme::kGap);
    chart->addWidget(m_formula, 1);
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(4 * Theme::kGap);
    m_grid->setVerticalSpacing(2 * Theme::kGap);
    arrange();
    connect(m_target, &QDoubleSpinBox::valueChanged, this, &QuestionsTab::showTarget);
    m_buttons->button(0)->setChecked(true);
    connect(m_buttons, &QButtonGroup::idClicked, this, [this] {
        m_tornado->choose({});
        m_formula->reveal();
    });
    connect(m_tornado, &TornadoView::chosenChanged, this, &QuestionsTab::showFormula);
    auto* exporter = new FigureExport(theme(), this);
    exporter->add(
        {QStringLiteral("sensitivity"), m_tornado, m_tornado, [this] { return sensitivityTable(); }});
    connect(exporter, &FigureExport::told, this, &CostTab::hintChanged);
    setFocusProxy(m_target);
}

TextTable QuestionsTab::sensitivityTable() const {
    TextTable table{.headings = {"parameter", "low", "high", "low_seconds", "high_seconds"}, .rows = {}};
    if (!m_answers) return table;
    for (const Sensitivity& of : m_answers->sensitivity)
        table.rows.push_back(
            {of.name, of.low, of.high, roundedText(of.low_seconds), roundedText(of.high_seconds)});
    return table;
}

QLabel* QuestionsTab::addAnswer(const QString& question, MakeFormula formula, QWidget* control) {
    auto* list = m_list->layout();
    const QFont bold = Theme::strongFont();
    auto* title = new QLabel(question, m_list);
    title->setFont(bold);
    title->setWordWrap(true);
    auto* button = new QToolButton(m_list);
    button->setText(QStringLiteral("ƒ"));
    button->setAutoRaise(true);
    button->setCheckable(true);
    button->setToolTip(tr("Show the formula"));
    button->setAccessibleName(tr("Formula of %1").arg(question));
    m_buttons->addButton(button, static_cast<int>(m_formulas.size()));
    m_formulas.push_back(std::move(formula));
    auto* top = new QHBoxLayout;
    top->addWidget(title, 1);
    top->addWidget(button, 0, Qt::AlignTop);
    static_cast<QVBoxLayout*>(list)->addLayout(top);
    if (control != nullptr) list->addWidget(control);
    QLabel* answer = sentence(m_list);
    answer->setContentsMargins(0, 0, 0, 2 * Theme::kGap);
    list->addWidget(answer);
    return answer;
}

void QuestionsTab::present() {
    const auto answer = [input = view().input](const RunControl& control) {
        Answers answers{.estimate = estimatePrefill(input),
                        .break_even = {},
                        .equal_window = 0,
                        .sensitivity = {},
                        .band = {}};
        answers.break_even = breakEvenLength(input, control);
        answers.equal_window = equalWindow(input);
        answers.sensitivity = sensitivityOf(input, control);
        answers.band = bandOf(input);
        return answers;
    };
    if (isQuick(view().scenario.mask)) {
        m_runner.cancel();
        show(answer({}));
    } else {
        m_runner.run(tr("Answering questions"), answer,
                     [this](const std::shared_ptr<const Answers>& answers) { show(*answers); });
    }
}

QString QuestionsTab::viewHeadline() const {
    if (!m_answers) return {};
    const TimeBand& mix = m_answers->band.mix;
    if (!m_answers->break_even)
        return tr("With this kernel %1 never pays: one layer takes longer than dense attention. Estimate.")
            .arg(view().pattern);
    return tr("%1 pays from %2 on; here the first token comes after %3, between %4 and %5 as "
              "the device is known. Estimate.")
        .arg(view().pattern, countOf(*m_answers->break_even, Noun::Token), timeText(mix.middle),
             timeText(mix.low), timeText(mix.high));
}

void QuestionsTab::show(const Answers& answers) {
    m_answers = answers;
    const PrefillEstimate& at = answers.estimate;
    m_band->setText(tr("%1, between %2 and %3; dense %4, between %5 and %6. The range puts every figure of "
                       "the device at the end of what its source allows: measured ± 3 %, of the vendor or "
                       "derived ± 10 %, press ± 20 %, unconfirmed ± 30 %.")
                        .arg(timeText(answers.band.mix.middle), timeText(answers.band.mix.low),
                             timeText(answers.band.mix.high), timeText(answers.band.dense.middle),
                             timeText(answers.band.dense.low), timeText(answers.band.dense.high)));
    m_break_even->setText(
        answers.break_even ? tr("From %1 on one layer with it is faster than a dense one; below that "
                                "the kernel's own work costs more than it saves.")
                                 .arg(countOf(*answers.break_even, Noun::Token))
                           : tr("At no length up to 16M: this kernel is never faster than dense attention."));
    m_window->setText(
        tr("A sliding window of %1 keeps as many cells at this length.").arg(grouped(answers.equal_window)));
    m_faster->setText(
        tr("Twice as fast: %1. Four times: %2. Free: %3; the linear operations and the dense layers stay.")
            .arg(timeText(secondsWithFasterKernel(at, 2)), timeText(secondsWithFasterKernel(at, 4)),
                 timeText(secondsWithFasterKernel(at, HUGE_VAL))));
    const QSignalBlocker quiet(m_target);
    if (!m_target->hasFocus()) m_target->setValue(std::round(at.time.mix_seconds * 0.9 * 100) / 100);
    m_target->setSingleStep(std::max(0.01, at.time.mix_seconds / 20));
    m_tornado->setContent(answers.sensitivity, at.time.mix_seconds);
    showTarget();
    emit headlineChanged();
    emit hintChanged(tr("ƒ shows an answer's formula; choose a bar to see what it is made of."));
}

void QuestionsTab::showTarget() {
    if (!m_answers) return;
    const LayersNeeded needed = layersFor(view().input, m_answers->estimate, m_target->value());
    if (needed.layers == 0) {
        m_layers->setText(tr("None: dense takes %1.").arg(timeText(needed.seconds)));
    } else if (needed.layers) {
        m_layers->setText(tr("%1 of %2: %3.")
                              .arg(grouped(*needed.layers), countOf(view().input.model.layers, Noun::Layer),
                                   timeText(needed.seconds)));
    } else {
        m_layers->setText(tr("Not even all of them are enough: %1.").arg(timeText(needed.seconds)));
    }
    showFormula();
}

// Of the bar that is chosen, or else of the answer.
void QuestionsTab::showFormula() {
    if (!m_answers) return;
    const auto& bar = m_tornado->chosen();
    m_buttons->setExclusive(!bar);
    if (bar && m_buttons->checkedButton() != nullptr) m_buttons->checkedButton()->setChecked(false);
    const auto answer = static_cast<std::size_t>(std::max(0, m_buttons->checkedId()));
    m_formula->present(bar ? sensitivityFormula(m_tornado->bars()[bar->bar], bar->high)
                           : m_formulas[answer]());
}

void QuestionsTab::resizeEvent(QResizeEvent* event) {
    CostTab::resizeEvent(event);
    arrange();
}

void QuestionsTab::arrange() {
    const bool wide = width() >= kWideEnough;
    if (wide == m_is_wide) return;
    m_is_wide = wide;
    m_grid->removeWidget(m_list);
    m_grid->removeWidget(m_chart);
    m_grid->addWidget(m_list, 0, 0);
    m_grid->addWidget(m_chart, wide ? 0 : 1, wide ? 1 : 0);
    m_list->setMinimumWidth(wide ? kListWidth : 0);
    m_list->setMaximumWidth(wide ? kListWidth : QWIDGETSIZE_MAX);
    m_grid->setColumnStretch(1, wide ? 1 : 0);
    m_grid->setRowStretch(wide ? 0 : 2, 1);
}

}  // namespace triscope::gui
