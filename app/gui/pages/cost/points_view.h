#pragma once

#include <QWidget>
#include <array>
#include <functional>

#include "app/gui/pages/cost/curve_legend.h"
#include "app/gui/pages/cost/figure_formula.h"
#include "app/gui/views/log_chart.h"

class QLabel;

namespace triscope::gui {

class FormulaPane;
class PointsTable;

// Measured points beside what was predicted for them: both in a chart and in a table,
// and the formula of the figure that is chosen there.
class PointsView final : public QWidget {
    Q_OBJECT

  public:
    struct Content {
        std::array<CurveLegend::Entry, 3> curves;
        LogPlot plot;
        QList<QStringList> rows;
        FigureFormula first;  // before a figure is chosen
        std::function<FigureFormula(int row, int column)> formula;
    };

    // The first `words` columns of the table are words.
    PointsView(const Theme& theme, const QStringList& columns, int words, QWidget* parent = nullptr);

    void present(Content content);
    void nameParts(const QString& chart, const QString& table);

  private:
    void showFormula();

    Content m_content;
    CurveLegend* m_legend;
    LogChart* m_chart;
    PointsTable* m_table;
    FormulaPane* m_formula;
};

}  // namespace triscope::gui
