#include "app/gui/pages/explore/compare_actions.h"

#include "app/gui/pages/explore/compare_controller.h"

namespace triscope::gui {

CompareActions::CompareActions(CompareController& controller, QObject* parent)
    : QObject(parent), m_controller(controller) {
    m_compare = add(tr("Compare"), QKeySequence(Qt::Key_C),
                    tr("Pins this mask as A; then change the scenario, which is B"), [this] {
                        if (m_controller.isOn()) {
                            m_controller.stop();
                        } else {
                            m_controller.pinCurrent();
                        }
                    });
    m_compare->setCheckable(true);
    m_difference = add(tr("Difference"), QKeySequence(Qt::Key_D),
                       tr("One picture of what only A keeps, only B, and both; or the two side by side"),
                       [this] { m_controller.setDifference(!m_controller.wantsDifference()); });
    m_difference->setCheckable(true);
    m_swap = add(tr("Swap"), QKeySequence(Qt::SHIFT | Qt::Key_X), tr("A becomes B, and B becomes A"),
                 [this] { m_controller.swap(); });
    m_pin = add(tr("New A"), QKeySequence(Qt::Key_A), tr("Pins the mask as it is now as A"),
                [this] { m_controller.pinCurrent(); });
    const auto add_conventions = [this](const QString& text, const QKeySequence& key, Convention a,
                                        Convention b) {
        m_conventions << add(text, key,
                             tr("The same numbers under two conventions: what the one keeps and the other "
                                "does not, from close by"),
                             [this, a, b] { m_controller.compareConventions(a, b); });
    };
    add_conventions(tr("Paper against kernel"), QKeySequence(Qt::Key_K), Convention::Paper,
                    Convention::Kernel);
    add_conventions(tr("Paper against literal"), QKeySequence(Qt::Key_L), Convention::Paper,
                    Convention::Literal);
    add_conventions(tr("Kernel against literal"), QKeySequence(Qt::SHIFT | Qt::Key_K), Convention::Kernel,
                    Convention::Literal);
    connect(&controller, &CompareController::compared, this, &CompareActions::follow);
    follow();
}

QAction* CompareActions::add(const QString& text, const QKeySequence& key, const QString& help,
                             std::function<void()> act) {
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(QStringLiteral("%1 (%2)").arg(help, key.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, std::move(act));
    return action;
}

QList<QAction*> CompareActions::all() const {
    return QList<QAction*>{m_compare, m_difference, m_swap, m_pin} + m_conventions;
}

void CompareActions::follow() {
    const bool on = m_controller.isOn();
    m_compare->setChecked(on);
    m_difference->setChecked(m_controller.showsDifference());
    m_difference->setEnabled(on && m_controller.masks().difference);
    m_swap->setEnabled(m_controller.hasBoth());
    m_pin->setEnabled(on);
    for (QAction* action : m_conventions) action->setEnabled(m_controller.hasConventions());
}

}  // namespace triscope::gui
