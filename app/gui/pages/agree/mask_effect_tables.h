#pragma once

#include <QWidget>

#include "app/gui/pages/agree/mask_effect_words.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace triscope::gui {

class CountsTable;
class Theme;

// The numbers beside the pictures: each figure over all rows, where dense attention's mass lies, and the last
// row. Every figure can be selected and copied.
class MaskEffectTables final : public QWidget {
    Q_OBJECT

  public:
    explicit MaskEffectTables(const Theme& theme, QWidget* parent = nullptr);

    void setOutcome(const MaskEffectOutcome& outcome);

    // A figure as shown, by its name in code ("lost_mass.mean"); empty when there is none.
    QString figure(const QString& name) const;

  signals:
    void worstAsked();

  private:
    QWidget* makeFigures();
    void addFigure(QGridLayout& grid, const QString& title, const QString& name, const QString& help);
    void showFigure(const QString& name, double RowEffect::*figure, const MaskEffect& effect);

    CountsTable* m_regions;
    QLabel* m_last;
    QLabel* m_worst;
    QPushButton* m_show;
    QLabel* m_inputs;
};

}  // namespace triscope::gui
