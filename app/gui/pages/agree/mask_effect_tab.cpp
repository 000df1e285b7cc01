#include "app/gui/pages/agree/mask_effect_tab.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/gui/pages/agree/mask_effect_profile.h"
#include "app/gui/pages/agree/mask_effect_tables.h"
#include "app/gui/pages/agree/results_pane.h"
#include "app/gui/pages/agree/run_fields.h"
#include "app/gui/pages/agree/study_words.h"
#include "app/gui/runner/runner.h"
#include "app/gui/views/error_map_view.h"
#include "app/gui/widgets/figure_export.h"
#include "core/attention/effect_summary.h"
#include "core/numerics/agreement.h"
#include "core/scenario/attention_study.h"
#include "core/scenario/run_shape.h"

namespace triscope::gui {

namespace {

// Of useful work under the pattern and under the dense mask: a second or two, so nobody is kept
// waiting unasked.
constexpr double kSmallFlops = 1e11;
constexpr double kZoomStep = 1.6;

MaskEffectOutcome measure(const MaskEffectRequest& request, const RunControl& control) {
    AttentionProblem problem = drawProblem(request.mask, request.run, control);
    MaskPtr mask = problem.mask;
    return {request, std::move(mask), measureMaskEffect(std::move(problem), {}, control)};
}

// The profile in numbers, of both figures.
TextTable profileTable(const MaskEffect& effect) {
    constexpr Index kMostRows = 4096;
    TextTable table{{"first row", "last row", "lost mass", "largest", "difference", "largest"}, {}};
    const auto lost = profileOf(effect, &RowEffect::lost_mass, kMostRows);
    const auto difference = profileOf(effect, &RowEffect::difference, kMostRows);
    const auto number = [](double value) { return QString::number(value, 'g', 6).toStdString(); };
    for (std::size_t b = 0; b < lost.size(); ++b) {
        table.rows.push_back({std::to_string(lost[b].rows.begin), std::to_string(lost[b].rows.end - 1),
                              number(lost[b].mean), number(lost[b].high), number(difference[b].mean),
                              number(difference[b].high)});
    }
    return table;
}

// What the map draws: a figure of each row.
std::shared_ptr<const Agreement> asAgreement(const MaskEffect& effect, double RowEffect::*figure) {
    auto drawn = std::make_shared<Agreement>();
    drawn->heads = effect.heads;
    drawn->rows = effect.queries;
    for (const RowEffect& row : effect.rows) drawn->row_errors.push_back(row.*figure);
    return drawn;
}

}  // namespace

MaskEffectTab::MaskEffectTab(const PageTabContext& context, QWidget* parent)
    : PageTab(QStringLiteral("mask-effect"), tr("Dense against pattern"), context, parent) {
    makeResults();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, Theme::kGap, 0);
    layout->setSpacing(2 * Theme::kGap);
    layout->addWidget(makeControls());
    layout->addWidget(m_results, 1);
    m_runner = &context.makeRunner(m_results);
    connect(m_map, &ErrorMapView::markedChanged, this, &MaskEffectTab::pointAtRow);
    connect(m_tables, &MaskEffectTables::worstAsked, this, &MaskEffectTab::showWorst);
    makeActions();
    auto* exporter = new FigureExport(theme(), this);
    const auto table = [this] { return m_outcome ? profileTable(m_outcome->effect) : TextTable(); };
    exporter->add({QStringLiteral("mask-effect-profile"), m_profile, m_profile, table});
    exporter->add({QStringLiteral("mask-effect-map"), m_map, m_map, table});
    connect(exporter, &FigureExport::told, this, &PageTab::hintChanged);
    setFocusProxy(m_map);
    setHeadline(tr("What does the pattern change beside dense attention?"));
}

QWidget* MaskEffectTab::makeControls() {
    auto* holder = new QWidget(this);
    m_fields = new RunFields(session(), theme(), holder);
    m_figure = new QComboBox(holder);
    m_figure->setObjectName(QStringLiteral("mask_effect.figure"));
    m_figure->addItems({tr("Lost attention mass"), tr("Relative difference")});
    auto* title = new QLabel(tr("Sh&own"), holder);
    title->setForegroundRole(QPalette::PlaceholderText);
    title->setBuddy(m_figure);
    connect(m_figure, &QComboBox::currentIndexChanged, this, &MaskEffectTab::showFigure);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(title);
    column->addWidget(m_figure);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins({});
    row->setSpacing(Theme::kGap);
    row->addWidget(m_fields, 1);
    row->addLayout(column);
    return holder;
}

void MaskEffectTab::makeResults() {
    auto* pictures = new QWidget(this);
    m_map = new ErrorMapView(theme(), pictures);
    m_map->setNoneWord(tr("no effect"));
    m_profile = new MaskEffectProfile(*m_map, theme(), pictures);
    auto* column = new QVBoxLayout(pictures);
    column->setContentsMargins({});
    column->setSpacing(Theme::kGap);
    column->addWidget(m_profile, 1);
    column->addWidget(m_map, 1);
    m_tables = new MaskEffectTables(theme(), this);
    m_results = new ResultsPane(theme(), pictures, m_tables, this);
}

