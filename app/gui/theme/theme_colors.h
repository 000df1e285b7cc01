#pragma once

#include <QColor>

#include "core/mask/region.h"

namespace triscope::gui {

// Every colour of the window, by what it means. Region and series colours are the same in every picture,
// chart and lesson; none of them carries meaning alone (a hatch, an outline or a word says it too).
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

    QColor sink;
    QColor window_region;
    QColor last;
    QColor skipped;        // Middle and Skipped: a pale ground ...
    QColor skipped_hatch;  // ... hatched with this

    QColor dense;     // slate, always
    QColor triangle;  // teal, always
    QColor mix;       // indigo, always

    QColor only_in_a;
    QColor only_in_b;

    // The fill of a region in every picture. Skipped roles are also hatched with `skipped_hatch`.
    QColor region(RegionRole role) const;
};

const ThemeColors& lightColors();
const ThemeColors& darkColors();

// Whether a region of that role is drawn with a hatch over its fill.
bool isHatched(RegionRole role);

// Contrast ratio of WCAG 2.1, from 1 to 21; AA asks for 4.5 of text.
double contrastRatio(const QColor& a, const QColor& b);

}  // namespace triscope::gui
