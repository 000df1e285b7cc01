#pragma once

#include <QFontMetricsF>
#include <QRectF>
#include <optional>

#include "app/gui/theme/theme_colors.h"
#include "core/numerics/agreement.h"

class QPainter;

namespace triscope::gui {

// Where the parts of a histogram of absolute errors lie in `area`: a bar for elements without any error, a
// gap, the bins that are in use on a logarithmic axis, and a bar for non-finite ones when there are some.
// Bars grow with the logarithm of their count, since the few largest errors are what matters.
class ErrorHistogramLayout {
  public:
    ErrorHistogramLayout(const Agreement& agreement, const QRectF& area);

    const QRectF& area() const { return m_area; }
    // Of ErrorHistogram::counts; in use, or between those that are, or beside the tolerance.
    std::size_t beginBin() const { return m_begin; }
    std::size_t endBin() const { return m_end; }
    bool hasNonFinite() const { return m_non_finite_width > 0; }

    // Bars reach down to the bottom of the area; empty ones have no height.
    QRectF zeroBar() const { return bar(m_area.left(), kOwnBar, m_zeros); }
    QRectF binBar(std::size_t bin) const;
    // Of those elements of the bin alone that the rule fails.
    QRectF failingBar(std::size_t bin) const;
    QRectF nonFiniteBar() const { return bar(m_area.right() - kOwnBar, kOwnBar, m_non_finite); }

    // Of an error above 0, on the axis.
    double xOf(double error) const;
    double yOf(CellCount count) const;
    // The largest power of ten on the axis of counts.
    int topDecade() const { return m_top; }
    // The bin at an x; nullopt beside the axis.
    std::optional<std::size_t> binAt(double x) const;

  private:
    static constexpr double kOwnBar = 28;
    static constexpr double kOwnGap = 20;

    QRectF bar(double left, double width, CellCount count) const;
    QRectF barOf(std::size_t bin, CellCount count) const;
    double axisLeft() const { return m_area.left() + kOwnBar + kOwnGap; }
    double axisWidth() const { return m_area.right() - m_non_finite_width - axisLeft(); }

    QRectF m_area;
    ErrorHistogram m_histogram;
    CellCount m_zeros;
    CellCount m_non_finite;
    double m_non_finite_width;
    std::size_t m_begin = 0;
    std::size_t m_end = 1;
    int m_top = 1;
};

// Room around the area: its title above, counts down the left side, errors along the bottom.
struct ErrorHistogramMargins {
    int top = 46;
    int left = 52;
    int right = 8;
    int bottom = 40;
};

// Bars, axes, and the absolute tolerance as a line with its number. Before each bar stands that of the
// elements which the rule fails, hatched in the colour of errors: with a relative part in the rule, these are
// not all of those right of the line. `marked` is outlined.
void paintErrorHistogram(QPainter& painter, const Agreement& agreement, const ErrorHistogramLayout& layout,
                         std::optional<std::size_t> marked, const ThemeColors& colors);

// What the hatch means, at the right end of `place`, and how wide that is.
void paintErrorHistogramKey(QPainter& painter, const QRectF& place, const ThemeColors& colors);
double errorHistogramKeyWidth(const QFontMetricsF& metrics);

}  // namespace triscope::gui
