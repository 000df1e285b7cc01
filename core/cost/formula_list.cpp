#include "core/cost/formula_list.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string_view>

#include "core/cost/cost_numbers.h"

namespace triscope {

namespace {

using TracedInt = Traced<WideInt>;
using TracedReal = Traced<double>;

struct Words {
    const char* figure;
    const char* unit;
    const char* explanation;
};

constexpr std::array kWords{
    Words{"attention_flops", "FLOP",
          TRISCOPE_TR("Each kept cell costs one multiply-add for Q·Kᵀ and one for P·V, for every element of "
                      "every query head.")},
    Words{
        "executed_flops", "FLOP",
        TRISCOPE_TR("The same for every cell of the blocks that are not empty, which a block kernel computes "
                    "whole.")},
    Words{"linear_flops", "FLOP",
          TRISCOPE_TR("One multiply-add for each weight of the projections and the MLP that a token passes; "
                      "logits for the last position only.")},
    Words{"weight_bytes", "B",
          TRISCOPE_TR("Every weight matrix is read once; norms and the embedding are not counted.")},
    Words{"activation_bytes", "B",
          TRISCOPE_TR(
              "Each linear operation reads its input and writes its output once; K and V go to the cache.")},
    Words{"attention_bytes", "B",
          TRISCOPE_TR("Q, K, V and the mask are read once and the output is written once in each layer.")},
    Words{"bytes_moved", "B", TRISCOPE_TR("The least that must cross the memory bus: every operand once.")},
    Words{"linear_seconds", "s",
          TRISCOPE_TR(
              "Arithmetic and memory traffic overlap, so the longer of the two is what is waited for.")},
    Words{"attention_seconds", "s",
          TRISCOPE_TR("Layer by layer the longer of the executed arithmetic and the memory traffic.")},
    Words{"seconds", "s", TRISCOPE_TR("Linear operations and attention run one after another.")},
    Words{"compute_seconds", "s",
          TRISCOPE_TR("The executed arithmetic at the share of the peak that attention reaches.")},
    Words{"memory_seconds", "s", TRISCOPE_TR("The bytes at the share of the bandwidth that is reached.")},
    Words{
        "kv_cache_bytes", "B",
        TRISCOPE_TR(
            "K and V of every token stay, whatever the mask skips; sliding layers keep their window, latent "
            "attention its latents, linear attention a state.")},
    Words{"mask_bytes", "B", TRISCOPE_TR("One mask tensor, shared by all heads and layers that use it.")},
    Words{"score_bytes", "B",
          TRISCOPE_TR("The scores of one layer in fp32, for a kernel that writes them out instead of keeping "
                      "them on chip.")},
    Words{"workspace_bytes", "B",
          TRISCOPE_TR("The log-sum-exp of one layer: four bytes for every query of every head.")},
};

const Words& wordsFor(std::string_view figure) {
    const auto found = std::find_if(kWords.begin(), kWords.end(),
                                    [figure](const Words& words) { return words.figure == figure; });
    assert(found != kWords.end());
    return *found;
}

std::string valueText(const TracedInt& traced) {
    return numberText(traced.value());
}

std::string valueText(const TracedReal& traced) {
    return roundedText(traced.value());
}

// Appends the formula of each figure it is shown.
class Collector {
  public:
    explicit Collector(std::vector<Formula>& formulas) : m_formulas(formulas) {}

    template <class Figures>
    void add(CostScope scope, const Figures& figures) {
        forEachFigure(figures, [this, scope]<class T>(const char* name, const Traced<T>& traced) {
            const Words& words = wordsFor(name);
            m_formulas.push_back({.figure = words.figure,
                                  .scope = scope,
                                  .symbols = traced.symbols(),
                                  .numbers = traced.numbers(),
                                  .value = valueText(traced),
                                  .unit = words.unit,
                                  .explanation = {words.explanation, {}},
                                  .estimate = std::is_same_v<T, double>});
        });
    }

  private:
    std::vector<Formula>& m_formulas;
};

}  // namespace

const char* costScopeName(CostScope scope) {
    static constexpr std::array kNames{"dense",       "triangle",       "mix",
                                       "dense_layer", "triangle_layer", "sliding_layer"};
    return kNames[static_cast<std::size_t>(scope)];
}

std::vector<Formula> formulas(const CostInput& input) {
    assert(validate(input).empty());
    const CellCounts cells = cellsOf(input);
    const auto numbers = costNumbers<TracedInt, TracedReal>(input);
    const auto dense = denseKind<TracedInt>(input, cells, input.model.layers, kOnlyKind);
    const auto pattern = patternKind<TracedInt>(input, cells, input.model.layers, kOnlyKind);
    const auto callOf = [&numbers](std::span<const LayerKind<TracedInt>> kinds) {
        return callFigures(numbers, kinds);
    };
    std::vector<Formula> result;
    Collector collector(result);
    collector.add(CostScope::Dense, callOf(denseKinds<TracedInt>(input, cells)));
    collector.add(CostScope::Triangle, callOf(patternKinds<TracedInt>(input, cells)));
    collector.add(CostScope::Mix, callOf(mixKinds<TracedInt>(input, cells)));
    collector.add(CostScope::DenseLayer, layerFigures(numbers, dense));
    collector.add(CostScope::TriangleLayer, layerFigures(numbers, pattern));
    if (input.model.slidingLayers() > 0) {
        const auto sliding = slidingKind<TracedInt>(input, cells, input.model.slidingLayers(), kOnlyKind);
        collector.add(CostScope::SlidingLayer, layerFigures(numbers, sliding));
    }
    return result;
}

}  // namespace triscope
