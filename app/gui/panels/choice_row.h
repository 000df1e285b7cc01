#pragma once

#include <QList>
#include <functional>

#include "app/gui/panels/field_row.h"

class QComboBox;
class QToolButton;

namespace triscope::gui {

// One of a few named values of a text field.
struct Choice {
    QString name;   // as the scenario stores it
    QString title;  // as the list shows it
    QString note;   // one line below, when chosen
};

class ChoiceRow final : public FieldRow {
    Q_OBJECT

  public:
    ChoiceRow(Session& session, const Theme& theme, const char* field, const QString& label,
              QList<Choice> choices, int note_lines, QWidget* parent = nullptr);

    QComboBox& combo() const { return *m_combo; }

    // What choosing from the list does, instead of setting the field.
    void setChooser(std::function<void(const QString& name)> choose) { m_choose = std::move(choose); }

    // How to name a value that is not among the choices, such as a file's path; by its file name unless said.
    void setDescriber(std::function<Choice(const QString& name)> describe);

    // An entry below the choices that does something instead of being one.
    void addCommand(const QString& title, std::function<void()> act);

    // Puts a button beside the list.
    QToolButton& addButton(const QString& icon, const QString& tool_tip);

  protected:
    // A value that is not among the choices (a file's path) is added to the list.
    void show(const Scenario& scenario) override;

  private:
    int indexOf(const QString& name);
    void activate(int at);

    QList<Choice> m_choices;
    int m_listed;  // so many of them were there from the start; the others are files
    QList<std::function<void()>> m_commands;  // their entries follow those of the choices
    std::function<Choice(const QString&)> m_describe;
    QComboBox* m_combo;
    std::function<void(const QString&)> m_choose;
};

}  // namespace triscope::gui
