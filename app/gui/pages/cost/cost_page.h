#pragma once

#include "app/gui/pages/cost/cost_tab.h"
#include "app/gui/pages/tabbed_page.h"

class QLabel;

namespace triscope::gui {

// What a prefill costs: dense, with the pattern in every layer, and with the pattern in the chosen layers.
// One question a tab, all about the same priced scenario.
class CostPage final : public TabbedPage {
    Q_OBJECT

  public:
    explicit CostPage(const PageContext& context, QWidget* parent = nullptr);

  protected:
    void refresh() override;
    void showAnswer() override;
    void restyle() override;

  private:
    struct Priced;

    void present(const CostInput& input, const Priced& priced);
    void showNotes(const CostReport& report);

    Runner& m_runner;
    QString m_headline;  // of tabs that have none of their own
    QLabel* m_warnings = nullptr;
    QLabel* m_notes = nullptr;
};

}  // namespace triscope::gui
