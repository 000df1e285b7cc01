#pragma once

#include <QWidget>

namespace triscope::gui {

// Whether a widget should draw that it has the focus: only to those who move it by keyboard. Everyone else
// knows where the pointer is.
inline bool showsFocus(const QWidget& widget) {
    return widget.hasFocus() && widget.window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

}  // namespace triscope::gui
