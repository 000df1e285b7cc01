#include "app/gui/pages/cost/length_curves.h"

#include <QCoreApplication>
#include <algorithm>
#include <bit>
#include <cmath>

#include "app/gui/pages/cost/cost_figure.h"
#include "app/gui/text/numbers.h"

namespace triscope::gui {

namespace {

constexpr Index kFirst = Index{1} << 10;
constexpr Index kLast = Index{1} << 20;
constexpr Index kPointsPerOctave = 8;

CostFigure figureOf(const CallCost& cost, Quantity quantity) {
    switch (quantity) {
        case Quantity::Time:
            return gui::figureOf(cost.seconds);
        case Quantity::AttentionFlops:
            return gui::figureOf(cost.attention_flops);
        case Quantity::ExecutedFlops:
            return gui::figureOf(cost.executed_flops);
        case Quantity::BytesMoved:
            return gui::figureOf(cost.bytes_moved);
        case Quantity::KvCache:
            break;
    }
    return gui::figureOf(cost.kv_cache_bytes);
}

// 1024 and 2 GiB give "2 GiB"; units follow one another by `step`.
template <std::size_t Count>
QString inUnits(double amount, double step, const std::array<const char*, Count>& units) {
    std::size_t unit = 0;
    while (unit + 1 < Count && amount >= step * 0.9995) {
        amount /= step;
        ++unit;
    }
    return (amount < 1 ? QString::number(amount, 'g', 2) : grouped(std::llround(amount))) + u' ' +
           QString::fromUtf8(units[unit]);
}

Index powerBelow(Index value) {
    return static_cast<Index>(std::bit_floor(static_cast<std::uint64_t>(value)));
}

Index powerAbove(Index value) {
    return static_cast<Index>(std::bit_ceil(static_cast<std::uint64_t>(value)));
}

}  // namespace

QString titleOf(Quantity quantity) {
    static constexpr std::array kTitles{
        QT_TRANSLATE_NOOP("cost", "Time (estimate)"), QT_TRANSLATE_NOOP("cost", "Attention FLOP"),
        QT_TRANSLATE_NOOP("cost", "Executed FLOP"), QT_TRANSLATE_NOOP("cost", "Bytes moved"),
        QT_TRANSLATE_NOOP("cost", "KV cache")};
    return QCoreApplication::translate("cost", kTitles.at(static_cast<std::size_t>(quantity)));
}

double amountOf(const CallCost& cost, Quantity quantity) {
    return figureOf(cost, quantity).amount;
}

QString textOf(const CallCost& cost, Quantity quantity) {
    return QString::fromStdString(figureOf(cost, quantity).text);
}

QString axisText(double amount, Quantity quantity) {
    static constexpr std::array kSeconds{"ns", "µs", "ms", "s"};
    static constexpr std::array kFlops{"FLOP", "kFLOP", "MFLOP", "GFLOP", "TFLOP", "PFLOP", "EFLOP"};
    static constexpr std::array kBytes{"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    switch (quantity) {
        case Quantity::Time:
            return inUnits(amount * 1e9, 1000, kSeconds);
        case Quantity::AttentionFlops:
        case Quantity::ExecutedFlops:
            return inUnits(amount, 1000, kFlops);
        case Quantity::BytesMoved:
        case Quantity::KvCache:
            break;
    }
    return inUnits(amount, 1024, kBytes);
}

int stepBase(Quantity quantity) {
    return quantity == Quantity::BytesMoved || quantity == Quantity::KvCache ? 2 : 10;
}

std::vector<Index> chartLengths(Index length) {
    const Index first = std::min(kFirst, powerBelow(length));
    const Index last = std::max(kLast, powerAbove(length));
    const Index octaves = std::llround(std::log2(last / first));
    std::vector<Index> lengths = logSpacedLengths(first, last, octaves * kPointsPerOctave + 1);
    const auto place = std::lower_bound(lengths.begin(), lengths.end(), length);
    if (*place != length) lengths.insert(place, length);
    return lengths;
}

}  // namespace triscope::gui
