#include "app/gui/pages/explore/token_flow_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

constexpr int kMargin = 6;

}  // namespace

TokenFlowView::TokenFlowView(const Theme& theme, QWidget* parent)
    : QAbstractScrollArea(parent), m_theme(theme) {
    setAccessibleName(tr("The text, and what a word may attend to"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setMouseTracking(true);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void TokenFlowView::setText(const TokenWordsPtr& words, const MaskPtr& mask) {
    const bool same_words = words == m_words;
    m_words = words;
    m_mask = words ? mask : nullptr;
    m_row.reset();
    if (!same_words) layOut();
    updateLooks();
}

void TokenFlowView::setQuery(std::optional<QueryIndex> row) {
    if (!m_mask || row == m_row) return;
    m_row = row;
    updateLooks();
    if (row && !viewport()->underMouse()) reveal(m_mask->shape().position(*row));
}

void TokenFlowView::updateLooks() {
    m_looks.assign(m_words ? m_words->words.size() : 0, WordLook{});
    if (m_mask && m_row) {
        for (const RegionSpan& span : m_mask->regionSpans(*m_row)) {
            const Region& region = m_mask->regions()[span.region];
            const WordLook look{region.kept ? WordLook::Kind::Seen : WordLook::Kind::Unseen, region.role};
            std::fill(m_looks.begin() + span.cols.begin, m_looks.begin() + span.cols.end, look);
        }
        m_looks[static_cast<std::size_t>(m_mask->shape().position(*m_row))].is_query = true;
    }
    viewport()->update();
}

QRectF TokenFlowView::placeOf(Index position) const {
    return m_places[static_cast<std::size_t>(position)].translated(kMargin,
                                                                   kMargin - verticalScrollBar()->value());
}

void TokenFlowView::layOut() {
    m_places.clear();
    const int width = viewport()->width() - 2 * kMargin;
    if (m_words && width > 0) m_places = flowWords(m_words->words, QFontMetricsF(font()), width);
    const double height = m_places.empty() ? 0 : m_places.back().bottom() + 2 * kMargin;
    const int page = viewport()->height();
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(fontMetrics().lineSpacing());
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(std::ceil(height)) - page));
}

void TokenFlowView::reveal(Index position) {
    const QRectF place = placeOf(position);
    if (place.top() >= 0 && place.bottom() <= viewport()->height()) return;
    const double to_middle = place.center().y() - viewport()->height() / 2.0;
    verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(to_middle));
}

std::optional<QueryIndex> TokenFlowView::queryAt(QPointF point) const {
    if (!m_mask) return std::nullopt;
    for (std::size_t at = 0; at < m_places.size(); ++at) {
        if (!placeOf(static_cast<Index>(at)).contains(point)) continue;
        const QueryIndex row = static_cast<Index>(at) - m_mask->shape().query_offset;
        if (row >= 0 && row < m_mask->shape().queries) return row;
    }
    return std::nullopt;
}

QSize TokenFlowView::sizeHint() const {
    return {280, 12 * fontMetrics().lineSpacing()};
}

QSize TokenFlowView::minimumSizeHint() const {
    return {160, 5 * fontMetrics().lineSpacing()};
}

void TokenFlowView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.setFont(font());
    if (!m_words) paintPlaceholder(painter);
    for (std::size_t at = 0; at < m_places.size(); ++at) {
        const QRectF place = placeOf(static_cast<Index>(at));
        if (place.bottom() < 0) continue;
        if (place.top() > viewport()->height()) break;
        paintWord(painter, place, m_words->words[at].text, m_looks[at], m_theme.colors());
    }
}

void TokenFlowView::paintPlaceholder(QPainter& painter) const {
    painter.setPen(m_theme.colors().muted_text);
    const QRect room = viewport()->rect().adjusted(2 * kMargin, 2 * kMargin, -2 * kMargin, -2 * kMargin);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                     tr("The text in use stands here. Of the query that you point at, the words that it may "
                        "attend to stand out."));
}

void TokenFlowView::resizeEvent(QResizeEvent*) {
    layOut();
}

bool TokenFlowView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) emit pointed(std::nullopt);
    return QAbstractScrollArea::viewportEvent(event);
}

void TokenFlowView::mouseMoveEvent(QMouseEvent* event) {
    emit pointed(queryAt(event->position()));
}

void TokenFlowView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    if (const auto row = queryAt(event->position())) emit clicked(*row);
}

}  // namespace triscope::gui
