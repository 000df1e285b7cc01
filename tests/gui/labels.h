#pragma once

#include <QStringList>

class QWidget;

namespace triscope::gui {

// The visible labels and buttons below `root` that are smaller than what they say, each described.
QStringList clippedLabels(const QWidget& root);

}  // namespace triscope::gui
