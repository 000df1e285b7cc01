#include "app/gui/pages/agree/stepper_pane.h"

#include <QGridLayout>
#include <QLabel>

#include "app/gui/theme/theme.h"
#include "app/gui/widgets/text_labels.h"

namespace triscope::gui {

namespace {

constexpr int kEndRow = 5;  // of the grid of lines: those of the step take the rows before it
constexpr int kNameWidth = 40;

}  // namespace

StepperPane::StepperPane(QWidget* parent)
    : QWidget(parent), m_title(makeHeading({}, this)), m_lines(new QGridLayout) {
    m_title->setWordWrap(true);
    m_title->setMinimumHeight(2 * m_title->fontMetrics().height());
    m_title->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_lines->setHorizontalSpacing(Theme::kGap);
    m_lines->setVerticalSpacing(Theme::kGap);
    m_lines->setColumnMinimumWidth(0, kNameWidth);
    m_lines->setColumnStretch(1, 1);
    QLabel* rule = makeParagraph(this);
    rule->setText(
        tr("m: largest score so far. c: what that does to all gathered before. l: sum of "
           "exp(score − m). O: sum of exp(score − m) · v, divided by l only at the end."));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2 * Theme::kGap);
    layout->addWidget(m_title);
    layout->addLayout(m_lines);
    layout->addWidget(rule);
    layout->addStretch(1);
}

void StepperPane::show(const StepperOutcome& outcome, std::size_t done) {
    m_title->setText(stepTitle(outcome, done));
    showLines(done > 0 ? stepLines(outcome.walk, done - 1) : startLines(), 0);
    const bool at_end = done == outcome.walk.steps.size();
    showLines(at_end ? endLines(outcome.walk) : std::vector<StepLine>(2), kEndRow);
}

void StepperPane::showLines(const std::vector<StepLine>& lines, int first_row) {
    int row = first_row;
    for (const StepLine& line : lines) {
        labelAt(row, 0)->setText(line.name);
        labelAt(row, 1)->setText(line.formula);
        labelAt(row, 2)->setText(line.value);
        ++row;
    }
}

QLabel* StepperPane::labelAt(int row, int column) {
    if (QLayoutItem* item = m_lines->itemAtPosition(row, column))
        return qobject_cast<QLabel*>(item->widget());
    QLabel* label = column == 0   ? makeHeading({}, this)
                    : column == 1 ? makeParagraph(this)
                                  : new QLabel(this);
    label->setMinimumHeight(label->fontMetrics().height() * (column == 1 ? 2 : 1));
    label->setAlignment((column == 2 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
    m_lines->addWidget(label, row, column);
    return label;
}

}  // namespace triscope::gui
