#include "app/gui/pages/agree/results_pane.h"

#include <QBoxLayout>
#include <QResizeEvent>
#include <QStackedLayout>
#include <utility>

#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

constexpr int kNumbersWidth = 340;
constexpr int kLeastPictureWidth = 400;

}  // namespace

ResultsPane::ResultsPane(const Theme& theme, QWidget* pictures, QWidget* numbers, QWidget* parent)
    : QWidget(parent), m_numbers(numbers), m_stack(new QStackedLayout(this)) {
    auto* shown = new QWidget(this);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, shown);
    m_columns->setContentsMargins({});
    m_columns->setSpacing(4 * Theme::kGap);
    m_columns->addWidget(pictures, 1);
    m_columns->addWidget(numbers);
    m_empty = new EmptyState(theme, this);
    m_stack->addWidget(shown);
    m_stack->addWidget(m_empty);
}

void ResultsPane::showResult() {
    m_stack->setCurrentIndex(0);
}

void ResultsPane::showInstead(EmptyState::Kind kind, const QString& sentence, const QString& action,
                              std::function<void()> act) {
    m_empty->present(kind, sentence, action, std::move(act));
    m_stack->setCurrentIndex(1);
}

void ResultsPane::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool wide = width() >= kLeastPictureWidth + kNumbersWidth;
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_numbers->setMinimumWidth(wide ? kNumbersWidth : 0);
    m_numbers->setMaximumWidth(wide ? kNumbersWidth : QWIDGETSIZE_MAX);
}

}  // namespace triscope::gui
