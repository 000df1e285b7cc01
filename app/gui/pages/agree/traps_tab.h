#pragma once

#include "app/gui/pages/agree/trap_study.h"
#include "app/gui/pages/page_tab.h"
#include "app/gui/widgets/empty_state.h"

class QBoxLayout;
class QComboBox;
class QListWidget;
class QStackedLayout;

namespace triscope::gui {

class DifferenceLegend;
class ElidedLabel;
class ErrorMapView;
class MaskView;
class Runner;
class Selection;

// The trap lab: choose a mistake, fall into it, and see what it does to the mask and to the output, and how
// the detector knows it.
class TrapsTab final : public PageTab {
    Q_OBJECT

  public:
    explicit TrapsTab(const PageTabContext& context, QWidget* parent = nullptr);

    QList<Gesture> gestures() const override;

    void choose(const std::string& trap);
    // What is on display; nullptr while there is none.
    const TrapOutcome* outcome() const { return m_outcome.get(); }

  protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* makeList();
    QWidget* makeResults();
    QBoxLayout* makePictures(QWidget* results);
    void connectParts();
    void start();
    void showOutcome(std::shared_ptr<const TrapOutcome> outcome);
    void showRun();
    void showWays();
    // In place of the pictures; the action runs again.
    void showProblem(EmptyState::Kind kind, const QString& sentence, const QString& action = {});
    void pointAtCell();
    void pointAtRow();

    std::string m_trap;
    std::size_t m_fault = 0;
    std::optional<TrapRequest> m_request;  // of the present settings
    std::shared_ptr<const TrapOutcome> m_outcome;
    Runner* m_runner = nullptr;
    Selection* m_selection = nullptr;  // of its own: the masks here are of another size than the scenario's

    QListWidget* m_list = nullptr;
    ElidedLabel* m_summary = nullptr;
    ElidedLabel* m_advice = nullptr;
    QComboBox* m_ways = nullptr;
    ElidedLabel* m_notes = nullptr;
    QStackedLayout* m_stack = nullptr;
    EmptyState* m_problem = nullptr;
    QBoxLayout* m_pictures = nullptr;
    ElidedLabel* m_masks = nullptr;
    DifferenceLegend* m_legend = nullptr;
    MaskView* m_mask = nullptr;
    ElidedLabel* m_error = nullptr;
    ErrorMapView* m_map = nullptr;
    ElidedLabel* m_evidence = nullptr;
};

}  // namespace triscope::gui
