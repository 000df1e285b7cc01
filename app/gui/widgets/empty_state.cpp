#include "app/gui/widgets/empty_state.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/gui/theme/icons.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

constexpr int kPictureSize = 48;
constexpr int kSentenceWidth = 400;

}  // namespace

EmptyState::EmptyState(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_picture(new QLabel(this)),
      m_sentence(new QLabel(this)),
      m_button(new QPushButton(this)) {
    m_sentence->setWordWrap(true);
    m_sentence->setMaximumWidth(kSentenceWidth);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setTextFormat(Qt::PlainText);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(2 * Theme::kGap);
    layout->addStretch(2);
    layout->addWidget(m_picture, 0, Qt::AlignCenter);
    // As wide as it may be, and in the middle: an aligned label would not be asked for its height at that
    // width.
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_sentence, kSentenceWidth);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addWidget(m_button, 0, Qt::AlignCenter);
    layout->addStretch(3);
    connect(&theme, &Theme::changed, this, &EmptyState::showPicture);
    connect(m_button, &QPushButton::clicked, this, [this] {
        // The action may present something else, and so replace m_act.
        if (const auto act = m_act) act();
    });
}

void EmptyState::present(Kind kind, const QString& sentence, const QString& action,
                         std::function<void()> act) {
    m_kind = kind;
    m_sentence->setText(sentence);
    m_button->setText(action);
    m_button->setVisible(act != nullptr);
    m_act = std::move(act);
    showPicture();
}

void EmptyState::showPicture() {
    const bool failed = m_kind == Kind::Failed;
    const QColor ink = failed ? m_theme.colors().warning : m_theme.colors().muted_text;
    m_picture->setPixmap(tintedPixmap(failed ? QStringLiteral("ui/warning") : QStringLiteral("ui/empty"), ink,
                                      kPictureSize, devicePixelRatioF()));
}

}  // namespace triscope::gui
