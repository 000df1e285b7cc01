#include "core/mask/combined_mask.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <tuple>
#include <utility>

#include "core/mask/piece_mask.h"
#include "core/mask/span_mask.h"

namespace triscope {

namespace {

constexpr std::size_t kMostRuns = std::size_t{1} << 16;

std::vector<Region> regionsOf(SetOperation operation) {
    const bool both = operation != SetOperation::Minus;
    const bool first = operation != SetOperation::And;
    const bool second = operation == SetOperation::Or;
    const auto role = [](bool kept, RegionRole own) { return kept ? own : RegionRole::Skipped; };
    return {{"both", role(both, RegionRole::Both), both, TRISCOPE_TR("In both")},
            {"only-first", role(first, RegionRole::OnlyFirst), first, TRISCOPE_TR("Only in the first")},
            {"only-second", role(second, RegionRole::OnlySecond), second, TRISCOPE_TR("Only in the second")},
            {"neither", RegionRole::Skipped, false, TRISCOPE_TR("In neither")},
            {"future", RegionRole::Future, false, TRISCOPE_TR("Future, in neither")}};
}

// The combined region of each pair of regions.
class PairTable {
  public:
    PairTable(const Mask& a, const Mask& b) {
        for (RegionId i = 0; i < a.regions().size(); ++i) {
            for (RegionId j = 0; j < b.regions().size(); ++j)
                m_table[i][j] = of(a.regions()[i], b.regions()[j]);
        }
    }
    RegionId operator()(RegionId a, RegionId b) const { return m_table[a][b]; }

  private:
    static RegionId of(const Region& a, const Region& b) {
        auto result = CombinedRegion::Neither;
        if (a.role == RegionRole::Future || b.role == RegionRole::Future) result = CombinedRegion::Future;
        if (a.kept) result = CombinedRegion::OnlyFirst;
        if (b.kept) result = a.kept ? CombinedRegion::Both : CombinedRegion::OnlySecond;
        return static_cast<RegionId>(result);
    }

    std::array<std::array<RegionId, kMaxRegions>, kMaxRegions> m_table{};
};

// Intersects the pieces of two masks, band by band.
class PieceProduct {
  public:
    PieceProduct(const PieceMask& a, const PieceMask& b) : m_pair(a, b) {
        auto band = b.bands().begin();
        for (const PieceMask::Band& ours : a.bands()) {
            while (band != b.bands().end() && band->rows.end <= ours.rows.begin) ++band;
            for (auto theirs = band; theirs != b.bands().end() && theirs->rows.begin < ours.rows.end;
                 ++theirs)
                multiply(ours, *theirs);
        }
    }

    // nullopt when two textures do not fit together.
    std::optional<std::vector<Piece>> pieces() && {
        if (!m_fits) return std::nullopt;
        return std::move(m_pieces);
    }

  private:
    void multiply(const PieceMask::Band& ours, const PieceMask::Band& theirs) {
        for (const Piece& a : ours.pieces) {
            for (const Piece& b : theirs.pieces) {
                Piece piece{m_pair(a.region, b.region), intersect(a.rows, b.rows), intersect(a.cols, b.cols),
                            intersect(a.diagonals, b.diagonals)};
                if (piece.rows.empty() || piece.cols.empty() || piece.diagonals.empty()) continue;
                setTexture(piece, a, b);
                m_pieces.push_back(std::move(piece));
            }
        }
    }

    void setTexture(Piece& piece, const Piece& a, const Piece& b) {
        if (!a.texture && !b.texture) return;
        // A piece without a texture is one that is the same everywhere.
        const Key key{a.texture.get(), a.texture ? 0 : a.region, b.texture.get(), b.texture ? 0 : b.region};
        auto& texture = m_textures[key];
        if (!texture) {
            const auto along = [](const Piece& own, const Piece& other) {
                return own.texture ? own.texture
                                   : std::make_shared<Texture>(other.texture->axis(), 1, 0,
                                                               std::vector<Texture::Run>{{0, own.region}});
            };
            texture = merged(*along(a, b), *along(b, a), m_pair, kMostRuns);
        }
        if (!texture) m_fits = false;
        if (texture && texture->regions().size() == 1) {
            piece.region = texture->regions().front();
        } else {
            piece.texture = texture;
        }
    }

    using Key = std::tuple<const Texture*, RegionId, const Texture*, RegionId>;

    PairTable m_pair;
    std::vector<Piece> m_pieces;
    std::map<Key, TexturePtr> m_textures;
    bool m_fits = true;
};

// Both rows walked side by side.
void mergeRows(const std::vector<RegionSpan>& a, const std::vector<RegionSpan>& b, const PairTable& pair,
               std::vector<RegionSpan>& merged_spans) {
    Index begin = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const Index end = std::min(a[i].cols.end, b[j].cols.end);
        merged_spans.push_back({{begin, end}, pair(a[i].region, b[j].region)});
        begin = end;
        if (a[i].cols.end == end) ++i;
        if (b[j].cols.end == end) ++j;
    }
}

std::shared_ptr<Mask> combine(const Mask& first, const Mask& second, SetOperation operation,
                              const RunControl& control) {
    const auto* a = dynamic_cast<const PieceMask*>(&first);
    const auto* b = dynamic_cast<const PieceMask*>(&second);
    if (a != nullptr && b != nullptr) {
        if (const auto pieces = PieceProduct(*a, *b).pieces())
            return std::make_shared<PieceMask>(first.shape(), regionsOf(operation), *pieces);
    }
    const PairTable pair(first, second);
    return std::make_shared<SpanMask>(
        first.shape(), regionsOf(operation),
        [&](QueryIndex row, std::vector<RegionSpan>& spans) {
            mergeRows(first.regionSpans(row), second.regionSpans(row), pair, spans);
        },
        std::vector<Rule>{}, control);
}

}  // namespace

MaskPtr combineMasks(const MaskOperand& first, const MaskOperand& second, SetOperation operation,
                     const RunControl& control) {
    assert(first.mask->shape() == second.mask->shape());
    auto mask = combine(*first.mask, *second.mask, operation, control);
    mask->setOperands({first, second});
    return mask;
}

}  // namespace triscope
