#pragma once

#include <QDockWidget>

namespace triscope::gui {

class PointerPanel;
class Session;
class Theme;

// The dock beside the page: the Scenario above "what you point at".
class Inspector final : public QDockWidget {
    Q_OBJECT

  public:
    explicit Inspector(QWidget* parent = nullptr);

    // Makes the panels, in the language of now; again after that changed.
    void fill(Session& session, const Theme& theme);

    PointerPanel& pointer() const { return *m_pointer; }

  private:
    PointerPanel* m_pointer = nullptr;
};

}  // namespace triscope::gui
