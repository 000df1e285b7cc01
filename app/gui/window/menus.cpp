#include "app/gui/window/menus.h"

#include <QActionGroup>
#include <QMenuBar>
#include <array>

#include "app/gui/pages/page.h"
#include "app/gui/text/language.h"

namespace triscope::gui {

Menus::Menus(QMenuBar& bar, const WindowContext& context, QObject* parent)
    : QObject(parent), m_bar(bar), m_context(context), m_pages(new QActionGroup(this)) {
    addFile();
    addEdit();
    addView();
    m_page = bar.addMenu(tr("&Page"));
    addHelp();
}

void Menus::addFile() {
    QMenu* menu = m_bar.addMenu(tr("&File"));
    menu->addAction(tr("&New scenario"), QKeySequence(Qt::CTRL | Qt::Key_N), this, &Menus::newScenario);
    menu->addAction(tr("&Open scenario…"), QKeySequence(Qt::CTRL | Qt::Key_O), this, &Menus::openScenario);
    menu->addAction(tr("&Save scenario"), QKeySequence(Qt::CTRL | Qt::Key_S), this, &Menus::saveScenario);
    menu->addAction(tr("Save scenario &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this,
                    &Menus::saveScenarioAs);
    menu->addSeparator();
    menu->addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this, &Menus::quit);
}

void Menus::addEdit() {
    QMenu* menu = m_bar.addMenu(tr("&Edit"));
    QUndoStack& stack = m_context.session.undoStack();
    QAction* undo = stack.createUndoAction(menu, tr("&Undo"));
    undo->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    QAction* redo = stack.createRedoAction(menu, tr("&Redo"));
    redo->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    undo->setWhatsThis(tr("&Undo"));
    redo->setWhatsThis(tr("&Redo"));
    menu->addActions({undo, redo});
    menu->addSeparator();
    m_stop = menu->addAction(tr("&Stop what is at work"), QKeySequence(Qt::Key_Escape), this, &Menus::stop);
    m_stop->setEnabled(false);
}

void Menus::addView() {
    m_view = m_bar.addMenu(tr("&View"));
    m_first_view_entry = m_view->addSeparator();
    addThemes(*m_view);
    addLanguages(*m_view);
    m_first_dock_entry = m_view->addSeparator();
    m_view->addAction(tr("&Reset layout"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), this,
                      &Menus::resetLayout);
}

void Menus::addThemes(QMenu& view) {
    const std::array<std::tuple<ThemeChoice, QString, QKeyCombination>, 3> choices{
        {{ThemeChoice::System, tr("As the &system"), Qt::CTRL | Qt::SHIFT | Qt::Key_A},
         {ThemeChoice::Light, tr("&Light"), Qt::CTRL | Qt::SHIFT | Qt::Key_L},
         {ThemeChoice::Dark, tr("&Dark"), Qt::CTRL | Qt::SHIFT | Qt::Key_D}}};
    QMenu* menu = view.addMenu(tr("&Theme"));
    auto* group = new QActionGroup(menu);
    for (const auto& [choice, text, shortcut] : choices) {
        QAction* action = menu->addAction(text, QKeySequence(shortcut), &m_context.theme,
                                          [this, choice] { m_context.theme.setChoice(choice); });
        action->setCheckable(true);
        action->setChecked(m_context.theme.choice() == choice);
        group->addAction(action);
    }
}

void Menus::addLanguages(QMenu& view) {
    // Each language is named in itself, so that a reader of it finds it.
    const std::array<std::tuple<LanguageChoice, QString, QKeyCombination>, 3> choices{
        {{LanguageChoice::System, tr("As the &system"), Qt::CTRL | Qt::SHIFT | Qt::Key_Y},
         {LanguageChoice::English, QStringLiteral("&English"), Qt::CTRL | Qt::SHIFT | Qt::Key_E},
         {LanguageChoice::Chinese, QStringLiteral("简体中文(&C)"), Qt::CTRL | Qt::SHIFT | Qt::Key_H}}};
    QMenu* menu = view.addMenu(tr("Lan&guage"));
    auto* group = new QActionGroup(menu);
    for (const auto& [choice, text, shortcut] : choices) {
        QAction* action = menu->addAction(text, QKeySequence(shortcut), &m_context.language,
                                          [this, choice] { m_context.language.setChoice(choice); });
        action->setCheckable(true);
        action->setChecked(m_context.language.choice() == choice);
        group->addAction(action);
    }
}

void Menus::addHelp() {
    QMenu* menu = m_bar.addMenu(tr("&Help"));
    menu->addAction(tr("&Keys and gestures"), QKeySequence(Qt::Key_Question), this, &Menus::keys);
    menu->addAction(tr("&About TriScope"), QKeySequence(Qt::CTRL | Qt::Key_F1), this, &Menus::about);
}

QAction* Menus::addPage(const Page& page) {
    const auto number = m_pages->actions().size() + 1;
    auto* action = new QAction(QStringLiteral("&%1 %2").arg(number).arg(page.title()), m_pages);
    action->setIconText(page.title());
    action->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(number)));
    action->setCheckable(true);
    action->setData(page.id());
    m_pages->addAction(action);
    m_view->insertAction(m_first_view_entry, action);
    connect(action, &QAction::triggered, this, [this, id = page.id()] { emit pageChosen(id); });
    return action;
}

void Menus::addDock(QAction& toggle) {
    toggle.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_I));
    m_view->insertAction(m_first_dock_entry, &toggle);
}

void Menus::showActionsOf(const Page& page) {
    for (QAction* action : m_pages->actions()) action->setChecked(action->data() == page.id());
    m_page->clear();
    m_page->addActions(page.actions());
    m_page->menuAction()->setVisible(!page.actions().isEmpty());
}

}  // namespace triscope::gui
