#pragma once

#include <QFrame>
#include <QToolButton>

namespace triscope::gui {

class Theme;

// How a figure comes about.
struct Formula {
    QString title;    // "Attention, dense"
    QString symbols;  // "4 · heads · head_dim · cells"
    QString numbers;  // "4 · 32 · 128 · 8,590,000,128"
    QString value;    // "141 TFLOP"
    QString origin;   // that it is an estimate and from what, or where and when it was measured; may be empty

    // What the copy button takes.
    QString text() const;
};

// A small ƒ beside a figure that opens its formula with the numbers put in.
class FormulaButton final : public QToolButton {
    Q_OBJECT

  public:
    explicit FormulaButton(const Theme& theme, QWidget* parent = nullptr);

    void setFormula(const Formula& formula);
    const Formula& formula() const { return m_formula; }

  private:
    void open();

    const Theme& m_theme;
    Formula m_formula;
};

// The formula in a small window of its own, which a click elsewhere or Escape closes.
class FormulaPopover final : public QFrame {
    Q_OBJECT

  public:
    FormulaPopover(const Formula& formula, const Theme& theme, QWidget* parent);

    // Opens below `anchor`, inside the screen.
    void openAt(const QWidget& anchor);
};

}  // namespace triscope::gui
