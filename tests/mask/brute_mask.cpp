#include "tests/mask/brute_mask.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/mask/catalog.h"
#include "core/mask/index_list.h"
#include "core/mask/mask_fields.h"
#include "core/mask/patterns/random_blocks.h"

namespace triscope::brute {

namespace {

Index draw(std::mt19937& random, Index least, Index most) {
    return std::uniform_int_distribution<Index>(least, most)(random);
}

}  // namespace

std::string section(const MaskSettings& settings, QueryIndex row, KeyIndex j) {
    const Index i = settings.shape.query_offset + row;
    const Index n = settings.shape.prompt != 0 ? settings.shape.prompt
                                               : settings.shape.query_offset + settings.shape.queries;
    bool sink = j < settings.sink;
    bool window = i - j <= settings.window;
    bool last = i >= n - settings.last;
    if (settings.convention == Convention::Kernel) window = i - j < settings.window;
    if (settings.convention == Convention::Literal) {
        sink = j <= settings.sink;
        last = n - i < settings.last;
    }
    if (j > i) return "future";
    if (sink) return "sink";
    if (window) return "window";
    return last ? "last" : "middle";
}

namespace {

// The sequence-wise masks of sparse_mode 7 and 8, walking the lists.
bool keptInSequences(const MaskSettings& settings, Index row, Index key) {
    const std::vector<Index> q = checkedIndexList(settings.lengths);
    const std::vector<Index> k = settings.kv_lengths.empty() ? q : checkedIndexList(settings.kv_lengths);
    const bool last_is_band = settings.sparse_mode == 7;
    std::size_t band = q.size();
    for (std::size_t s = 0; s < q.size(); ++s) {
        if (q[s] > 0 && (last_is_band || band == q.size())) band = s;
    }
    for (std::size_t s = 0; s < q.size(); ++s) {
        if (row >= 0 && row < q[s]) {
            if (key < 0 || key >= k[s]) return false;
            const Index d = k[s] - q[s];
            if (s == band)
                return key <= row + settings.next_tokens + d && key >= row - settings.pre_tokens + d;
            return last_is_band ? key <= row + d : key <= row;
        }
        row -= q[s];
        key -= k[s];
    }
    return false;
}

bool keptByNpu(const MaskSettings& settings, Index row, Index key) {
    const Index d = settings.shape.keys - settings.shape.queries;
    MaskSettings user = settings;
    user.pattern = settings.user_mask;
    switch (settings.sparse_mode) {
        case 0:
            return kept(user, row, key) && key <= row + settings.next_tokens &&
                   key >= row - settings.pre_tokens;
        case 1:
            return kept(user, row, key);
        case 2:
            return key <= row;
        case 3:
            return key <= row + d;
        case 4:
            return key <= row + settings.next_tokens + d && key >= row - settings.pre_tokens + d;
        case 5:
        case 6:
            return key <= row + d || key < settings.prefix;
        default:
            return keptInSequences(settings, row, key);
    }
}

bool sameDocument(const MaskSettings& settings, Index i, Index j) {
    const std::vector<Index> lengths = checkedIndexList(settings.lengths);
    Index end = 0;
    for (std::size_t k = 0;; ++k) {
        end += lengths[k % lengths.size()];
        if (i < end || j < end) return i < end && j < end;
    }
}

bool listed(const std::string& text, Index value) {
    const auto list = checkedIndexList(text);
    return std::find(list.begin(), list.end(), value) != list.end();
}

bool chosen(const std::vector<Index>& blocks, Index block) {
    return std::find(blocks.begin(), blocks.end(), block) != blocks.end();
}

bool keptByBigBird(const MaskSettings& settings, Index n, Index i, Index j) {
    const Index b = settings.pattern_block;
    const Index row = i / b;
    const Index column = j / b;
    const Index rows = (n + b - 1) / b;
    const Index columns = (settings.shape.keys + b - 1) / b;
    if (row == 0 || row == rows - 1 || column == 0 || column == columns - 1) return true;
    if (std::abs(row - column) <= 1) return true;
    return chosen(randomBlocks(settings.pattern_seed, row, columns, settings.random_blocks,
                               {{0, 1}, {columns - 1, columns}, {row - 1, row + 2}}),
                  column);
}

// The port's Python, line by line.
bool keptByPort(const MaskSettings& settings, Index n, Index i, Index j) {
    const Index b = settings.pattern_block;
    const Index blocks = (n + b - 1) / b;
    const Index si = std::max<Index>(1, settings.sink / b);
    const Index sl = std::max<Index>(1, settings.window / b);
    const Index last = std::max<Index>(1, settings.last / b);
    const Index row = i / b;
    const Index column = j / b;
    if (row >= column && (column <= si || row - column <= sl)) return true;
    return row >= column && blocks - row < last && column > si;
}

}  // namespace

bool kept(const MaskSettings& settings, QueryIndex row, KeyIndex j) {
    const std::string& pattern = settings.pattern;
    const std::string where = section(settings, row, j);
    const Index i = settings.shape.query_offset + row;
    const Index n = settings.shape.prompt != 0 ? settings.shape.prompt
                                               : settings.shape.query_offset + settings.shape.queries;
    if (pattern == "full") return true;
    if (pattern == "dense") return where != "future";
    if (pattern == "triangle") return where == "sink" || where == "window" || where == "last";
    if (pattern == "streaming") return where == "sink" || where == "window";
    if (pattern == "middle" || pattern == "last") return where == pattern;
    if (pattern == "tri-shape") return j <= i && (j < 128 || i - j < 3968 || i >= n - 100);
    if (pattern == "sliding-window")
        return j <= i && (settings.convention == Convention::Kernel ? i - j < settings.window
                                                                    : i - j <= settings.window);
    if (pattern == "prefix-lm") return j < settings.prefix || j <= i;
    if (pattern == "longformer")
        return j < settings.sink || i < settings.sink || std::abs(i - j) <= settings.window;
    if (pattern == "dilated") return std::abs(i - j) <= settings.window && (i - j) % settings.dilation == 0;
    if (pattern == "strided") return j <= i && (i - j <= settings.stride || (i - j) % settings.stride == 0);
    if (pattern == "fixed")
        return j <= i && (i / settings.stride == j / settings.stride ||
                          j % settings.stride >= settings.stride - settings.summary);
    if (pattern == "documents") return j <= i && sameDocument(settings, i, j);
    if (pattern == "block-diagonal") return i / settings.chunk == j / settings.chunk;
    if (pattern == "bigbird") return keptByBigBird(settings, n, i, j);
    if (pattern == "top-k-example") {
        const Index I = i / settings.pattern_block;
        const Index J = j / settings.pattern_block;
        return j <= i &&
               (J == 0 || I == J ||
                chosen(randomBlocks(settings.pattern_seed, I, I, settings.random_blocks, {{0, 1}}), J));
    }
    if (pattern == "vertical-slash")
        return j <= i && (listed(settings.columns, j) || listed(settings.diagonals, i - j));
    if (pattern == "port-block") return keptByPort(settings, n, i, j);
    if (pattern == "npu") return keptByNpu(settings, row, j);
    if (pattern == "formula") return j <= i && ((i + j) % 3 == 0 || i - j < settings.window || !(j > 1));
    ADD_FAILURE() << "no definition of " << pattern;
    return false;
}

CellCount keptIn(const MaskSettings& settings, const Rect& rect) {
    CellCount total = 0;
    for (Index r = rect.rows.begin; r < rect.rows.end; ++r) {
        for (Index j = rect.cols.begin; j < rect.cols.end; ++j) total += kept(settings, r, j) ? 1 : 0;
    }
    return total;
}

CellCount sectionIn(const MaskSettings& settings, const std::string& name, const Rect& rect) {
    CellCount total = 0;
    for (Index r = rect.rows.begin; r < rect.rows.end; ++r) {
        for (Index j = rect.cols.begin; j < rect.cols.end; ++j)
            total += section(settings, r, j) == name ? 1 : 0;
    }
    return total;
}

namespace {

std::string randomList(std::mt19937& random, Index most_numbers, Index least, Index most) {
    std::string list;
    for (Index count = draw(random, 1, most_numbers); count > 0; --count)
        list += (list.empty() ? "" : ",") + std::to_string(draw(random, least, most));
    return list;
}

void randomizePatternSettings(MaskSettings& settings, std::mt19937& random) {
    settings.prefix = draw(random, 0, 20);
    settings.dilation = draw(random, 1, 5);
    settings.stride = draw(random, 1, 12);
    settings.summary = draw(random, 0, 4);
    settings.chunk = draw(random, 1, 15);
    settings.pattern_block = draw(random, 1, 7);
    settings.random_blocks = draw(random, 0, 3);
    settings.pattern_seed = draw(random, 0, 1000);
    settings.lengths = randomList(random, 4, 1, 12);
    settings.columns = randomList(random, 5, 0, 40);
    settings.diagonals = randomList(random, 5, 0, 40);
    settings.sparse_mode = draw(random, 0, 8);
    settings.pre_tokens = draw(random, 0, 2) == 0 ? kNoLimit : draw(random, -3, 45);
    settings.next_tokens = draw(random, -4, 6);
    settings.formula = "j<=i and ((i+j) mod 3 == 0 or i-j < window or not j>1)";
    settings.kv_lengths.clear();
    if (draw(random, 0, 1) == 0) return;
    for (std::size_t k = checkedIndexList(settings.lengths).size(); k > 0; --k)
        settings.kv_lengths += (settings.kv_lengths.empty() ? "" : ",") + std::to_string(draw(random, 0, 15));
    constexpr std::array kUserMasks{"full", "triangle", "strided", "documents"};
    settings.user_mask = kUserMasks[static_cast<std::size_t>(draw(random, 0, 3))];
}

}  // namespace

MaskSettings randomSettings(std::mt19937& random, std::string_view pattern) {
    for (;;) {
        MaskSettings settings;
        settings.pattern = pattern;
        settings.shape = {draw(random, 1, 40), draw(random, 1, 40),
                          draw(random, 0, 2) == 0 ? draw(random, 0, 30) : 0, 0};
        if (draw(random, 0, 2) == 0) {
            settings.shape.prompt =
                settings.shape.query_offset + settings.shape.queries + draw(random, 0, 12);
        }
        settings.sink = draw(random, 0, 6);
        settings.window = draw(random, 0, 12);
        settings.last = draw(random, 0, 10);
        constexpr std::array kConventions{Convention::Paper, Convention::Kernel, Convention::Literal};
        settings.convention = kConventions[static_cast<std::size_t>(draw(random, 0, 2))];
        randomizePatternSettings(settings, random);
        if (validate(settings).empty()) return settings;
    }
}

MaskSettings randomSettings(std::mt19937& random) {
    const auto catalog = patternCatalog();
    const auto at = static_cast<std::size_t>(draw(random, 0, static_cast<Index>(catalog.size()) - 1));
    return randomSettings(random, catalog[at].name);
}

Rect randomRect(const MaskShape& shape, std::mt19937& random) {
    const auto range = [&random](Index length) {
        const Index begin = draw(random, 0, length);
        return Range{begin, draw(random, begin, length)};
    };
    return {range(shape.queries), range(shape.keys)};
}

std::string describe(const MaskSettings& settings) {
    const MaskShape& shape = settings.shape;
    std::string text = settings.pattern + " " + std::string(conventionName(settings.convention)) + " " +
                       std::to_string(shape.queries) + "x" + std::to_string(shape.keys) + " offset " +
                       std::to_string(shape.query_offset) + " prompt " + std::to_string(shape.prompt);
    for (const MaskField& field : maskFields()) {
        text += std::string(" ") + field.name + "=";
        text += field.isNumber() ? std::to_string(settings.*field.number) : settings.*field.text;
    }
    return text;
}

}  // namespace triscope::brute
