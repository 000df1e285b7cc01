#include "core/npu/emulated/emulated_tile.h"

#include <algorithm>
#include <cmath>

#include "core/attention/run_measure.h"

namespace triscope {

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr Index kLanes = 64;
// exp of less is 0 in float.
constexpr float kNoWeight = -110;

std::span<float> part(float* values, Range range) {
    return {values + range.begin, static_cast<std::size_t>(range.size())};
}

float sumOfLanes(float* lanes) {
    for (Index count = kLanes; count > 1; count /= 2) {
        for (Index k = 0; k < count / 2; ++k) lanes[k] = lanes[2 * k] + lanes[2 * k + 1];
    }
    return lanes[0];
}

// Whether sums of values cannot overflow, whatever a row gathers before its first kept key.
bool valuesAreModest(const EmulatedOperands& operands, Index keys, const EmulationOptions& options) {
    const float limit = options.half_sums ? 32768.0f : 1e38f;
    return operands.largestValue() * static_cast<float>(keys) <= limit;
}

}  // namespace

EmulatedTile::EmulatedTile(const AttentionProblem& problem, const EmulationOptions& options,
                           const EmulatedOperands& operands)
    : m_problem(&problem),
      m_options(&options),
      m_operands(&operands),
      m_kernels(&emulatedKernels()),
      m_scale(static_cast<float>(problem.effectiveScale())),
      m_dense(options.fill == MaskFill::Added || !valuesAreModest(operands, problem.keys(), options)),
      m_even{Rounding::TiesToEven, options.overflow},
      m_away{Rounding::TiesAway, options.overflow},
      m_rows(static_cast<std::size_t>(options.tile_rows)),
      m_output(static_cast<std::size_t>(options.tile_rows * operands.paddedDim())),
      m_scores(static_cast<std::size_t>(kCubeRows * options.tile_keys)),
      m_part(static_cast<std::size_t>(kCubeRows * operands.paddedDim())),
      m_needed(static_cast<std::size_t>(options.tile_keys / kCubeSide)) {
    if (options.half_scores) m_scale = roundFp16(m_scale, m_even);
}

CellCount EmulatedTile::run(Index head, const RowVisit& visit, AttentionResult& result,
                            const std::stop_token& stop) {
    m_head = head;
    m_kv_head = m_problem->kvHead(head);
    m_cells = 0;
    loadSpans(visit);
    std::vector<Group> all = groups(visit);
    for (const Group& group : all) clear(group);
    for (const Range& keys : visit.key_tiles) {
        if (stop.stop_requested()) return m_cells;
        for (Group& group : all) step(group, visit, keys);
    }
    for (Group& group : all) {
        if (!group.uncertain) continue;
        group = {group.first, group.rows, true, false};
        clear(group);
        for (const Range& keys : visit.key_tiles) step(group, visit, keys);
    }
    finish(head, visit, result);
    return m_cells;
}

void EmulatedTile::loadSpans(const RowVisit& visit) {
    if (m_visit == &visit) return;
    m_visit = &visit;
    m_spans.clear();
    const Range visited{visit.key_tiles.front().begin, visit.key_tiles.back().end};
    for (QueryIndex row = visit.rows.begin; row < visit.rows.end; ++row) {
        std::vector<Range>& spans = m_spans.emplace_back(m_problem->mask->keptSpans(row));
        for (Range& span : spans) span = intersect(span, visited);
        std::erase_if(spans, [](const Range& span) { return span.empty(); });
    }
}

std::vector<EmulatedTile::Group> EmulatedTile::groups(const RowVisit& visit) const {
    const bool averages = !m_options->correct_invalid_rows && m_options->mask_value != -kInfinity;
    std::vector<Group> all;
    for (Index first = 0; first < visit.rows.size(); first += kCubeRows) {
        Group group{first, std::min(kCubeRows, visit.rows.size() - first), m_dense, false};
        for (Index row = first; row < first + group.rows; ++row) {
            if (averages && m_spans[static_cast<std::size_t>(row)].empty()) group.dense = true;
        }
        all.push_back(group);
    }
    return all;
}

void EmulatedTile::clear(const Group& group) {
    std::fill_n(m_rows.begin() + group.first, group.rows, Row{-kInfinity, 0, false});
    std::fill_n(output(group.first), group.rows * m_operands->paddedDim(), 0.0f);
}

