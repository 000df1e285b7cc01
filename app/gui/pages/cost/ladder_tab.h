#pragma once

#include "app/gui/pages/cost/cost_tab.h"
#include "app/gui/pages/cost/figure_formula.h"
#include "core/cost/kernels/ladder.h"
#include "core/io/text_table.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace triscope::gui {

class FormulaPane;
class LadderView;

// From the pairs a mask skips down to the time to the first token, with what each step loses; every kernel's
// price, step by step; and the prediction beside what was published.
class LadderTab final : public CostTab {
    Q_OBJECT

  public:
    explicit LadderTab(const PageTabContext& context, QWidget* parent = nullptr);

    const Ladder& ladder() const { return m_ladder; }

  protected:
    QString viewHeadline() const override;
    void present() override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void makeKernelBox();
    void showRungs();
    void showKernels();
    void addKernel(const KernelOption& option, double dense);
    void showPublished();
    void showRungFormula();
    void showStepFormula(const QTreeWidgetItem* item);
    void chooseKernel(int row);
    void arrange();
    TextTable rungTable() const;
    TextTable kernelTable() const;

    Ladder m_ladder;
    LadderView* m_view;
    QComboBox* m_kernel;
    QLabel* m_note;
    QTreeWidget* m_kernels;
    FormulaPane* m_formula;
    QLabel* m_published;
    QGridLayout* m_grid;
    std::optional<bool> m_is_wide;
};

}  // namespace triscope::gui
