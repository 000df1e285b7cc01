#include "app/gui/text/symbols.h"

#include <gtest/gtest.h>

#include <QRegularExpression>

#include "app/gui/text/counts.h"
#include "app/gui/text/language.h"
#include "core/cost/formula_list.h"
#include "core/cost/kernels/ladder.h"
#include "core/cost/kernels/questions.h"
#include "core/cost/memory_plan.h"
#include "core/cost/other_tools.h"
#include "core/cost/presets.h"
#include "core/scenario/cost_scenario.h"

namespace triscope::gui {
namespace {

void addKernels(const CostInput& input, std::vector<std::string>& all) {
    const KernelCells cells = countKernelCells(input);
    for (const KernelInfo& info : attentionKernels()) {
        if (whyNot(info.kernel, cells)) continue;
        for (const KernelStepFormulas& step : kernelFormulas(info.kernel, input, cells)) {
            all.insert(all.end(), {step.bytes.symbols, step.seconds.symbols});
            if (step.flops) all.push_back(step.flops->symbols);
            if (step.softmax_flops) all.push_back(step.softmax_flops->symbols);
        }
    }
}

void addAnswers(const CostInput& input, std::vector<std::string>& all) {
    const PrefillEstimate at = estimatePrefill(input);
    const PrefillFormulas time = prefillFormulas(input, at.report, at.dense_layer, at.pattern_layer);
    for (const Explained& formula :
         {time.dense, time.mix, time.other_attention, layerSpeedupFormula(at),
          equalWindowFormula(input, equalWindow(input)), layersFormula(at, at.time.mix_seconds * 1.1),
          fasterKernelFormula(input, at, 2)}) {
        all.push_back(formula.symbols);
    }
}

// Every formula that the Cost page can show of an input.
std::vector<std::string> symbolsOf(const CostInput& input) {
    std::vector<std::string> all;
    for (const Formula& formula : formulas(input)) all.push_back(formula.symbols);
    for (const AttentionBuffers buffers :
         {AttentionBuffers::Fused, AttentionBuffers::TwoPass, AttentionBuffers::Unfused}) {
        for (const Formula& formula : memoryFormulas(input, buffers)) all.push_back(formula.symbols);
    }
    for (const LadderRung& rung : ladderOf(input, costOf(input)).rungs) all.push_back(rung.formula.symbols);
    for (const ToolCount& count : countsOfTools(input)) all.push_back(count.symbols);
    addKernels(input, all);
    addAnswers(input, all);
    return all;
}

std::vector<CostInput> inputs() {
    std::vector<CostInput> all;
    for (const Preset& model : modelPresets()) {
        for (const char* hardware : {"ascend-910b3", "a100-80g"}) {
            Scenario scenario;
            scenario.model = std::string(model.name);
            scenario.hardware = hardware;
            scenario.deployment.context_parallel = 2;
            fitLayers(scenario);
            for (const MaskForm form : {MaskForm::Block, MaskForm::TokenFp32})
                all.push_back(costInputOf(scenario, form));
        }
    }
    return all;
}

TEST(Symbols, AreThoseOfCoreInEnglish) {
    const Language language(LanguageChoice::English);
    EXPECT_EQ(symbolsText(std::string_view("4 · heads · (kept cells + rows) / max(tile, 2)")),
              QStringLiteral("4 · heads · (kept cells + rows) / max(tile, 2)"));
}

TEST(Symbols, HaveNoEnglishWordLeftInChinese) {
    const Language language(LanguageChoice::Chinese);
    // Not within a name like head_dim.
    static const QRegularExpression kWord(QStringLiteral("(?<!\\w)[a-z]{2,}(?!\\w)"));
    const QStringList symbols{QStringLiteral("max"), QStringLiteral("min"), QStringLiteral("ceil"),
                              QStringLiteral("token"), QStringLiteral("rank")};
    QStringList left;
    for (const CostInput& input : inputs()) {
        for (const std::string& each : symbolsOf(input)) {
            for (auto words = kWord.globalMatch(symbolsText(each)); words.hasNext();) {
                const QString word = words.next().captured();
                if (!symbols.contains(word))
                    left << word + QStringLiteral(" in ") + QString::fromStdString(each);
            }
        }
    }
    left.removeDuplicates();
    EXPECT_TRUE(left.isEmpty()) << qPrintable(left.join(u'\n'));
}

TEST(Counts, HaveASingularInEnglishAndOneFormInChinese) {
    {
        const Language language(LanguageChoice::English);
        EXPECT_EQ(countOf(1, Noun::Query), QStringLiteral("1 query"));
        EXPECT_EQ(countOf(0, Noun::Query), QStringLiteral("0 queries"));
        EXPECT_EQ(countOf(131072, Noun::Token), QStringLiteral("131,072 tokens"));
    }
    const Language language(LanguageChoice::Chinese);
    for (const Noun noun : {Noun::Token, Noun::Key, Noun::Query, Noun::Cell, Noun::Layer, Noun::Head,
                            Noun::KvHead, Noun::Thread, Noun::Chunk, Noun::Configuration}) {
        EXPECT_EQ(countOf(1, noun), countOf(2, noun).replace(u'2', u'1'));
    }
}

}  // namespace
}  // namespace triscope::gui
