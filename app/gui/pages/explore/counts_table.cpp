#include "app/gui/pages/explore/counts_table.h"

#include <QPainter>
#include <algorithm>

#include "app/gui/text/numbers.h"
#include "app/gui/theme/theme.h"
#include "core/picture/palette.h"

namespace triscope::gui {

namespace {

constexpr int kSwatch = 12;
constexpr int kLeastShareWidth = 76;
constexpr int kLeastNameWidth = 84;
constexpr int kWidthStep = 48;  // grows in steps, so that a slider does not make it tremble

}  // namespace

CountsTable::CountsTable(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CountsTable::setGroups(std::vector<CountGroup> groups) {
    m_groups = std::move(groups);
    QStringList spoken;
    int widest = 0;
    int widest_share = 0;
    int widest_name = 0;
    const QFontMetrics metrics(Theme::textFont());
    for (const CountGroup& group : m_groups) {
        for (const CountRow& row : group.rows) {
            const QString count = grouped(row.count);
            spoken << QStringLiteral("%1 %2").arg(row.name, count);
            widest = std::max(widest, metrics.horizontalAdvance(count));
            widest_share = std::max(widest_share, metrics.horizontalAdvance(row.share));
            widest_name = std::max(widest_name, metrics.horizontalAdvance(row.name));
        }
        if (group.count_title.isEmpty()) continue;
        widest = std::max(widest, metrics.horizontalAdvance(group.count_title));
        widest_share = std::max(widest_share, metrics.horizontalAdvance(group.share_title));
    }
    m_count_width = (widest / kWidthStep + 1) * kWidthStep;
    m_name_width = std::max(kLeastNameWidth, widest_name);
    m_share_width = std::max(kLeastShareWidth, widest_share + 2 * Theme::kGap);
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int CountsTable::lineHeight() const {
    return QFontMetrics(Theme::textFont()).height() + 6;
}

QSize CountsTable::sizeHint() const {
    int height = 0;
    for (const CountGroup& group : m_groups) {
        height += (static_cast<int>(group.rows.size()) + 1) * lineHeight() + 2 * Theme::kGap;
    }
    return {kSwatch + Theme::kGap + m_name_width + m_count_width + m_share_width, height};
}

void CountsTable::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    int y = 0;
    for (const CountGroup& group : m_groups) paintGroup(painter, group, y);
}

void CountsTable::paintGroup(QPainter& painter, const CountGroup& group, int& y) const {
    painter.setFont(Theme::strongFont());
    painter.setPen(m_theme.colors().text);
    painter.drawText(QRect(0, y, width() - m_share_width, lineHeight()), Qt::AlignVCenter, group.title);
    painter.setFont(Theme::textFont());
    painter.setPen(m_theme.colors().muted_text);
    painter.drawText(QRect(0, y, width(), lineHeight()), Qt::AlignVCenter | Qt::AlignRight,
                     group.share_title);
    painter.drawText(QRect(0, y, width() - m_share_width, lineHeight()), Qt::AlignVCenter | Qt::AlignRight,
                     group.count_title);
    y += lineHeight();
    for (const CountRow& row : group.rows) {
        paintRow(painter, row, y);
        y += lineHeight();
    }
    y += 2 * Theme::kGap;
}

void CountsTable::paintRow(QPainter& painter, const CountRow& row, int y) const {
    if (row.total) {
        painter.setPen(m_theme.colors().grid);
        painter.drawLine(0, y, width(), y);
    }
    if (row.role) paintSwatch(painter, *row.role, {0, y + (lineHeight() - kSwatch) / 2, kSwatch, kSwatch});
    const int name_left = kSwatch + Theme::kGap;
    const int count_right = width() - m_share_width;
    painter.setPen(m_theme.colors().text);
    painter.drawText(QRect(name_left, y, count_right - name_left, lineHeight()), Qt::AlignVCenter, row.name);
    painter.drawText(QRect(name_left, y, count_right - name_left, lineHeight()),
                     Qt::AlignVCenter | Qt::AlignRight, grouped(row.count));
    painter.setPen(m_theme.colors().muted_text);
    painter.drawText(QRect(count_right, y, m_share_width, lineHeight()), Qt::AlignVCenter | Qt::AlignRight,
                     row.share);
}

void CountsTable::paintSwatch(QPainter& painter, RegionRole role, const QRect& box) const {
    const RegionPaint& paint = (m_theme.isDark() ? darkPalette() : lightPalette()).paint(role);
    painter.fillRect(box, QColor::fromRgb(paint.fill));
    if (paint.striped()) painter.fillRect(box, QBrush(QColor::fromRgb(paint.stripe), Qt::BDiagPattern));
    painter.setPen(m_theme.colors().muted_text);
    painter.drawRect(box.adjusted(0, 0, -1, -1));
}

}  // namespace triscope::gui
