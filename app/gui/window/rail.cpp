#include "app/gui/window/rail.h"

#include <QLayout>
#include <QPainter>
#include <algorithm>

#include "app/gui/theme/icons.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/focus.h"

namespace triscope::gui {

namespace {

constexpr int kIconSize = 24;
constexpr int kWidth = 72;
constexpr int kHeight = 64;

}  // namespace

RailButton::RailButton(Kind kind, QAction& action, QString icon, const Theme& theme, QWidget* parent)
    : QAbstractButton(parent), m_kind(kind), m_icon(std::move(icon)), m_theme(theme) {
    setText(action.iconText());
    setToolTip(QStringLiteral("%1  (%2)").arg(text(), action.shortcut().toString(QKeySequence::NativeText)));
    setCheckable(true);
    setChecked(action.isChecked());
    setFocusPolicy(Qt::TabFocus);
    connect(this, &QAbstractButton::clicked, &action, &QAction::trigger);
    // A click on the page that is shown would uncheck the button, not the action.
    connect(this, &QAbstractButton::clicked, this, [this, &action] { setChecked(action.isChecked()); });
    connect(&action, &QAction::toggled, this, &QAbstractButton::setChecked);
}

QSize RailButton::sizeHint() const {
    return {std::max(kWidth, fontMetrics().horizontalAdvance(text()) + 2 * Theme::kGap), kHeight};
}

QColor RailButton::ink() const {
    const ThemeColors& colors = m_theme.colors();
    if (isChecked()) return m_kind == Kind::Page ? colors.accent : colors.text;
    return underMouse() ? colors.text : colors.muted_text;
}

void RailButton::paintEvent(QPaintEvent*) {
    const ThemeColors& colors = m_theme.colors();
    QPainter painter(this);
    if (isChecked() && m_kind == Kind::Page) {
        painter.fillRect(rect(), colors.surface);
        painter.fillRect(QRect(0, 0, 3, height()), colors.accent);
    } else if (underMouse()) {
        painter.fillRect(rect(), colors.control);
    }
    const int content = kIconSize + 4 + fontMetrics().height();
    const int top = (height() - content) / 2;
    painter.drawPixmap((width() - kIconSize) / 2, top,
                       tintedPixmap(m_icon, ink(), kIconSize, devicePixelRatioF()));
    painter.setPen(ink());
    painter.drawText(QRect(0, top + kIconSize + 4, width(), fontMetrics().height()), Qt::AlignCenter, text());
    if (showsFocus(*this)) {
        painter.setPen(QPen(colors.accent, 1));
        painter.drawRect(rect().adjusted(1, 1, -2, -2));
    }
}

void RailButton::enterEvent(QEnterEvent*) {
    update();
}

void RailButton::leaveEvent(QEvent*) {
    update();
}

Rail::Rail(const Theme& theme, QWidget* parent) : QToolBar(parent), m_theme(theme) {
    setObjectName(QStringLiteral("rail"));
    setWindowTitle(tr("Pages"));
    setMovable(false);
    setOrientation(Qt::Vertical);
    setContextMenuPolicy(Qt::PreventContextMenu);
    layout()->setContentsMargins({});
    layout()->setSpacing(0);
}

void Rail::addPage(QAction& action, const QString& icon) {
    addWidget(new RailButton(RailButton::Kind::Page, action, icon, m_theme, this));
}

void Rail::addDock(QAction& toggle, const QString& icon) {
    auto* space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    addWidget(space);
    addWidget(new RailButton(RailButton::Kind::Dock, toggle, icon, m_theme, this));
}

void Rail::removeEntries() {
    // The toolbar wraps each widget in an action, which takes the widget with it.
    qDeleteAll(actions());
}

// Plain, where the style would draw a raised bar.
void Rail::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), m_theme.colors().window);
}

}  // namespace triscope::gui
