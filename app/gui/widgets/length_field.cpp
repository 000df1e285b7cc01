#include "app/gui/widgets/length_field.h"

#include <QBoxLayout>
#include <algorithm>

#include "app/gui/theme/theme.h"
#include "app/gui/widgets/count_edit.h"
#include "app/gui/widgets/log_slider.h"

namespace triscope::gui {

namespace {

// All boxes that stand beside their slider are as wide as this number at least, so that they line up.
constexpr Index kRoomBeside = 131072;

}  // namespace

LengthField::LengthField(const LogScale& scale, SliderPlace place, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_slider(new LogSlider(scale, theme, this)), m_box(new CountEdit(this)) {
    const bool beside = place == SliderPlace::Beside;
    auto* layout = new QBoxLayout(beside ? QBoxLayout::LeftToRight : QBoxLayout::BottomToTop, this);
    layout->setContentsMargins({});
    layout->setSpacing(beside ? Theme::kGap : 0);
    layout->addWidget(m_slider, 1, beside ? Qt::AlignTop : Qt::Alignment());
    layout->addWidget(m_box, 0, beside ? Qt::AlignTop : Qt::AlignRight);
    if (beside) m_box->setWidest(std::max<Index>(scale.most(), kRoomBeside));
    setFocusProxy(m_box);
    connect(m_slider, &LogSlider::gestureStarted, this, &LengthField::gestureStarted);
    connect(m_slider, &LogSlider::edited, this, &LengthField::edited);
    connect(m_box, &CountEdit::typed, this, &LengthField::typed);
}

void LengthField::showValue(std::optional<Index> value) {
    m_box->showCount(value);
    if (value) m_slider->showValue(*value);
}

void LengthField::setSnap(Index step) {
    m_slider->setSnap(step);
}

void LengthField::setTicksVisible(bool visible) {
    m_slider->setTicksVisible(visible);
}

}  // namespace triscope::gui
