#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;

namespace triscope::gui {

class Runner;
class Theme;

// Covers a view while a runner has been at work for more than 100 ms, and says what it does and how far it
// is.
class LoadingOverlay final : public QWidget {
    Q_OBJECT

  public:
    LoadingOverlay(Runner& runner, const Theme& theme, QWidget* over);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void describeWork();

    Runner& m_runner;
    const Theme& m_theme;
    QLabel* m_text;
    QTimer m_patience;
};

}  // namespace triscope::gui
