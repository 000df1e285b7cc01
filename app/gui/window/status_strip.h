#pragma once

#include <QStatusBar>
#include <QTimer>

class QLabel;
class QProgressBar;
class QToolButton;

namespace triscope::gui {

class Activity;
class ElidedLabel;
class Session;
class Theme;

// What is under the pointer, or what is impossible; what is at work, how far it is, and how to stop it; and
// which backend made the figures.
class StatusStrip final : public QStatusBar {
    Q_OBJECT

  public:
    StatusStrip(Session& session, Activity& activity, const Theme& theme, QWidget* parent = nullptr);

    void setHint(const QString& hint);
    void setBackend(const QString& backend);

  private:
    void showHint();
    void showWork();

    Session& m_session;
    Activity& m_activity;
    QString m_hint_text;
    ElidedLabel* m_hint;
    QLabel* m_work;
    QProgressBar* m_progress;
    QToolButton* m_stop;
    QLabel* m_backend;
    QTimer m_patience;
};

}  // namespace triscope::gui
