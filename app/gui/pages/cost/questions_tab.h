#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/gui/pages/cost/cost_tab.h"
#include "app/gui/pages/cost/figure_formula.h"
#include "core/cost/kernels/questions.h"
#include "core/cost/kernels/sensitivity.h"
#include "core/io/text_table.h"

class QButtonGroup;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;

namespace triscope::gui {

class FormulaPane;
class TornadoView;

// What engineers ask before they decide, answered: where the pattern begins to pay, what else costs as much,
// how many layers a target takes, what a faster kernel would buy, what the answer hangs on and how sure it
// is.
class QuestionsTab final : public CostTab {
    Q_OBJECT

  public:
    explicit QuestionsTab(const PageTabContext& context, QWidget* parent = nullptr);

  protected:
    QString viewHeadline() const override;
    void present() override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    struct Answers {
        PrefillEstimate estimate;
        std::optional<Index> break_even;
        Index equal_window = 0;
        std::vector<Sensitivity> sensitivity;
        PrefillBand band;
    };

    using MakeFormula = std::function<FigureFormula()>;

    QLabel* addAnswer(const QString& question, MakeFormula formula, QWidget* control = nullptr);
    void show(const Answers& answers);
    void showTarget();
    void showFormula();
    void arrange();

    FigureFormula bandFormula() const;
    FigureFormula breakEvenFormula() const;
    FigureFormula targetFormula() const;
    FigureFormula fasterFormula() const;
    FigureFormula windowFormula() const;
    FigureFormula sensitivityFormula(const Sensitivity& of, bool high) const;
    TextTable sensitivityTable() const;

    Runner& m_runner;
    std::optional<Answers> m_answers;
    QWidget* m_list;
    QLabel* m_break_even;
    QLabel* m_window;
    QDoubleSpinBox* m_target;
    QLabel* m_layers;
    QLabel* m_faster;
    QLabel* m_band;
    std::vector<MakeFormula> m_formulas;  // of the answers, by their buttons' ids
    QButtonGroup* m_buttons;
    QWidget* m_chart;
    FormulaPane* m_formula;
    TornadoView* m_tornado;
    QGridLayout* m_grid;
    std::optional<bool> m_is_wide;
};

}  // namespace triscope::gui
