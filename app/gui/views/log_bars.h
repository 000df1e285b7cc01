#pragma once

#include <QColor>
#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

namespace triscope::gui {

class Theme;

// One bar with what is said of it.
struct LogBar {
    QString title;
    QString note;       // below, muted; its tool tip when there is no room
    double amount = 0;  // 0: no bar
    QString amount_text;
    QString ratio_text;
    QColor color;
    bool hollow = false;
};

// Bars of amounts far apart, on a logarithmic scale that is drawn, two lines of text each. A click or the
// arrow keys choose one.
class LogBars final : public QWidget {
    Q_OBJECT

  public:
    explicit LogBars(const Theme& theme, QWidget* parent = nullptr);

    void setBars(std::vector<LogBar> bars, const QString& amount_title, const QString& ratio_title);
    const std::vector<LogBar>& bars() const { return m_bars; }

    std::size_t chosen() const { return m_chosen; }
    void choose(std::size_t bar);
    // Where a bar is drawn. Precondition: there is such a bar.
    QRectF barRect(std::size_t bar) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {520, sizeHint().height()}; }

  signals:
    void chosenChanged();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

  private:
    int lineHeight() const;
    int rowHeight() const;
    int rowTop(std::size_t bar) const;
    int titleWidth() const;
    int figuresWidth() const;
    double xOf(double amount) const;
    std::optional<std::size_t> barAt(double y) const;
    void paintScale(QPainter& painter) const;
    void paintRow(QPainter& painter, std::size_t bar) const;

    const Theme& m_theme;
    std::vector<LogBar> m_bars;
    QString m_amount_title;
    QString m_ratio_title;
    double m_low = 1;  // the ends of the scale
    double m_high = 10;
    std::vector<double> m_ticks;
    std::size_t m_chosen = 0;
};

}  // namespace triscope::gui
