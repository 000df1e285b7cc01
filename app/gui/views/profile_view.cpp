#include "app/gui/views/profile_view.h"

#include <QPainter>
#include <cmath>

#include "app/gui/painters/hairline.h"
#include "app/gui/painters/profile_painter.h"
#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/theme/theme.h"
#include "app/gui/views/mask_view.h"

namespace triscope::gui {

namespace {

constexpr int kGap = 6;  // between the mask and the strip
constexpr int kThickness = 20;
constexpr int kSentenceAt = kGap + kThickness + 4;

}  // namespace

ProfileView::ProfileView(Qt::Orientation side, MaskView& view, const Theme& theme)
    : QWidget(&view), m_side(side), m_view(view), m_theme(theme) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(isRow() ? tr("What the query sees") : tr("Who sees the key"));
    connect(&view, &MaskView::sceneChanged, this, &ProfileView::refresh);
    connect(&view, &MaskView::markedChanged, this, &ProfileView::refresh);
    connect(&view, &MaskView::viewportChanged, this, [this] {
        place();
        refresh();
    });
    connect(&theme, &Theme::changed, this, &ProfileView::refresh);
}

void ProfileView::place() {
    const QRectF mask = m_view.viewport().maskArea();
    if (isRow()) {
        setGeometry(0, static_cast<int>(std::ceil(mask.bottom())), m_view.width(), kRoom);
    } else {
        setGeometry(static_cast<int>(std::ceil(mask.right())), 0, kRoom, m_view.height());
    }
}

void ProfileView::refresh() {
    if (!m_view.scene().tokens) return;
    m_cell = m_view.markedCell();
    m_picture = {};
    if (const QString now = sentence(); now != accessibleDescription()) setAccessibleDescription(now);
    update();
}

QRectF ProfileView::strip() const {
    const QRectF mask = m_view.viewport().maskArea();
    return isRow() ? QRectF(mask.left(), kGap, mask.width(), kThickness)
                   : QRectF(kGap, mask.top(), kThickness, mask.height());
}

QString ProfileView::sentence() const {
    if (!m_cell) return isRow() ? tr("What the query pointed at sees") : tr("Who sees the key pointed at");
    const CellCount count = profileCount(m_view.scene(), m_side, *m_cell);
    if (m_view.scene().is_difference) return differenceSentence(count);
    if (m_view.scene().at_block_level) return blockSentence(count);
    return m_view.scene().show_padding ? tokenSentence(count) + paddingSentence() : tokenSentence(count);
}

QString ProfileView::paddingSentence() const {
    const MaskScene& scene = m_view.scene();
    const CellCount padding = paddingCount(scene, profileCells(scene, m_side, *m_cell));
    return counted(padding, tr("; 1 cell is padding"), tr("; %1 cells are padding"));
}

QString ProfileView::differenceSentence(CellCount count) const {
    return isRow() ? tr("Query %1 in A or B: %2")
                         .arg(grouped(m_view.scene().tokens->shape().position(m_cell->row)),
                              countOf(count, Noun::Key))
                   : tr("Key %1 in A or B: %2").arg(grouped(m_cell->key), countOf(count, Noun::Query));
}

QString ProfileView::tokenSentence(CellCount count) const {
    if (isRow()) {
        const QString query = grouped(m_view.scene().tokens->shape().position(m_cell->row));
        return count == 1 ? tr("Query %1 sees one key").arg(query)
                          : tr("Query %1 sees %2 keys").arg(query, grouped(count));
    }
    const QString key = grouped(m_cell->key);
    return count == 1 ? tr("Key %1 is seen by one query").arg(key)
                      : tr("Key %1 is seen by %2 queries").arg(key, grouped(count));
}

QString ProfileView::blockSentence(CellCount count) const {
    const MaskScene& scene = m_view.scene();
    const MaskShape& blocks = scene.blocks->shape();
    return isRow() ? tr("Block row %1: %2 of %3 blocks computed")
                         .arg(grouped(m_cell->row / scene.block), grouped(count), grouped(blocks.keys))
                   : tr("Block column %1: %2 of %3 blocks computed")
                         .arg(grouped(m_cell->key / scene.block), grouped(count), grouped(blocks.queries));
}

void ProfileView::paintEvent(QPaintEvent*) {
    if (!m_view.scene().tokens || strip().isEmpty()) return;
    QPainter painter(this);
    if (m_cell) paintStrip(painter);
    painter.setPen(hairline(m_theme.colors().muted_text, m_cell ? 0.7 : 0.35));
    painter.drawRect(QRectF(QPointF(crisp(strip().left()) - 1, crisp(strip().top()) - 1),
                            QPointF(crisp(strip().right()), crisp(strip().bottom()))));
    if (m_cell) paintMark(painter);
    paintSentence(painter);
}

void ProfileView::paintStrip(QPainter& painter) {
    const MaskViewport& view = m_view.viewport();
    if (m_picture.isNull())
        m_picture = renderProfile(m_view.scene(), view, m_side, *m_cell, kThickness, m_theme.colors(),
                                  devicePixelRatioF());
    painter.drawImage(isRow() ? QPointF(view.area().left(), kGap) : QPointF(kGap, view.area().top()),
                      m_picture);
}

// Where on the strip the marked cell is.
void ProfileView::paintMark(QPainter& painter) const {
    const QRectF cell =
        m_view.viewport().rectOf({{m_cell->row, m_cell->row + 1}, {m_cell->key, m_cell->key + 1}});
    QRectF mark = strip().adjusted(-2, -2, 2, 2);
    if (isRow()) {
        mark.setLeft(cell.left());
        mark.setWidth(std::max(1.0, cell.width()));
    } else {
        mark.setTop(cell.top());
        mark.setHeight(std::max(1.0, cell.height()));
    }
    const bool in_sight = isRow() ? mark.right() > strip().left() && mark.left() < strip().right()
                                  : mark.bottom() > strip().top() && mark.top() < strip().bottom();
    if (!in_sight) return;
    painter.setPen(hairline(m_theme.colors().accent));
    painter.drawRect(mark.adjusted(0, 0, -1, -1));
}

void ProfileView::paintSentence(QPainter& painter) const {
    painter.setFont(Theme::textFont());
    painter.setPen(m_cell ? m_theme.colors().text : m_theme.colors().muted_text);
    const QFontMetrics metrics(Theme::textFont());
    // Along the strip, and beyond it where there is room.
    const double begin = isRow() ? strip().left() : strip().top();
    const double room = (isRow() ? width() : height()) - begin;
    const QString text = metrics.elidedText(sentence(), Qt::ElideRight, static_cast<int>(room));
    if (!isRow()) {
        painter.translate(width(), 0);
        painter.rotate(90);
    }
    const double top = isRow() ? kSentenceAt : width() - kSentenceAt - metrics.height();
    painter.drawText(QPointF(begin, top + metrics.ascent()), text);
}

}  // namespace triscope::gui
