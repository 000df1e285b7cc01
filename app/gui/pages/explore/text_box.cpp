#include "app/gui/pages/explore/text_box.h"

#include <QMimeData>
#include <QSignalBlocker>
#include <QTextCursor>

#include "core/text/utf8.h"

namespace triscope::gui {

namespace {

constexpr std::size_t kMostShown = std::size_t{24} << 10;  // bytes
constexpr std::size_t kMostHeld = std::size_t{1} << 20;
constexpr int kLines = 5;

}  // namespace

TextBox::TextBox(QWidget* parent) : QPlainTextEdit(parent) {
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // Nothing lies behind a box that was emptied.
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!document()->isEmpty()) return;
        m_rest.clear();
        m_cut = false;
    });
}

void TextBox::setText(const std::string& text) {
    const std::string_view held = beginningOf(text, kMostHeld);
    const std::string_view shown = beginningOf(held, kMostShown);
    {
        const QSignalBlocker quiet(this);
        setPlainText(QString::fromUtf8(shown.data(), static_cast<qsizetype>(shown.size())));
    }
    m_rest = held.substr(shown.size());
    m_cut = held.size() < text.size();
    emit textReplaced();
}

std::string TextBox::text() const {
    return toPlainText().toStdString() + m_rest;
}

QSize TextBox::sizeHint() const {
    const int lines = kLines * fontMetrics().lineSpacing();
    return {280, lines + 2 * (frameWidth() + static_cast<int>(document()->documentMargin()))};
}

QSize TextBox::minimumSizeHint() const {
    return {160, sizeHint().height()};
}

void TextBox::insertFromMimeData(const QMimeData* source) {
    const QString pasted = source->text();
    if (static_cast<std::size_t>(pasted.size()) < kMostShown && showsAll())
        return QPlainTextEdit::insertFromMimeData(source);
    const QString before = toPlainText();
    const QTextCursor cursor = textCursor();
    const QString joined = before.left(cursor.selectionStart()) + pasted + before.mid(cursor.selectionEnd());
    setText(joined.toStdString() + m_rest);
}

}  // namespace triscope::gui
