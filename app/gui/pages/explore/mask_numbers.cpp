#include "app/gui/pages/explore/mask_numbers.h"

#include <QCoreApplication>

#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"

namespace triscope::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MaskNumbers)
};

QString percent(CellCount part, CellCount whole) {
    const double share = whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
    return percentText(share);
}

QString lengthWords(const MaskShape& shape) {
    if (shape.queries == shape.keys) return Words::tr("At %1").arg(countOf(shape.keys, Noun::Token));
    return Words::tr("With %1 against %2")
        .arg(countOf(shape.queries, Noun::Query), countOf(shape.keys, Noun::Key));
}

}  // namespace

MaskNumbers::MaskNumbers(const Mask& mask, const BlockSummary& blocks) : m_mask(mask), m_blocks(blocks) {
    const Rect all = mask.shape().rect();
    const RegionCounts counts = mask.counts(all);
    CellCount future = 0;
    for (RegionId id = 0; id < mask.regions().size(); ++id) {
        if (mask.regions()[id].kept) m_kept += counts[id];
        if (mask.regions()[id].role == RegionRole::Future) future += counts[id];
    }
    m_causal = mask.causalCount(all);
    m_is_causal = future == all.area() - m_causal && blocks.executed_cells <= m_causal;
    m_measure = m_is_causal ? m_causal : all.area();
}

QString MaskNumbers::headline(const std::string& pattern) const {
    const QString sentence =
        m_is_causal ? Words::tr("%1 %2 keeps %3 of the causal cells; in %4-blocks it still computes %5.")
                    : Words::tr("%1 %2 keeps %3 of all cells; in %4-blocks it computes %5.");
    return sentence.arg(lengthWords(m_mask.shape()), patternTitle(pattern), percent(m_kept, m_measure),
                        grouped(m_blocks.size), percent(m_blocks.executed_cells, m_measure));
}

std::vector<CountGroup> MaskNumbers::groups() const {
    return {cells(), grid(), work()};
}

CountGroup MaskNumbers::cells() const {
    CountGroup group{Words::tr("Cells"), m_is_causal ? Words::tr("of causal") : Words::tr("of all"), {}};
    const RegionCounts counts = m_mask.counts(m_mask.shape().rect());
    for (RegionId id = 0; id < m_mask.regions().size(); ++id) {
        const Region& region = m_mask.regions()[id];
        const bool unmeasured = m_is_causal && region.role == RegionRole::Future;
        group.rows.push_back({regionTitle(region), counts[id],
                              unmeasured ? QString() : percent(counts[id], m_measure), region.role});
    }
    group.rows.push_back({Words::tr("Kept"), m_kept, percent(m_kept, m_measure), {}, true});
    group.rows.push_back({Words::tr("Causal"), m_causal, percent(m_causal, m_measure)});
    return group;
}

CountGroup MaskNumbers::grid() const {
    const CellCount total = m_blocks.empty + m_blocks.partial + m_blocks.full;
    CountGroup group{Words::tr("%1-blocks").arg(grouped(m_blocks.size)), Words::tr("of all blocks"), {}};
    const auto add = [&](const QString& name, CellCount count, RegionRole role) {
        group.rows.push_back({name, count, percent(count, total), role});
    };
    add(Words::tr("Full, solid"), m_blocks.full, RegionRole::FullBlock);
    add(Words::tr("Partial, hatched"), m_blocks.partial, RegionRole::PartialBlock);
    add(Words::tr("Empty, blank"), m_blocks.empty, RegionRole::EmptyBlock);
    return group;
}

CountGroup MaskNumbers::work() const {
    const CellCount executed = m_blocks.executed_cells;
    CountGroup group{Words::tr("Block kernel"), Words::tr("of computed"), {}};
    group.rows.push_back({Words::tr("Computed"), executed, percent(executed, executed)});
    group.rows.push_back({Words::tr("Needed"), m_kept, percent(m_kept, executed)});
    group.rows.push_back({Words::tr("Padding, hatched"), executed - m_kept,
                          percent(executed - m_kept, executed), RegionRole::Padding});
    return group;
}

}  // namespace triscope::gui
