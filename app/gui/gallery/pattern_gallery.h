#pragma once

#include <QDialog>
#include <string>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace triscope::gui {

class Session;
class Theme;

// All patterns, each with a small picture, its rule and its source; one takes the scenario's place or is
// combined with it. What was chosen becomes one undoable step.
class PatternGallery final : public QDialog {
    Q_OBJECT

  public:
    PatternGallery(Session& session, const Theme& theme, QWidget* parent = nullptr);

    // What "Use" would make the pattern: a name, or a set operation.
    std::string expression() const;

    QListWidget& list() const { return *m_list; }
    QComboBox& operation() const { return *m_operation; }
    QLineEdit& typed() const { return *m_expression; }

  private:
    void addList(QWidget* into);
    QWidget* makeDetails();
    void choose();
    void showExpression();
    void use();

    Session& m_session;
    const Theme& m_theme;
    QListWidget* m_list = nullptr;
    QLabel* m_picture = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_rule = nullptr;
    QLabel* m_source = nullptr;
    QComboBox* m_operation = nullptr;
    QLineEdit* m_expression = nullptr;
    QLabel* m_issue = nullptr;
    QPushButton* m_use = nullptr;
};

}  // namespace triscope::gui
