#pragma once

#include <QWidget>

class QToolButton;

namespace triscope::gui {

class CompareActions;
class CompareController;
class ElidedLabel;
class Theme;

// What is compared, in words, and what can be done about it; there only while something is.
class CompareBar final : public QWidget {
    Q_OBJECT

  public:
    CompareBar(CompareController& controller, const CompareActions& actions, const Theme& theme,
               QWidget* parent = nullptr);

    QString sentence() const;
    // What is not as the user left it, or cannot be shown.
    QString note() const;

  private:
    QLayout* makeText();
    QToolButton* addButton(const QString& text, const QString& tip);
    void follow();

    CompareController& m_controller;
    ElidedLabel* m_words;
    ElidedLabel* m_note;
    QToolButton* m_side_by_side;
};

}  // namespace triscope::gui
