#pragma once

#include <QColor>

#include "core/picture/palette.h"

namespace triscope::gui {

// Every colour of the window, by what it means. Region and series colours are the same in every picture,
// chart and lesson; none of them carries meaning alone (stripes, an outline or a word say it too).
struct ThemeColors {
    bool dark = false;

    QColor window;      // around controls and pictures
    QColor surface;     // pages, fields, the Future region
    QColor raised;      // popovers, tool tips
    QColor text;        // AA on window, surface and raised
    QColor muted_text;  // AA on the same
    QColor grid;        // thin lines, frames
    QColor control;     // buttons
    QColor accent;      // focus, selection, progress; AA as text on window and surface
    QColor on_accent;   // AA on accent
    QColor error;       // AA on window and surface
    QColor warning;     // AA on window and surface

    QColor dense;     // slate, always
    QColor triangle;  // teal, always
    QColor mix;       // indigo, always

    QColor only_in_a;
    QColor only_in_b;

    // What mask pictures are drawn with.
    const Palette* picture = nullptr;

    // A region in legends and charts: its fill, and the stripes over it; equal when it has none.
    QColor region(RegionRole role) const { return QColor(picture->paint(role).fill); }
    QColor stripe(RegionRole role) const { return QColor(picture->paint(role).stripe); }
};

const ThemeColors& lightColors();
const ThemeColors& darkColors();

// Contrast ratio of WCAG 2.1, from 1 to 21; AA asks for 4.5 of text.
double contrastRatio(const QColor& a, const QColor& b);

}  // namespace triscope::gui
