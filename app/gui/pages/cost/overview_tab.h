#pragma once

#include <optional>

#include "app/gui/pages/cost/cost_tab.h"
#include "app/gui/pages/cost/length_curves.h"
#include "core/io/text_table.h"

class QComboBox;
class QGridLayout;
class QLabel;

namespace triscope::gui {

class CostTable;
class CurveLegend;
class FormulaPane;
class LogChart;

// A chart over the length, every figure at the scenario's length, and the formula of the chosen figure.
class OverviewTab final : public CostTab {
    Q_OBJECT

  public:
    explicit OverviewTab(const PageTabContext& context, QWidget* parent = nullptr);

  protected:
    void present() override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* makeChartBox();
    void makeActions();
    void showChart();
    void addBands(struct LogPlot& plot) const;
    void showPlace();
    void showFormula();
    void arrange();
    Quantity quantity() const;
    TextTable chartNumbers() const;
    TextTable tableTexts() const;

    std::optional<bool> m_is_wide;
    QGridLayout* m_grid = nullptr;
    QWidget* m_chart_box = nullptr;
    QComboBox* m_quantity = nullptr;
    QLabel* m_place = nullptr;
    CurveLegend* m_legend = nullptr;
    LogChart* m_chart = nullptr;
    CostTable* m_table = nullptr;
    FormulaPane* m_formula = nullptr;
};

}  // namespace triscope::gui
