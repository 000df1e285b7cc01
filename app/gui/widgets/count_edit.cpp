#include "app/gui/widgets/count_edit.h"

#include <QFocusEvent>
#include <QKeyEvent>

#include "app/gui/text/numbers.h"

namespace triscope::gui {

CountEdit::CountEdit(QWidget* parent) : QLineEdit(parent) {
    setAlignment(Qt::AlignRight);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QLineEdit::editingFinished, this, [this] {
        if (text() != m_shown) emit typed(text());
    });
}

void CountEdit::setWidest(Index value) {
    m_widest = value;
    updateGeometry();
}

void CountEdit::showCount(std::optional<Index> value) {
    m_shown = value ? grouped(*value) : QString();
    if (text() == m_shown) return;
    setText(m_shown);
    setCursorPosition(0);
    if (hasFocus()) selectAll();
}

QSize CountEdit::sizeHint() const {
    const int wide = fontMetrics().horizontalAdvance(grouped(m_widest));
    return {wide + 14, QLineEdit::sizeHint().height()};
}

// While nothing is being typed, undo and redo are the window's.
bool CountEdit::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && text() == m_shown) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return false;
        }
    }
    return QLineEdit::event(event);
}

void CountEdit::keyPressEvent(QKeyEvent* event) {
    if (text() == m_shown && (event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo))) {
        event->ignore();
        return;
    }
    if (event->key() == Qt::Key_Escape && text() != m_shown) {
        setText(m_shown);
        selectAll();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void CountEdit::focusInEvent(QFocusEvent* event) {
    QLineEdit::focusInEvent(event);
    if (event->reason() != Qt::PopupFocusReason) selectAll();
}

}  // namespace triscope::gui
