#pragma once

#include <QWidget>
#include <functional>
#include <optional>

#include "app/gui/session/session.h"
#include "app/gui/theme/theme.h"
#include "core/scenario/fields.h"

class QGridLayout;
class QLabel;

namespace triscope::gui {

class ElidedLabel;

// One setting of the scenario: its name, its control, and a line below that holds a note or, when the setting
// is impossible, why. Both have the same place, so nothing moves. A row shows the session's scenario and
// edits it, and knows of no other row.
class FieldRow : public QWidget {
    Q_OBJECT

  public:
    // `label` may hold a mnemonic. `field` is the name of a ScenarioField.
    FieldRow(Session& session, const Theme& theme, const char* field, const QString& label,
             QWidget* parent = nullptr);

    // Issues of these fields are shown here too.
    void alsoShowIssuesOf(std::initializer_list<const char*> fields);

    // A setting that has no effect cannot be changed, and says why.
    void setUsed(bool used, const QString& why_not);

    // What a text typed for this row means: a new value, possible or not, or no value at all.
    void commitTyped(const QString& text);

    QWidget* control() const { return m_control; }
    // The issue on display; empty when there is none.
    QString issue() const;

  protected:
    enum class NotePlace {
        Below,          // a line of its own
        Overlay,        // the lowest line of the control, which issueShown() asks to clear
        OverlayAcross,  // the same, and the control also has the place below the label
    };
    void setControl(QWidget* control, NotePlace place, int note_lines = 1);
    void setNote(const QString& note);

    // Shows `scenario`; the first time from follow(), which the constructor of the last subclass calls.
    virtual void show(const Scenario& scenario) = 0;
    virtual void issueShown(bool) {}
    void follow();

    // One undoable step named after this row.
    void edit(const std::function<void(Scenario&)>& change, int merge_id = -1);

    Session& session() const { return m_session; }
    const Theme& theme() const { return m_theme; }
    const ScenarioField& field() const { return m_field; }

  private:
    void showIssue();

    Session& m_session;
    const Theme& m_theme;
    const ScenarioField& m_field;
    std::vector<const char*> m_issue_fields;
    std::optional<Message> m_typed_issue;
    QString m_note_text;
    QGridLayout* m_grid;
    QLabel* m_label;
    QWidget* m_control = nullptr;
    ElidedLabel* m_note = nullptr;
};

}  // namespace triscope::gui
