#include "app/gui/pages/agree/stepper_tab.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/gui/pages/agree/run_fields.h"
#include "app/gui/pages/agree/stepper_pane.h"
#include "app/gui/pages/agree/stepper_strip.h"
#include "app/gui/runner/runner.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/count_edit.h"
#include "app/gui/widgets/elided_label.h"
#include "app/gui/widgets/figure_export.h"
#include "app/gui/widgets/flat_table.h"
#include "app/gui/widgets/text_labels.h"
#include "core/scenario/attention_study.h"
#include "core/scenario/run_shape.h"

namespace triscope::gui {

namespace {

constexpr Index kDefaultTile = 128;
constexpr int kStepWidth = 340;
constexpr int kLeastStripWidth = 400;
constexpr int kLeastColumn = 72;
// In milliseconds, of all steps and of one.
constexpr int kPlayTime = 6000;
constexpr int kLeastPause = 20;
constexpr int kMostPause = 600;

StepperOutcome walk(const StepperRequest& request, const RunControl& control) {
    const AttentionProblem problem = drawProblem(request.mask, request.run, control);
    return {request, problem.mask,
            walkRow(problem, request.head, request.row, request.tile, request.precision, control),
            mergeRow(problem, request.head, request.row)};
}

// The walk in numbers.
TextTable stepsTable(const RowWalk& walk) {
    TextTable table{{"first key", "last key", "kept", "tile max", "m", "c", "l", "|O|"}, {}};
    const auto number = [](double value) { return QString::number(value, 'g', 9).toStdString(); };
    for (const SoftmaxStep& step : walk.steps) {
        table.rows.push_back({std::to_string(step.keys.begin), std::to_string(step.keys.end - 1),
                              std::to_string(step.keptKeys()), number(step.tile_max), number(step.after.max),
                              number(step.correction), number(step.after.sum),
                              number(norm(step.after.output))});
    }
    return table;
}

}  // namespace

StepperTab::StepperTab(const PageTabContext& context, QWidget* parent)
    : PageTab(QStringLiteral("stepper"), tr("Stepper"), context, parent) {
    m_fields = new RunFields(session(), theme(), this);
    QWidget* choices = makeChoices();
    QWidget* walked = makeWalk();
    m_step = new StepperPane(this);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(4 * Theme::kGap);
    m_columns->addWidget(walked, 1);
    m_columns->addWidget(m_step);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, Theme::kGap, 0);
    layout->setSpacing(Theme::kGap);
    layout->addWidget(m_fields);
    layout->addWidget(choices);
    layout->addWidget(m_status);
    layout->addLayout(m_columns, 1);
    m_runner = &context.makeRunner(walked);
    connect(&m_clock, &QTimer::timeout, this, [this] { goTo(m_done + 1); });
    makeActions();
    auto* exporter = new FigureExport(theme(), this);
    exporter->add({QStringLiteral("softmax-steps"), m_strip, m_strip,
                   [this] { return m_outcome ? stepsTable(m_outcome->walk) : TextTable(); }});
    exporter->add({QStringLiteral("lse-merge"), m_merge, nullptr, [this] { return m_merge->table(); }});
    connect(exporter, &FigureExport::told, this, &PageTab::hintChanged);
    setFocusProxy(m_strip);
    setHeadline(tr("How does one query's output come together, tile by tile?"));
}

