#pragma once

#include <memory>
#include <vector>

#include "app/gui/pages/page_tab.h"
#include "core/cost/cost_report.h"

namespace triscope::gui {

// What the Cost page has priced, for all of its tabs.
struct CostView {
    Scenario scenario;
    CostInput input;
    CostReport report;
    std::vector<LengthCost> lengths;  // for curves, ascending
    QString pattern;                  // the pattern's title
};

// One answer of the Cost page, from what the page has priced.
class CostTab : public PageTab {
    Q_OBJECT

  public:
    using PageTab::PageTab;

    // The view to show from now on. A tab out of sight computes when it is looked at.
    void setView(std::shared_ptr<const CostView> view);
    bool hasView() const { return m_view != nullptr; }

    QString headline() const final { return hasView() ? viewHeadline() : QString(); }

  protected:
    // The answer in one sentence; the page's own where it has none. Precondition: hasView().
    virtual QString viewHeadline() const { return {}; }

    // Show view(), which has changed.
    virtual void present() = 0;

    const CostView& view() const { return *m_view; }

  private:
    void refresh() final;

    std::shared_ptr<const CostView> m_view;
};

}  // namespace triscope::gui
