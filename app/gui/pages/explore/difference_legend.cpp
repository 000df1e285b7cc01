#include "app/gui/pages/explore/difference_legend.h"

#include <QPainter>
#include <array>

#include "app/gui/pages/explore/compare_words.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

constexpr int kSwatch = 12;
constexpr int kBetween = 3 * Theme::kGap;
constexpr std::array kRoles{RegionRole::Both, RegionRole::OnlyFirst, RegionRole::OnlySecond,
                            RegionRole::Skipped};

}  // namespace

DifferenceLegend::DifferenceLegend(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize DifferenceLegend::sizeHint() const {
    int width = 0;
    for (const RegionRole role : kRoles) width += entryWidth(role) + kBetween;
    return {width, m_lines * lineHeight()};
}

QSize DifferenceLegend::minimumSizeHint() const {
    return {0, sizeHint().height()};
}

int DifferenceLegend::lineHeight() const {
    return fontMetrics().height();
}

int DifferenceLegend::entryWidth(RegionRole role) const {
    return kSwatch + Theme::kGap + fontMetrics().horizontalAdvance(differenceTitle(role));
}

std::vector<QPoint> DifferenceLegend::corners() const {
    std::vector<QPoint> corners;
    QPoint at;
    for (const RegionRole role : kRoles) {
        if (at.x() > 0 && at.x() + entryWidth(role) > width()) at = {0, at.y() + lineHeight()};
        corners.push_back(at);
        at.rx() += entryWidth(role) + kBetween;
    }
    return corners;
}

void DifferenceLegend::resizeEvent(QResizeEvent*) {
    const int lines = corners().back().y() / lineHeight() + 1;
    if (lines == m_lines) return;
    m_lines = lines;
    updateGeometry();
}

void DifferenceLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const ThemeColors& colors = m_theme.colors();
    const std::vector<QPoint> places = corners();
    auto corner = places.begin();
    for (const RegionRole role : kRoles) {
        const QRect box(*corner + QPoint(0, (lineHeight() - kSwatch) / 2), QSize(kSwatch, kSwatch));
        painter.fillRect(box, colors.region(role));
        if (colors.region(role) != colors.stripe(role))
            painter.fillRect(box, QBrush(colors.stripe(role), Qt::BDiagPattern));
        painter.setPen(colors.muted_text);
        painter.drawRect(box.adjusted(0, 0, -1, -1));
        painter.setPen(colors.text);
        const int left = corner->x() + kSwatch + Theme::kGap;
        painter.drawText(QRect(left, corner->y(), width() - left, lineHeight()),
                         Qt::AlignVCenter | Qt::TextSingleLine, differenceTitle(role));
        ++corner;
    }
}

}  // namespace triscope::gui
