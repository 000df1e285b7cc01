#include "app/gui/session/session.h"

#include <algorithm>

#include "app/gui/session/scenario_command.h"
#include "core/scenario/validate.h"

namespace triscope::gui {

Session::Session(Scenario scenario, QObject* parent) : QObject(parent) {
    setScenario(scenario);
}

std::optional<Message> Session::issueFor(std::string_view field) const {
    const auto found = std::find_if(m_issues.begin(), m_issues.end(),
                                    [field](const Issue& issue) { return issue.field == field; });
    if (found == m_issues.end()) return std::nullopt;
    return found->message;
}

void Session::apply(const Scenario& next, const QString& what, int merge_id) {
    if (next == m_scenario) return;
    m_undo_stack.push(new ScenarioCommand(*this, next, what, merge_id));
}

void Session::recheck() {
    const bool was_possible = m_scenario == m_valid;
    setScenario(m_scenario);
    if (was_possible && m_issues.empty()) emit validScenarioChanged();
}

void Session::setScenario(const Scenario& scenario) {
    Issues issues = validate(scenario);
    const bool possible_again = issues.empty() && !(scenario == m_valid);
    const bool other_issues = issues != m_issues;
    m_scenario = scenario;
    m_issues = std::move(issues);
    if (possible_again) {
        const bool other_blocks = m_valid.block != scenario.block;
        m_valid = scenario;
        if (other_blocks && m_selection.target().kind == Target::Kind::Block) m_selection.clear();
        m_selection.confine(m_valid.mask.shape, m_valid.block);
    }
    emit scenarioChanged();
    if (other_issues) emit issuesChanged();
    if (possible_again) emit validScenarioChanged();
}

}  // namespace triscope::gui
