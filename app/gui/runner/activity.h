#pragma once

#include <QList>
#include <QObject>

#include "app/gui/runner/runner.h"

namespace triscope::gui {

// All the runners of a window: what is at work, to show it and to stop it.
class Activity final : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    void watch(Runner& runner);

    // The runner that has been at work longest; nullptr when all are idle.
    Runner* current() const;
    void cancelAll();

  signals:
    void changed();  // current(), what it does, or how far it is

  private:
    QList<Runner*> m_at_work;
};

}  // namespace triscope::gui