QWidget* StepperTab::makeChoices() {
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins({});
    row->setSpacing(Theme::kGap);
    m_row.edit = addChoice(*row, m_row, tr("Query"));
    m_head.edit = addChoice(*row, m_head, tr("Head"));
    m_tile.edit = addChoice(*row, m_tile, tr("Tile"));
    m_precision = new QComboBox(holder);
    m_precision->addItems({tr("double"), tr("float, as the kernels")});
    m_precision->setAccessibleName(tr("Arithmetic"));
    m_precision->setToolTip(tr("Double is the reference; float is the code that the CPU kernels run"));
    connect(m_precision, &QComboBox::currentIndexChanged, this, &StepperTab::refresh);
    auto* title = new QLabel(tr("Arithmetic"), holder);
    title->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(title);
    column->addWidget(m_precision);
    row->addLayout(column);
    row->addStretch(1);
    const auto button = [&](const QString& word, const QString& tip, auto step) {
        auto* made = new QPushButton(word, holder);
        made->setToolTip(tip);
        connect(made, &QPushButton::clicked, this, step);
        row->addWidget(made, 0, Qt::AlignBottom);
        return made;
    };
    m_back = button(tr("◀ Back"), tr("One tile back (Left)"),
                    [this] { goTo(std::max<std::size_t>(m_done, 1) - 1); });
    m_next = button(tr("Next ▶"), tr("One tile on (Right)"), [this] { goTo(m_done + 1); });
    m_play = button(tr("Play"), tr("A step now and then, to the end (P)"), [this] { play(); });
    button(tr("To the end"), tr("All tiles (End)"), [this] {
        if (m_outcome) goTo(m_outcome->walk.steps.size());
    });
    m_status = new ElidedLabel(theme(), 1, this);
    return holder;
}

CountEdit* StepperTab::addChoice(QHBoxLayout& row, Choice& choice, const QString& name) {
    auto* edit = new CountEdit(this);
    edit->setObjectName(QLatin1String(choice.field));
    edit->setWidest(Index{1} << 20);
    edit->setAccessibleName(name);
    auto* label = new QLabel(name, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setBuddy(edit);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(label);
    column->addWidget(edit);
    row.addLayout(column);
    connect(edit, &CountEdit::typed, this, [this, &choice](const QString& typed) { take(choice, typed); });
    return edit;
}

QWidget* StepperTab::makeWalk() {
    auto* holder = new QWidget(this);
    m_strip = new StepperStrip(theme(), holder);
    m_merge = new FlatTable(FlatTable::Cells::Plain, holder);
    m_merge->setAccessibleName(tr("Parts of the row"));
    m_merge->horizontalHeader()->setMinimumSectionSize(kLeastColumn);
    m_merge_words = makeParagraph(holder);
    auto* layout = new QVBoxLayout(holder);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::kGap);
    layout->addWidget(m_strip, 1);
    layout->addWidget(makeHeading(tr("The same row, merged from parts by LSE"), holder));
    layout->addWidget(m_merge);
    layout->addWidget(m_merge_words);
    connect(m_strip, &StepperStrip::stepAsked, this, &StepperTab::goTo);
    return holder;
}

void StepperTab::makeActions() {
    addKey(tr("Next tile"), QKeySequence(Qt::Key_Right), [this] { goTo(m_done + 1); });
    addKey(tr("Tile before"), QKeySequence(Qt::Key_Left),
           [this] { goTo(std::max<std::size_t>(m_done, 1) - 1); });
    addKey(tr("Before the first tile"), QKeySequence(Qt::Key_Home), [this] { goTo(0); });
    addKey(tr("Play the steps"), QKeySequence(Qt::Key_P), [this] { play(); });
    addKey(tr("All tiles"), QKeySequence(Qt::Key_End), [this] {
        if (m_outcome) goTo(m_outcome->walk.steps.size());
    });
}

QList<Gesture> StepperTab::gestures() const {
    return {{tr("Click"), tr("on a tile of the strip goes to the step there")}};
}

Range StepperTab::allowed(const Choice& choice) const {
    const RunSettings& run = session().validScenario().run;
    if (&choice == &m_row) return {0, run.seq - 1};
    if (&choice == &m_head) return {0, run.heads - 1};
    return {1, kMaxLength};
}

void StepperTab::take(Choice& choice, const QString& typed) {
    const auto parsed = parseNumber(choice.field, typed.toStdString(), allowed(choice));
    if (const auto* issue = std::get_if<Issue>(&parsed)) {
        m_status->setText(choice.edit->accessibleName() + QStringLiteral(": ") + translate(issue->message),
                          Tone::Error);
        return;
    }
    choice.value = std::get<Index>(parsed);
    refresh();
}

