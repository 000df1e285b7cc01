#include "app/gui/session/scenario_command.h"

#include "app/gui/session/session.h"

namespace triscope::gui {

ScenarioCommand::ScenarioCommand(Session& session, Scenario next, const QString& what, int merge_id)
    : QUndoCommand(what),
      m_session(session),
      m_before(session.scenario()),
      m_after(std::move(next)),
      m_merge_id(merge_id) {}

void ScenarioCommand::undo() {
    m_session.setScenario(m_before);
}

void ScenarioCommand::redo() {
    m_session.setScenario(m_after);
}

bool ScenarioCommand::mergeWith(const QUndoCommand* later) {
    // QUndoStack only offers commands of the same id, which only this class hands out.
    m_after = static_cast<const ScenarioCommand*>(later)->m_after;
    // A drag that came back to where it began leaves nothing to undo.
    setObsolete(m_after == m_before);
    return true;
}

}  // namespace triscope::gui
