#pragma once

#include <QWidget>
#include <functional>

class QLabel;
class QPushButton;

namespace triscope::gui {

class Theme;

// What stands where a picture cannot: why, in one sentence, and what to do next.
class EmptyState final : public QWidget {
    Q_OBJECT

  public:
    explicit EmptyState(const Theme& theme, QWidget* parent = nullptr);

    enum class Kind { Empty, Failed };

    // No button without an action.
    void present(Kind kind, const QString& sentence, const QString& action, std::function<void()> act);

  private:
    void showPicture();

    const Theme& m_theme;
    Kind m_kind = Kind::Empty;
    QLabel* m_picture;
    QLabel* m_sentence;
    QPushButton* m_button;
    std::function<void()> m_act;
};

}  // namespace triscope::gui
