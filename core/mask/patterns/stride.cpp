#include "core/mask/patterns/stride.h"

#include "core/base/numbers.h"

namespace triscope {

namespace {

class OnStride final : public Predicate {
  public:
    explicit OnStride(Index period) : m_period(period) {}

    bool contains(Index position, KeyIndex key) const override { return (position - key) % m_period == 0; }

    Message words(Index position, KeyIndex key, bool holds) const override {
        const std::vector<std::string> numbers{groupDigits(position - key), groupDigits(m_period)};
        if (holds) return {TRISCOPE_TR("on a stride (distance %1 is a multiple of %2)"), numbers};
        return {TRISCOPE_TR("not on a stride (distance %1 is no multiple of %2)"), numbers};
    }

  private:
    Index m_period;
};

class BeyondDistance final : public Predicate {
  public:
    explicit BeyondDistance(Index most) : m_most(most) {}

    bool contains(Index position, KeyIndex key) const override { return position - key > m_most; }

    Message words(Index position, KeyIndex key, bool holds) const override {
        const std::vector<std::string> numbers{groupDigits(position - key), groupDigits(m_most)};
        if (holds) return {TRISCOPE_TR("too far back (distance %1 > %2)"), numbers};
        return {TRISCOPE_TR("not too far back (distance %1 ≤ %2)"), numbers};
    }

  private:
    Index m_most;
};

}  // namespace

TexturePtr combAlongDiagonals(Index period, Index query_offset, RegionId on, RegionId off) {
    std::vector<Texture::Run> runs{{0, on}};
    if (period > 1) runs.push_back({1, off});
    const Index phase = (period - query_offset % period) % period;
    return std::make_shared<Texture>(Texture::Axis::Diagonals, period, phase, std::move(runs));
}

CellTest onStride(Index period) {
    return cellsWith(std::make_shared<OnStride>(period));
}

CellTest beyondDistance(Index most) {
    return cellsWith(std::make_shared<BeyondDistance>(most));
}

}  // namespace triscope
