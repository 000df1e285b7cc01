#include "core/npu/sparse_mode.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/mask/piece.h"

namespace triscope {

namespace {

// Beyond every row and column of a call.
constexpr Index kFar = 4 * kMaxLength;

// Row i keeps [0, prefix) and [i + first, i + last], clipped to the keys.
struct Course {
    Index first = -kFar;
    Index last = kFar;
    Index prefix = 0;
};

Course courseOf(const SparseMode& mode, Index queries, Index keys) {
    if (queries == 1) return {};
    const Index d = keys - queries;
    const auto limit = [](Index tokens) { return tokens == kNoLimit ? kFar : tokens; };
    switch (mode.mode) {
        case 2:
            return {.last = 0};
        case 3:
            return {.last = d};
        case 4:
            return {.first = d - limit(mode.pre_tokens), .last = d + limit(mode.next_tokens)};
        case 6:
            return {.last = d, .prefix = mode.prefix};
        default:
            return {};
    }
}

void appendAround(std::vector<Index>& rows, Index bend) {
    rows.insert(rows.end(), {bend - 1, bend, bend + 1});
}

// Rows at which both would agree only if they agreed everywhere; nullopt: look at all.
std::optional<std::vector<Index>> telltaleRows(const Course& course, const Mask& mask) {
    const auto bends = mask.bends();
    if (!bends) return std::nullopt;
    const MaskShape& shape = mask.shape();
    std::vector<Index> rows;
    for (const Index bend : *bends) appendAround(rows, bend);
    for (const Index column : {Index{0}, course.prefix, shape.keys}) {
        appendAround(rows, column - course.first);
        appendAround(rows, column - course.last - 1);
    }
    std::erase_if(rows, [&shape](Index row) { return row < 0 || row >= shape.queries; });
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

// The rows where the mask's own course may change, with their neighbours: enough to read a band's borders
// from. Without bends, pairs of neighbours all over the mask.
std::vector<Index> rowsToReadFrom(const Mask& mask) {
    if (auto rows = telltaleRows({}, mask)) return std::move(*rows);
    constexpr Index kMostPairs = 2048;
    const Index queries = mask.shape().queries;
    const Index pairs = std::min(queries, kMostPairs);
    std::vector<Index> rows;
    for (Index k = 0; k < pairs; ++k) {
        const Index row = queries * k / pairs;
        for (const Index next : {row, row + 1}) {
            if (next < queries && (rows.empty() || rows.back() < next)) rows.push_back(next);
        }
    }
    return rows;
}

// The borders of the band that the mask would have to be, read where they enter, cross or leave the matrix.
SparseMode guessBand(const Mask& mask) {
    const MaskShape& shape = mask.shape();
    const Index d = shape.keys - shape.queries;
    SparseMode band{.mode = 4};
    std::optional<bool> above_is_empty;
    Index above = -1;
    for (const Index row : rowsToReadFrom(mask)) {
        const auto spans = mask.keptSpans(row);
        if (row != above + 1) above_is_empty.reset();
        if (!spans.empty()) {
            if (above_is_empty == true) band.next_tokens = -row - d;
            if (spans.front().begin > 0) band.pre_tokens = row + d - spans.front().begin;
            if (spans.back().end < shape.keys) band.next_tokens = spans.back().end - 1 - row - d;
        } else if (above_is_empty == false) {
            band.pre_tokens = row + d - shape.keys;
        }
        above_is_empty = spans.empty();
        above = row;
    }
    return band;
}

SparseMode guessPrefix(const Mask& mask) {
    const Index d = mask.shape().keys - mask.shape().queries;
    const auto spans = mask.keptSpans(0);
    const Index seen = spans.empty() ? 0 : spans.front().end;
    return {.mode = 6, .prefix = seen > d + 1 ? seen : std::max<Index>(0, d)};
}

// What the operators check of their parameters.
bool isAllowed(const SparseMode& mode, const MaskShape& shape) {
    if (mode.mode == 4) {
        return mode.pre_tokens + mode.next_tokens >= 0 && mode.pre_tokens > -shape.queries &&
               mode.next_tokens > -shape.keys;
    }
    if (mode.mode == 6) return mode.prefix >= std::max<Index>(0, shape.keys - shape.queries);
    return true;
}

}  // namespace

std::vector<Range> keptSpans(const SparseMode& mode, Index queries, Index keys, QueryIndex row) {
    const Course course = courseOf(mode, queries, keys);
    const Range all{0, keys};
    const Range prefix = intersect(all, {0, course.prefix});
    const Range band = intersect(all, {row + course.first, row + course.last + 1});
    if (prefix.empty() && band.empty()) return {};
    if (prefix.empty()) return {band};
    if (band.empty()) return {prefix};
    if (band.begin <= prefix.end) return {{0, std::max(prefix.end, band.end)}};
    return {prefix, band};
}

CellCount keptCount(const SparseMode& mode, Index queries, Index keys) {
    const Course course = courseOf(mode, queries, keys);
    const Rect call{{0, queries}, {0, keys}};
    const Index prefix = std::min(keys, course.prefix);
    const Piece band{0, call.rows, {prefix, keys}, {-course.last, 1 - course.first}};
    return queries * prefix + band.area(call);
}

bool keepsExactly(const SparseMode& mode, const Mask& mask) {
    const MaskShape& shape = mask.shape();
    if (keptCount(mode, shape.queries, shape.keys) != mask.keptCount(shape.rect())) return false;
    const auto agreeAt = [&](Index row) {
        return mask.keptSpans(row) == keptSpans(mode, shape.queries, shape.keys, row);
    };
    if (const auto rows = telltaleRows(courseOf(mode, shape.queries, shape.keys), mask)) {
        return std::all_of(rows->begin(), rows->end(), agreeAt);
    }
    for (Index row = 0; row < shape.queries; ++row) {
        if (!agreeAt(row)) return false;
    }
    return true;
}

std::optional<SparseMode> findSparseMode(int mode, const Mask& mask) {
    SparseMode found{.mode = mode};
    if (mode == 4) found = guessBand(mask);
    if (mode == 6) found = guessPrefix(mask);
    if (!isAllowed(found, mask.shape()) || !keepsExactly(found, mask)) return std::nullopt;
    return found;
}

CompressedMaskShape compressedMaskShape(int mode) {
    constexpr Index kSide = 2048;
    return {mode == 6 ? kSide + 1024 : kSide, kSide};
}

}  // namespace triscope
