#include "core/mask/padding_mask.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <utility>

#include "core/mask/block_mask.h"
#include "core/mask/tiling.h"

namespace triscope {

namespace {

std::vector<Region> regionsOf(const Mask& tokens) {
    std::vector<Region> regions;
    for (const Region& region : tokens.regions()) {
        if (region.kept) regions.push_back(region);
    }
    regions.push_back({"padding", RegionRole::Padding, false, TRISCOPE_TR("Padding")});
    regions.push_back({"skipped", RegionRole::Skipped, false});
    return regions;
}

class PaddingMask final : public Mask {
  public:
    PaddingMask(MaskPtr tokens, MaskPtr blocks, Index block)
        : Mask(tokens->shape(), regionsOf(*tokens), {}),
          m_tokens(std::move(tokens)),
          m_blocks(std::move(blocks)),
          m_block(block),
          m_padding(regions().size() - 2),
          m_skipped(regions().size() - 1) {
        RegionId kept = 0;
        for (RegionId id = 0; id < m_tokens->regions().size(); ++id)
            m_own[id] = m_tokens->regions()[id].kept ? kept++ : m_skipped;
    }

    RegionCounts counts(const Rect& rect) const override {
        const Rect part = intersect(rect, shape().rect());
        RegionCounts total{};
        if (part.empty()) return total;
        const RegionCounts tokens = m_tokens->counts(part);
        for (RegionId id = 0; id < m_tokens->regions().size(); ++id) total[m_own[id]] = tokens[id];
        const CellCount executed = executedCells(*m_blocks, m_block, part);
        total[m_padding] = executed - m_tokens->keptOf(tokens);
        total[m_skipped] = part.area() - executed;
        return total;
    }

    std::vector<RegionSpan> regionSpans(QueryIndex row) const override {
        std::vector<RegionSpan> spans;
        const auto blocks = m_blocks->regionSpans(row / m_block);
        auto block = blocks.begin();
        for (const RegionSpan& token : m_tokens->regionSpans(row)) {
            for (Index at = token.cols.begin; at < token.cols.end;) {
                while (block->cols.end * m_block <= at) ++block;
                const Index end = std::min(token.cols.end, block->cols.end * m_block);
                RegionId region = m_own[token.region];
                if (region == m_skipped && m_blocks->regions()[block->region].kept) region = m_padding;
                if (!spans.empty() && spans.back().region == region) {
                    spans.back().cols.end = end;
                } else {
                    spans.push_back({{at, end}, region});
                }
                at = end;
            }
        }
        return spans;
    }

    // padding = executed - kept, skipped = all - executed; each of them a line that may be taken away again.
    void addTo(ColumnProfile& profile) const override {
        const Range rows = intersect(profile.rows(), {0, shape().queries});
        for (const auto& [block_rows, height] : blockGroups(rows, m_block))
            addExecuted(block_rows, height, profile);
        addKept(profile);
    }

    std::optional<std::vector<Index>> bends() const override { return std::nullopt; }

  private:
    // Block rows of which `height` cells each lie in the band.
    void addExecuted(Range block_rows, Index height, ColumnProfile& profile) const {
        const auto add = [&](Range columns, CellCount blocks_a_column) {
            const Range cols =
                intersect(Range{columns.begin * m_block, columns.end * m_block}, Range{0, shape().keys});
            const CellCount executed = blocks_a_column * height;
            profile.add(m_padding, cols, executed);
            profile.add(m_skipped, cols, block_rows.size() * height - executed);
        };
        const TileEdges columns = TileEdges::blocks(m_blocks->shape().keys, 1);
        for (const TileRun& run : tileRow(*m_blocks, block_rows, columns)) {
            if (run.texture == nullptr) {
                add({run.begin, run.end}, m_blocks->keptOf(run.counts) / (run.end - run.begin));
                continue;
            }
            for (Index column = run.begin; column < run.end; ++column)
                add({column, column + 1}, m_blocks->keptCount({block_rows, {column, column + 1}}));
        }
    }

    // What is kept counts as its own region instead of padding.
    void addKept(ColumnProfile& profile) const {
        ColumnProfile tokens;
        tokens.clear(profile.rows());
        m_tokens->addTo(tokens);
        for (const ColumnProfile::Event& event : tokens.events()) {
            const auto add = [&](RegionId region, Index sign, const Texture* texture) {
                profile.add(ColumnProfile::Event{event.column, sign * event.value, sign * event.slope, region,
                                                 texture});
            };
            if (event.texture != nullptr) {
                const auto& [own, padded, along_diagonals] = renamed(*event.texture);
                add(0, 1, own.get());
                add(0, -1, padded.get());
            } else if (m_own[event.region] != m_skipped) {
                add(m_own[event.region], 1, nullptr);
                add(m_padding, -1, nullptr);
            } else {
                add(m_skipped, 0, nullptr);  // where a line begins or ends, textures may too
            }
        }
        for (const Piece& piece : tokens.diagonalTextures()) {
            Piece own = piece;
            own.texture = renamed(*piece.texture).along_diagonals;
            profile.add(own);
            profile.subtract(m_padding, piece);
        }
    }

    // A texture of the token mask in this mask's regions.
    struct Renamed {
        TexturePtr own;              // kept ones under their names, the others skipped
        TexturePtr padded;           // kept ones padding, the others skipped
        TexturePtr along_diagonals;  // kept ones under their names, the others padding
    };

    const Renamed& renamed(const Texture& texture) const {
        const std::lock_guard lock(m_mutex);
        auto found = m_renamed.find(&texture);
        if (found != m_renamed.end()) return found->second;
        const auto kept = [this](RegionId region) { return m_own[region] != m_skipped; };
        const Renamed made{
            texture.renamed([&](RegionId region) { return m_own[region]; }),
            texture.renamed([&](RegionId region) { return kept(region) ? m_padding : m_skipped; }),
            texture.renamed([&](RegionId region) { return kept(region) ? m_own[region] : m_padding; })};
        return m_renamed.emplace(&texture, made).first->second;
    }

    MaskPtr m_tokens;
    MaskPtr m_blocks;
    Index m_block;
    RegionId m_padding;
    RegionId m_skipped;
    std::array<RegionId, kMaxRegions> m_own{};  // by the token mask's regions
    mutable std::mutex m_mutex;
    mutable std::map<const Texture*, Renamed> m_renamed;
};

}  // namespace

MaskPtr makePaddingMask(MaskPtr tokens, MaskPtr blocks, Index block) {
    return std::make_shared<PaddingMask>(std::move(tokens), std::move(blocks), block);
}

RegionId paddingRegion(const Mask& padding_mask) {
    return padding_mask.regions().size() - 2;
}

}  // namespace triscope
