#pragma once

#include <QColor>
#include <QString>
#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

namespace triscope::gui {

class Theme;

// Horizontal bars of the same parts, against a limit.
struct StackedBarsContent {
    struct Bar {
        QString title;
        QColor color;  // of the first part; later ones are lighter
        std::vector<double> amounts;
        QString total;
    };
    std::vector<QString> parts;  // names, as many as each bar has amounts
    std::vector<Bar> bars;
    double limit = 0;
    QString limit_text;
    std::function<QString(double)> text;
};

// Draws them with a legend above and the limit as a line. Pointing at a part tells its amount.
class StackedBars final : public QWidget {
    Q_OBJECT

  public:
    explicit StackedBars(const Theme& theme, QWidget* parent = nullptr);

    void setContent(StackedBarsContent content);
    const StackedBarsContent& content() const { return m_content; }

    // Where a part is drawn. Precondition: there is such a bar and such a part.
    QRectF partRect(std::size_t bar, std::size_t part) const;
    double limitX() const;

    // What a part is filled with: the bar's colour, mixed into the surface the more the later it comes.
    QColor fillOf(std::size_t bar, std::size_t part) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {320, sizeHint().height()}; }

  signals:
    void pointedAt(const QString& title, const QStringList& lines);  // empty when at nothing

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    struct Place {
        std::size_t bar;
        std::size_t part;
        friend bool operator==(const Place&, const Place&) = default;
    };

    QRectF plotRect() const;
    double scale() const;  // pixels for a unit
    int titleWidth() const;
    int totalWidth() const;
    void paintLegend(QPainter& painter) const;
    void paintBar(QPainter& painter, std::size_t bar) const;
    void paintLimit(QPainter& painter) const;
    std::optional<Place> placeAt(const QPointF& position) const;
    void point(std::optional<Place> place);

    const Theme& m_theme;
    StackedBarsContent m_content;
    std::optional<Place> m_pointed;
};

}  // namespace triscope::gui
