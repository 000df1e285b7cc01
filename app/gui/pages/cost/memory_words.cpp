#include "app/gui/pages/cost/memory_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cassert>

#include "app/gui/pages/cost/figure_rows.h"
#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "core/base/numbers.h"

namespace triscope::gui {

namespace {

constexpr double kEven = 1.05;  // a busiest rank within this of the mean is as good as even

// Not called tr: lupdate would then look for a class around it and lose the string.
QString words(const char* text) {
    return QCoreApplication::translate("memory", text);
}

struct Variant {
    CostScope scope;
    MemoryPlan MemoryReport::*plan;
};

constexpr std::array kVariants{Variant{CostScope::Dense, &MemoryReport::dense},
                               Variant{CostScope::Triangle, &MemoryReport::triangle},
                               Variant{CostScope::Mix, &MemoryReport::mix}};

enum Part { Weights, KvCache, Activations, MaskAndKernel, kParts };

Part partOf(std::string_view item) {
    if (item == "weight_bytes") return Weights;
    if (item == "kv_cache_bytes" || item == "kv_scale_bytes") return KvCache;
    for (const char* name :
         {"hidden_bytes", "qkv_bytes", "attention_output_bytes", "mlp_bytes", "logits_bytes"}) {
        if (item == name) return Activations;
    }
    return MaskAndKernel;
}

std::vector<double> partsOf(const MemoryPlan& plan) {
    std::vector<double> amounts(kParts);
    for (const MemoryItem& item : plan.items) {
        if (item.at_peak) amounts[partOf(item.name)] += item.bytes.toDouble();
    }
    return amounts;
}

QString bytesText(double bytes) {
    return text(formatBytes({static_cast<WideInt>(bytes)}));
}

std::string itemText(const MemoryPlan& plan, std::string_view name) {
    const auto found = std::find_if(plan.items.begin(), plan.items.end(),
                                    [name](const MemoryItem& item) { return item.name == name; });
    if (found == plan.items.end()) return "–";
    const std::string bytes = formatBytes(found->bytes);
    return found->at_peak ? bytes : "(" + bytes + ")";
}

std::string longestText(Index longest) {
    return longest == kMaxLength ? "> " + groupDigits(kMaxLength) : groupDigits(longest);
}

Bytes peakAt(const CostInput& input, AttentionBuffers buffers, CostScope scope, Index length) {
    const MemoryPeaks peaks = peakMemory(input.atLength(length), buffers);
    return scope == CostScope::Dense ? peaks.dense : scope == CostScope::Mix ? peaks.mix : peaks.triangle;
}

FigureFormula longestFormula(const CostInput& input, AttentionBuffers buffers, CostScope scope) {
    const MemoryReport report = planMemory(input, buffers);
    const auto variant = std::find_if(kVariants.begin(), kVariants.end(),
                                      [scope](const Variant& each) { return each.scope == scope; });
    const Index longest = (report.*variant->plan).longest;
    FigureFormula formula{
        .title = words(QT_TRANSLATE_NOOP("memory", "Longest prompt that fits")) + QStringLiteral(" · ") +
                 titleOf(scope, input),
        .symbols = words(QT_TRANSLATE_NOOP("memory", "the largest length with peak_bytes ≤ capacity")),
        .numbers = {},
        .value = text(longestText(longest)),
        .explanation = words(QT_TRANSLATE_NOOP(
            "memory", "Every buffer grows with the length, so halving the range finds the last that fits.")),
        .links = {},
        .sources = {},
        .caution = {}};
    const auto at = [&](Index length) { return grouped(peakAt(input, buffers, scope, length).value); };
    const QString capacity = grouped(report.capacity.value);
    if (longest > 0 && longest < kMaxLength) {
        formula.numbers = QStringLiteral("%1 B ≤ %2 B < %3 B").arg(at(longest), capacity, at(longest + 1));
    } else {
        formula.numbers = QStringLiteral("%1 B, %2 B").arg(at(longest == 0 ? 1 : longest), capacity);
    }
    return formula;
}

QString devicesText(const CostInput& input) {
    const Index devices = input.deployment.devices();
    const QString chip = text(input.hardware.title);
    if (devices == 1) return words(QT_TRANSLATE_NOOP("memory", "On one %1")).arg(chip);
    return words(QT_TRANSLATE_NOOP("memory", "On each of %1 × %2")).arg(grouped(devices), chip);
}

// Whether `name` is a word of the symbols.
bool names(const std::string& symbols, const std::string& name) {
    const auto at = symbols.find(name);
    return at != std::string::npos && (at == 0 || symbols[at - 1] == ' ' || symbols[at - 1] == '(');
}

QString times(double ratio) {
    return text(formatRatio(ratio)) + u'×';
}

}  // namespace

QString memoryHeadline(const CostInput& input, const MemoryReport& report) {
    const QString longest =
        report.mix.longest == 0
            ? words(QT_TRANSLATE_NOOP("memory", "Not one token fits."))
            : words(QT_TRANSLATE_NOOP("memory", "The longest prompt that fits has %1."))
                  .arg((report.mix.longest == kMaxLength ? QStringLiteral("> ") : QString()) +
                       countOf(report.mix.longest, Noun::Token));
    const Index made_for = input.model.max_positions;
    const QString limit =
        made_for > 0 && report.mix.longest > made_for
            ? u' ' +
                  words(QT_TRANSLATE_NOOP("memory", "The model is made for up to %1.")).arg(grouped(made_for))
            : QString();
    const QString fits =
        report.mix.fits
            ? words(QT_TRANSLATE_NOOP("memory", "%1 the mix fits: it needs %2 of %3 at its peak. %4"))
            : words(
                  QT_TRANSLATE_NOOP("memory", "%1 the mix does not fit: it needs %2 at its peak, of %3. %4"));
    return fits.arg(devicesText(input), text(formatBytes(report.mix.peak)),
                    text(formatBytes(report.capacity)), longest) +
           limit;
}

StackedBarsContent memoryBars(const CostInput& input, const MemoryReport& report, const ThemeColors& colors) {
    StackedBarsContent content;
    content.parts = {words(QT_TRANSLATE_NOOP("memory", "Weights")),
                     words(QT_TRANSLATE_NOOP("memory", "KV cache (the same for all)")),
                     words(QT_TRANSLATE_NOOP("memory", "Activations")),
                     words(QT_TRANSLATE_NOOP("memory", "Mask and kernel"))};
    const std::array series{colors.dense, colors.triangle, colors.mix};
    for (std::size_t at = 0; at < kVariants.size(); ++at) {
        const MemoryPlan& plan = report.*kVariants[at].plan;
        content.bars.push_back(
            {titleOf(kVariants[at].scope, input), series[at], partsOf(plan), text(formatBytes(plan.peak))});
    }
    content.limit = report.capacity.toDouble();
    content.limit_text =
        words(QT_TRANSLATE_NOOP("memory", "capacity %1")).arg(text(formatBytes(report.capacity)));
    content.text = bytesText;
    return content;
}

MemoryTable memoryTable(const CostInput& input, const MemoryReport& report) {
    MemoryTable table;
    table.texts.headings = {words(QT_TRANSLATE_NOOP("memory", "On a device")).toStdString()};
    for (const Variant& variant : kVariants) {
        table.texts.headings.push_back(titleOf(variant.scope, input).toStdString());
    }
    const auto add = [&](const std::string& name, const QString& title, const auto& cell) {
        table.names.push_back(name);
        std::vector<std::string> cells{title.toStdString()};
        for (const Variant& variant : kVariants) cells.push_back(cell(report.*variant.plan));
        table.texts.rows.push_back(std::move(cells));
    };
    // The pattern's plan has every item that any of them has.
    for (const MemoryItem& item : report.triangle.items) {
        add(item.name, translate(memoryItemTitle(item.name)),
            [&item](const MemoryPlan& plan) { return itemText(plan, item.name); });
    }
    add("peak_bytes", translate(memoryItemTitle("peak_bytes")),
        [](const MemoryPlan& plan) { return formatBytes(plan.peak); });
    add("longest", words(QT_TRANSLATE_NOOP("memory", "Longest prompt that fits")),
        [](const MemoryPlan& plan) { return longestText(plan.longest); });
    return table;
}

FigureFormula memoryFormula(const CostInput& input, AttentionBuffers buffers, const std::string& name,
                            CostScope scope) {
    if (name == "longest") return longestFormula(input, buffers, scope);
    const auto all = memoryFormulas(input, buffers);
    const auto found = std::find_if(all.begin(), all.end(), [&](const triscope::Formula& formula) {
        return formula.scope == scope && formula.figure == name;
    });
    assert(found != all.end());
    FigureFormula formula{
        .title = translate(memoryItemTitle(name)) + QStringLiteral(" · ") + titleOf(scope, input),
        .symbols = text(found->symbols),
        .numbers = text(found->numbers),
        .value = text(found->value) + QStringLiteral(" B"),
        .explanation = translate(found->explanation),
        .links = {},
        .sources = {},
        .caution = {}};
    for (const triscope::Formula& part : all) {
        if (part.scope != scope || part.figure == name || !names(found->symbols, part.figure)) continue;
        formula.links.push_back(
            {QString::fromLatin1(part.figure), {}, [=, figure = std::string(part.figure)] {
                 return memoryFormula(input, buffers, figure, scope);
             }});
    }
    std::sort(formula.links.begin(), formula.links.end(), [&](const auto& a, const auto& b) {
        return formula.symbols.indexOf(a.name) < formula.symbols.indexOf(b.name);
    });
    if (input.deployment.devices() > 1) {
        formula.explanation +=
            u' ' + words(QT_TRANSLATE_NOOP("memory", "The numbers are those of one device."));
    }
    return formula;
}

QString splitTitle(RowSplit split) {
    switch (split) {
        case RowSplit::Contiguous:
            return words(QT_TRANSLATE_NOOP("memory", "Contiguous: one piece each"));
        case RowSplit::ZigZag:
            return words(QT_TRANSLATE_NOOP("memory", "Zig-zag: one piece from each end"));
        case RowSplit::Striped:
            break;
    }
    return words(QT_TRANSLATE_NOOP("memory", "Striped: thin pieces in turn"));
}

QString splitSentence(const SplitLoad& load, const std::vector<SplitLoad>& all, const QString& pattern) {
    QString sentence =
        words(QT_TRANSLATE_NOOP("memory",
                                "The busiest of %1 ranks has %2 the mean of a dense layer's cells, %3 of a "
                                "layer with %4. Attention of the mix takes %5 as long as evenly divided."))
            .arg(load.ranks.size())
            .arg(times(load.dense_imbalance), times(load.pattern_imbalance), pattern,
                 times(load.mix_imbalance));
    if (load.mix_imbalance < kEven && load.pattern_imbalance < kEven) return sentence;
    const auto best = std::min_element(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return a.mix_imbalance + a.pattern_imbalance < b.mix_imbalance + b.pattern_imbalance;
    });
    if (best->split == load.split) return sentence;
    return sentence + u' ' +
           words(QT_TRANSLATE_NOOP("memory", "“%1” comes to %2 and %3."))
               .arg(splitTitle(best->split), times(best->dense_imbalance), times(best->pattern_imbalance));
}

