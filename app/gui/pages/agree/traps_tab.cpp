#include "app/gui/pages/agree/traps_tab.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "app/gui/pages/agree/trap_words.h"
#include "app/gui/pages/explore/difference_legend.h"
#include "app/gui/runner/runner.h"
#include "app/gui/session/selection.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/views/error_map_view.h"
#include "app/gui/views/mask_view.h"
#include "app/gui/widgets/elided_label.h"

namespace triscope::gui {

namespace {

constexpr int kListWidth = 176;
constexpr int kLeastPictureWidth = 330;
constexpr const char* kFirstTrap = "mask-unused";

// In the line with the first of the text beside it: a form sets its labels a little lower.
void addLines(QFormLayout& form, const QString& title, ElidedLabel* text) {
    auto* label = new QLabel(title, text->parentWidget());
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    form.addRow(label, text);
}

}  // namespace

TrapsTab::TrapsTab(const PageTabContext& context, QWidget* parent)
    : PageTab(QStringLiteral("traps"), tr("Traps"), context, parent), m_trap(kFirstTrap) {
    m_selection = new Selection(this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, Theme::kGap, 0);
    layout->setSpacing(2 * Theme::kGap);
    layout->addWidget(makeList());
    QWidget* results = makeResults();
    layout->addWidget(results, 1);
    m_runner = &context.makeRunner(results);
    connectParts();
    setFocusProxy(m_list);
    setHeadline(tr("What would a known mistake do to this call, and would it be recognised?"));
}

QWidget* TrapsTab::makeList() {
    m_list = new QListWidget(this);
    m_list->setFixedWidth(kListWidth);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Traps"));
    for (const Trap& trap : trapCatalog()) {
        auto* item = new QListWidgetItem(translateCore(trap.title), m_list);
        item->setData(Qt::UserRole, QString::fromLatin1(trap.name));
        item->setToolTip(translateCore(trap.summary));
        if (m_trap == trap.name) m_list->setCurrentItem(item);
    }
    return m_list;
}

QWidget* TrapsTab::makeResults() {
    auto* results = new QWidget(this);
    auto* column = new QVBoxLayout(results);
    column->setContentsMargins({});
    m_summary = new ElidedLabel(theme(), 2, results);
    m_advice = new ElidedLabel(theme(), 1, results);
    m_ways = new QComboBox(results);
    m_ways->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_ways->setAccessibleName(tr("How the trap turns out"));
    m_notes = new ElidedLabel(theme(), 2, results);
    auto* words = new QFormLayout;
    words->setHorizontalSpacing(2 * Theme::kGap);
    words->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addLines(*words, tr("What happens"), m_summary);
    addLines(*words, tr("Instead"), m_advice);
    words->addRow(tr("Here"), m_ways);
    addLines(*words, tr("This call"), m_notes);
    column->addLayout(words);
    column->addSpacing(Theme::kGap);

    auto* shown = new QWidget(results);
    auto* below = new QVBoxLayout(shown);
    below->setContentsMargins({});
    below->addLayout(makePictures(shown), 1);
    m_evidence = new ElidedLabel(theme(), 4, shown);
    auto* detector = new QFormLayout;
    detector->setHorizontalSpacing(2 * Theme::kGap);
    detector->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addLines(*detector, tr("Detector"), m_evidence);
    below->addLayout(detector);
    m_problem = new EmptyState(theme(), results);
    m_stack = new QStackedLayout;
    m_stack->addWidget(shown);
    m_stack->addWidget(m_problem);
    column->addLayout(m_stack, 1);
    return results;
}

QBoxLayout* TrapsTab::makePictures(QWidget* results) {
    m_masks = new ElidedLabel(theme(), 2, results);
    m_legend = new DifferenceLegend(theme(), results);
    m_mask = new MaskView(*m_selection, theme(), results);
    auto* left = new QVBoxLayout;
    left->addWidget(m_masks);
    left->addWidget(m_legend);
    left->addWidget(m_mask, 1);
    m_error = new ElidedLabel(theme(), 3, results);
    m_map = new ErrorMapView(theme(), results);
    auto* right = new QVBoxLayout;
    right->addWidget(m_error);
    right->addWidget(m_map, 1);
    m_pictures = new QBoxLayout(QBoxLayout::LeftToRight);
    m_pictures->setSpacing(Theme::kGap + Theme::kGap / 2);
    m_pictures->addLayout(left, 1);
    m_pictures->addLayout(right, 1);
    return m_pictures;
}

void TrapsTab::connectParts() {
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item != nullptr) choose(item->data(Qt::UserRole).toString().toStdString());
    });
    connect(m_ways, &QComboBox::activated, this, [this](int index) {
        m_fault = static_cast<std::size_t>(index);
        refresh();
    });
    // After the page's own answers, which would put the list out of reach.
    connect(m_runner, &Runner::failed, this, [this](const QString& message) {
        showProblem(EmptyState::Kind::Failed, message, tr("Try again"));
    });
    connect(m_runner, &Runner::cancelled, this, [this] {
        showProblem(EmptyState::Kind::Empty, tr("Stopped before it was done."), tr("Run again"));
    });
    connect(m_mask, &MaskView::markedChanged, this, &TrapsTab::pointAtCell);
    connect(m_map, &ErrorMapView::markedChanged, this, &TrapsTab::pointAtRow);
}

