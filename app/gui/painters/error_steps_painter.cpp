#include "app/gui/painters/error_steps_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace triscope::gui {

namespace {

constexpr double kHeading = 1.4;      // lines
constexpr double kRoomBetween = 1.5;  // lines that a row takes
constexpr double kNumber = 64;        // pixels for the share in figures
constexpr double kBarInset = 5;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ErrorSteps)
};

QString shareText(double share) {
    if (share == 0) return QStringLiteral("0 %");
    if (std::abs(share) < 0.0005) return QStringLiteral("< 0.1 %");
    return QStringLiteral("%1 %").arg(QString::number(100 * share, 'f', 1));
}

void paintFigure(QPainter& painter, double right, const QRectF& row, const QString& figure) {
    painter.drawText(QRectF(right - 100, row.top(), 100, row.height()), Qt::AlignRight | Qt::AlignVCenter,
                     figure);
}

void paintShare(QPainter& painter, std::size_t at, const ErrorStepRow& row, const ErrorStepsLayout& layout,
                const ThemeColors& colors) {
    const QRectF bar = layout.barRect(at, std::clamp(std::abs(row.share), 0.0, 1.0));
    // What makes up for other steps is not part of the whole: hollow.
    if (row.share < 0) {
        painter.setPen(colors.warning);
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
    } else {
        painter.fillRect(bar, row.whole ? colors.muted_text : colors.accent);
    }
    painter.setPen(colors.text);
    const QRectF all = layout.rowRect(at);
    painter.drawText(QRectF(all.right() - kNumber, all.top(), kNumber, all.height()),
                     Qt::AlignRight | Qt::AlignVCenter, shareText(row.share));
}

void paintHeadings(QPainter& painter, const ErrorStepsLayout& layout, const ThemeColors& colors) {
    const QFontMetricsF metrics(painter.font());
    const QRectF head(layout.area().left(), layout.area().top(), layout.area().width(), metrics.height());
    painter.setPen(colors.muted_text);
    painter.drawText(head, Qt::AlignLeft, Words::tr("step, alone"));
    paintFigure(painter, layout.maxAbsRight(), head, Words::tr("largest error"));
    paintFigure(painter, layout.rmseRight(), head, Words::tr("RMSE"));
    const double left = layout.barRect(0, 1).left();
    painter.drawText(
        QRectF(left, head.top(), layout.area().right() - left, head.height()), Qt::AlignLeft,
        metrics.elidedText(Words::tr("share of the MSE"), Qt::ElideRight, layout.area().right() - left));
}

}  // namespace

ErrorStepsLayout::ErrorStepsLayout(std::size_t rows, double line_height, const QRectF& area)
    : m_area(area),
      m_first(area.top() + kHeading * line_height),
      m_row_height(
          std::min(kRoomBetween * line_height,
                   (area.bottom() - m_first) / static_cast<double>(std::max<std::size_t>(rows, 1)))) {}

double ErrorStepsLayout::heightOf(std::size_t rows, double line_height) {
    return (kHeading + kRoomBetween * static_cast<double>(rows)) * line_height;
}

QRectF ErrorStepsLayout::rowRect(std::size_t row) const {
    return {m_area.left(), m_first + m_row_height * static_cast<double>(row), m_area.width(), m_row_height};
}

QRectF ErrorStepsLayout::barRect(std::size_t row, double share) const {
    const QRectF all = rowRect(row);
    const double left = m_area.left() + 0.73 * m_area.width();
    const double width = std::max(0.0, m_area.right() - kNumber - left);
    return {left, all.top() + kBarInset, share * width, std::max(1.0, all.height() - 2 * kBarInset)};
}

void paintErrorSteps(QPainter& painter, const std::vector<ErrorStepRow>& rows, const ErrorStepsLayout& layout,
                     const ThemeColors& colors) {
    paintHeadings(painter, layout, colors);
    const QFontMetricsF metrics(painter.font());
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const QRectF rect = layout.rowRect(k);
        if (rows[k].whole && (k == 0 || !rows[k - 1].whole)) {
            painter.setPen(colors.grid);
            painter.drawLine(rect.topLeft(), rect.topRight());
        }
        painter.setPen(colors.text);
        const double width = layout.maxAbsRight() - 80 - rect.left();
        painter.drawText(QRectF(rect.left(), rect.top(), width, rect.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(rows[k].title, Qt::ElideRight, width));
        paintFigure(painter, layout.maxAbsRight(), rect, rows[k].max_abs);
        paintFigure(painter, layout.rmseRight(), rect, rows[k].rmse);
        paintShare(painter, k, rows[k], layout, colors);
    }
}

}  // namespace triscope::gui
