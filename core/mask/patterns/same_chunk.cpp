#include "core/mask/patterns/same_chunk.h"

#include "core/base/numbers.h"

namespace triscope {

namespace {

class SameChunk final : public Predicate {
  public:
    explicit SameChunk(Index chunk) : m_chunk(chunk) {}

    bool contains(Index position, KeyIndex key) const override { return position / m_chunk == key / m_chunk; }

    Message words(Index position, KeyIndex key, bool holds) const override {
        const std::string query_chunk = groupDigits(position / m_chunk);
        if (holds) return {TRISCOPE_TR("query and key are both in chunk %1"), {query_chunk}};
        return {TRISCOPE_TR("the query is in chunk %1, the key in chunk %2"),
                {query_chunk, groupDigits(key / m_chunk)}};
    }

  private:
    Index m_chunk;
};

}  // namespace

CellTest sameChunk(Index chunk) {
    return cellsWith(std::make_shared<SameChunk>(chunk));
}

}  // namespace triscope
