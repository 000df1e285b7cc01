#pragma once

#include <QTimer>
#include <memory>
#include <optional>

#include "app/gui/pages/agree/stepper_words.h"
#include "app/gui/pages/page_tab.h"

class QBoxLayout;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace triscope::gui {

class CountEdit;
class ElidedLabel;
class FlatTable;
class RunFields;
class Runner;
class StepperPane;
class StepperStrip;

// Online softmax, one tile of one query at a time, and the same row merged from the parts that an NPU's
// operator calls compute.
class StepperTab final : public PageTab {
    Q_OBJECT

  public:
    explicit StepperTab(const PageTabContext& context, QWidget* parent = nullptr);

    QList<Gesture> gestures() const override;

    // What is on display; nullptr while there is none.
    const StepperOutcome* outcome() const { return m_outcome.get(); }
    std::size_t stepsDone() const { return m_done; }
    void goTo(std::size_t done);
    // Takes a step now and then until the end; from the start when it is there already. Again: stops.
    void play();

  protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    struct Choice {
        const char* field;
        CountEdit* edit;
        std::optional<Index> value;  // what was typed
    };

    QWidget* makeChoices();
    CountEdit* addChoice(QHBoxLayout& row, Choice& choice, const QString& name);
    QWidget* makeWalk();
    void makeActions();

    void take(Choice& choice, const QString& typed);
    Range allowed(const Choice& choice) const;
    StepperRequest presentRequest() const;
    void showOutcome(std::shared_ptr<const StepperOutcome> outcome);
    void showStep();
    void showMerge();

    Choice m_row{"step-row", nullptr, {}};
    Choice m_head{"step-head", nullptr, {}};
    Choice m_tile{"step-tile", nullptr, {}};
    std::shared_ptr<const StepperOutcome> m_outcome;
    std::size_t m_done = 1;
    Runner* m_runner = nullptr;
    RunFields* m_fields = nullptr;
    QComboBox* m_precision = nullptr;
    ElidedLabel* m_status = nullptr;
    StepperStrip* m_strip = nullptr;
    FlatTable* m_merge = nullptr;
    QLabel* m_merge_words = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
    QPushButton* m_play = nullptr;
    QTimer m_clock;
    QBoxLayout* m_columns = nullptr;
    StepperPane* m_step = nullptr;
};

}  // namespace triscope::gui
