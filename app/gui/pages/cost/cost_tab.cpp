#include "app/gui/pages/cost/cost_tab.h"

namespace triscope::gui {

void CostTab::setView(std::shared_ptr<const CostView> view) {
    m_view = std::move(view);
    invalidate();
}

void CostTab::refresh() {
    if (hasView()) present();
}

}  // namespace triscope::gui
