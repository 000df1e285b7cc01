#include "app/gui/widgets/layer_strip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "app/gui/theme/theme.h"
#include "app/gui/widgets/focus.h"

namespace triscope::gui {

LayerStrip::LayerStrip(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void LayerStrip::showLayers(std::vector<bool> sparse) {
    m_sparse = std::move(sparse);
    m_cursor = std::clamp(m_cursor, 0, std::max(0, layers() - 1));
    update();
}

// Whole pixels, so that every edge is sharp; the last pixels of the strip are shared as evenly as they can
// be.
QRect LayerStrip::cellOf(int layer) const {
    const int left = layer * width() / layers();
    const int right = (layer + 1) * width() / layers();
    return {left, 2, right - left, height() - 4};
}

int LayerStrip::layerAt(int pixel) const {
    for (int layer = 0; layer + 1 < layers(); ++layer) {
        if (pixel < (layer + 1) * width() / layers()) return layer;
    }
    return layers() - 1;
}

void LayerStrip::paintEvent(QPaintEvent*) {
    const ThemeColors& colors = m_theme.colors();
    QPainter painter(this);
    for (int layer = 0; layer < layers(); ++layer) {
        QRect cell = cellOf(layer);
        if (cell.width() > 3) cell.setRight(cell.right() - 1);
        const bool sparse = m_sparse[static_cast<std::size_t>(layer)];
        if (sparse) {
            painter.fillRect(cell, isEnabled() ? colors.triangle : colors.grid);
        } else {
            // Hollow, and lower: not told apart by colour alone.
            painter.fillRect(cell.adjusted(0, cell.height() / 2, 0, 0),
                             isEnabled() ? colors.dense : colors.grid);
        }
    }
    if (!showsFocus(*this) || layers() == 0) return;
    painter.setPen(QPen(colors.accent, 1));
    painter.drawRect(cellOf(m_cursor).adjusted(-1, -2, 0, 1));
}

void LayerStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || layers() == 0) return;
    m_cursor = layerAt(event->position().toPoint().x());
    emit gestureStarted();
    turnOver(m_cursor);
}

void LayerStrip::mouseMoveEvent(QMouseEvent* event) {
    if (!event->buttons().testFlag(Qt::LeftButton) || layers() == 0) return;
    const int to = layerAt(event->position().toPoint().x());
    const int from = m_cursor;
    m_cursor = to;
    fill(from, to, m_brush);
}

void LayerStrip::keyPressEvent(QKeyEvent* event) {
    if (layers() == 0) return QWidget::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Left:
            m_cursor = std::max(0, m_cursor - 1);
            break;
        case Qt::Key_Right:
            m_cursor = std::min(layers() - 1, m_cursor + 1);
            break;
        case Qt::Key_Space:
            emit gestureStarted();
            turnOver(m_cursor);
            break;
        default:
            return QWidget::keyPressEvent(event);
    }
    update();
}

bool LayerStrip::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && layers() > 0) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int layer = layerAt(help->pos().x());
        const bool sparse = m_sparse[static_cast<std::size_t>(layer)];
        QToolTip::showText(help->globalPos(), sparse ? tr("Layer %1: the pattern").arg(layer)
                                                     : tr("Layer %1: dense").arg(layer));
        return true;
    }
    return QWidget::event(event);
}

void LayerStrip::turnOver(int layer) {
    m_brush = !m_sparse[static_cast<std::size_t>(layer)];
    fill(layer, layer, m_brush);
}

void LayerStrip::fill(int from, int to, bool sparse) {
    std::vector<bool> next = m_sparse;
    for (int layer = std::min(from, to); layer <= std::max(from, to); ++layer) {
        next[static_cast<std::size_t>(layer)] = sparse;
    }
    if (next == m_sparse) return;
    m_sparse = next;
    update();
    emit edited(next);
}

}  // namespace triscope::gui
