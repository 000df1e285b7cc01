#include "app/gui/pages/cost/figure_rows.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cassert>

#include "app/gui/text/translate.h"
#include "core/mask/catalog.h"

namespace triscope::gui {

namespace {

template <auto Member, class Cost>
CostFigure member(const Cost& cost) {
    return figureOf(cost.*Member);
}

template <auto Member>
constexpr FigureRow<CallCost> call(const char* figure, const char* title, RowRank rank = RowRank::Plain) {
    return {figure, title, rank, member<Member, CallCost>};
}

template <auto Member>
constexpr FigureRow<LayerCost> layer(const char* figure, const char* title, RowRank rank = RowRank::Plain) {
    return {figure, title, rank, member<Member, LayerCost>};
}

// Precondition: there is such a row.
template <class Cost>
const FigureRow<Cost>& rowOf(std::span<const FigureRow<Cost>> rows, const std::string& figure) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&figure](const auto& row) { return row.figure == figure; });
    assert(found != rows.end());
    return *found;
}

}  // namespace

std::span<const FigureRow<CallCost>> callRows() {
    using C = CallCost;
    static constexpr std::array kRows{
        call<&C::attention_flops>("attention_flops", QT_TRANSLATE_NOOP("cost", "Attention, kept cells")),
        call<&C::executed_flops>("executed_flops", QT_TRANSLATE_NOOP("cost", "Attention, in blocks")),
        call<&C::linear_flops>("linear_flops", QT_TRANSLATE_NOOP("cost", "Linear operations")),
        call<&C::bytes_moved>("bytes_moved", QT_TRANSLATE_NOOP("cost", "Bytes moved")),
        call<&C::weight_bytes>("weight_bytes", QT_TRANSLATE_NOOP("cost", "weights"), RowRank::Part),
        call<&C::activation_bytes>("activation_bytes", QT_TRANSLATE_NOOP("cost", "activations"),
                                   RowRank::Part),
        call<&C::attention_bytes>("attention_bytes", QT_TRANSLATE_NOOP("cost", "attention"), RowRank::Part),
        call<&C::kv_cache_bytes>("kv_cache_bytes", QT_TRANSLATE_NOOP("cost", "KV cache, not reduced")),
        call<&C::mask_bytes>("mask_bytes", QT_TRANSLATE_NOOP("cost", "Mask tensor, per block")),
        call<&C::score_bytes>("score_bytes", QT_TRANSLATE_NOOP("cost", "Scores, if stored")),
        call<&C::workspace_bytes>("workspace_bytes", QT_TRANSLATE_NOOP("cost", "Workspace")),
        call<&C::seconds>("seconds", QT_TRANSLATE_NOOP("cost", "Time, estimate"), RowRank::Total),
        call<&C::linear_seconds>("linear_seconds", QT_TRANSLATE_NOOP("cost", "linear operations"),
                                 RowRank::Part),
        call<&C::attention_seconds>("attention_seconds", QT_TRANSLATE_NOOP("cost", "attention"),
                                    RowRank::Part),
    };
    return kRows;
}

std::span<const FigureRow<LayerCost>> layerRows() {
    using L = LayerCost;
    static constexpr std::array kRows{
        layer<&L::attention_flops>("attention_flops", QT_TRANSLATE_NOOP("cost", "Attention, kept cells")),
        layer<&L::executed_flops>("executed_flops", QT_TRANSLATE_NOOP("cost", "Attention, in blocks")),
        layer<&L::attention_bytes>("attention_bytes", QT_TRANSLATE_NOOP("cost", "Bytes moved")),
        layer<&L::attention_seconds>("attention_seconds", QT_TRANSLATE_NOOP("cost", "Time, estimate"),
                                     RowRank::Total),
        layer<&L::compute_seconds>("compute_seconds", QT_TRANSLATE_NOOP("cost", "arithmetic"), RowRank::Part),
        layer<&L::memory_seconds>("memory_seconds", QT_TRANSLATE_NOOP("cost", "memory"), RowRank::Part),
    };
    return kRows;
}

std::span<const MaskFormColumn> maskFormColumns() {
    static constexpr std::array kColumns{
        MaskFormColumn{MaskForm::None, QT_TRANSLATE_NOOP("cost", "none"), &MaskSizes::none},
        MaskFormColumn{MaskForm::Block, QT_TRANSLATE_NOOP("cost", "per block"), &MaskSizes::block},
        MaskFormColumn{MaskForm::TokenBool, QT_TRANSLATE_NOOP("cost", "token bool"), &MaskSizes::token_bool},
        MaskFormColumn{MaskForm::TokenFp32, QT_TRANSLATE_NOOP("cost", "token fp32"), &MaskSizes::token_fp32},
    };
    return kColumns;
}

CostFigure figureOf(const CostReport& report, const FigureKey& key) {
    return isLayerScope(key.scope) ? rowOf(layerRows(), key.figure).of(layerOf(report, key.scope))
                                   : rowOf(callRows(), key.figure).of(callOf(report, key.scope));
}

std::string ratioText(const CostReport& report, const FigureKey& key) {
    FigureKey dense = key;
    dense.scope = denseScopeFor(key.scope);
    return ratioText(figureOf(report, dense), figureOf(report, key));
}

QString titleOf(const char* title) {
    return QCoreApplication::translate("cost", title);
}

QString titleOf(const FigureKey& key) {
    if (key.figure == "mask_bytes") {
        const auto columns = maskFormColumns();
        const auto column = std::find_if(columns.begin(), columns.end(),
                                         [&key](const auto& c) { return c.form == key.mask_form; });
        return titleOf(QT_TRANSLATE_NOOP("cost", "Mask tensor, %1")).arg(titleOf(column->title));
    }
    return titleOf(isLayerScope(key.scope) ? rowOf(layerRows(), key.figure).title
                                           : rowOf(callRows(), key.figure).title);
}

QString titleOf(CostScope scope, const CostInput& input) {
    const QString dense = titleOf(QT_TRANSLATE_NOOP("cost", "Dense"));
    const QString pattern = patternTitle(input.mask.pattern);
    const char* in_one_layer = QT_TRANSLATE_NOOP("cost", "%1 in one layer");
    switch (scope) {
        case CostScope::Dense:
            return dense;
        case CostScope::Triangle:
            return pattern;
        case CostScope::Mix:
            return mixTitle(input);
        case CostScope::DenseLayer:
            return titleOf(in_one_layer).arg(dense);
        case CostScope::SlidingLayer:
            return titleOf(in_one_layer).arg(patternTitle("sliding-window"));
        case CostScope::TriangleLayer:
            break;
    }
    return titleOf(in_one_layer).arg(pattern);
}

QString mixTitle(const CostInput& input) {
    return titleOf(QT_TRANSLATE_NOOP("cost", "Mix (%1 of %2)"))
        .arg(input.patternLayers())
        .arg(input.model.layers);
}

}  // namespace triscope::gui
