#include "app/gui/pages/explore/compare_bar.h"

#include <QHBoxLayout>
#include <QToolButton>

#include "app/gui/pages/explore/compare_actions.h"
#include "app/gui/pages/explore/compare_controller.h"
#include "app/gui/pages/explore/compare_words.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/elided_label.h"

namespace triscope::gui {

CompareBar::CompareBar(CompareController& controller, const CompareActions& actions, const Theme& theme,
                       QWidget* parent)
    : QWidget(parent),
      m_controller(controller),
      m_words(new ElidedLabel(theme, 1, this)),
      m_note(new ElidedLabel(theme, 1, this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::kGap / 2);
    layout->addLayout(makeText(), 1);
    layout->addSpacing(Theme::kGap);
    m_side_by_side = addButton(tr("Side by side"), tr("A and B, each as a picture of its own (D)"));
    m_side_by_side->setCheckable(true);
    m_side_by_side->setAutoRaise(true);
    connect(m_side_by_side, &QToolButton::clicked, &controller,
            [&controller] { controller.setDifference(false); });
    QToolButton* difference = addButton({}, {});
    difference->setDefaultAction(actions.difference());
    difference->setAutoRaise(true);
    layout->addSpacing(2 * Theme::kGap);
    addButton({}, {})->setDefaultAction(actions.swap());
    addButton({}, {})->setDefaultAction(actions.pin());
    QToolButton* done = addButton(tr("Done"), tr("Compares no longer (C or Escape)"));
    connect(done, &QToolButton::clicked, &controller, &CompareController::stop);
    connect(&controller, &CompareController::compared, this, &CompareBar::follow);
    follow();
}

// As high without a note as with one.
QLayout* CompareBar::makeText() {
    auto* text = new QVBoxLayout;
    text->setSpacing(0);
    text->addStretch(1);
    text->addWidget(m_words);
    text->addWidget(m_note);
    text->addStretch(1);
    setMinimumHeight(m_words->minimumSizeHint().height() + m_note->minimumSizeHint().height());
    return text;
}

QToolButton* CompareBar::addButton(const QString& text, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    return button;
}

QString CompareBar::sentence() const {
    return m_words->text();
}

QString CompareBar::note() const {
    return m_note->text();
}

void CompareBar::follow() {
    setVisible(m_controller.isOn());
    if (!m_controller.isOn()) return;
    const ComparedMasks& masks = m_controller.masks();
    m_side_by_side->setChecked(!m_controller.showsDifference());
    m_words->setText(tr("A: %1 — B: %2")
                         .arg(maskWords(masks.a_settings, masks.b_settings),
                              maskWords(masks.b_settings, masks.a_settings)),
                     Tone::Text);
    m_note->setText(comparedNote(masks), masks.problems.empty() ? Tone::Muted : Tone::Warning);
    m_note->setVisible(!m_note->text().isEmpty());
}

}  // namespace triscope::gui
