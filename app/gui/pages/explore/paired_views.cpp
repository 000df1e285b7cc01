#include "app/gui/pages/explore/paired_views.h"

#include <QResizeEvent>
#include <algorithm>

#include "app/gui/pages/explore/difference_legend.h"
#include "app/gui/theme/theme.h"
#include "app/gui/views/mask_view.h"
#include "app/gui/widgets/elided_label.h"

namespace triscope::gui {

namespace {

constexpr int kBetween = 2 * Theme::kGap;
constexpr double kWorthStacking = 1.25;

QVBoxLayout* column(QWidget* side) {
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::kGap / 2);
    return layout;
}

}  // namespace

PairedViews::PairedViews(Selection& selection, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_main(new MaskView(selection, theme)),
      m_other(new MaskView(selection, theme)),
      m_main_title(new ElidedLabel(theme, 1)),
      m_other_title(new ElidedLabel(theme, 1)),
      m_legend(new DifferenceLegend(theme)),
      m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this)) {
    m_layout->setContentsMargins({});
    m_layout->setSpacing(kBetween);
    // The page asks for the least size that there is an arrangement for.
    m_layout->setSizeConstraint(QLayout::SetNoConstraint);
    QWidget* main_side = makeMain();
    m_other_side = makeOther();
    m_layout->addWidget(m_other_side, 1);
    m_layout->addWidget(main_side, 1);
    m_other_side->hide();
    link();
}

QWidget* PairedViews::makeMain() {
    auto* side = new QWidget(this);
    QVBoxLayout* layout = column(side);
    layout->addWidget(m_main_title);
    layout->addWidget(m_legend);
    layout->addWidget(m_main, 1);
    m_main_title->hide();
    m_legend->hide();
    return side;
}

QWidget* PairedViews::makeOther() {
    auto* side = new QWidget(this);
    QVBoxLayout* layout = column(side);
    layout->addWidget(m_other_title);
    layout->addWidget(m_other, 1);
    return side;
}

void PairedViews::link() {
    for (const auto& [from, to] : {std::pair{m_main, m_other}, std::pair{m_other, m_main}}) {
        connect(from, &MaskView::viewportChanged, this, [this, to = to](const MaskViewport& viewport) {
            if (m_is_linked) to->setViewport(viewport);
        });
        connect(from, &MaskView::pinChanged, this, [this, to = to](std::optional<MaskCell> cell) {
            if (m_is_linked) to->pin(cell);
        });
    }
}

bool PairedViews::showsPair() const {
    return !m_other_side->isHidden();
}

void PairedViews::showOne(const MaskScene& scene) {
    m_is_linked = false;
    setPairShown(false);
    m_main_title->hide();
    m_legend->hide();
    m_main->setScene(scene);
}

void PairedViews::showDifference(const MaskScene& scene) {
    m_is_linked = false;
    setPairShown(false);
    m_main_title->hide();
    m_legend->show();
    m_main->setScene(scene);
}

void PairedViews::showPair(const MaskScene& other, const QString& other_title, const MaskScene& main,
                           const QString& main_title) {
    // Each takes its scene on its own: half way, the two masks have different shapes.
    m_is_linked = false;
    m_main->setScene(main);
    m_other->setScene(other);
    m_main_title->setText(main_title, Tone::Text);
    m_other_title->setText(other_title, Tone::Text);
    m_main_title->show();
    m_legend->hide();
    setPairShown(true);
    m_other->pin(m_main->isPinned() ? m_main->markedCell() : std::nullopt);
    m_is_linked = true;
    m_other->setViewport(m_main->viewport());
}

void PairedViews::setPairShown(bool shown) {
    if (showsPair() == shown) return;
    // What was pinned in it is pinned in the other view.
    if (!shown) m_other->pin(std::nullopt);
    m_other_side->setVisible(shown);
    arrange();
}

// Only where beside each other there is no room, or much less.
bool PairedViews::isStacked() const {
    const int beside = std::min((width() - kBetween) / 2, height());
    const int stacked = std::min(width(), (height() - kBetween) / 2);
    return (width() - kBetween) / 2 < m_main->minimumSizeHint().width() || stacked > kWorthStacking * beside;
}

void PairedViews::arrange() {
    const auto wanted = showsPair() && isStacked() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_layout->direction() != wanted) m_layout->setDirection(wanted);
    updateGeometry();
}

QSize PairedViews::minimumSizeHint() const {
    const QSize view = m_main->minimumSizeHint();
    const int titles = m_main_title->isHidden() && m_legend->isHidden() ? 0 : 3 * Theme::kGap;
    const bool stacked = m_layout->direction() == QBoxLayout::TopToBottom;
    return {view.width(), stacked ? 2 * (view.height() + titles) + kBetween : view.height() + titles};
}

void PairedViews::resizeEvent(QResizeEvent*) {
    arrange();
}

}  // namespace triscope::gui
