#include "tests/gui/labels.h"

#include <QAbstractButton>
#include <QLabel>

#include "app/gui/widgets/elided_label.h"

namespace triscope::gui {

namespace {

QString describe(const QWidget& widget, const QString& text) {
    return QStringLiteral("%1 '%2' has %3x%4, needs %5x%6")
        .arg(QLatin1String(widget.metaObject()->className()), text)
        .arg(widget.width())
        .arg(widget.height())
        .arg(widget.sizeHint().width())
        .arg(widget.sizeHint().height());
}

bool fits(const QLabel& label) {
    if (label.wordWrap()) return label.heightForWidth(label.width()) <= label.height();
    return label.sizeHint().width() <= label.width() && label.sizeHint().height() <= label.height();
}

bool fits(const QAbstractButton& button) {
    return button.sizeHint().width() <= button.width() && button.sizeHint().height() <= button.height();
}

}  // namespace

QStringList clippedLabels(const QWidget& root) {
    QStringList clipped;
    for (const auto* label : root.findChildren<QLabel*>()) {
        if (label->isVisible() && !label->text().isEmpty() && !fits(*label))
            clipped << describe(*label, label->text());
    }
    for (const auto* button : root.findChildren<QAbstractButton*>()) {
        if (button->isVisible() && !button->text().isEmpty() && !fits(*button)) {
            clipped << describe(*button, button->text());
        }
    }
    for (const auto* label : root.findChildren<ElidedLabel*>()) {
        if (label->isVisible() && label->isElided()) clipped << describe(*label, label->text());
    }
    return clipped;
}

}  // namespace triscope::gui
