#pragma once

#include <optional>
#include <vector>

#include "app/gui/pages/cost/length_curves.h"
#include "app/gui/pages/page.h"
#include "core/cost/cost_report.h"

class QComboBox;
class QGridLayout;
class QLabel;

namespace triscope::gui {

class CostTable;
class CurveLegend;
class FormulaPane;
class LogChart;

// What a prefill costs: dense, with the pattern in every layer, and with the pattern in the chosen layers.
// A chart over the length, every figure at the scenario's length, and the formula of the chosen figure.
class CostPage final : public Page {
    Q_OBJECT

  public:
    explicit CostPage(const PageContext& context, QWidget* parent = nullptr);

  protected:
    void refresh() override;
    void restyle() override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    struct Priced {
        CostReport report;
        std::vector<LengthCost> lengths;
    };

    QWidget* makeChartBox();
    void present(const Priced& priced);
    void makeActions();
    void showReport();
    void showNotes();
    void showChart();
    void showPlace();
    void showFormula();
    void revealFormula();
    void arrange();
    Quantity quantity() const;

    Runner& m_runner;
    CostInput m_input;
    CostReport m_report;
    std::vector<LengthCost> m_lengths;
    QString m_pattern;
    std::optional<bool> m_is_wide;
    QGridLayout* m_grid = nullptr;
    QLabel* m_notes = nullptr;
    QWidget* m_chart_box = nullptr;
    QComboBox* m_quantity = nullptr;
    QLabel* m_place = nullptr;
    CurveLegend* m_legend = nullptr;
    LogChart* m_chart = nullptr;
    CostTable* m_table = nullptr;
    FormulaPane* m_formula = nullptr;
};

}  // namespace triscope::gui
