#include <algorithm>
#include <array>
#include <utility>

#include "core/base/numbers.h"
#include "core/mask/catalog.h"
#include "core/npu/traps/fault_makers.h"
#include "core/npu/traps/section_masks.h"

namespace triscope {

namespace {

using Faults = std::vector<Fault>;

Fault otherMask(Message words, const MaskPtr& mask) {
    return {.words = std::move(words), .mask = mask, .rule = maskedRows(mask), .is_mask_alone = true};
}

// All causal cells and no other.
bool keepsAllCausal(const MaskPtr& mask) {
    const Rect whole = mask->shape().rect();
    const MaskPtr dense = plainMask("dense", mask->shape());
    return mask->keptCount(whole) == dense->keptCount(whole) &&
           bothKeep(mask, dense)->keptCount(whole) == dense->keptCount(whole);
}

}  // namespace

Faults lastIgnored(const TrapScene& scene) {
    const auto sections = SectionMasks::of(*scene.problem.mask);
    if (!sections) return {};
    Faults faults;
    // Defaults of the port, of the paper and of Tri-shape; and none.
    for (const Index last : {64, 128, 100, 0}) {
        if (last == sections->last()) continue;
        faults.push_back(
            otherMask({TRISCOPE_TR("as if last were %1"), {groupDigits(last)}}, sections->withLast(last)));
    }
    return faults;
}

Faults triangleInsteadOfDense(const TrapScene& scene) {
    if (!keepsAllCausal(scene.problem.mask)) return {};
    std::vector<MaskSettings> candidates;
    if (scene.settings) candidates.push_back(*scene.settings);
    // Of the paper's experiments and probe, the port's default and its long contexts, and Tri-shape.
    constexpr std::array<std::array<Index, 3>, 5> kInUse{
        {{8, 512, 128}, {64, 128, 128}, {4, 32, 64}, {8, 64, 128}, {128, 3968, 100}}};
    for (const Convention convention : {Convention::Paper, Convention::Kernel}) {
        for (const auto& [sink, window, last] : kInUse)
            candidates.push_back({.sink = sink, .window = window, .last = last, .convention = convention});
    }
    Faults faults;
    for (MaskSettings& settings : candidates) {
        settings.pattern = "triangle";
        settings.shape = scene.problem.mask->shape();
        faults.push_back(
            otherMask({TRISCOPE_TR("Triangle with sink %1, window %2, last %3 (%4)"),
                       {groupDigits(settings.sink), groupDigits(settings.window), groupDigits(settings.last),
                        std::string(conventionName(settings.convention))}},
                      makeMask(settings)));
    }
    return faults;
}

Faults emptySlice(const TrapScene& scene) {
    const auto sections = SectionMasks::of(*scene.problem.mask);
    if (!sections || sections->last() > 0) return {};
    Faults faults{otherMask({TRISCOPE_TR("[-0:] takes every row to be a last one, and attends densely"), {}},
                            plainMask("dense", scene.problem.mask->shape()))};
    faults.push_back({.words = {TRISCOPE_TR("[:-0] takes no row, and nothing is written"), {}},
                      .mask = onlyFirstKeeps(scene.problem.mask, scene.problem.mask),
                      .rule = untouchedRows()});
    return faults;
}

Faults oneBased(const TrapScene& scene) {
    const auto sections = SectionMasks::of(*scene.problem.mask);
    if (!sections) return {};
    const Index last = std::max<Index>(sections->last() - 1, 0);
    return {otherMask({TRISCOPE_TR("%1 sinks and %2 last rows instead of %3 and %4"),
                       {groupDigits(sections->sinks() + 1), groupDigits(last), groupDigits(sections->sinks()),
                        groupDigits(sections->last())}},
                      sections->with(sections->sinks() + 1, sections->windowEnd(), last))};
}

Faults blockRule(const TrapScene& scene) {
    constexpr Index kBlock = 64;
    const auto sections = SectionMasks::of(*scene.problem.mask);
    if (!sections) return {};
    MaskSettings settings{.pattern = "port-block",
                          .shape = scene.problem.mask->shape(),
                          .sink = sections->sinks(),
                          .window = std::max<Index>(sections->windowEnd() - 1, 0),
                          .last = sections->last(),
                          .pattern_block = kBlock};
    Faults faults;
    const auto add = [&] {
        const MaskPtr blocks = makeMask(settings);
        faults.push_back(otherMask({TRISCOPE_TR("whole blocks of %1"), {groupDigits(kBlock)}}, blocks));
        faults.push_back(
            otherMask({TRISCOPE_TR("whole blocks of %1, and no future cells"), {groupDigits(kBlock)}},
                      bothKeep(blocks, plainMask("dense", settings.shape))));
    };
    add();
    // A window that is not inclusive may fill one block more.
    if (sections->windowEnd() / kBlock != settings.window / kBlock) {
        settings.window = sections->windowEnd();
        add();
    }
    return faults;
}

Faults noCausality(const TrapScene& scene) {
    return {otherMask({TRISCOPE_TR("every query sees every key"), {}},
                      plainMask("full", scene.problem.mask->shape()))};
}

Faults maskUnused(const TrapScene& scene) {
    return {otherMask({TRISCOPE_TR("dense: causality and nothing else"), {}},
                      plainMask("dense", scene.problem.mask->shape()))};
}

Faults sinkAndWindowSwapped(const TrapScene& scene) {
    const auto sections = SectionMasks::of(*scene.problem.mask);
    if (!sections) return {};
    const auto swapped = [&](Index sinks, Index window_end) {
        return otherMask({TRISCOPE_TR("%1 sinks, and %2 diagonals of a window"),
                          {groupDigits(sinks), groupDigits(window_end)}},
                         sections->with(sinks, window_end, sections->last()));
    };
    // An inclusive window keeps one diagonal more than its number says.
    Faults faults{swapped(sections->windowEnd(), sections->sinks())};
    if (sections->windowEnd() > 0)
        faults.push_back(swapped(sections->windowEnd() - 1, sections->sinks() + 1));
    return faults;
}

Faults windowOffByOne(const TrapScene& scene) {
    const auto sections = SectionMasks::of(*scene.problem.mask);
    if (!sections) return {};
    Faults faults;
    if (sections->windowEnd() > 0) {
        faults.push_back(
            otherMask({TRISCOPE_TR("the window one diagonal shorter: %1 of %2"),
                       {groupDigits(sections->windowEnd() - 1), groupDigits(sections->windowEnd())}},
                      sections->with(sections->sinks(), sections->windowEnd() - 1, sections->last())));
    }
    faults.push_back(
        otherMask({TRISCOPE_TR("the window one diagonal longer: %1 instead of %2"),
                   {groupDigits(sections->windowEnd() + 1), groupDigits(sections->windowEnd())}},
                  sections->with(sections->sinks(), sections->windowEnd() + 1, sections->last())));
    return faults;
}

Faults inverted(const TrapScene& scene) {
    const MaskPtr& asked = scene.problem.mask;
    return {otherMask({TRISCOPE_TR("exactly the cells that were to be left out"), {}},
                      onlyFirstKeeps(plainMask("full", asked->shape()), asked)),
            otherMask({TRISCOPE_TR("exactly the causal cells that were to be left out"), {}},
                      onlyFirstKeeps(plainMask("dense", asked->shape()), asked))};
}

bool hasEmptyMiddle(const MaskPtr& mask) {
    return SectionMasks::of(*mask).has_value() && keepsAllCausal(mask);
}

}  // namespace triscope
