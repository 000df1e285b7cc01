#include <algorithm>

#include "core/base/numbers.h"
#include "core/mask/combined_mask.h"
#include "core/mask/pattern_expression.h"
#include "core/mask/patterns/npu_sequences.h"
#include "core/mask/patterns/patterns.h"
#include "core/mask/piece_mask.h"

// What the attention operators of an Ascend NPU keep for each sparse_mode. Row r of the call is query i = r,
// as the operator knows no offset; d = keys - queries. A cell is masked iff
//   0  the user's mask says so, or j > i + next or j < i - pre
//   1  the user's mask says so
//   2  j > i                                  3  j > i + d
//   4  j > i + next + d or j < i - pre + d    5, 6  j > i + d and j >= prefix
//   7, 8  sequence by sequence (npu_sequences.h)
// Source: cann/ops-transformer, docs/zh/context/sparse_mode and the operators' own test masks.
namespace triscope {

namespace {

constexpr const char* kUses[] = {"sparse-mode", "pre-tokens", "next-tokens", "prefix",
                                 "lengths",     "kv-lengths", "user-mask"};

enum : RegionId { kBand, kPrefix, kBefore, kAfter };

std::vector<Region> regions() {
    return {{"seen", RegionRole::Window, true, TRISCOPE_TR("Seen")},
            {"prefix", RegionRole::Sink, true, TRISCOPE_TR("Prefix")},
            {"before", RegionRole::Skipped, false, TRISCOPE_TR("Masked, before")},
            {"after", RegionRole::Future, false, TRISCOPE_TR("Masked, after")}};
}

// Keys from i - before to i + after, the ends included, and those below the prefix.
MaskPtr bandMask(const MaskShape& shape, Index before, Index after, Index prefix) {
    // Rules are about positions; the operator counts rows.
    const Index offset = shape.query_offset;
    std::vector<Rule> rules;
    if (prefix > 0) rules.push_back({kPrefix, {CellTest::Kind::KeyBelow, prefix}});
    rules.push_back({kAfter, {CellTest::Kind::DistanceBelow, offset - after}});
    rules.push_back({kBand, {CellTest::Kind::DistanceBelow, offset + before + 1, true}});
    rules.push_back({kBefore, {CellTest::Kind::Everything}});
    return std::make_shared<PieceMask>(shape, regions(), std::move(rules));
}

MaskPtr make(const MaskSettings& settings, const RunControl& control) {
    const MaskShape& shape = settings.shape;
    const Index d = shape.keys - shape.queries;
    MaskSettings user = settings;
    user.pattern = settings.user_mask;
    switch (settings.sparse_mode) {
        case 0: {
            const MaskPtr band = bandMask(shape, settings.pre_tokens, settings.next_tokens, 0);
            if (settings.user_mask == kFullPattern.name) return band;
            return combineMasks({settings.user_mask, makeMask(user, control)},
                                {"pre_tokens, next_tokens", band}, SetOperation::And, control);
        }
        case 1:
            return makeMask(user, control);
        case 2:
            return bandMask(shape, kNoLimit, 0, 0);
        case 3:
            return bandMask(shape, kNoLimit, d, 0);
        case 4:
            return bandMask(shape, settings.pre_tokens - d, settings.next_tokens + d, 0);
        case 5:
        case 6:
            return bandMask(shape, kNoLimit, d, settings.prefix);
        default:
            return makeSequenceMask(settings);
    }
}

void checkPrefix(const MaskSettings& settings, Issues& issues) {
    const MaskShape& shape = settings.shape;
    const Index least = std::max<Index>(0, shape.keys - shape.queries);
    if (auto issue = checkRange("prefix", settings.prefix, least, shape.keys))
        issues.push_back(std::move(*issue));
}

void check(const MaskSettings& settings, Issues& issues) {
    switch (settings.sparse_mode) {
        case 0:
        case 1: {
            MaskSettings user = settings;
            user.pattern = settings.user_mask;
            if (mentionsPattern(settings.user_mask, kNpuPattern.name)) {
                issues.push_back({"user-mask", {TRISCOPE_TR("must be another pattern than npu"), {}}});
                return;
            }
            for (Issue& issue : validate(user)) {
                if (issue.field == "pattern") issue.field = "user-mask";
                issues.push_back(std::move(issue));
            }
            return;
        }
        case 5:
        case 6:
            return checkPrefix(settings, issues);
        case 7:
        case 8:
            return checkSequences(settings, issues);
        default:
            return;
    }
}

}  // namespace

const PatternInfo kNpuPattern{
    .name = "npu",
    .title = TRISCOPE_TR("NPU sparse_mode"),
    .summary = TRISCOPE_TR("What an Ascend attention operator keeps for each sparse_mode from 0 to 8."),
    .rule =
        "sparse_mode 0, 4: i − pre <= j <= i + next;  2, 3: j <= i;  5, 6: j <= i or j < prefix;  modes 3–6 "
        "count i from the bottom right;  a call with one query ignores the mode",
    .source = "cann/ops-transformer, docs/zh/context/sparse_mode",
    .uses = kUses,
    .check = check,
    .make = make,
};

}  // namespace triscope
