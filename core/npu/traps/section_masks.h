#pragma once

#include <optional>

#include "core/mask/mask.h"

namespace triscope {

// A mask of sinks, a window and last rows, to be made again with other numbers. Positions i, keys j:
//   j <= i and (j < sinks or i - j < window_end or i >= N - last)
class SectionMasks {
  public:
    // nullopt for any other mask.
    static std::optional<SectionMasks> of(const Mask& mask);

    Index sinks() const { return m_sinks; }
    Index windowEnd() const { return m_window_end; }
    Index last() const { return m_last; }

    MaskPtr with(Index sinks, Index window_end, Index last) const;
    MaskPtr withLast(Index last) const { return with(m_sinks, m_window_end, last); }

  private:
    MaskShape m_shape;
    Index m_sinks = 0;
    Index m_window_end = 0;
    Index m_last = 0;
};

// The catalog's mask of that name, which needs no numbers: "dense", "full".
MaskPtr plainMask(const char* pattern, const MaskShape& shape);

// What `a` keeps and `b` does as well, or does not.
MaskPtr bothKeep(const MaskPtr& a, const MaskPtr& b);
MaskPtr onlyFirstKeeps(const MaskPtr& a, const MaskPtr& b);

}  // namespace triscope
