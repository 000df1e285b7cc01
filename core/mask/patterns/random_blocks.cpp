#include "core/mask/patterns/random_blocks.h"

#include <algorithm>
#include <cstdint>

namespace triscope {

namespace {

// SplitMix64 (Steele, Lea, Flood 2014): one multiplication chain a number, and any seed will do.
class SplitMix {
  public:
    explicit SplitMix(std::uint64_t seed) : m_state(seed) {}

    // In [0, bound), by Lemire's multiplication; the bias is below 2^-33 for bounds up to kMaxLength.
    Index below(Index bound) {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        z ^= z >> 31;
        return static_cast<Index>(static_cast<WideInt>(z) * bound >> 64);
    }

  private:
    std::uint64_t m_state;
};

bool contains(const std::vector<Range>& ranges, Index block) {
    return std::any_of(ranges.begin(), ranges.end(), [block](Range range) { return range.contains(block); });
}

}  // namespace

std::vector<Index> randomBlocks(Index seed, Index row, Index blocks, Index count,
                                const std::vector<Range>& taken) {
    std::vector<Index> chosen;
    SplitMix random(static_cast<std::uint64_t>(seed) * 0x2545F4914F6CDD1DU + static_cast<std::uint64_t>(row));
    // Few candidates are listed; among many, a draw that is taken is drawn again.
    constexpr Index kFew = 256;
    if (blocks <= kFew) {
        std::vector<Index> free;
        for (Index block = 0; block < blocks; ++block) {
            if (!contains(taken, block)) free.push_back(block);
        }
        for (; count > 0 && !free.empty(); --count) {
            const auto at = free.begin() + random.below(static_cast<Index>(free.size()));
            chosen.push_back(*at);
            free.erase(at);
        }
    } else {
        while (static_cast<Index>(chosen.size()) < count) {
            const Index block = random.below(blocks);
            const bool known = std::find(chosen.begin(), chosen.end(), block) != chosen.end();
            if (!known && !contains(taken, block)) chosen.push_back(block);
        }
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

}  // namespace triscope
