#include "app/gui/panels/inspector.h"

#include <QLabel>
#include <QVBoxLayout>

#include "app/gui/panels/pointer_panel.h"
#include "app/gui/panels/scenario_panel.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

Inspector::Inspector(QWidget* parent) : QDockWidget(parent) {
    setObjectName(QStringLiteral("inspector"));
    setFeatures(DockWidgetMovable | DockWidgetFloatable | DockWidgetClosable);
}

void Inspector::fill(Session& session, const Theme& theme) {
    setWindowTitle(tr("Scenario"));
    auto* title = new QLabel(windowTitle());
    title->setContentsMargins(12, 6, 12, 2);
    title->setFont(Theme::strongFont());
    delete titleBarWidget();
    setTitleBarWidget(title);

    auto* both = new QWidget;
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_pointer = new PointerPanel(theme);
    column->addWidget(new ScenarioPanel(session, theme), 1);
    column->addWidget(m_pointer);
    delete widget();
    setWidget(both);
}

}  // namespace triscope::gui
