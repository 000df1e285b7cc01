#include "app/gui/pages/agree/study_pictures.h"

#include <QStackedLayout>
#include <QTabBar>
#include <QVBoxLayout>

#include "app/gui/pages/agree/study_words.h"
#include "app/gui/pages/agree/why_pane.h"
#include "app/gui/text/numbers.h"
#include "app/gui/views/error_histogram_view.h"
#include "app/gui/views/error_length_view.h"
#include "app/gui/views/error_map_view.h"
#include "app/gui/views/scatter_view.h"

namespace triscope::gui {

namespace {

// What was pointed at, for those who do not see the picture.
void describe(QWidget& view, const PointerInfo& info) {
    view.setAccessibleDescription(info.title + QStringLiteral(". ") + info.lines.join(u' '));
}

}  // namespace

StudyPictures::StudyPictures(const PageTabContext& context, QWidget* parent)
    : QWidget(parent),
      m_map(new ErrorMapView(context.theme, this)),
      m_bar(new QTabBar(this)),
      m_stack(new QStackedLayout),
      m_histogram(new ErrorHistogramView(context.theme, this)),
      m_lengths(new ErrorLengthView(context.theme, this)),
      m_scatter(new ScatterView(context.theme, this)),
      m_why(new WhyPane(context, this)) {
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    m_bar->setAccessibleName(tr("What is drawn below the map"));
    const auto add = [this](const QString& title, QWidget* view) {
        m_bar->addTab(title);
        m_stack->addWidget(view);
    };
    add(tr("Spread"), m_histogram);
    add(tr("Row length"), m_lengths);
    add(tr("Scatter"), m_scatter);
    add(tr("Why"), m_why);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::kGap);
    layout->addWidget(m_map, 1);
    layout->addWidget(m_bar);
    layout->addLayout(m_stack, 1);
    connectParts();
}

void StudyPictures::connectParts() {
    connect(m_bar, &QTabBar::currentChanged, m_stack, &QStackedLayout::setCurrentIndex);
    connect(m_map, &ErrorMapView::markedChanged, this, &StudyPictures::pointAtRow);
    connect(m_histogram, &ErrorHistogramView::markedChanged, this, &StudyPictures::pointAtBin);
    connect(m_lengths, &ErrorLengthView::markedChanged, this, &StudyPictures::pointAtColumn);
    connect(m_lengths, &ErrorLengthView::rowAsked, this, [this](Index head, Index row) {
        m_map->pin(HeadRow{head, row});
    });
    connect(m_scatter, &ScatterView::worstAsked, this, &StudyPictures::showWorst);
}

void StudyPictures::setOutcome(std::shared_ptr<const StudyOutcome> outcome, std::size_t which) {
    m_outcome = std::move(outcome);
    m_which = which;
    const std::shared_ptr<const Agreement> agreement(m_outcome, &comparison().agreement);
    const ComparisonPictures& pictures = m_outcome->pictures[which];
    m_map->setAgreement(agreement);
    m_histogram->setAgreement(agreement);
    m_lengths->setErrors(std::shared_ptr<const ErrorsByLength>(m_outcome, &pictures.by_length),
                         agreement->rule.rtol > 0 ? 0 : agreement->rule.atol);
    m_scatter->setScatter(std::shared_ptr<const ScatterCounts>(m_outcome, &pictures.scatter), scatterNames());
}

void StudyPictures::setRequest(const StudyRequest& request, bool small) {
    m_why->setRequest(request, small);
}

ScatterNames StudyPictures::scatterNames() const {
    const AttentionStudy& study = m_outcome->study;
    const AttentionResult& a = study.results[comparison().a];
    const AttentionResult& b = study.results[comparison().b];
    const ElementIndex& worst = comparison().agreement.worst;
    return {text(a.record.backend), text(b.record.backend),
            QPointF(elementOf(b, worst), elementOf(a, worst))};
}

void StudyPictures::showWorst() {
    if (!m_outcome) return;
    const ElementIndex& worst = comparison().agreement.worst;
    m_map->pin(HeadRow{worst.head, worst.row});
}

QStringList StudyPictures::parts() {
    return {QStringLiteral("spread"), QStringLiteral("length"), QStringLiteral("scatter"),
            QStringLiteral("why")};
}

bool StudyPictures::showPart(const QString& id) {
    const auto at = parts().indexOf(id);
    if (at < 0) return false;
    m_bar->setCurrentIndex(static_cast<int>(at));
    return true;
}

void StudyPictures::pointAtRow() {
    const auto cell = m_map->markedCell();
    if (!cell || !m_outcome) return emit pointedAt({});
    const PointerInfo info = describeRow(m_outcome->study, *cell, m_which);
    describe(*m_map, info);
    emit pointedAt(info);
}

void StudyPictures::pointAtBin() {
    const auto bin = m_histogram->markedBin();
    if (!bin || !m_outcome) return pointAtRow();
    const PointerInfo info = describeBin(comparison().agreement, *bin);
    describe(*m_histogram, info);
    emit pointedAt(info);
}

void StudyPictures::pointAtColumn() {
    const auto column = m_lengths->markedColumn();
    if (!column || !m_outcome) return pointAtRow();
    const PointerInfo info = describeColumn(m_outcome->pictures[m_which].by_length, *column);
    describe(*m_lengths, info);
    emit pointedAt(info);
}

}  // namespace triscope::gui
