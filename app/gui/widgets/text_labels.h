#pragma once

#include <QLabel>

namespace triscope::gui {

// The title of a part of a page.
QLabel* makeHeading(const QString& title, QWidget* parent);

// A quiet sentence or two, which break and can be selected; empty so far.
QLabel* makeParagraph(QWidget* parent);

}  // namespace triscope::gui
