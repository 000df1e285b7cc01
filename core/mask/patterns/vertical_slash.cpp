#include <algorithm>
#include <utility>

#include "core/base/numbers.h"
#include "core/mask/index_list.h"
#include "core/mask/patterns/patterns.h"
#include "core/mask/patterns/stride.h"

// Vertical-slash: keep iff j <= i and (j in columns or i - j in diagonals).
namespace triscope {

namespace {

constexpr std::size_t kMostLines = 256;
constexpr const char* kUses[] = {"columns", "diagonals"};

enum : RegionId { kVertical, kSlash, kSkipped, kFuture };

std::vector<Index> sortedList(const std::string& text) {
    std::vector<Index> list = checkedIndexList(text);
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

// The elements of a sorted list in a range.
std::span<const Index> within(const std::vector<Index>& list, Range range) {
    const auto first = std::lower_bound(list.begin(), list.end(), range.begin);
    return {first, std::max(first, std::lower_bound(list.begin(), list.end(), range.end))};
}

class Listed final : public Predicate {
  public:
    Listed(std::vector<Index> list, bool columns) : m_list(std::move(list)), m_columns(columns) {}

    bool contains(Index position, KeyIndex key) const override {
        return std::binary_search(m_list.begin(), m_list.end(), m_columns ? key : position - key);
    }

    Message words(Index position, KeyIndex key, bool holds) const override {
        const std::vector<std::string> number{groupDigits(m_columns ? key : position - key)};
        if (m_columns) {
            if (holds) return {TRISCOPE_TR("key %1 is one of the listed columns"), number};
            return {TRISCOPE_TR("key %1 is not one of the listed columns"), number};
        }
        if (holds) return {TRISCOPE_TR("distance %1 is one of the listed diagonals"), number};
        return {TRISCOPE_TR("distance %1 is not one of the listed diagonals"), number};
    }

  private:
    std::vector<Index> m_list;
    bool m_columns;
};

// Lines over a causal ground. A line is one cell wide, so where a column crosses a diagonal it takes one cell
// from it; counting those apart costs far less than cutting the plane into pieces between all lines.
class VerticalSlashMask final : public Mask {
  public:
    VerticalSlashMask(const MaskShape& shape, std::vector<Region> regions, std::vector<Index> columns,
                      std::vector<Index> diagonals)
        : Mask(shape, std::move(regions), rulesOf(columns, diagonals)),
          m_columns(std::move(columns)),
          m_diagonals(std::move(diagonals)) {
        const Index offset = shape.query_offset;
        for (const Index diagonal : m_diagonals) {
            const Range line{diagonal - offset, diagonal - offset + 1};
            if (!m_slashes.empty() && m_slashes.back().diagonals.end == line.begin) {
                m_slashes.back().diagonals.end = line.end;
            } else {
                m_slashes.push_back({kSlash, shape.rect().rows, shape.rect().cols, line});
            }
        }
    }

    RegionCounts counts(const Rect& rect) const override {
        const Rect part = intersect(rect, shape().rect());
        RegionCounts total{};
        if (part.empty()) return total;
        const CellCount causal = causalCount(part);
        for (const Index column : within(m_columns, part.cols)) {
            total[kVertical] += seenIn(column, part.rows);
            total[kSlash] -= crossings(column, part.rows);
        }
        for (const Piece& slash : m_slashes) total[kSlash] += slash.area(part);
        total[kSkipped] = causal - total[kVertical] - total[kSlash];
        total[kFuture] = part.area() - causal;
        return total;
    }

    std::vector<RegionSpan> regionSpans(QueryIndex row) const override {
        const Index position = shape().position(row);
        std::vector<std::pair<Index, RegionId>> marks;
        const Range causal = intersect(Range{0, position + 1}, Range{0, shape().keys});
        for (const Index column : within(m_columns, causal)) marks.emplace_back(column, kVertical);
        for (const Index diagonal : m_diagonals) {
            if (causal.contains(position - diagonal)) marks.emplace_back(position - diagonal, kSlash);
        }
        std::sort(marks.begin(), marks.end());
        std::vector<RegionSpan> spans;
        Index done = 0;
        for (const auto& [column, region] : marks) {
            if (column < done) continue;  // a column goes before a diagonal
            if (done < column) spans.push_back({{done, column}, kSkipped});
            spans.push_back({{column, column + 1}, region});
            done = column + 1;
        }
        if (done < causal.end) spans.push_back({{done, causal.end}, kSkipped});
        if (causal.end < shape().keys) spans.push_back({{std::max(done, causal.end), shape().keys}, kFuture});
        return spans;
    }

    void addEdges(const RowSteps& rows, RegionSet regions, std::vector<RowEdge>& edges) const override {
        if (regions[kSkipped] || regions[kFuture]) return Mask::addEdges(rows, regions, edges);
        for (const Index column : within(m_columns, {0, shape().keys})) {
            // Of the cells where a slash passes through, which the slash has too, one is to be taken away.
            RowSet toggled = 0;
            if (regions[kVertical])
                toggled ^= rowSet(rows.within({column - shape().query_offset, shape().queries}));
            if (regions[kSlash]) toggled ^= crossingRows(column, rows);
            if (toggled != 0) addStretch({column, column + 1}, toggled, edges);
        }
        for (const Piece& slash : m_slashes) slash.addEdges(rows, regions, edges);
    }

    void addTo(ColumnProfile& profile) const override {
        const Range rows = intersect(profile.rows(), {0, shape().queries});
        const Range all{0, shape().keys};
        const Index offset = shape().query_offset;
        profile.add(Piece{kSkipped, rows, all, {-offset, kFar}});
        profile.add(Piece{kFuture, rows, all, {-kFar, -offset}});
        const auto replace = [&profile](RegionId region, Range cols, Index cells) {
            profile.add(region, cols, cells);
            profile.add(kSkipped, cols, -cells);
        };
        for (const Index diagonal : m_diagonals) {
            const Index shift = offset - diagonal;
            replace(kSlash, intersect(all, {rows.begin + shift, rows.end + shift}), 1);
        }
        for (const Index column : within(m_columns, all)) {
            replace(kVertical, {column, column + 1}, seenIn(column, rows));
            replace(kSlash, {column, column + 1}, -crossings(column, rows));
        }
    }

    std::optional<std::vector<Index>> bends() const override { return std::nullopt; }

  private:
    static std::vector<Rule> rulesOf(const std::vector<Index>& columns, const std::vector<Index>& diagonals) {
        return {{kFuture, {CellTest::Kind::DistanceBelow, 0}},
                {kVertical, cellsWith(std::make_shared<Listed>(columns, true))},
                {kSlash, cellsWith(std::make_shared<Listed>(diagonals, false))},
                {kSkipped, {CellTest::Kind::Everything}}};
    }

    // Rows that do not come before the column.
    Index seenIn(Index column, Range rows) const {
        return Range{std::max(rows.begin, column - shape().query_offset), rows.end}.size();
    }
    // Rows in which a diagonal passes through the column.
    Index crossings(Index column, Range rows) const {
        const Index shift = shape().query_offset - column;
        return static_cast<Index>(within(m_diagonals, {rows.begin + shift, rows.end + shift}).size());
    }
    RowSet crossingRows(Index column, const RowSteps& rows) const {
        RowSet crossing = 0;
        const Index first = shape().position(rows.first) - column;  // its diagonal
        for (const Index diagonal : within(m_diagonals, {first, first + rows.step * rows.count})) {
            const Index distance = diagonal - first;
            if (distance % rows.step == 0) crossing |= RowSet{1} << (distance / rows.step);
        }
        return crossing;
    }

    std::vector<Index> m_columns;
    std::vector<Index> m_diagonals;
    std::vector<Piece> m_slashes;  // the diagonals, neighbours together
};

}  // namespace

const PatternInfo kVerticalSlashPattern{
    .name = "vertical-slash",
    .title = TRISCOPE_TR("Vertical-slash"),
    .summary = TRISCOPE_TR("Chosen columns that all later queries see, and chosen diagonals."),
    .rule = "j <= i and (j in columns or i − j in diagonals)",
    .source = "arXiv 2407.02490 (MInference), section 3",
    .form = PatternInfo::Form::Rows,
    .uses = kUses,
    .check =
        [](const MaskSettings& settings, Issues& issues) {
            for (const auto& [field, text] :
                 {std::pair{"columns", &settings.columns}, std::pair{"diagonals", &settings.diagonals}})
                parseIndexList(field, *text, {0, kMaxLength}, kMostLines, issues);
        },
    .make = [](const MaskSettings& settings, const RunControl&) -> MaskPtr {
        return std::make_shared<VerticalSlashMask>(
            settings.shape,
            std::vector<Region>{{"vertical", RegionRole::Sink, true, TRISCOPE_TR("Vertical")},
                                {"slash", RegionRole::Scattered, true, TRISCOPE_TR("Slash")},
                                {"skipped", RegionRole::Skipped, false},
                                {"future", RegionRole::Future, false}},
            sortedList(settings.columns), sortedList(settings.diagonals));
    },
};

}  // namespace triscope
