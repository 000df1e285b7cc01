#pragma once

#include <QWidget>
#include <vector>

namespace triscope::gui {

class Theme;

// What a rung of the ladder shows.
struct LadderLine {
    QString title;
    double factor = 1;  // its bar, on a logarithmic scale from 1
    QString value;      // "85.6×"
    QString lost;       // against the rung above, "− 16 %"; empty for the first
    QString why;
    bool estimate = true;  // hatched; what is counted is solid
};

// The ladder as bars, each with what was lost since the one above. A click or the arrow keys choose a rung.
class LadderView final : public QWidget {
    Q_OBJECT

  public:
    explicit LadderView(const Theme& theme, QWidget* parent = nullptr);

    void setLines(std::vector<LadderLine> lines);
    const std::vector<LadderLine>& lines() const { return m_lines; }
    int chosen() const { return m_chosen; }
    void choose(int line);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  signals:
    void chosenChanged();
    void pointed(int line);  // -1: at none

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    int lineHeight() const;
    int lineAt(const QPointF& point) const;
    void paintLine(class QPainter& painter, int line) const;
    QRectF barOf(int line) const;
    void describe();

    const Theme& m_theme;
    std::vector<LadderLine> m_lines;
    int m_chosen = 0;
    int m_title_width = 0;
    int m_value_width = 0;
};

}  // namespace triscope::gui
