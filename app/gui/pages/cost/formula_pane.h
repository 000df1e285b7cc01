#pragma once

#include <QWidget>

#include "app/gui/pages/cost/figure_formula.h"

class QLabel;
class QTextBrowser;

namespace triscope::gui {

class Theme;

// The formula of one figure: in symbols, with the numbers put in, its value, why, and what it rests on. Names
// that have formulas of their own are links.
class FormulaPane final : public QWidget {
    Q_OBJECT

  public:
    explicit FormulaPane(const Theme& theme, QWidget* parent = nullptr);

    void present(const FigureFormula& formula);
    const FigureFormula& formula() const { return m_formula; }

    void copy() const;

  signals:
    void figureAsked(const triscope::gui::FigureKey& key);

  private:
    void fill();
    QString html() const;
    QString linked(const QString& symbols) const;

    const Theme& m_theme;
    FigureFormula m_formula;
    QLabel* m_title;
    QTextBrowser* m_text;
};

}  // namespace triscope::gui
