#pragma once

#include <QChartView>
#include <QColor>
#include <array>
#include <functional>
#include <optional>
#include <vector>

class QAreaSeries;
class QCategoryAxis;
class QLineSeries;
class QScatterSeries;

namespace triscope::gui {

class Theme;

// How far a curve may be off, at each x; both empty: not said.
struct LogBand {
    std::vector<double> low;
    std::vector<double> high;
};

// What a LogChart shows. All values are positive; curves have one value for each x, and x ascends. The second
// and the third curve may be empty.
struct LogPlot {
    std::vector<double> x;
    std::array<std::vector<double>, 3> curves;  // dense, the pattern, the mix
    std::array<LogBand, 3> bands;               // of the curves
    std::array<QList<QPointF>, 3> measured;  // solid dots beside the curves; x within the range of the axis
    std::optional<std::size_t> marker;       // the place in x that is marked
    int x_base = 2;                          // axes are labelled at powers of these
    int y_base = 10;
    std::function<QString(double)> x_text;
    std::function<QString(double)> y_text;
};

// Three predictions over a common axis, both axes logarithmic. One place in x is marked; the pointer, or the
// left and right keys, look at another one.
class LogChart final : public QChartView {
    Q_OBJECT

  public:
    explicit LogChart(const Theme& theme, QWidget* parent = nullptr);

    void setPlot(LogPlot plot);
    const LogPlot& plot() const { return m_plot; }

    // Hidden curves leave the axes to the others. At least one stays shown.
    void setCurveShown(std::size_t at, bool shown);

    // The place in x that is looked at: the pointer's or the keys', else the marked one.
    std::optional<std::size_t> place() const { return m_looked_at ? m_looked_at : m_plot.marker; }
    bool isLookingElsewhere() const { return m_looked_at.has_value(); }
    // nullopt goes back to the marked one.
    void lookAt(std::optional<std::size_t> place);

    const QLineSeries& curve(std::size_t at) const { return *m_curves[at]; }  // in log10 of both
    const QScatterSeries& measured(std::size_t at) const { return *m_measured[at]; }
    const QLineSeries& markerLine() const { return *m_marker; }

    // The pen of a curve, for legends too: never told apart by colour alone.
    static QPen penOf(std::size_t curve, const Theme& theme);

  signals:
    void placeChanged();

  protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void restyle();
    void fillAxes();
    void showMarker();
    QList<QPointF> uprightAt(std::size_t place) const;
    void showPlace();
    std::optional<std::size_t> placeAt(const QPointF& position) const;

    const Theme& m_theme;
    LogPlot m_plot;
    std::optional<std::size_t> m_looked_at;
    std::array<bool, 3> m_shown{true, true, true};
    double m_y_low = 0;  // log10 of the axis' ends
    double m_y_high = 1;
    QCategoryAxis* m_x_axis;
    QCategoryAxis* m_y_axis;
    std::array<QAreaSeries*, 3> m_bands{};
    std::array<QLineSeries*, 3> m_curves{};
    QLineSeries* m_marker;
    QLineSeries* m_cursor;
    std::array<QScatterSeries*, 3> m_measured{};
    std::array<QScatterSeries*, 3> m_dots{};
};

}  // namespace triscope::gui
