#pragma once

#include <QWidget>

#include "app/gui/pages/cost/figure_formula.h"

class QLabel;
class QPushButton;
class QTextBrowser;

namespace triscope::gui {

class Theme;

// The formula of one figure: in symbols, with the numbers put in, its value, why, and what it rests on. Names
// that have formulas of their own are links, and a button leads back.
class FormulaPane final : public QWidget {
    Q_OBJECT

  public:
    explicit FormulaPane(const Theme& theme, QWidget* parent = nullptr);

    void present(const FigureFormula& formula);
    const FigureFormula& formula() const { return m_formula; }

    void copy() const;

    // Scrolls the page to it: where the page has to scroll, the formula may be out of sight.
    void reveal();

  signals:
    void figureAsked(const triscope::gui::FigureKey& key);

  private:
    void follow(std::size_t link);
    void goBack();
    void fill();
    QString html() const;
    QString linked(const QString& symbols) const;

    const Theme& m_theme;
    FigureFormula m_formula;
    std::vector<FigureFormula> m_before;  // those that links led away from, the last one last
    QPushButton* m_back;
    QLabel* m_title;
    QTextBrowser* m_text;
};

}  // namespace triscope::gui
