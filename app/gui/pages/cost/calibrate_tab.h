#pragma once

#include <QPointer>
#include <optional>

#include "app/gui/pages/cost/cost_tab.h"
#include "app/gui/pages/cost/figure_formula.h"
#include "core/cost/calibration.h"

class QPlainTextEdit;
class QPushButton;
class QStackedLayout;

namespace triscope::gui {

class ElidedLabel;
class EmptyState;
class HardwareEditor;
class PointsView;

// Fits the two efficiencies of the scenario's device to measured prefill times that are typed, pasted,
// dropped or opened, shows how far the model then is from each, and saves the device.
class CalibrateTab final : public CostTab {
    Q_OBJECT

  public:
    explicit CalibrateTab(const PageTabContext& context, QWidget* parent = nullptr);

    // Opens a CSV.
    void open(const QString& path);

  protected:
    QString viewHeadline() const override;
    void present() override;

  private:
    QWidget* makeInput();
    CostInput calibratedInput() const;
    FigureFormula fitFormula(const CostInput& input) const;
    FigureFormula pointFormula(int row, int column) const;
    void fit();
    void tryToFit(const CostInput& input);
    void showFit(const CostInput& input);
    void showExample();
    void saveDevice();

    std::optional<Calibration> m_calibration;
    QPlainTextEdit* m_csv = nullptr;
    ElidedLabel* m_status = nullptr;
    QStackedLayout* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    PointsView* m_result = nullptr;
    QPushButton* m_save = nullptr;
    QPointer<HardwareEditor> m_editor;
};

}  // namespace triscope::gui
