#pragma once

#include <QRectF>
#include <optional>

#include "app/gui/theme/theme_colors.h"
#include "core/numerics/error_pictures.h"

class QPainter;

namespace triscope::gui {

// Where the columns of an ErrorsByLength lie in `area`: lengths along the bottom, errors up the side, both
// on logarithmic axes of whole decades or octaves. Errors of 0 stand on the bottom line, non-finite ones at
// the top.
class ErrorLengthLayout {
  public:
    // `tolerance` is kept in sight when it is above 0.
    ErrorLengthLayout(const ErrorsByLength& errors, double tolerance, const QRectF& area);

    const QRectF& area() const { return m_area; }
    int lowDecade() const { return m_low; }
    int highDecade() const { return m_high; }
    double xOf(double length) const;
    double yOf(double error) const;
    // From the column's lower length to the next one's, as high as the area.
    QRectF columnRect(std::size_t column) const;
    // The column with rows at an x; nullopt where there is none.
    std::optional<std::size_t> columnAt(double x) const;

  private:
    QRectF m_area;
    std::vector<bool> m_used;
    int m_low = -8;
    int m_high = -6;
};

struct ErrorLengthMargins {
    int top = 46;
    int left = 52;
    int right = 12;
    int bottom = 40;
};

// For each length a bar from the least to the largest error of its rows, a line at their median and a dot at
// the largest, in the colour of errors where that is not finite; the absolute tolerance as a dashed line.
// `marked` is outlined.
void paintErrorsByLength(QPainter& painter, const ErrorsByLength& errors, double tolerance,
                         const ErrorLengthLayout& layout, std::optional<std::size_t> marked,
                         const ThemeColors& colors);

}  // namespace triscope::gui
