#pragma once

#include <QObject>
#include <optional>

#include "core/cost/hardware_figures.h"

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace triscope::gui {

class ElidedLabel;
class Theme;

// The fields of one figure of a device in the grid of an editor: value, unit, confidence, date and source,
// and a line below them that says what is wrong.
class FigureFields final : public QObject {
    Q_OBJECT

  public:
    // Adds two rows to the grid, whose columns are the figure's name and those five fields.
    FigureFields(const HardwareFigure& figure, QGridLayout& grid, const Theme& theme, QWidget* parent);

    void show(const Hardware& hardware);

    // What is typed; nullopt when the figure is left out. Only while there is no fault.
    std::optional<Sourced<double>> figure() const;

    // Why it cannot be saved; empty when it can.
    QString fault() const;

    const HardwareFigure& kind() const { return m_kind; }

  signals:
    void changed();

  private:
    const FigureUnit* unit() const;
    std::optional<double> typedValue() const;
    void follow();

    const HardwareFigure& m_kind;
    QLineEdit* m_value;
    QComboBox* m_unit;
    QComboBox* m_confidence;
    QLineEdit* m_date;
    QLineEdit* m_source;
    ElidedLabel* m_fault;
};

}  // namespace triscope::gui
