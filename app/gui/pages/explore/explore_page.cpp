#include "app/gui/pages/explore/explore_page.h"

#include <QVBoxLayout>

#include "app/gui/text/translate.h"
#include "core/base/numbers.h"
#include "core/mask/block_plan.h"
#include "core/mask/catalog.h"

namespace triscope::gui {

namespace {

QString percent(CellCount part, CellCount whole) {
    const double share = whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
    return QString::fromStdString(formatPercent(share));
}

}  // namespace

ExplorePage::ExplorePage(const PageContext& context, QWidget* parent)
    : Page({QStringLiteral("explore"), tr("Explore"), QStringLiteral("explore")}, context, parent) {
    content()->addStretch(1);
}

void ExplorePage::refresh() {
    const Scenario& scenario = session().validScenario();
    const MaskPtr mask = makeMask(scenario.mask);
    const Rect all = mask->shape().rect();
    const CellCount causal = mask->causalCount(all);
    const BlockSummary blocks = summarizeBlocks(*mask, scenario.block);
    setHeadline(tr("At %1 tokens %2 keeps %3 of the causal cells; in %4-blocks it still computes %5.")
                    .arg(QString::fromStdString(groupDigits(mask->shape().keys)),
                         translateCore(findPattern(scenario.mask.pattern)->title),
                         percent(mask->keptCount(all), causal),
                         QString::fromStdString(groupDigits(scenario.block)),
                         percent(blocks.executed_cells, causal)));
}

}  // namespace triscope::gui
