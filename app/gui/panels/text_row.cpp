#include "app/gui/panels/text_row.h"

#include <QLineEdit>

namespace triscope::gui {

TextRow::TextRow(Session& session, const Theme& theme, const char* field, const QString& label,
                 QWidget* parent)
    : FieldRow(session, theme, field, label, parent), m_text(new QLineEdit(this)) {
    setControl(m_text, NotePlace::Below);
    connect(m_text, &QLineEdit::editingFinished, this, [this] {
        if (m_text->isModified()) commitTyped(m_text->text());
    });
    follow();
}

void TextRow::show(const Scenario& scenario) {
    m_text->setText(QString::fromStdString(field().text(scenario)));
    m_text->setCursorPosition(0);
    m_text->setToolTip(m_text->text());
}

}  // namespace triscope::gui