StepperRequest StepperTab::presentRequest() const {
    const Scenario& scenario = session().validScenario();
    const RunSettings& run = scenario.run;
    StepperRequest request{scenario.mask, scenario.run};
    request.run.rule = RunSettings().rule;  // nothing is judged
    request.mask.shape = runShape(scenario);
    // Of a Triangle the rows of the middle are the ones with a gap.
    request.row = m_row.value.value_or(3 * run.seq / 4);
    if (request.row >= run.seq) request.row = 3 * run.seq / 4;
    request.head = std::min(m_head.value.value_or(0), run.heads - 1);
    request.tile = m_tile.value.value_or(kDefaultTile);
    request.precision = m_precision->currentIndex() == 1 ? StepPrecision::Float : StepPrecision::Double;
    return request;
}

void StepperTab::refresh() {
    const StepperRequest request = presentRequest();
    m_row.edit->showCount(request.row);
    m_head.edit->showCount(request.head);
    m_tile.edit->showCount(request.tile);
    m_status->setText({});
    m_runner->run(
        tr("Walking a query"), [request](const RunControl& control) { return walk(request, control); },
        [this](const std::shared_ptr<const StepperOutcome>& outcome) { showOutcome(outcome); });
}

void StepperTab::showOutcome(std::shared_ptr<const StepperOutcome> outcome) {
    m_outcome = std::move(outcome);
    setHeadline(stepperHeadline(*m_outcome));
    showMerge();
    goTo(m_done);
}

void StepperTab::goTo(std::size_t done) {
    if (!m_outcome) return;
    m_done = std::min(done, m_outcome->walk.steps.size());
    showStep();
}

void StepperTab::play() {
    if (!m_outcome) return;
    const std::size_t steps = m_outcome->walk.steps.size();
    if (m_clock.isActive()) {
        m_clock.stop();
    } else {
        m_clock.start(std::clamp(kPlayTime / static_cast<int>(steps), kLeastPause, kMostPause));
        goTo(m_done == steps ? 0 : m_done + 1);
    }
    showStep();
}

void StepperTab::showStep() {
    const std::size_t steps = m_outcome->walk.steps.size();
    if (m_done == steps) m_clock.stop();
    m_play->setText(m_clock.isActive() ? tr("Pause") : tr("Play"));
    m_back->setEnabled(m_done > 0);
    m_next->setEnabled(m_done < steps);
    m_strip->show(m_outcome, m_done);
    m_step->show(*m_outcome, m_done);
    emit hintChanged(tr("Left and Right step through the tiles, End goes to the last."));
}

void StepperTab::showMerge() {
    const auto cells = [](const QStringList& row) {
        std::vector<std::string> texts;
        for (const QString& cell : row) texts.push_back(cell.toStdString());
        return texts;
    };
    TextTable table{cells({tr("Part"), tr("Keys"), QStringLiteral("m"), QStringLiteral("l"),
                           QStringLiteral("LSE"), tr("Weight")}),
                    {}};
    for (std::size_t part = 0; part < m_outcome->merge.parts.size(); ++part)
        table.rows.push_back(cells(partCells(*m_outcome, part)));
    table.rows.push_back(cells(mergedCells(m_outcome->merge)));
    m_merge->setTable(std::move(table));
    m_merge->emphasize(static_cast<int>(m_outcome->merge.parts.size()));
    m_merge_words->setText(mergeWords(*m_outcome));
}

// Numbers beside the pictures where both have room, else below them.
void StepperTab::resizeEvent(QResizeEvent* event) {
    PageTab::resizeEvent(event);
    const bool wide = width() >= kLeastStripWidth + kStepWidth;
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_step->setMinimumWidth(wide ? kStepWidth : 0);
    m_step->setMaximumWidth(wide ? kStepWidth : QWIDGETSIZE_MAX);
}

}  // namespace triscope::gui
