#include "app/gui/window/status_strip.h"

#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <chrono>

#include "app/gui/runner/activity.h"
#include "app/gui/session/session.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/icons.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/elided_label.h"

namespace triscope::gui {

namespace {

constexpr int kProgressSteps = 1000;

}  // namespace

StatusStrip::StatusStrip(Session& session, Activity& activity, const Theme& theme, QWidget* parent)
    : QStatusBar(parent),
      m_session(session),
      m_activity(activity),
      m_hint(new ElidedLabel(theme, 1, this)),
      m_work(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_stop(new QToolButton(this)),
      m_backend(new QLabel(this)) {
    setSizeGripEnabled(false);
    setContentsMargins(Theme::kGap, 0, Theme::kGap, 0);
    m_progress->setFixedSize(120, 12);
    m_progress->setTextVisible(false);
    m_stop->setAutoRaise(true);
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("Stop what is at work  (Esc)"));
    m_stop->setIcon(tintedIcon(QStringLiteral("ui/stop"), theme.colors()));
    connect(&theme, &Theme::changed, m_stop,
            [this, &theme] { m_stop->setIcon(tintedIcon(QStringLiteral("ui/stop"), theme.colors())); });
    connect(m_stop, &QToolButton::clicked, &activity, &Activity::cancelAll);

    addWidget(m_hint, 1);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_work, m_progress, m_stop}) {
        addPermanentWidget(widget);
        widget->hide();
    }
    addPermanentWidget(m_backend);

    // Shorter work than this would only flicker.
    m_patience.setSingleShot(true);
    m_patience.setInterval(std::chrono::milliseconds(100));
    connect(&m_patience, &QTimer::timeout, this, &StatusStrip::showWork);
    connect(&activity, &Activity::changed, this, [this] {
        if (m_activity.current() == nullptr) {
            m_patience.stop();
            showWork();
        } else if (m_work->isVisible()) {
            showWork();
        } else if (!m_patience.isActive()) {
            m_patience.start();
        }
    });
    connect(&session, &Session::issuesChanged, this, &StatusStrip::showHint);
    showHint();
}

void StatusStrip::setHint(const QString& hint) {
    m_hint_text = hint;
    showHint();
}

void StatusStrip::setBackend(const QString& backend) {
    m_backend->setText(backend);
}

void StatusStrip::showHint() {
    const Issues& issues = m_session.issues();
    if (issues.empty()) {
        m_hint->setText(m_hint_text);
    } else {
        m_hint->setText(tr("Showing the last possible scenario. %1").arg(translate(issues.front())),
                        Tone::Error);
    }
}

void StatusStrip::showWork() {
    const Runner* runner = m_activity.current();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_work, m_progress, m_stop}) {
        widget->setVisible(runner != nullptr);
    }
    if (runner == nullptr) return;
    m_work->setText(runner->what());
    const auto share = runner->progress();
    m_progress->setRange(0, share ? kProgressSteps : 0);
    if (share) m_progress->setValue(static_cast<int>(*share * kProgressSteps));
}

}  // namespace triscope::gui
