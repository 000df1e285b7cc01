#include "app/gui/widgets/text_labels.h"

#include "app/gui/theme/theme.h"

namespace triscope::gui {

QLabel* makeHeading(const QString& title, QWidget* parent) {
    auto* label = new QLabel(title, parent);
    label->setFont(Theme::strongFont());
    return label;
}

QLabel* makeParagraph(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace triscope::gui
