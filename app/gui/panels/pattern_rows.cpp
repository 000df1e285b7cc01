#include "app/gui/panels/pattern_rows.h"

#include <QVBoxLayout>

#include "app/gui/panels/number_row.h"
#include "app/gui/panels/text_row.h"
#include "app/gui/text/translate.h"
#include "core/mask/pattern_expression.h"
#include "core/scenario/fields.h"

namespace triscope::gui {

PatternRows::PatternRows(Session& session, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_session(session), m_theme(theme) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::kGap / 2);
    addRows();
    for (const auto& [field, row] : m_rows) layout->addWidget(row);
    connect(&session, &Session::scenarioChanged, this, &PatternRows::showWhatIsUsed);
    showWhatIsUsed();
}

void PatternRows::addRows() {
    const auto length = [this](const char* field, const QString& label, Index least, Index most,
                               LogScale::Zero zero = LogScale::Zero::Excluded) {
        m_rows.emplace_back(field, new LengthRow(m_session, m_theme, field, label, {least, most, zero},
                                                 LengthField::SliderPlace::Beside, this));
    };
    const auto number = [this](const char* field, const QString& label) {
        m_rows.emplace_back(field, new NumberRow(m_session, m_theme, field, label, this));
    };
    const auto text = [this](const char* field, const QString& label) {
        m_rows.emplace_back(field, new TextRow(m_session, m_theme, field, label, this));
    };
    constexpr auto kZero = LogScale::Zero::Included;
    text("formula", tr("Formula"));
    number("sparse-mode", tr("sparse_mode"));
    number("pre-tokens", tr("pre_tokens"));
    number("next-tokens", tr("next_tokens"));
    text("user-mask", tr("User mask"));
    length("prefix", tr("Prefix"), 1, 131072, kZero);
    length("dilation", tr("Dilation"), 1, 4096);
    length("stride", tr("Stride"), 1, 65536);
    length("summary", tr("Summary"), 1, 4096, kZero);
    length("chunk", tr("Chunk"), 1, 1048576);
    length("pattern-block", tr("Own block"), 1, 4096);
    number("random-blocks", tr("Random blocks"));
    number("pattern-seed", tr("Seed"));
    text("lengths", tr("Lengths"));
    text("kv-lengths", tr("KV lengths"));
    text("columns", tr("Columns"));
    text("diagonals", tr("Diagonals"));
    for (const auto& [field, row] : m_rows) row->setToolTip(translateCore(findScenarioField(field)->help));
}

void PatternRows::showWhatIsUsed() {
    const MaskSettings& mask = m_session.scenario().mask;
    auto patterns = patternsOf(mask.pattern);
    // An expression that cannot be read leaves the rows as they were.
    if (patterns.empty()) return;
    // An operator's mask tensor has settings of its own.
    if (mentionsPattern(mask.pattern, "npu") && mask.sparse_mode < 2) {
        const auto user = patternsOf(mask.user_mask);
        patterns.insert(patterns.end(), user.begin(), user.end());
    }
    bool changed = false;
    bool any = false;
    for (const auto& [field, row] : m_rows) {
        const bool used = anyUses(patterns, field);
        changed = changed || used == row->isHidden();
        any = any || used;
        row->setVisible(used);
    }
    setVisible(any);
    if (changed) emit rowsChanged();
}

}  // namespace triscope::gui