QString chunkSentence(const ChunkReport& report, Index chunk) {
    if (!report.issues.empty()) {
        return words(QT_TRANSLATE_NOOP("memory", "This pattern cannot be computed in chunks: %1"))
            .arg(translate(report.issues.front()));
    }
    const auto owners = std::count_if(report.chunks.begin(), report.chunks.end(),
                                      [](const ChunkCost& each) { return each.last_kept > 0; });
    const QString cells =
        report.pattern_lost == 0
            ? words(QT_TRANSLATE_NOOP("memory",
                                      "In %1 of %2 a layer keeps %3, as in one call; %4 with the last "
                                      "rows."))
            : words(QT_TRANSLATE_NOOP("memory",
                                      "In %1 of %2 a layer keeps %3, fewer than in one call: a chunk "
                                      "cannot see later keys; %4 with the last rows."));
    return cells.arg(
               countOf(static_cast<WideInt>(report.chunks.size()), Noun::Chunk), countOf(chunk, Noun::Token),
               countOf(report.pattern_kept - report.pattern_lost, Noun::Cell), countOf(owners, Noun::Chunk)) +
           u' ' +
           words(QT_TRANSLATE_NOOP("memory",
                                   "If each chunk took its own last rows for the prompt's, it would "
                                   "be %1. The mix takes %2 on one device, in one call %3 "
                                   "(estimates)."))
               .arg(grouped(report.pattern_kept_untold), text(formatSeconds(report.mix)),
                    text(formatSeconds(report.whole_mix)));
}

}  // namespace triscope::gui
