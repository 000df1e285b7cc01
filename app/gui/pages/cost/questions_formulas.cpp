#include "app/gui/pages/cost/prefill_formula.h"
#include "app/gui/pages/cost/questions_tab.h"
#include "app/gui/pages/cost/tornado_view.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"

#include <QDoubleSpinBox>

// What stands behind each answer of the tab.
namespace triscope::gui {

namespace {

QString seconds() {
    return QStringLiteral(" s");
}

}  // namespace

FigureFormula QuestionsTab::bandFormula() const {
    FigureFormula formula = mixTimeFormula(view().input);
    formula.explanation += u' ' + tr("The ends of the range are the same with every figure of the device at "
                                     "the good or at the bad end.");
    return formula;
}

// At the length where it pays, or where it does not: at this one.
FigureFormula QuestionsTab::breakEvenFormula() const {
    const auto at = [this](Index seq) { return estimatePrefill(view().input.atLength(seq)); };
    if (!m_answers->break_even) {
        return explorable(tr("One layer's speed-up at this length"), layerSpeedupFormula(m_answers->estimate),
                          QStringLiteral("×"), tr("Below 1 the kernel is slower than dense attention."),
                          view().input);
    }
    const Index from = *m_answers->break_even;
    const QString before =
        from > 1 && validate(view().input.atLength(from - 1)).empty()
            ? tr("One token fewer: %1×.").arg(text(layerSpeedupFormula(at(from - 1)).value))
            : QString();
    return explorable(tr("One layer's speed-up at %1 tokens").arg(grouped(from)),
                      layerSpeedupFormula(at(from)), QStringLiteral("×"), before,
                      view().input.atLength(from));
}

FigureFormula QuestionsTab::targetFormula() const {
    const PrefillEstimate& estimate = m_answers->estimate;
    const double target = m_target->value();
    if (estimate.time.dense_seconds <= target) return denseTimeFormula(view().input);
    return explorable(
        tr("Layers for a wanted time"), layersFormula(estimate, target), {},
        tr("%1 layers can use the pattern. Each one saves what its dense attention takes longer.")
            .arg(grouped(view().input.model.fullLayers())),
        view().input);
}

FigureFormula QuestionsTab::fasterFormula() const {
    return explorable(tr("Time with a kernel twice as fast"),
                      fasterKernelFormula(view().input, m_answers->estimate, 2), seconds(),
                      tr("Without the last summand the kernel would be free."), view().input);
}

FigureFormula QuestionsTab::windowFormula() const {
    FigureFormula formula = explorable(
        tr("The window that keeps as many cells"), equalWindowFormula(view().input, m_answers->equal_window),
        {},
        tr("The widest window i − j ≤ W that keeps no more cells than the pattern. Cells are counted "
           "by the masks."),
        view().input);
    formula.estimate = false;
    return formula;
}

FigureFormula QuestionsTab::sensitivityFormula(const Sensitivity& of, bool high) const {
    FigureFormula formula = mixTimeFormula(high ? of.high_input : of.low_input);
    formula.title =
        tr("Time to the first token with %1 = %2").arg(translateCore(of.name), text(high ? of.high : of.low));
    return formula;
}

}  // namespace triscope::gui
