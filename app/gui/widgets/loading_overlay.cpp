#include "app/gui/widgets/loading_overlay.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <chrono>

#include "app/gui/runner/runner.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

LoadingOverlay::LoadingOverlay(Runner& runner, const Theme& theme, QWidget* over)
    : QWidget(over), m_runner(runner), m_theme(theme), m_text(new QLabel(this)) {
    m_text->setAlignment(Qt::AlignCenter);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    hide();
    over->installEventFilter(this);

    m_patience.setSingleShot(true);
    m_patience.setInterval(std::chrono::milliseconds(100));
    connect(&m_patience, &QTimer::timeout, this, [this] {
        setGeometry(parentWidget()->rect());
        describeWork();
        raise();
        show();
    });
    connect(&runner, &Runner::started, this, [this] {
        if (isVisible()) {
            describeWork();
        } else if (!m_patience.isActive()) {
            m_patience.start();
        }
    });
    connect(&runner, &Runner::progressed, this, &LoadingOverlay::describeWork);
    const auto leave = [this] {
        m_patience.stop();
        hide();
    };
    connect(&runner, &Runner::succeeded, this, leave);
    connect(&runner, &Runner::failed, this, leave);
    connect(&runner, &Runner::cancelled, this, leave);
}

bool LoadingOverlay::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && watched == parentWidget()) setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void LoadingOverlay::paintEvent(QPaintEvent*) {
    QColor veil = m_theme.colors().surface;
    veil.setAlphaF(0.8F);
    QPainter(this).fillRect(rect(), veil);
}

void LoadingOverlay::describeWork() {
    const auto share = m_runner.progress();
    m_text->setText(share ? tr("%1: %2 %").arg(m_runner.what()).arg(qRound(*share * 100))
                          : tr("%1 …").arg(m_runner.what()));
}

}  // namespace triscope::gui
