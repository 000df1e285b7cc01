#include "app/gui/widgets/empty_state.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/gui/theme/theme.h"

namespace triscope::gui {

EmptyState::EmptyState(const Theme&, QWidget* parent)
    : QWidget(parent), m_sentence(new QLabel(this)), m_button(new QPushButton(this)) {
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setTextFormat(Qt::PlainText);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(2 * Theme::kGap);
    layout->addStretch(1);
    layout->addWidget(m_sentence);
    layout->addWidget(m_button, 0, Qt::AlignCenter);
    layout->addStretch(2);
    connect(m_button, &QPushButton::clicked, this, [this] {
        // The action may present something else, and so replace m_act.
        if (const auto act = m_act) act();
    });
}

void EmptyState::present(const QString& sentence, const QString& action, std::function<void()> act) {
    m_sentence->setText(sentence);
    m_button->setText(action);
    m_button->setVisible(act != nullptr);
    m_act = std::move(act);
}

}  // namespace triscope::gui