void MaskEffectTab::makeActions() {
    addKey(tr("Run"), QKeySequence(Qt::Key_R), [this] { run(); });
    addKey(tr("Show the worst row"), QKeySequence(Qt::Key_W), [this] { showWorst(); });
    addKey(tr("Fit"), QKeySequence(Qt::Key_0), [this] { m_map->fit(); });
    addKey(tr("Zoom in"), QKeySequence(Qt::Key_Plus), [this] { m_map->zoomBy(kZoomStep); });
    addKey(tr("Zoom out"), QKeySequence(Qt::Key_Minus), [this] { m_map->zoomBy(1 / kZoomStep); });
}

QList<Gesture> MaskEffectTab::gestures() const {
    return {{tr("Wheel"), tr("zooms along the queries, in both pictures")},
            {tr("Drag"), tr("pans")},
            {tr("Click"), tr("pins the worst query under the pointer; Escape lets it go")},
            {tr("Arrows"), tr("walk queries and heads")}};
}

MaskEffectRequest MaskEffectTab::presentRequest() const {
    const Scenario& scenario = session().validScenario();
    MaskEffectRequest request{scenario.mask, scenario.run};
    request.run.rule = RunSettings().rule;  // nothing is judged
    request.mask.shape = runShape(scenario);
    return request;
}

bool MaskEffectTab::isSmall(const MaskEffectRequest& request) const {
    const RunSettings& run = request.run;
    const MaskShape& shape = request.mask.shape;
    const auto rows = static_cast<double>(shape.queries);
    const double cells = rows * (static_cast<double>(std::max(shape.keys, shape.queries)) - (rows - 1) / 2);
    return 4 * cells * static_cast<double>(run.heads * run.head_dim) < kSmallFlops;
}

void MaskEffectTab::refresh() {
    const MaskEffectRequest request = presentRequest();
    if (m_outcome && m_outcome->request == request) {
        m_runner->cancel();
        m_results->showResult();
        return;
    }
    if (m_runner->busy() && m_running == request) return;
    if (isSmall(request)) return run();
    m_runner->cancel();
    setHeadline(tr("What does the pattern change beside dense attention?"));
    if (const QString reason = whyTooLarge(request.run, request.mask.shape, {}); !reason.isEmpty())
        return m_results->showInstead(EmptyState::Kind::Empty, reason);
    m_results->showInstead(EmptyState::Kind::Empty,
                           tr("This run is large, so it waits until you ask for it."), tr("Run"),
                           [this] { run(); });
}

void MaskEffectTab::run() {
    m_fields->commit();
    if (!session().issues().empty() || !m_fields->issue().isEmpty()) return;
    const MaskEffectRequest request = presentRequest();
    if (!whyTooLarge(request.run, request.mask.shape, {}).isEmpty()) return;
    m_running = request;
    m_results->showResult();
    m_runner->run(
        tr("Running attention under both masks"),
        [request](const RunControl& control) { return measure(request, control); },
        [this](const std::shared_ptr<const MaskEffectOutcome>& outcome) { showOutcome(outcome); });
}

void MaskEffectTab::showOutcome(std::shared_ptr<const MaskEffectOutcome> outcome) {
    m_outcome = std::move(outcome);
    m_tables->setOutcome(*m_outcome);
    setBackend(QStringLiteral("cpu"));
    setHeadline(effectHeadline(*m_outcome));
    showFigure();
}

double RowEffect::*MaskEffectTab::shownFigure() const {
    return m_figure->currentIndex() == 1 ? &RowEffect::difference : &RowEffect::lost_mass;
}

void MaskEffectTab::showFigure() {
    if (!m_outcome) return;
    m_map->setAccessibleName(shownFigure() == &RowEffect::lost_mass ? tr("Lost mass of each query")
                                                                    : tr("Difference of each query"));
    m_map->setAgreement(asAgreement(m_outcome->effect, shownFigure()));
    m_profile->setEffect({m_outcome, &m_outcome->effect}, shownFigure());
}

void MaskEffectTab::showWorst() {
    if (!m_outcome || dropsNothing(m_outcome->effect)) return;
    const EffectSummary difference = summarize(m_outcome->effect, &RowEffect::difference);
    m_map->pin(HeadRow{difference.head, difference.row});
}

void MaskEffectTab::pointAtRow() {
    const auto cell = m_map->markedCell();
    const PointerInfo info =
        cell && m_outcome ? describeEffect(*m_outcome, cell->head, cell->row) : PointerInfo{};
    m_map->setAccessibleDescription((QStringList{info.title} + info.lines).join(u' '));
    emit pointedAt(info);
    emit hintChanged(info.title.isEmpty() ? tr("Point at the map to read a row; W marks the worst one.")
                                          : info.title + u' ' + info.lines.front());
}

}  // namespace triscope::gui
