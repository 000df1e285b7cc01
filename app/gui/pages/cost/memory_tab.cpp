#include "app/gui/pages/cost/memory_tab.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <algorithm>

#include "app/gui/pages/cost/formula_pane.h"
#include "app/gui/runner/runner.h"
#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/views/rank_bars.h"
#include "app/gui/widgets/figure_export.h"
#include "app/gui/widgets/flat_table.h"

namespace triscope::gui {

namespace {

QLabel* paragraph(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

CostScope scopeOf(int column) {
    return column == 1 ? CostScope::Dense : column == 2 ? CostScope::Triangle : CostScope::Mix;
}

double overMean(CellCount cells, CellCount sum, std::size_t ranks) {
    return sum == 0 ? 0 : static_cast<double>(cells) * static_cast<double>(ranks) / static_cast<double>(sum);
}

std::vector<RankShare> sharesOf(const SplitLoad& load) {
    CellCount dense = 0;
    CellCount pattern = 0;
    for (const RankLoad& rank : load.ranks) {
        dense += rank.dense_kept;
        pattern += rank.pattern_kept;
    }
    std::vector<RankShare> shares;
    for (const RankLoad& rank : load.ranks) {
        shares.push_back({overMean(rank.dense_kept, dense, load.ranks.size()),
                          overMean(rank.pattern_kept, pattern, load.ranks.size())});
    }
    return shares;
}

}  // namespace

MemoryTab::MemoryTab(const PageTabContext& context, QWidget* parent)
    : CostTab(QStringLiteral("memory"), tr("Memory"), context, parent), m_runner(context.makeRunner(this)) {
    m_bars = new StackedBars(theme(), this);
    m_bars->setAccessibleName(tr("Memory of a device at its peak"));
    m_table = new FlatTable(FlatTable::Cells::Formulas, this);
    m_table->setAccessibleName(tr("What a device holds"));
    m_formula = new FormulaPane(theme(), this);
    m_chunk_words = paragraph(this);

    auto* below = new QHBoxLayout;
    below->setSpacing(3 * Theme::kGap);
    below->addWidget(m_table, 0, Qt::AlignTop);
    below->addWidget(m_formula, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, Theme::kGap, 0);
    layout->setSpacing(Theme::kGap);
    layout->addWidget(makeKernelChoice());
    layout->addWidget(m_bars);
    layout->addLayout(below);
    layout->addWidget(m_ranks_box = makeRanks());
    layout->addWidget(m_chunk_words);
    layout->addStretch(1);
    makeExport();
    connect(m_table, &FlatTable::chosen, this, &MemoryTab::showFormula);
    connect(m_bars, &StackedBars::pointedAt, this, [this](const QString& title, const QStringList& lines) {
        emit pointedAt({title, lines});
    });
    setFocusProxy(m_table);
}

QWidget* MemoryTab::makeKernelChoice() {
    auto* box = new QWidget(this);
    auto* label = new QLabel(tr("Attention &kernel"), box);
    m_kernel = new QComboBox(box);
    m_kernel->addItem(tr("As the kernel of the scenario"));
    m_kernel->addItem(tr("Fused: keeps the log-sum-exp only"));
    m_kernel->addItem(tr("Two passes: the published Triangle kernel"));
    m_kernel->addItem(tr("Unfused: writes all scores in fp32"));
    label->setBuddy(m_kernel);
    auto* layout = new QHBoxLayout(box);
    layout->setContentsMargins({});
    layout->addWidget(label);
    layout->addWidget(m_kernel);
    layout->addStretch(1);
    connect(m_kernel, &QComboBox::currentIndexChanged, this, [this] {
        if (hasView()) showPlan();
    });
    return box;
}

QWidget* MemoryTab::makeRanks() {
    auto* box = new QWidget(this);
    auto* label = new QLabel(tr("Rows divided among &ranks"), box);
    m_split = new QComboBox(box);
    for (const RowSplit split : {RowSplit::Contiguous, RowSplit::ZigZag, RowSplit::Striped}) {
        m_split->addItem(splitTitle(split));
    }
    label->setBuddy(m_split);
    m_ranks = new RankBars(theme(), box);
    m_split_words = paragraph(box);
    auto* top = new QHBoxLayout;
    top->addWidget(label);
    top->addWidget(m_split);
    top->addStretch(1);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins({});
    layout->addLayout(top);
    layout->addWidget(m_ranks);
    layout->addWidget(m_split_words);
    connect(m_split, &QComboBox::currentIndexChanged, this, &MemoryTab::showSplit);
    connect(m_ranks, &RankBars::markedChanged, this, &MemoryTab::showRank);
    box->hide();
    return box;
}

void MemoryTab::makeExport() {
    m_export = new FigureExport(theme(), this);
    m_export->add({QStringLiteral("memory"), m_table, nullptr, [this] { return m_table->table(); }});
    m_export->add({QStringLiteral("memory-bars"), m_bars, m_bars, [this] { return m_table->table(); }});
    m_export->add({QStringLiteral("ranks"), m_ranks, m_ranks, [this] { return splitTable(); }});
    connect(m_export, &FigureExport::told, this, &CostTab::hintChanged);
}

AttentionBuffers MemoryTab::buffers() const {
    const int chosen = m_kernel->currentIndex();
    return chosen == 0 ? buffersOf(view().input) : static_cast<AttentionBuffers>(chosen - 1);
}

void MemoryTab::present() {
    showPlan();
    divide();
    emit hintChanged(tr(
        "Choose a figure to see its formula; in parentheses: what lives at another moment than the peak."));
}

void MemoryTab::showPlan() {
    const CostInput& input = view().input;
    const MemoryReport report = planMemory(input, buffers());
    m_answer = memoryHeadline(input, report);
    emit headlineChanged();
    m_bars->setContent(memoryBars(input, report, colors()));
    MemoryTable table = memoryTable(input, report);
    const bool first = m_names.empty();
    m_names = std::move(table.names);
    const int rows = static_cast<int>(m_names.size());
    m_table->setTable(std::move(table.texts));
    m_table->emphasize(rows - 2);
    m_table->emphasize(rows - 1);
    if (first) m_table->choose(rows - 2, 3);
}

void MemoryTab::showFormula(int row, int column) {
    if (column == 0 || !hasView()) return;
    const std::string& cell =
        m_table->table().rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
    if (cell == "–") return;
    m_formula->present(
        memoryFormula(view().input, buffers(), m_names[static_cast<std::size_t>(row)], scopeOf(column)));
}

void MemoryTab::divide() {
    const Deployment& deployment = view().input.deployment;
    const bool divides = deployment.context_parallel > 1 || deployment.prefill_chunk > 0;
    m_ranks_box->setVisible(deployment.context_parallel > 1);
    m_chunk_words->setVisible(deployment.prefill_chunk > 0);
    if (!divides) return m_runner.cancel();
    m_runner.run(
        tr("Dividing the rows"),
        [input = view().input](const RunControl& control) {
            return Shares{splitRowsEachWay(input, control), planChunks(input, control)};
        },
        [this](const std::shared_ptr<const Shares>& shares) { showDivision(*shares); });
}

void MemoryTab::showDivision(const Shares& shares) {
    m_splits = shares.splits;
    showSplit();
    const Index chunk = view().input.deployment.prefill_chunk;
    if (chunk > 0) m_chunk_words->setText(chunkSentence(shares.chunks, chunk));
}

void MemoryTab::showSplit() {
    if (m_splits.empty()) return;
    double most = 1;
    for (const SplitLoad& load : m_splits) {
        most = std::max({most, load.dense_imbalance, load.pattern_imbalance});
    }
    m_ranks->setShares(sharesOf(m_splits.at(static_cast<std::size_t>(m_split->currentIndex()))), most);
    showRank();
}

void MemoryTab::showRank() {
    if (m_splits.empty()) return;
    const SplitLoad& load = m_splits.at(static_cast<std::size_t>(m_split->currentIndex()));
    m_split_words->setText(splitSentence(load, m_splits, view().pattern));
    const auto marked = m_ranks->marked();
    if (!marked) {
        emit pointedAt({});
        return;
    }
    const RankLoad& rank = load.ranks.at(*marked);
    const auto cells = [](CellCount count) { return countOf(count, Noun::Cell); };
    emit pointedAt({tr("Rank %1").arg(*marked),
                    {tr("dense layer: %1").arg(cells(rank.dense_kept)),
                     tr("layer with %1: %2").arg(view().pattern, cells(rank.pattern_kept))}});
}

TextTable MemoryTab::splitTable() const {
    TextTable table{{"split", "rank", "dense_kept", "pattern_kept"}, {}};
    for (const SplitLoad& load : m_splits) {
        for (std::size_t rank = 0; rank < load.ranks.size(); ++rank) {
            table.rows.push_back({rowSplitName(load.split), std::to_string(rank),
                                  std::to_string(load.ranks[rank].dense_kept),
                                  std::to_string(load.ranks[rank].pattern_kept)});
        }
    }
    return table;
}

void MemoryTab::restyle() {
    if (hasView())
        m_bars->setContent(memoryBars(view().input, planMemory(view().input, buffers()), colors()));
}

}  // namespace triscope::gui
