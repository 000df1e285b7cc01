#pragma once

#include <QDialog>
#include <functional>
#include <vector>

#include "core/cost/hardware.h"

class QGridLayout;
class QLineEdit;
class QPushButton;

namespace triscope::gui {

class ElidedLabel;
class FigureFields;
class Theme;

// Every figure of a device with its unit, source, date and confidence, to be changed and saved as a file of
// the user's own. What cannot be saved is said beside the field; a file that cannot be written leaves
// everything as it was typed.
class HardwareEditor final : public QDialog {
    Q_OBJECT

  public:
    // Asks for a path to save at, offering `name`; empty: nothing was chosen.
    using ChoosePath = std::function<QString(QWidget* parent, const QString& name)>;

    HardwareEditor(const Hardware& start, const Theme& theme, QWidget* parent = nullptr);

    void setPathChooser(ChoosePath choose) { m_choose_path = std::move(choose); }

    // As typed. Only while everything can be saved.
    Hardware hardware() const;

  signals:
    void saved(const QString& path);

  private:
    QWidget* makeFigures(const Theme& theme);
    QLineEdit* addText(QGridLayout& grid, const QString& title, const std::string& text, const char* name);
    void addButtons();
    QString fault() const;
    void follow();
    void save();

    std::vector<FigureFields*> m_figures;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_title = nullptr;
    QLineEdit* m_note = nullptr;
    ElidedLabel* m_status = nullptr;
    QPushButton* m_save = nullptr;
    ChoosePath m_choose_path;
};

}  // namespace triscope::gui
