#include "app/gui/pages/explore/difference_legend.h"

#include <QPainter>
#include <array>

#include "app/gui/pages/explore/compare_words.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

constexpr int kSwatch = 12;
constexpr std::array kRoles{RegionRole::Both, RegionRole::OnlyFirst, RegionRole::OnlySecond,
                            RegionRole::Skipped};

}  // namespace

DifferenceLegend::DifferenceLegend(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize DifferenceLegend::sizeHint() const {
    int width = 0;
    for (const RegionRole role : kRoles)
        width += kSwatch + fontMetrics().horizontalAdvance(differenceTitle(role)) + 4 * Theme::kGap;
    return {width, fontMetrics().height()};
}

QSize DifferenceLegend::minimumSizeHint() const {
    return {0, sizeHint().height()};
}

void DifferenceLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const ThemeColors& colors = m_theme.colors();
    int x = 0;
    for (const RegionRole role : kRoles) {
        const QRect box(x, (height() - kSwatch) / 2, kSwatch, kSwatch);
        painter.fillRect(box, colors.region(role));
        if (colors.region(role) != colors.stripe(role))
            painter.fillRect(box, QBrush(colors.stripe(role), Qt::BDiagPattern));
        painter.setPen(colors.muted_text);
        painter.drawRect(box.adjusted(0, 0, -1, -1));
        x += kSwatch + Theme::kGap;
        painter.setPen(colors.text);
        const QString title = differenceTitle(role);
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::TextSingleLine, title);
        x += fontMetrics().horizontalAdvance(title) + 3 * Theme::kGap;
    }
}

}  // namespace triscope::gui