void EmulatedTile::step(Group& group, const RowVisit& visit, Range keys) {
    if (group.uncertain) return;
    findBlocks(group, keys);
    if (m_ranges.empty()) return;
    scores(group, visit, keys);
    float corrections[kCubeRows];
    for (Index k = 0; k < group.rows; ++k) {
        Row& row = m_rows[static_cast<std::size_t>(group.first + k)];
        const std::vector<Range>& spans = m_spans[static_cast<std::size_t>(group.first + k)];
        row.kept = row.kept || (!spans.empty() && spans.front().begin < keys.end);
        float* s = m_scores.data() + k * m_options->tile_keys;
        fillMasked(group.first + k, keys, s);
        corrections[k] = softmax(row, keys.size(), s);
        if (!isCertain(group, row)) {
            group.uncertain = true;
            return;
        }
    }
    addValues(group, keys, corrections);
}

// The blocks in which a row of the group keeps a key, joined where they are neighbours.
void EmulatedTile::findBlocks(const Group& group, Range keys) {
    m_ranges.clear();
    const Index blocks = (keys.size() + kCubeSide - 1) / kCubeSide;
    if (group.dense) {
        m_ranges.push_back({0, blocks * kCubeSide});
        return;
    }
    std::fill_n(m_needed.begin(), blocks, 0);
    for (Index row = group.first; row < group.first + group.rows; ++row) {
        const std::vector<Range>& spans = m_spans[static_cast<std::size_t>(row)];
        auto span = std::partition_point(spans.begin(), spans.end(),
                                         [&](const Range& s) { return s.end <= keys.begin; });
        for (; span != spans.end() && span->begin < keys.end; ++span) {
            const Range inside = intersect(*span, keys);
            const Index first = (inside.begin - keys.begin) / kCubeSide;
            std::fill(m_needed.begin() + first,
                      m_needed.begin() + (inside.end - keys.begin + kCubeSide - 1) / kCubeSide, 1);
        }
    }
    for (Index block = 0; block < blocks; ++block) {
        if (m_needed[static_cast<std::size_t>(block)] == 0) continue;
        const Index begin = block * kCubeSide;
        if (!m_ranges.empty() && m_ranges.back().end == begin) {
            m_ranges.back().end += kCubeSide;
        } else {
            m_ranges.push_back({begin, begin + kCubeSide});
        }
    }
}

void EmulatedTile::scores(const Group& group, const RowVisit& visit, Range keys) {
    const Index stride = m_options->tile_keys;
    CubeProduct product{.a = m_operands->query(m_head, visit.rows.begin + group.first),
                        .a_stride = m_operands->paddedDim(),
                        .rows = group.rows,
                        .depth = m_operands->paddedDim(),
                        .c_stride = stride};
    for (const Range& range : m_ranges) {
        for (Index k = 0; k < group.rows; ++k) {
            std::fill_n(m_scores.data() + k * stride + range.begin, range.size(), 0.0f);
        }
        for (Index key = range.begin; key < range.end; key += kCubeSide) {
            product.b = m_operands->keyBlock(m_kv_head, (keys.begin + key) / kCubeSide);
            product.c = m_scores.data() + key;
            m_kernels->product(product, m_options->order);
        }
        for (Index k = 0; k < group.rows; ++k) {
            const auto s = part(m_scores.data() + k * stride, range);
            if (m_options->half_scores) roundAll(Dtype::Fp16, m_even, s);
            for (float& score : s) score *= m_scale;
            if (m_options->half_scores) roundAll(Dtype::Fp16, m_even, s);
        }
        m_cells += group.rows * range.size();
    }
}

void EmulatedTile::fillMasked(Index row, Range keys, float* s) const {
    const float value = m_options->mask_value;
    const bool half = m_options->half_scores;
    const auto fill = [&](KeyIndex begin, KeyIndex end) {
        if (m_options->fill == MaskFill::Replaced) return std::fill(s + begin, s + end, value);
        for (KeyIndex key = begin; key < end; ++key) {
            s[key] = half ? roundFp16(s[key] + value, m_even) : s[key] + value;
        }
    };
    const std::vector<Range>& spans = m_spans[static_cast<std::size_t>(row)];
    auto span = std::partition_point(spans.begin(), spans.end(),
                                     [&](const Range& kept) { return kept.end <= keys.begin; });
    for (const Range& range : m_ranges) {
        KeyIndex at = range.begin;
        const KeyIndex end = std::min(range.end, keys.size());
        while (span != spans.end() && span->begin - keys.begin < end) {
            const KeyIndex kept = std::max(at, span->begin - keys.begin);
            if (at < kept) fill(at, kept);
            at = std::max(at, span->end - keys.begin);
            if (at >= end) break;
            ++span;
        }
        if (at < end) fill(at, end);
    }
}

