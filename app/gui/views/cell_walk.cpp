#include "app/gui/views/cell_walk.h"

#include <QKeyEvent>

namespace triscope::gui {

std::optional<CellStep> stepOf(const QKeyEvent& event, const Rect& in_sight, const MaskScene& scene) {
    const MaskShape& shape = scene.tokens->shape();
    const bool far = event.modifiers().testFlag(Qt::ControlModifier);
    const Index step = far ? scene.block : 1;
    switch (event.key()) {
        case Qt::Key_Left:
            return CellStep{0, -step};
        case Qt::Key_Right:
            return CellStep{0, step};
        case Qt::Key_Up:
            return CellStep{-step, 0};
        case Qt::Key_Down:
            return CellStep{step, 0};
        case Qt::Key_PageUp:
            return CellStep{-in_sight.rows.size(), 0};
        case Qt::Key_PageDown:
            return CellStep{in_sight.rows.size(), 0};
        case Qt::Key_Home:
            return CellStep{far ? -shape.queries : 0, -shape.keys};
        case Qt::Key_End:
            return CellStep{far ? shape.queries : 0, shape.keys};
        default:
            return std::nullopt;
    }
}

}  // namespace triscope::gui
