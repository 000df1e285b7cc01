#include "app/gui/views/scatter_view.h"

#include <QPainter>

#include "app/gui/painters/picture_title.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

constexpr ScatterMargins kMargins;

}  // namespace

ScatterView::ScatterView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setAccessibleName(tr("Every element of one result over that of the other; the ring is the worst"));
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ScatterView::setScatter(std::shared_ptr<const ScatterCounts> scatter, const ScatterNames& names) {
    m_scatter = std::move(scatter);
    m_names = names;
    update();
}

ScatterLayout ScatterView::layoutNow() const {
    return {*m_scatter,
            QRectF(rect()).adjusted(kMargins.left, kMargins.top, -kMargins.right, -kMargins.bottom)};
}

void ScatterView::paintEvent(QPaintEvent*) {
    if (!m_scatter) return;
    QPainter painter(this);
    QRectF top = titleLine(width() - kMargins.right);
    top.setRight(paintScatterScale(painter, top, *m_scatter, m_theme.colors()) - 2 * Theme::kGap);
    paintPictureTitle(painter, top, accessibleName(), m_theme.colors());
    paintScatter(painter, *m_scatter, m_names, layoutNow(), m_theme.colors());
}

void ScatterView::mousePressEvent(QMouseEvent*) {
    if (m_scatter) emit worstAsked();
}

}  // namespace triscope::gui
