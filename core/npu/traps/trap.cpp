#include "core/npu/traps/trap.h"

#include <algorithm>
#include <array>

#include "core/npu/traps/fault_makers.h"

namespace triscope {

namespace {

constexpr const char* kNeedsSections =
    TRISCOPE_TR("needs a mask of sinks, a window and last rows: triangle or streaming");
constexpr const char* kPort = TRISCOPE_TR("the port ackerm0n/vllm-trianglemix");

std::vector<Fault> none(const TrapScene&) {
    return {};
}

}  // namespace

std::span<const Trap> trapCatalog() {
    static const std::array kTraps{
        Trap{
            .name = "last-ignored",
            .title = TRISCOPE_TR("The setting of last is ignored"),
            .summary = TRISCOPE_TR("The documents pass last_n, the code reads n_last: a default is used."),
            .source = kPort,
            .advice = TRISCOPE_TR("Reject names that nobody reads, and test with a last that is no default."),
            .needs = kNeedsSections,
            .faults = lastIgnored},
        Trap{
            .name = "all-layers-triangle",
            .title = TRISCOPE_TR("Every layer becomes Triangle"),
            .summary = TRISCOPE_TR(
                "An unset starting layer is −1, and every layer is beyond it: dense ones are Triangle, too."),
            .source = TRISCOPE_TR("the reference code, microsoft/MInference"),
            .advice = TRISCOPE_TR(
                "Make the layers an explicit list, and compare a layer that is to be dense as well."),
            .needs = TRISCOPE_TR("needs a call that asks for dense attention"),
            .faults = triangleInsteadOfDense,
            .stage = askForDense},
        Trap{.name = "empty-slice",
             .title = TRISCOPE_TR("[:-0] is an empty slice"),
             .summary = TRISCOPE_TR("Without last rows, [:-last] takes none of the rows and [-last:] all."),
             .source = TRISCOPE_TR("the reference code, for a prompt of one token"),
             .advice = TRISCOPE_TR("Slice by [:n - last], and treat last = 0 on its own."),
             .needs = TRISCOPE_TR("needs a mask of sinks and a window without last rows"),
             .faults = emptySlice,
             .stage = askForNoLastRows},
        Trap{.name = "one-based",
             .title = TRISCOPE_TR("1-based formulas on 0-based indices"),
             .summary = TRISCOPE_TR(
                 "The paper counts from 1; taken literally, there is a sink more and a last row less."),
             .source = kPort,
             .advice = TRISCOPE_TR("Re-base the formulas (--convention paper), and count the kept cells."),
             .needs = kNeedsSections,
             .faults = oneBased},
        Trap{
            .name = "block-rule",
            .title = TRISCOPE_TR("Floor and clamp turn tokens into blocks"),
            .summary = TRISCOPE_TR("max(1, ⌊tokens / 64⌋) makes two blocks of 4 sinks, and Last disappears."),
            .source = kPort,
            .advice = TRISCOPE_TR("Derive blocks from the token mask (empty, partial, full)."),
            .needs = kNeedsSections,
            .faults = blockRule},
        Trap{.name = "no-causality",
             .title = TRISCOPE_TR("A mask of None has no causality"),
             .summary = TRISCOPE_TR("None was to mean dense, but then queries see the future as well."),
             .source = kPort,
             .advice =
                 TRISCOPE_TR("Ask for causality in so many words: sparse_mode 2 or 3, or a causal mask."),
             .needs = "",
             .faults = noCausality},
        Trap{.name = "mask-unused",
             .title = TRISCOPE_TR("The mask is never handed to the call"),
             .summary = TRISCOPE_TR("It is computed and then forgotten: the call is dense and causal."),
             .source = kPort,
             .advice = TRISCOPE_TR("Test on a length with a Middle, against dense as well."),
             .needs = "",
             .faults = maskUnused},
        Trap{.name = "fp16-mask-value",
             .title = TRISCOPE_TR("−1e6 or −1e9 in fp16"),
             .summary = TRISCOPE_TR("Both are beyond ±65,504 and become −infinity, and 0 times that is NaN."),
             .source = kPort,
             .advice = TRISCOPE_TR("Use a bool mask, or the lowest finite value of the type."),
             .needs = TRISCOPE_TR("needs a call in fp16"),
             .faults = halfMaskValue,
             .stage = useHalf},
        Trap{.name = "sink-window-swapped",
             .title = TRISCOPE_TR("Sink and window are swapped"),
             .summary = TRISCOPE_TR("Two numbers without names change places."),
             .source = TRISCOPE_TR("the README of another project"),
             .advice = TRISCOPE_TR("Pass them by name, and look at the picture of the mask."),
             .needs = kNeedsSections,
             .faults = sinkAndWindowSwapped},
        Trap{
            .name = "sinks-twice",
            .title = TRISCOPE_TR("Sinks are counted twice in a merge"),
            .summary = TRISCOPE_TR("Sinks inside the window are in both calls that the LSE merges."),
            .source = TRISCOPE_TR("band and sinks as calls of their own"),
            .advice = TRISCOPE_TR("Let the second call have only the sinks that the window has left behind."),
            .needs = kNeedsSections,
            .faults = sinksTwice},
        Trap{.name = "invalid-lse",
             .title = TRISCOPE_TR("The LSE of a row without a key is taken as a weight"),
             .summary = TRISCOPE_TR(
                 "Operators report +infinity for it; in a merge it is NaN, or outweighs all that is there."),
             .source = TRISCOPE_TR("CANN's fused operators, rows whose sinks are all in the window"),
             .advice =
                 TRISCOPE_TR("Count an LSE of +infinity as weight 0, or leave such rows out of the call."),
             .needs = kNeedsSections,
             .faults = invalidLse},
        Trap{.name = "empty-middle",
             .title = TRISCOPE_TR("A test without a Middle"),
             .summary =
                 TRISCOPE_TR("Where Middle is empty, Triangle is dense, and a test of it proves nothing."),
             .source = kPort,
             .advice = TRISCOPE_TR(
                 "Test on clearly more tokens than sink + window + last, and look at the count of Middle."),
             .needs = kNeedsSections,
             .faults = none,
             .stage = emptyTheMiddle},
        Trap{.name = "rows-without-key",
             .title = TRISCOPE_TR("Rows without a key are averages"),
             .summary = TRISCOPE_TR(
                 "When all scores of a row get the same finite value, its softmax is uniform instead of 0."),
             .source = TRISCOPE_TR("CANN's fused operators with innerPrecise 0 or 1"),
             .advice = TRISCOPE_TR("Set bit 1 of innerPrecise (2 or 3), or write zeros yourself."),
             .needs = TRISCOPE_TR("needs a mask with a row that keeps no key"),
             .faults = rowsWithoutKey,
             .stage = padOnTheLeft},
        Trap{.name = "polarity",
             .title = TRISCOPE_TR("The mask is inverted"),
             .summary = TRISCOPE_TR("1 means masked to atten_mask, and keep to others and to block masks."),
             .source = TRISCOPE_TR("CANN's fused operators beside PyTorch and the block-sparse operator"),
             .advice = TRISCOPE_TR("Name the tensor by what 1 means, and check one row by hand."),
             .needs = "",
             .faults = inverted},
        Trap{.name = "window-off-by-one",
             .title = TRISCOPE_TR("The window is off by one"),
             .summary = TRISCOPE_TR("i − j <= window keeps one diagonal more than i − j < window."),
             .source = TRISCOPE_TR("the paper beside its reference code"),
             .advice = TRISCOPE_TR("Say which convention a number has; count the kept cells."),
             .needs = kNeedsSections,
             .faults = windowOffByOne},
        Trap{.name = "score-overflow",
             .title = TRISCOPE_TR("Q·K overflows in fp16"),
             .summary = TRISCOPE_TR(
                 "In high performance the product leaves the Cube unit in fp16, before it is scaled."),
             .source = TRISCOPE_TR("CANN's fused operators with innerPrecise 1 or 3"),
             .advice = TRISCOPE_TR("Use innerPrecise 0 or 2, or bf16; or scale Q beforehand."),
             .needs = TRISCOPE_TR("needs a call in fp16 with scores beyond 65,504"),
             .faults = scoreOverflow,
             .stage = raiseScores}};
    return kTraps;
}

const Trap* findTrap(std::string_view name) {
    const auto traps = trapCatalog();
    const auto found =
        std::find_if(traps.begin(), traps.end(), [name](const Trap& trap) { return trap.name == name; });
    return found == traps.end() ? nullptr : &*found;
}

}  // namespace triscope
