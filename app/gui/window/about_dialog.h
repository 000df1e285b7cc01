#pragma once

#include <QDialog>

namespace triscope::gui {

// What the program is, its version, and under which licences it and its parts come.
class AboutDialog final : public QDialog {
    Q_OBJECT

  public:
    explicit AboutDialog(QWidget* parent = nullptr);
};

}  // namespace triscope::gui
