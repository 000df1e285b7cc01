#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>
#include <optional>

#include "app/gui/theme/theme_colors.h"
#include "core/numerics/error_pictures.h"

class QPainter;

namespace triscope::gui {

// Where the squares of a scatter lie in `area`, each side stretched to its own length.
class ScatterLayout {
  public:
    ScatterLayout(const ScatterCounts& scatter, const QRectF& area);

    const QRectF& picture() const { return m_picture; }
    QPointF pointOf(double a, double b) const;
    QRectF squareRect(Index a, Index b) const;

  private:
    double m_low;
    double m_high;
    QRectF m_picture;
};

struct ScatterMargins {
    int top = 30;
    int left = 52;
    int right = 12;
    int bottom = 40;
};

// What stands on both axes, and the element that differs most.
struct ScatterNames {
    QString a;
    QString b;
    std::optional<QPointF> worst{};  // x: its value in b, y: in a
};

// Squares by how many elements they hold, on viridis over the logarithm of the count, the line on which both
// sides are equal, and a ring around the element that differs most.
void paintScatter(QPainter& painter, const ScatterCounts& scatter, const ScatterNames& names,
                  const ScatterLayout& layout, const ThemeColors& colors);

// What the colours of the squares mean, from one element to the fullest square, at the right end of `place`.
// Returns where it begins.
double paintScatterScale(QPainter& painter, const QRectF& place, const ScatterCounts& scatter,
                         const ThemeColors& colors);

}  // namespace triscope::gui
