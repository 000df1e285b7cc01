#include "core/attention/kept_region.h"

#include <cassert>

namespace triscope {

namespace {

std::vector<Region> onlyKept(const Mask& mask, RegionId kept) {
    std::vector<Region> regions(mask.regions().begin(), mask.regions().end());
    for (RegionId id = 0; id < regions.size(); ++id) regions[id].kept = id == kept;
    return regions;
}

class KeptRegion final : public Mask {
  public:
    KeptRegion(MaskPtr whole, RegionId kept)
        : Mask(whole->shape(), onlyKept(*whole, kept), {}), m_whole(std::move(whole)) {}

    RegionCounts counts(const Rect& rect) const override { return m_whole->counts(rect); }
    std::vector<RegionSpan> regionSpans(QueryIndex row) const override { return m_whole->regionSpans(row); }
    void addEdges(const RowSteps& rows, RegionSet regions, std::vector<RowEdge>& edges) const override {
        m_whole->addEdges(rows, regions, edges);
    }
    void addTo(ColumnProfile& profile) const override { m_whole->addTo(profile); }
    std::optional<std::vector<Index>> bends() const override { return m_whole->bends(); }
    bool hasTexture() const override { return m_whole->hasTexture(); }

  private:
    MaskPtr m_whole;
};

}  // namespace

MaskPtr keepOnly(MaskPtr mask, RegionId region) {
    assert(region < mask->regions().size());
    return std::make_shared<KeptRegion>(std::move(mask), region);
}

}  // namespace triscope
