#pragma once

#include <array>

#include "app/gui/pages/cost/cost_tab.h"
#include "app/gui/pages/cost/sweep_model.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace triscope::gui {

class FormulaPane;

// Prices every combination of settings, from a sweep file or of two chosen settings, and saves the result.
class SweepTab final : public CostTab {
    Q_OBJECT

  public:
    explicit SweepTab(const PageTabContext& context, QWidget* parent = nullptr);

    // What is priced, everything else as in the scenario.
    void run(const Sweep& sweep);
    void runFile(const QString& path);
    void saveTo(const QString& path);

  protected:
    QString viewHeadline() const override;
    void present() override;

  private:
    struct AxisRow {
        QComboBox* field = nullptr;
        QLineEdit* values = nullptr;
    };

    QWidget* makeBuilder();
    AxisRow makeAxis(const char* field, const QString& values);
    void makeTable();
    void runBuilt();
    void askFile();
    void askSave();
    void show(std::shared_ptr<const SweepResult> result);
    void showFormula(const QModelIndex& cell);
    void tell(const QString& sentence);
    void complain(const std::exception_ptr& error);

    Runner& m_runner;
    std::array<AxisRow, 2> m_axes;
    QPushButton* m_save = nullptr;
    QLabel* m_answer = nullptr;
    QTableView* m_table = nullptr;
    SweepModel* m_model = nullptr;
    FormulaPane* m_formula = nullptr;
    Sweep m_sweep;  // the last that was asked for
    std::shared_ptr<const SweepResult> m_result;
    QString m_headline;
};

}  // namespace triscope::gui
