#pragma once

#include <QWidget>
#include <vector>

namespace triscope::gui {

class Theme;

// The layers of a model as a row of cells: filled ones use the sparse pattern. A click turns a layer over and
// a drag gives all layers it passes the same state; with the focus, arrow keys walk and Space turns over.
class LayerStrip final : public QWidget {
    Q_OBJECT

  public:
    explicit LayerStrip(const Theme& theme, QWidget* parent = nullptr);

    void showLayers(std::vector<bool> sparse);
    int layers() const { return static_cast<int>(m_sparse.size()); }
    // The cell of a layer, in the strip's coordinates.
    QRect cellOf(int layer) const;

    QSize sizeHint() const override { return {200, 18}; }
    QSize minimumSizeHint() const override { return {80, 18}; }

  signals:
    void gestureStarted();  // all edited() until the next belong to it
    void edited(const std::vector<bool>& sparse);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

  private:
    int layerAt(int pixel) const;
    void fill(int from, int to, bool sparse);
    void turnOver(int layer);

    const Theme& m_theme;
    std::vector<bool> m_sparse;
    int m_cursor = 0;
    bool m_brush = false;
};

}  // namespace triscope::gui