// Whether masked cells weigh nothing beside what the row has met.
bool EmulatedTile::isCertain(const Group& group, const Row& row) const {
    const float value = m_options->mask_value;
    if (group.dense || !row.kept || value == -kInfinity) return true;
    return row.max > value && value - row.max <= kNoWeight;
}

float EmulatedTile::softmax(Row& row, Index keys, float* s) {
    float max = row.max;
    for (const Range& range : m_ranges) {
        const float more = m_kernels->largest(part(s, {range.begin, std::min(range.end, keys)}));
        if (more > max || std::isnan(more)) max = more;
    }
    const float shift = max == -kInfinity ? 0 : max;
    float correction = row.max;
    m_kernels->expLess({&correction, 1}, shift);
    float lanes[kLanes] = {};
    for (const Range& range : m_ranges) {
        m_kernels->expLess(part(s, range), shift);
        if (range.end > keys) std::fill(s + keys, s + range.end, 0.0f);
        m_kernels->addToLanes(part(s, range), range.begin, lanes);
    }
    row.max = max;
    row.sum = row.sum * correction + sumOfLanes(lanes);
    const bool invalid = isInvalid(row);
    for (const Range& range : m_ranges) {
        if (invalid) std::fill(s + range.begin, s + range.end, 0.0f);
        roundAll(m_options->weights, m_away, part(s, range));
    }
    return correction;
}

void EmulatedTile::addValues(const Group& group, Range keys, const float* corrections) {
    const Index dims = m_operands->paddedDim();
    const auto size = static_cast<std::size_t>(group.rows * dims);
    std::fill_n(m_part.begin(), size, 0.0f);
    CubeProduct product{.a_stride = m_options->tile_keys, .rows = group.rows, .c_stride = dims};
    for (Index d = 0; d < dims; d += kCubeSide) {
        product.c = m_part.data() + d;
        for (const Range& range : m_ranges) {
            product.a = m_scores.data() + range.begin;
            product.b =
                m_operands->valueBlock(m_kv_head, d / kCubeSide) + (keys.begin + range.begin) * kCubeSide;
            product.depth = range.size();
            m_kernels->product(product, m_options->order);
        }
    }
    if (m_options->half_sums) roundAll(Dtype::Fp16, m_even, {m_part.data(), size});
    for (Index k = 0; k < group.rows; ++k) {
        const std::span<float> o{output(group.first + k), static_cast<std::size_t>(dims)};
        const float* more = m_part.data() + k * dims;
        const float c = m_options->half_sums ? roundFp16(corrections[k], m_away) : corrections[k];
        for (float& value : o) value *= c;
        if (m_options->half_sums) roundAll(Dtype::Fp16, m_even, o);
        for (std::size_t d = 0; d < o.size(); ++d) o[d] += more[d];
        if (m_options->half_sums) roundAll(Dtype::Fp16, m_even, o);
    }
}

// Whether the correction takes the row for one without a key.
bool EmulatedTile::isInvalid(const Row& row) const {
    return m_options->correct_invalid_rows && m_options->fill == MaskFill::Replaced &&
           row.max == m_options->mask_value;
}

void EmulatedTile::finish(Index head, const RowVisit& visit, AttentionResult& result) {
    const auto dims = static_cast<std::size_t>(m_problem->headDim());
    for (Index k = 0; k < visit.rows.size(); ++k) {
        const Row& row = m_rows[static_cast<std::size_t>(k)];
        const std::span<float> to{result.output.row(head, visit.rows.begin + k), dims};
        double& lse = *result.lse.row(head, visit.rows.begin + k);
        const bool met_none = m_options->correct_invalid_rows && !row.kept && !m_dense;
        if (isInvalid(row) || met_none) {
            std::fill(to.begin(), to.end(), 0.0f);
            lse = double{kInfinity};
            continue;
        }
        const float sum = m_options->half_sums ? roundFp16(row.sum, m_away) : row.sum;
        for (std::size_t d = 0; d < dims; ++d) to[d] = output(k)[d] / sum;
        if (m_options->half_sums) roundAll(Dtype::Fp16, m_even, to);
        roundAll(m_options->output, m_away, to);
        lse = double{static_cast<float>(std::log(double{row.sum})) + row.max};
    }
}

Bytes EmulatedTile::bytes() const {
    Bytes total = bytesOf(m_rows) + bytesOf(m_output) + bytesOf(m_scores) + bytesOf(m_part) +
                  bytesOf(m_needed) + bytesOf(m_ranges) + bytesOf(m_spans);
    for (const auto& spans : m_spans) total += bytesOf(spans);
    return total;
}

}  // namespace triscope