QList<Gesture> TrapsTab::gestures() const {
    return {{tr("Arrows"), tr("choose a trap in the list, or walk cells and queries in a picture")},
            {tr("Wheel"), tr("zooms at the pointer")},
            {tr("Drag"), tr("pans")}};
}

void TrapsTab::choose(const std::string& trap) {
    m_trap = trap;
    m_fault = 0;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString().toStdString() == trap)
            m_list->setCurrentRow(row);
    }
    if (isVisible()) refresh();
}

void TrapsTab::refresh() {
    const Trap& trap = *findTrap(m_trap);
    m_summary->setText(tr("%1 Seen in: %2.").arg(translateCore(trap.summary), translateCore(trap.source)),
                       Tone::Text);
    m_advice->setText(translateCore(trap.advice), Tone::Text);
    const TrapRequest request = trapRequestOf(session().validScenario(), m_trap, m_fault);
    if (m_request == request && (m_runner->busy() || (m_outcome && m_outcome->request == request))) return;
    m_request = request;
    start();
}

void TrapsTab::start() {
    m_runner->run(
        tr("Falling into the trap"),
        [request = *m_request](const RunControl& control) { return performTrap(request, control); },
        [this](const std::shared_ptr<const TrapOutcome>& outcome) { showOutcome(outcome); });
}

void TrapsTab::showOutcome(std::shared_ptr<const TrapOutcome> outcome) {
    m_outcome = std::move(outcome);
    setHeadline(trapHeadline(*m_outcome));
    // Above all else, since the pictures may leave the detector below the edge of the window.
    const Tone tone = m_outcome->diagnosis.cautions.empty() ? Tone::Muted : Tone::Warning;
    m_notes->setText(trapNotes(*m_outcome), tone);
    showWays();
    if (!m_outcome->run) {
        setBackend({});
        return showProblem(EmptyState::Kind::Empty,
                           tr("This trap %1.").arg(translateCore(m_outcome->trap->needs)));
    }
    showRun();
}

void TrapsTab::showRun() {
    const TrapRun& run = *m_outcome->run;
    setBackend(QString::fromStdString(run.faulty.record.backend) + QStringLiteral(", reference"));
    m_masks->setText(trapMasks(*m_outcome), Tone::Text);
    m_error->setText(trapError(*m_outcome), Tone::Text);
    m_evidence->setText(trapEvidence(m_outcome->diagnosis), Tone::Text);
    MaskScene scene;
    scene.tokens = m_outcome->difference;
    scene.is_difference = true;
    scene.block_grid = false;
    m_mask->setScene(scene);
    m_map->setAgreement(std::shared_ptr<const Agreement>(m_outcome, &run.agreement));
    m_stack->setCurrentIndex(0);
}

void TrapsTab::showWays() {
    const QSignalBlocker quiet(m_ways);
    m_ways->clear();
    for (const Message& way : m_outcome->ways) m_ways->addItem(translate(way));
    if (m_ways->count() == 0 && m_outcome->run) m_ways->addItem(translate(m_outcome->run->fault.words));
    m_ways->setCurrentIndex(static_cast<int>(m_outcome->request.fault));
    m_ways->setEnabled(m_ways->count() > 1);
}

void TrapsTab::showProblem(EmptyState::Kind kind, const QString& sentence, const QString& action) {
    context().showContent();
    m_problem->present(kind, sentence, action, [this] { start(); });
    m_stack->setCurrentIndex(1);
}

// Both pictures beside each other where their legends have room, else one below the other.
void TrapsTab::resizeEvent(QResizeEvent* event) {
    PageTab::resizeEvent(event);
    m_pictures->setDirection(width() >= kListWidth + 2 * kLeastPictureWidth ? QBoxLayout::LeftToRight
                                                                            : QBoxLayout::TopToBottom);
}

void TrapsTab::pointAtCell() {
    const auto cell = m_mask->markedCell();
    if (!cell || !m_outcome || !m_outcome->run) return emit pointedAt({});
    const PointerInfo info = describeTrapCell(*m_outcome, *cell, colors());
    m_mask->setAccessibleDescription(info.title);
    emit pointedAt(info);
    emit hintChanged(info.title);
}

void TrapsTab::pointAtRow() {
    const auto cell = m_map->markedCell();
    if (!cell || !m_outcome || !m_outcome->run) return emit pointedAt({});
    const PointerInfo info = describeTrapRow(*m_outcome, *cell);
    m_map->setAccessibleDescription(info.title);
    emit pointedAt(info);
    emit hintChanged(info.title);
}

}  // namespace triscope::gui
