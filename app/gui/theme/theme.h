#pragma once

#include <QFont>
#include <QObject>
#include <QPalette>

#include "app/gui/theme/theme_colors.h"

namespace triscope::gui {

enum class ThemeChoice { System, Light, Dark };

// The look of the whole application: Fusion with our palette, two type sizes and one weight change.
// Widgets read colours when they paint and repaint on changed().
class Theme final : public QObject {
    Q_OBJECT

  public:
    // Dresses the application; one Theme lives as long as its window.
    explicit Theme(ThemeChoice choice = ThemeChoice::System, QObject* parent = nullptr);

    ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);

    const ThemeColors& colors() const { return *m_colors; }
    bool isDark() const { return m_colors->dark; }

    // Figures of all fonts are tabular: digits have one width.
    static QFont textFont();
    static QFont strongFont();  // the text's, heavier: titles and totals
    static QFont headlineFont();

    // The unit of all margins and gaps, in device-independent pixels.
    static constexpr int kGap = 8;

  signals:
    void changed();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void apply();

    ThemeChoice m_choice;
    bool m_system_dark = false;
    const ThemeColors* m_colors;
};

// The palette that dresses Qt's own widgets in those colours.
QPalette paletteFor(const ThemeColors& colors);

}  // namespace triscope::gui
