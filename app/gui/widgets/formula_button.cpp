#include "app/gui/widgets/formula_button.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

#include "app/gui/theme/icons.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

constexpr int kWidest = 480;

QLabel* line(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    label->setMinimumWidth(std::min(kWidest, label->fontMetrics().horizontalAdvance(text) + 4));
    return label;
}

QLabel* bold(QLabel* label) {
    label->setFont(Theme::strongFont());
    label->setMinimumWidth(std::min(kWidest, label->fontMetrics().horizontalAdvance(label->text()) + 4));
    return label;
}

QLabel* muted(QLabel* label) {
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

}  // namespace

QString Formula::text() const {
    QString all = title + QStringLiteral("\n") + symbols + QStringLiteral("\n= ") + numbers +
                  QStringLiteral("\n= ") + value;
    return origin.isEmpty() ? all : all + u'\n' + origin;
}

FormulaButton::FormulaButton(const Theme& theme, QWidget* parent) : QToolButton(parent), m_theme(theme) {
    setText(QStringLiteral("ƒ"));
    setAutoRaise(true);
    setToolTip(tr("Show the formula"));
    connect(this, &QToolButton::clicked, this, &FormulaButton::open);
}

void FormulaButton::setFormula(const Formula& formula) {
    m_formula = formula;
    setAccessibleName(tr("Formula of %1").arg(formula.title));
}

void FormulaButton::open() {
    (new FormulaPopover(m_formula, m_theme, this))->openAt(*this);
}

FormulaPopover::FormulaPopover(const Formula& formula, const Theme& theme, QWidget* parent)
    : QFrame(parent, Qt::Popup) {
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);

    auto* copy = new QPushButton(tintedIcon(QStringLiteral("ui/copy"), theme.colors()), tr("Copy"), this);
    connect(copy, &QPushButton::clicked, this, [this, formula] {
        QApplication::clipboard()->setText(formula.text());
        close();
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * Theme::kGap, 2 * Theme::kGap, 2 * Theme::kGap, 2 * Theme::kGap);
    layout->setSpacing(Theme::kGap / 2);
    layout->addWidget(muted(line(formula.title, this)));
    layout->addWidget(line(formula.symbols, this));
    layout->addWidget(line(QStringLiteral("= ") + formula.numbers, this));
    layout->addWidget(bold(line(QStringLiteral("= ") + formula.value, this)));
    if (!formula.origin.isEmpty()) layout->addWidget(muted(line(formula.origin, this)));
    layout->addSpacing(Theme::kGap);
    layout->addWidget(copy, 0, Qt::AlignLeft);
}

void FormulaPopover::openAt(const QWidget& anchor) {
    adjustSize();
    const QRect room = anchor.screen()->availableGeometry();
    const QPoint below = anchor.mapToGlobal(QPoint(0, anchor.height()));
    const int above = anchor.mapToGlobal(QPoint(0, 0)).y() - height();
    const int left = std::clamp(below.x(), room.left(), std::max(room.left(), room.right() - width()));
    move(left, below.y() + height() <= room.bottom() ? below.y() : std::max(room.top(), above));
    show();
}

}  // namespace triscope::gui
