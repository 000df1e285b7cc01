#pragma once

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <optional>

#include "app/gui/session/comparison.h"
#include "app/gui/session/selection.h"
#include "app/gui/session/token_text.h"
#include "core/base/message.h"
#include "core/scenario/scenario.h"

namespace triscope::gui {

// The one scenario of a window, its undo history, what is impossible about it, what is selected, and what it
// is compared with.
class Session final : public QObject {
    Q_OBJECT

  public:
    explicit Session(Scenario scenario = {}, QObject* parent = nullptr);

    // As the user left it, possible or not. Controls show this one.
    const Scenario& scenario() const { return m_scenario; }
    // The last possible one. Pages show this one.
    const Scenario& validScenario() const { return m_valid; }

    // What is impossible about scenario(), by field.
    const Issues& issues() const { return m_issues; }
    std::optional<Message> issueFor(std::string_view field) const;

    // Makes `next` the scenario, as one undoable step called `what`. Steps that follow one another with the
    // same merge_id (not negative) are one: pass the id of one drag, from newMergeId().
    void apply(const Scenario& next, const QString& what, int merge_id = -1);
    int newMergeId() { return ++m_last_merge_id; }

    // A file that the scenario names has changed.
    void recheck();

    QUndoStack& undoStack() { return m_undo_stack; }
    Selection& selection() { return m_selection; }
    Comparison& comparison() { return m_comparison; }

    // Kept for pages, which do not outlive a change of the language. No part of the scenario.
    const std::optional<TokenText>& tokenText() const { return m_token_text; }
    void keepTokenText(TokenText text) { m_token_text = std::move(text); }

  signals:
    void scenarioChanged();       // scenario()
    void validScenarioChanged();  // validScenario()
    void issuesChanged();         // issues()

  private:
    friend class ScenarioCommand;
    void setScenario(const Scenario& scenario);

    Scenario m_scenario;
    Scenario m_valid;
    Issues m_issues;
    int m_last_merge_id = 0;
    Selection m_selection;
    std::optional<TokenText> m_token_text;
    Comparison m_comparison;
    QUndoStack m_undo_stack;
};

}  // namespace triscope::gui
