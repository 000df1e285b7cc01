#include "app/gui/pages/cost/cost_page.h"

#include <QLabel>
#include <QVBoxLayout>

#include "app/gui/pages/cost/calibrate_tab.h"
#include "app/gui/pages/cost/cost_headline.h"
#include "app/gui/pages/cost/ladder_tab.h"
#include "app/gui/pages/cost/length_curves.h"
#include "app/gui/pages/cost/measured_tab.h"
#include "app/gui/pages/cost/memory_tab.h"
#include "app/gui/pages/cost/overview_tab.h"
#include "app/gui/pages/cost/questions_tab.h"
#include "app/gui/pages/cost/sweep_tab.h"
#include "app/gui/pages/cost/tools_tab.h"
#include "app/gui/runner/runner.h"
#include "app/gui/text/translate.h"
#include "core/base/input_error.h"
#include "core/mask/catalog.h"
#include "core/mask/pattern_expression.h"
#include "core/scenario/cost_scenario.h"

namespace triscope::gui {

struct CostPage::Priced {
    CostReport report;
    std::vector<LengthCost> lengths;
};

namespace {

QLabel* remarks(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::WindowText);
    label->hide();
    return label;
}

void showLines(QLabel& label, const QString& sign, const std::vector<Message>& messages) {
    QStringList lines;
    for (const Message& message : messages) lines << sign + translate(message);
    label.setText(lines.join(u'\n'));
    label.setVisible(!lines.isEmpty());
}

}  // namespace

CostPage::CostPage(const PageContext& context, QWidget* parent)
    : TabbedPage({QStringLiteral("cost"), tr("Cost"), QStringLiteral("cost")}, tr("Questions about the cost"),
                 context, parent),
      m_runner(makeRunner(this)) {
    m_warnings = remarks(this);
    m_notes = remarks(this);
    content()->insertWidget(0, m_warnings);
    content()->insertWidget(1, m_notes);
    addTab(new OverviewTab(tabContext(), this));
    addTab(new LadderTab(tabContext(), this));
    addTab(new MemoryTab(tabContext(), this));
    addTab(new QuestionsTab(tabContext(), this));
    addTab(new ToolsTab(tabContext(), this));
    addTab(new SweepTab(tabContext(), this));
    addTab(new CalibrateTab(tabContext(), this));
    addTab(new MeasuredTab(tabContext(), this));
    showFirstTab();
}

void CostPage::refresh() {
    const Scenario& scenario = session().validScenario();
    CostInput input;
    try {
        input = costInputOf(scenario);
        if (Issues issues = validate(input); !issues.empty()) throw InputError(std::move(issues));
    } catch (...) {
        // A file that the scenario names may have changed since it was found to be right.
        setHeadline({});
        showEmpty(describe(std::current_exception()), tr("Try again"), [this] {
            showContent();
            refresh();
        });
        return;
    }
    const auto price = [input](const RunControl& control) {
        return Priced{costOf(input), costOfLengths(input, chartLengths(input.mask.shape.keys), control)};
    };
    if (isQuick(scenario.mask)) {
        m_runner.cancel();
        showContent();
        present(input, price({}));
    } else {
        m_runner.run(tr("Counting cells"), price,
                     [this, input](const std::shared_ptr<const Priced>& priced) { present(input, *priced); });
    }
}

void CostPage::present(const CostInput& input, const Priced& priced) {
    const Scenario& scenario = session().validScenario();
    m_headline = costHeadline(input, priced.report);
    showNotes(priced.report);
    const auto view = std::make_shared<const CostView>(
        CostView{scenario, input, priced.report, priced.lengths, patternTitle(scenario.mask.pattern)});
    for (CostTab* tab : findChildren<CostTab*>()) tab->setView(view);
    showAnswer();
}

void CostPage::showAnswer() {
    const QString own = shownTab()->headline();
    setHeadline(own.isEmpty() ? m_headline : own);
}

void CostPage::showNotes(const CostReport& report) {
    showLines(*m_warnings, QStringLiteral("⚠ "), report.warnings);
    showLines(*m_notes, QStringLiteral("ⓘ "), report.notes);
    restyle();
}

void CostPage::restyle() {
    QPalette palette = m_warnings->palette();
    palette.setColor(QPalette::WindowText, colors().warning);
    m_warnings->setPalette(palette);
    TabbedPage::restyle();
}

}  // namespace triscope::gui
