#include "app/gui/session/session.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

namespace triscope::gui {
namespace {

Scenario withWindow(Index window) {
    Scenario scenario;
    scenario.mask.window = window;
    return scenario;
}

TEST(Session, AppliesUndoesAndRedoesAScenario) {
    Session session;
    const QSignalSpy changed(&session, &Session::scenarioChanged);
    session.apply(withWindow(64), QStringLiteral("window"));
    EXPECT_EQ(session.scenario(), withWindow(64));
    EXPECT_EQ(session.undoStack().undoText(), QStringLiteral("window"));
    session.undoStack().undo();
    EXPECT_EQ(session.scenario(), Scenario{});
    session.undoStack().redo();
    EXPECT_EQ(session.scenario(), withWindow(64));
    EXPECT_EQ(changed.count(), 3);
}

TEST(Session, DoesNothingForTheScenarioItHas) {
    Session session;
    session.apply({}, QStringLiteral("nothing"));
    EXPECT_FALSE(session.undoStack().canUndo());
}

TEST(Session, MakesOneStepOfOneDrag) {
    Session session;
    const int first = session.newMergeId();
    for (const Index window : {500, 300, 64})
        session.apply(withWindow(window), QStringLiteral("window"), first);
    const int second = session.newMergeId();
    for (const Index window : {32, 16}) session.apply(withWindow(window), QStringLiteral("window"), second);
    EXPECT_EQ(session.undoStack().count(), 2);
    session.undoStack().undo();
    EXPECT_EQ(session.scenario(), withWindow(64));
    session.undoStack().undo();
    EXPECT_EQ(session.scenario(), Scenario{});
}

TEST(Session, ForgetsADragThatCameBack) {
    Session session;
    const int drag = session.newMergeId();
    session.apply(withWindow(64), QStringLiteral("window"), drag);
    session.apply({}, QStringLiteral("window"), drag);
    EXPECT_FALSE(session.undoStack().canUndo());
}

TEST(Session, KeepsTheLastPossibleScenarioBesideAnImpossibleOne) {
    Session session;
    session.apply(withWindow(64), QStringLiteral("window"));
    const QSignalSpy valid(&session, &Session::validScenarioChanged);
    const QSignalSpy issues(&session, &Session::issuesChanged);
    session.apply(withWindow(-1), QStringLiteral("window"));
    EXPECT_EQ(session.scenario(), withWindow(-1));
    EXPECT_EQ(session.validScenario(), withWindow(64));
    ASSERT_TRUE(session.issueFor("window").has_value());
    EXPECT_EQ(session.issueFor("window")->str(), "must be from 0 to 1,073,741,824, not -1");
    EXPECT_FALSE(session.issueFor("sink").has_value());
    EXPECT_EQ(valid.count(), 0);
    EXPECT_EQ(issues.count(), 1);

    session.undoStack().undo();
    EXPECT_TRUE(session.issues().empty());
    EXPECT_EQ(valid.count(), 0) << "pages never saw the impossible one";
    EXPECT_EQ(issues.count(), 2);
}

TEST(Session, StartsPagesOnTheDefaultWhenItsOwnScenarioIsImpossible) {
    const Session session(withWindow(-1));
    EXPECT_EQ(session.validScenario(), Scenario{});
    EXPECT_FALSE(session.issues().empty());
}

TEST(Selection, IsHeldUntilItLiesOutsideTheMask) {
    Session session;
    Selection& selection = session.selection();
    const QSignalSpy changed(&selection, &Selection::changed);
    selection.select({Target::Kind::Cell, 5000, 17});
    selection.select({Target::Kind::Cell, 5000, 17});
    EXPECT_EQ(changed.count(), 1);

    Scenario shorter;
    shorter.mask.shape = MaskShape::square(8192);
    session.apply(shorter, QStringLiteral("length"));
    EXPECT_EQ(selection.target().row, 5000);
    shorter.mask.shape = MaskShape::square(4096);
    session.apply(shorter, QStringLiteral("length"));
    EXPECT_EQ(selection.target(), Target{});
}

TEST(Selection, ForgetsABlockWhenBlocksAreOfAnotherSize) {
    Session session;
    session.selection().select({Target::Kind::Block, 3, 2});
    Scenario coarser;
    coarser.block = 128;
    session.apply(coarser, QStringLiteral("block"));
    EXPECT_EQ(session.selection().target(), Target{});
}

}  // namespace
}  // namespace triscope::gui
