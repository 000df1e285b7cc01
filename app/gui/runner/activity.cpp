#include "app/gui/runner/activity.h"

namespace triscope::gui {

void Activity::watch(Runner& runner) {
    const auto begun = [this, watched = &runner] {
        if (!m_at_work.contains(watched)) m_at_work.append(watched);
        emit changed();
    };
    const auto ended = [this, watched = &runner] {
        if (watched->busy() || !m_at_work.removeOne(watched)) return;
        emit changed();
    };
    connect(&runner, &Runner::started, this, begun);
    connect(&runner, &Runner::progressed, this, &Activity::changed);
    connect(&runner, &Runner::succeeded, this, ended);
    connect(&runner, &Runner::failed, this, ended);
    connect(&runner, &Runner::cancelled, this, ended);
    connect(&runner, &QObject::destroyed, this, [this, watched = &runner] {
        if (m_at_work.removeOne(watched)) emit changed();
    });
}

Runner* Activity::current() const {
    return m_at_work.isEmpty() ? nullptr : m_at_work.front();
}

void Activity::cancelAll() {
    const QList<Runner*> at_work = m_at_work;
    for (Runner* runner : at_work) runner->cancel();
}

}  // namespace triscope::gui
