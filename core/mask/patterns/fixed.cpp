#include <algorithm>
#include <array>

#include "core/base/numbers.h"
#include "core/mask/patterns/block_rows.h"
#include "core/mask/patterns/patterns.h"
#include "core/mask/patterns/same_chunk.h"
#include "core/mask/piece_mask.h"

// Sparse Transformer, fixed: keep iff j <= i and (floor(i / stride) = floor(j / stride) or j mod stride >=
// stride - summary).
namespace triscope {

namespace {

constexpr const char* kUses[] = {"stride", "summary"};

class InSummary final : public Predicate {
  public:
    InSummary(Index stride, Index summary) : m_stride(stride), m_summary(summary) {}

    bool contains(Index, KeyIndex key) const override { return key % m_stride >= m_stride - m_summary; }

    Message words(Index, KeyIndex key, bool holds) const override {
        const std::vector<std::string> numbers{groupDigits(key), groupDigits(m_summary),
                                               groupDigits(m_stride)};
        if (holds) return {TRISCOPE_TR("key %1 is one of the last %2 of its stride of %3"), numbers};
        return {TRISCOPE_TR("key %1 is not one of the last %2 of its stride of %3"), numbers};
    }

  private:
    Index m_stride;
    Index m_summary;
};

MaskPtr make(const MaskSettings& settings, const RunControl&) {
    enum : RegionId { kLocal, kSummary, kSkipped, kFuture };
    const Index stride = settings.stride;
    const Index summary = std::min(settings.summary, stride);
    std::vector<Texture::Run> runs;
    if (summary < stride) runs.push_back({0, kSkipped});
    if (summary > 0) runs.push_back({stride - summary, kSummary});
    const auto columns = std::make_shared<Texture>(Texture::Axis::Columns, stride, 0, std::move(runs));
    BandBuilder bands(settings.shape, kFuture);
    const Range all = bandsOf(settings.shape, stride);
    for (Index band = all.begin; band < all.end; ++band) {
        const Range own{band * stride, (band + 1) * stride};
        bands.add(own, std::array<BandSpan, 3>{BandSpan{{0, own.begin}, kSkipped, false, columns},
                                               BandSpan{own, kLocal, true},
                                               BandSpan{{own.end, settings.shape.keys}, kFuture}});
    }
    return std::make_shared<PieceMask>(
        settings.shape,
        std::vector<Region>{{"local", RegionRole::Window, true, TRISCOPE_TR("Local")},
                            {"summary", RegionRole::Scattered, true, TRISCOPE_TR("Summary")},
                            {"skipped", RegionRole::Skipped, false},
                            {"future", RegionRole::Future, false}},
        bands.pieces(),
        std::vector<Rule>{{kFuture, {CellTest::Kind::DistanceBelow, 0}},
                          {kLocal, sameChunk(stride)},
                          {kSummary, cellsWith(std::make_shared<InSummary>(stride, summary))},
                          {kSkipped, {CellTest::Kind::Everything}}});
}

}  // namespace

const PatternInfo kFixedPattern{
    .name = "fixed",
    .title = TRISCOPE_TR("Sparse Transformer, fixed"),
    .summary = TRISCOPE_TR("The own stretch of the prompt, and the last columns of each stretch before it."),
    .rule = "j <= i and (floor(i / stride) = floor(j / stride) or j mod stride >= stride − summary)",
    .source = "arXiv 1904.10509, section 4.2",
    .form = PatternInfo::Form::Textures,
    .uses = kUses,
    .check = [](const MaskSettings& settings,
                Issues& issues) { checkBands(settings.shape, "stride", settings.stride, issues); },
    .make = make,
};

}  // namespace triscope
