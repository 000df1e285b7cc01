#pragma once

#include "app/gui/pages/cost/cost_tab.h"
#include "app/gui/pages/cost/memory_words.h"

class QComboBox;
class QLabel;

namespace triscope::gui {

class FigureExport;
class FlatTable;
class FormulaPane;
class RankBars;
class StackedBars;

// Whether the model, its KV cache and what a prefill needs fit into a device, how long a prompt may be, and
// how evenly ranks and chunks share the work.
class MemoryTab final : public CostTab {
    Q_OBJECT

  public:
    explicit MemoryTab(const PageTabContext& context, QWidget* parent = nullptr);

    void restyle() override;

  protected:
    QString viewHeadline() const override { return m_answer; }
    void present() override;

  private:
    struct Shares {
        std::vector<SplitLoad> splits;
        ChunkReport chunks;
    };

    QWidget* makeKernelChoice();
    QWidget* makeRanks();
    void makeExport();
    void showPlan();
    void showFormula(int row, int column);
    void divide();
    void showDivision(const Shares& shares);
    void showSplit();
    void showRank();
    AttentionBuffers buffers() const;
    TextTable splitTable() const;

    Runner& m_runner;
    QString m_answer;
    QComboBox* m_kernel = nullptr;
    StackedBars* m_bars = nullptr;
    FlatTable* m_table = nullptr;
    FormulaPane* m_formula = nullptr;
    QWidget* m_ranks_box = nullptr;
    QComboBox* m_split = nullptr;
    RankBars* m_ranks = nullptr;
    QLabel* m_split_words = nullptr;
    QLabel* m_chunk_words = nullptr;
    FigureExport* m_export = nullptr;

    std::vector<std::string> m_names;  // of the table's rows
    std::vector<SplitLoad> m_splits;
};

}  // namespace triscope::gui
