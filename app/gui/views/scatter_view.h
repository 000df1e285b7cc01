#pragma once

#include <QWidget>
#include <memory>

#include "app/gui/painters/scatter_painter.h"

namespace triscope::gui {

class Theme;

// Shows the elements of one result over those of another. A click asks for the element that differs most.
class ScatterView final : public QWidget {
    Q_OBJECT

  public:
    explicit ScatterView(const Theme& theme, QWidget* parent = nullptr);

    // Never nullptr.
    void setScatter(std::shared_ptr<const ScatterCounts> scatter, const ScatterNames& names);
    ScatterLayout layoutNow() const;

    QSize sizeHint() const override { return {640, 240}; }
    QSize minimumSizeHint() const override { return {240, 170}; }

  signals:
    void worstAsked();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

  private:
    const Theme& m_theme;
    std::shared_ptr<const ScatterCounts> m_scatter;
    ScatterNames m_names;
};

}  // namespace triscope::gui
