#pragma once

#include <QWidget>
#include <optional>

#include "app/gui/widgets/log_scale.h"

namespace triscope::gui {

class CountEdit;
class LogSlider;
class Theme;

// A number of tokens: a logarithmic slider for the hand and a box for the exact number. The box takes any
// number, also one beyond the slider's ends.
class LengthField final : public QWidget {
    Q_OBJECT

  public:
    // Beside the box, or below it over the whole width.
    enum class SliderPlace { Beside, Below };

    LengthField(const LogScale& scale, SliderPlace place, const Theme& theme, QWidget* parent = nullptr);

    void showValue(std::optional<Index> value);
    void setSnap(Index step);
    void setTicksVisible(bool visible);

    LogSlider& slider() const { return *m_slider; }
    CountEdit& box() const { return *m_box; }

  signals:
    void gestureStarted();  // see LogSlider
    void edited(triscope::Index value);
    void typed(const QString& text);

  private:
    LogSlider* m_slider;
    CountEdit* m_box;
};

}  // namespace triscope::gui
