#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "core/attention/effect_summary.h"

namespace triscope::gui {

class ErrorMapView;
class Theme;

// One figure of a mask effect along the rows, in line with the map below it: the mean over the heads as a
// line, from the least to the largest head as a band, and the head that the map marks as a second line.
class MaskEffectProfile final : public QWidget {
    Q_OBJECT

  public:
    MaskEffectProfile(const ErrorMapView& map, const Theme& theme, QWidget* parent = nullptr);

    // Never nullptr.
    void setEffect(std::shared_ptr<const MaskEffect> effect, double RowEffect::*figure);

    // The end of the axis: a round number not below any value.
    double top() const { return m_top; }
    // Where a value of a row is drawn.
    QPointF pointOf(double row, double value) const;

    QSize sizeHint() const override { return {640, 200}; }
    QSize minimumSizeHint() const override { return {240, 130}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    QRectF plot() const;
    // A bin for each pixel, or each row where those are wider.
    std::vector<EffectBin> bins(std::optional<Index> head) const;
    void refresh();
    void paintAxis(QPainter& painter) const;
    void paintBand(QPainter& painter) const;
    void paintLine(QPainter& painter, const std::vector<EffectBin>& along, const QPen& pen) const;
    void paintMarked(QPainter& painter) const;
    void paintKey(QPainter& painter, double left) const;

    const ErrorMapView& m_map;
    const Theme& m_theme;
    std::shared_ptr<const MaskEffect> m_effect;
    double RowEffect::*m_figure = &RowEffect::lost_mass;
    double m_top = 1;
    std::vector<EffectBin> m_all;
};

}  // namespace triscope::gui
