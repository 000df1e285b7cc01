#pragma once

#include "app/gui/panels/field_row.h"

class QLineEdit;

namespace triscope::gui {

// A text: a list of numbers, a pattern, a formula.
class TextRow final : public FieldRow {
    Q_OBJECT

  public:
    TextRow(Session& session, const Theme& theme, const char* field, const QString& label,
            QWidget* parent = nullptr);

  protected:
    void show(const Scenario& scenario) override;

  private:
    QLineEdit* m_text;
};

}  // namespace triscope::gui
