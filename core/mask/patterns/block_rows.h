#pragma once

#include <functional>

#include "core/mask/mask.h"
#include "core/mask/mask_settings.h"

// What patterns share that are made row by row of equal blocks, or of unequal chunks of the prompt. Such a
// row costs memory, so their number has a limit.
namespace triscope {

inline constexpr Index kMaxRowBands = Index{1} << 16;

// Cells [cols) of one band of rows, all in `region`; or, when `causal`, those with j <= i, and the rest in
// `future`.
struct BandSpan {
    Range cols;
    RegionId region = 0;
    bool causal = false;
    TexturePtr texture{};
};

// Collects the pieces of a mask, one band of positions after the other.
class BandBuilder {
  public:
    BandBuilder(const MaskShape& shape, RegionId future) : m_shape(shape), m_future(future) {}

    // The rows at positions [positions); spans may reach beyond the keys.
    void add(Range positions, std::span<const BandSpan> spans);
    const std::vector<Piece>& pieces() const { return m_pieces; }

  private:
    MaskShape m_shape;
    RegionId m_future;
    std::vector<Piece> m_pieces;
};

// The bands of `band` positions that the rows of a call touch: the first one, and one past the last.
Range bandsOf(const MaskShape& shape, Index band);

// Appends an issue of `field` when the call would have more than kMaxRowBands bands.
void checkBands(const MaskShape& shape, const char* field, Index band, Issues& issues);

// The same of patterns that are made of blocks of `pattern-block`.
void checkPatternBlocks(const MaskSettings& settings, Issues& issues);

}  // namespace triscope
