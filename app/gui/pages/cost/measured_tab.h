#pragma once

#include <memory>
#include <optional>

#include "app/gui/pages/cost/cost_tab.h"
#include "app/gui/pages/cost/figure_formula.h"
#include "core/scenario/measured_cost.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace triscope::gui {

class ElidedLabel;
class EmptyState;
class PointsView;
class Runner;

// Prediction meets measurement: runs this machine's kernels at a few lengths, dense and with the pattern, and
// draws what they took on the curves predicted for this machine.
class MeasuredTab final : public CostTab {
    Q_OBJECT

  public:
    explicit MeasuredTab(const PageTabContext& context, QWidget* parent = nullptr);

  protected:
    QString viewHeadline() const override;
    void present() override;

  private:
    // What a run brings back: the device may have been measured for it.
    struct Outcome {
        MeasureRequest request;
        MeasuredCost cost;
        bool machine_is_new = false;
    };

    QLayout* makeControls();
    FigureFormula runFormula(int row, int column) const;
    void offerHeads();
    void follow();
    void run();
    void showOutcome(const Outcome& outcome);
    void showPrediction();
    void setWorking(bool working);
    std::optional<std::vector<Index>> lengths() const;
    MeasureRequest request() const;  // without its hardware

    Runner* m_runner = nullptr;
    std::shared_ptr<const Outcome> m_outcome;
    std::optional<Hardware> m_machine;
    QLineEdit* m_lengths = nullptr;
    QComboBox* m_heads = nullptr;
    QPushButton* m_run = nullptr;
    QPushButton* m_cancel = nullptr;
    ElidedLabel* m_status = nullptr;
    QStackedLayout* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    PointsView* m_result = nullptr;
    QString m_headline;  // of the outcome
};

}  // namespace triscope::gui
