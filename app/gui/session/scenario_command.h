#pragma once

#include <QUndoCommand>

#include "core/scenario/scenario.h"

namespace triscope::gui {

class Session;

// One step of a session: the scenario before and after it.
class ScenarioCommand final : public QUndoCommand {
  public:
    ScenarioCommand(Session& session, Scenario next, const QString& what, int merge_id);

    void undo() override;
    void redo() override;
    int id() const override { return m_merge_id; }
    bool mergeWith(const QUndoCommand* later) override;

  private:
    Session& m_session;
    Scenario m_before;
    Scenario m_after;
    int m_merge_id;
};

}  // namespace triscope::gui
