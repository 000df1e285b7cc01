#pragma once

#include <memory>
#include <optional>

#include "app/gui/pages/agree/mask_effect_words.h"
#include "app/gui/pages/page_tab.h"

class QComboBox;
class QPushButton;

namespace triscope::gui {

class ErrorMapView;
class MaskEffectProfile;
class MaskEffectTables;
class RunFields;
class ResultsPane;
class Runner;

// What the pattern changes beside dense attention on the same inputs: another question than whether two
// implementations agree. Runs on the cpu backend, so at lengths that the reference could not do.
class MaskEffectTab final : public PageTab {
    Q_OBJECT

  public:
    explicit MaskEffectTab(const PageTabContext& context, QWidget* parent = nullptr);

    QList<Gesture> gestures() const override;

    void run();
    // What is on display; nullptr while there is none.
    const MaskEffectOutcome* outcome() const { return m_outcome.get(); }
    bool isStale() const { return m_outcome != nullptr && !(m_outcome->request == presentRequest()); }

  protected:
    void refresh() override;

  private:
    QWidget* makeControls();
    void makeResults();
    void makeActions();
    MaskEffectRequest presentRequest() const;
    bool isSmall(const MaskEffectRequest& request) const;
    double RowEffect::*shownFigure() const;
    void showOutcome(std::shared_ptr<const MaskEffectOutcome> outcome);
    void showFigure();
    void showWorst();
    void pointAtRow();

    std::shared_ptr<const MaskEffectOutcome> m_outcome;
    std::optional<MaskEffectRequest> m_running;
    Runner* m_runner = nullptr;
    RunFields* m_fields = nullptr;
    QComboBox* m_figure = nullptr;
    ResultsPane* m_results = nullptr;
    ErrorMapView* m_map = nullptr;
    MaskEffectProfile* m_profile = nullptr;
    MaskEffectTables* m_tables = nullptr;
};

}  // namespace triscope::gui
