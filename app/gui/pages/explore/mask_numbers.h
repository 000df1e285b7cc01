#pragma once

#include <QString>
#include <string>
#include <vector>

#include "app/gui/pages/explore/counts_table.h"
#include "core/mask/block_mask.h"

namespace triscope::gui {

// The answer about one mask: its sentence and its numbers.
class MaskNumbers {
  public:
    MaskNumbers(const Mask& mask, const BlockSummary& blocks);

    QString headline(const std::string& pattern) const;
    std::vector<CountGroup> groups() const;

  private:
    CountGroup cells() const;
    CountGroup grid() const;
    CountGroup work() const;

    const Mask& m_mask;
    const BlockSummary& m_blocks;
    CellCount m_kept = 0;
    CellCount m_causal = 0;
    // Whether no query sees its future, and no kernel computes more than the causal cells: only then are
    // those what shares are of.
    bool m_is_causal = true;
    CellCount m_measure = 0;
};

}  // namespace triscope::gui
