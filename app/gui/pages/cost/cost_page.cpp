#include "app/gui/pages/cost/cost_page.h"

#include <QLabel>
#include <QTabBar>
#include <algorithm>

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
#include "app/gui/widgets/shown_only_layout.h"
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
    : Page({QStringLiteral("cost"), tr("Cost"), QStringLiteral("cost")}, context, parent),
      m_runner(makeRunner(this)) {
    m_warnings = remarks(this);
    m_notes = remarks(this);
    m_bar = new QTabBar(this);
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    m_bar->setAccessibleName(tr("Questions about the cost"));
    m_stack = new ShownOnlyLayout;
    content()->addWidget(m_warnings);
    content()->addWidget(m_notes);
    content()->addWidget(m_bar);
    content()->addLayout(m_stack, 1);
    const CostTabContext tab_context{context.session, context.theme,
                                     [this](QWidget* over) -> Runner& { return makeRunner(over); }};
    addTab(new OverviewTab(tab_context, this));
    addTab(new LadderTab(tab_context, this));
    addTab(new MemoryTab(tab_context, this));
    addTab(new QuestionsTab(tab_context, this));
    addTab(new ToolsTab(tab_context, this));
    addTab(new SweepTab(tab_context, this));
    addTab(new CalibrateTab(tab_context, this));
    addTab(new MeasuredTab(tab_context, this));
    connect(m_bar, &QTabBar::currentChanged, this, &CostPage::showTab);
    showTab();
}

void CostPage::showTab() {
    m_stack->setCurrentIndex(m_bar->currentIndex());
    setFocusProxy(shownTab());
    showHeadline();
}

void CostPage::addTab(CostTab* tab) {
    m_tabs.push_back(tab);
    m_stack->addWidget(tab);
    m_bar->addTab(tab->title());
    m_bar->setVisible(m_tabs.size() > 1);
    for (QAction* action : tab->actions()) addAction(action);
    connect(tab, &CostTab::headlineChanged, this, &CostPage::showHeadline);
    connect(tab, &CostTab::hintChanged, this, &Page::hintChanged);
    connect(tab, &CostTab::pointedAt, this, &Page::pointedAt);
}

CostTab* CostPage::shownTab() const {
    return m_tabs.at(static_cast<std::size_t>(std::max(0, m_bar->currentIndex())));
}

QStringList CostPage::parts() const {
    QStringList ids;
    for (const CostTab* tab : m_tabs) ids << tab->id();
    return ids;
}

bool CostPage::showPart(const QString& id) {
    const auto found =
        std::find_if(m_tabs.begin(), m_tabs.end(), [&id](const CostTab* tab) { return tab->id() == id; });
    if (found == m_tabs.end()) return false;
    m_bar->setCurrentIndex(static_cast<int>(found - m_tabs.begin()));
    return true;
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
    for (CostTab* tab : m_tabs) tab->setView(view);
    showHeadline();
}

void CostPage::showHeadline() {
    const QString own = shownTab()->hasView() ? shownTab()->headline() : QString();
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
    for (CostTab* tab : m_tabs) tab->restyle();
}

}  // namespace triscope::gui
