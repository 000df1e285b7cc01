#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "app/gui/session/session.h"

class QComboBox;
class QHBoxLayout;

namespace triscope::gui {

class CountEdit;
class Theme;

// What an attention run computes on: sizes, type and seed, side by side, each under its name. Shows the
// session's scenario and edits it.
class RunFields final : public QWidget {
    Q_OBJECT

  public:
    RunFields(Session& session, const Theme& theme, QWidget* parent = nullptr);

    // Files settle the sizes and need no seed: those boxes are then empty and cannot be used.
    void setSettledByFiles(bool settled);

    // Takes what was typed and not yet confirmed.
    void commit();

    // The first impossible setting among these, with its name: "Tokens: must be from 1 to ...".
    QString issue() const;

    // That the tokens of the run are not the scenario's length, with both; empty where they are the same.
    QString lengthHint() const;

  signals:
    void issueChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Box {
        const char* field;
        QString name;
        CountEdit* edit;
        std::optional<Message> typed_issue;
    };

    void addBox(const char* field, const QString& name, Index widest, const QString& undo_name);
    void addType();
    void addColumn(const QString& name, QWidget* control);
    void take(Box& box, const QString& typed, const QString& undo_name);
    void show();
    void showIssues();
    std::optional<Message> issueOf(const Box& box) const;

    Session& m_session;
    const Theme& m_theme;
    QHBoxLayout* m_layout;
    std::vector<Box> m_boxes;
    QComboBox* m_type = nullptr;
    bool m_settled_by_files = false;
};

}  // namespace triscope::gui
