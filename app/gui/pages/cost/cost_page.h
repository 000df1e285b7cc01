#pragma once

#include <memory>
#include <vector>

#include "app/gui/pages/cost/cost_tab.h"
#include "app/gui/pages/page.h"

class QLabel;
class QStackedLayout;
class QTabBar;

namespace triscope::gui {

// What a prefill costs: dense, with the pattern in every layer, and with the pattern in the chosen layers.
// One question a tab, all about the same priced scenario.
class CostPage final : public Page {
    Q_OBJECT

  public:
    explicit CostPage(const PageContext& context, QWidget* parent = nullptr);

    QStringList parts() const override;
    bool showPart(const QString& id) override;

  protected:
    void refresh() override;
    void restyle() override;

  private:
    struct Priced;

    void addTab(CostTab* tab);
    void present(const CostInput& input, const Priced& priced);
    void showNotes(const CostReport& report);
    void showTab();
    void showHeadline();
    CostTab* shownTab() const;

    Runner& m_runner;
    QString m_headline;  // of tabs that have none of their own
    QLabel* m_warnings = nullptr;
    QLabel* m_notes = nullptr;
    QTabBar* m_bar = nullptr;
    QStackedLayout* m_stack = nullptr;
    std::vector<CostTab*> m_tabs;
};

}  // namespace triscope::gui
