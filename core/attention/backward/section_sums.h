#pragma once

#include <span>
#include <vector>

#include "core/attention/backward/attention_backward.h"

namespace triscope {

// Adds products up by the sections of a mask, for the rows of one query tile.
class SectionSums {
  public:
    // `sections` may be none: then nothing is added. It outlives this.
    explicit SectionSums(const Mask* sections) : m_sections(sections) {}

    // The rows that `add` speaks of; does nothing if they are the same.
    void load(Range rows);

    bool wanted() const { return m_sections != nullptr; }

    // Adds p * dp of every cell of these keys, where the cell of key keys.begin + k and of row r of the tile
    // lies at k * lanes + r. In float along a span of a section, in double across them.
    void add(Range keys, Index lanes, const float* p, const float* dp,
             std::span<SectionGradient, kMaxRegions> sums) const;

    Bytes bytes() const;

  private:
    const Mask* m_sections;
    Range m_rows;
    std::vector<std::vector<RegionSpan>> m_spans;
};

}  // namespace triscope
