#pragma once

#include <QStyledItemDelegate>

namespace triscope::gui {

class Theme;

// Draws the cells of a CostTableModel: figures to the right with a small ƒ behind them, headings in bold over
// a thin line, parts indented and muted.
class FigureDelegate final : public QStyledItemDelegate {
    Q_OBJECT

  public:
    explicit FigureDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  private:
    const Theme& m_theme;
};

}  // namespace triscope::gui
