#pragma once

#include <QRectF>
#include <QString>
#include <vector>

#include "app/gui/theme/theme_colors.h"

class QPainter;

namespace triscope::gui {

// A row of the table of steps: its name, two figures, and a share as a bar and a number.
struct ErrorStepRow {
    QString title;
    QString max_abs;
    QString rmse;
    double share = 0;    // of all together; below 0 where steps make up for one another
    bool whole = false;  // all together and what is left: set apart
};

// Where rows lie below a line of headings: as many as there are, no taller than they need.
class ErrorStepsLayout {
  public:
    ErrorStepsLayout(std::size_t rows, double line_height, const QRectF& area);

    const QRectF& area() const { return m_area; }
    QRectF rowRect(std::size_t row) const;
    double maxAbsRight() const { return m_area.left() + 0.56 * m_area.width(); }
    double rmseRight() const { return m_area.left() + 0.70 * m_area.width(); }
    // From no share to the whole.
    QRectF barRect(std::size_t row, double share) const;
    static double heightOf(std::size_t rows, double line_height);

  private:
    QRectF m_area;
    double m_first;  // where rows begin
    double m_row_height;
};

void paintErrorSteps(QPainter& painter, const std::vector<ErrorStepRow>& rows, const ErrorStepsLayout& layout,
                     const ThemeColors& colors);

}  // namespace triscope::gui
