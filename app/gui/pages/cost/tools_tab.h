#pragma once

#include <vector>

#include "app/gui/pages/cost/cost_tab.h"
#include "core/cost/other_tools.h"
#include "core/io/text_table.h"

class QLabel;

namespace triscope::gui {

class FormulaPane;
class LogBars;

// What other tools' formulas say of the same attention, beside the exact counts, and what is wrong with them.
class ToolsTab final : public CostTab {
    Q_OBJECT

  public:
    explicit ToolsTab(const PageTabContext& context, QWidget* parent = nullptr);

    void restyle() override;

  protected:
    QString viewHeadline() const override { return m_answer; }
    void present() override;

  private:
    void showBars();
    void showFormula();
    TextTable table() const;

    std::vector<ToolCount> m_counts;
    QString m_answer;
    LogBars* m_bars = nullptr;
    FormulaPane* m_formula = nullptr;
};

}  // namespace triscope::gui
