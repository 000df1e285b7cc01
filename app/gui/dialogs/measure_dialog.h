#pragma once

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;

namespace triscope::gui {

class ElidedLabel;
class Runner;
class Theme;

// Measures this machine on a thread of its own, shows how far it is, and keeps the result among the user's
// settings. Closing it stops the measurement.
class MeasureDialog final : public QDialog {
    Q_OBJECT

  public:
    explicit MeasureDialog(const Theme& theme, QWidget* parent = nullptr);

    void start();
    bool busy() const;

  signals:
    void measured();  // and stored

  private:
    void fail(const QString& why);

    Runner* m_runner;
    QProgressBar* m_progress;
    ElidedLabel* m_status;
    QPushButton* m_again;
    QPushButton* m_close;
};

}  // namespace triscope::gui
