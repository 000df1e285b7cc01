#include "app/gui/pages/page_list.h"

#include <array>

#include "app/gui/pages/agree/agree_page.h"
#include "app/gui/pages/cost/cost_page.h"
#include "app/gui/pages/explore/explore_page.h"

namespace triscope::gui {

namespace {

template <class Kind>
Page* makePage(const PageContext& context, QWidget* parent) {
    return new Kind(context, parent);
}

}  // namespace

std::span<const PageEntry> pageList() {
    static constexpr std::array kPages{
        PageEntry{"explore", makePage<ExplorePage>},
        PageEntry{"cost", makePage<CostPage>},
        PageEntry{"agree", makePage<AgreePage>},
    };
    return kPages;
}

QStringList pageIds() {
    QStringList ids;
    for (const PageEntry& entry : pageList()) ids << QString::fromLatin1(entry.id);
    return ids;
}

}  // namespace triscope::gui
