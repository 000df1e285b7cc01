#pragma once

#include <QTimer>
#include <memory>

#include "app/gui/pages/agree/study_request.h"
#include "app/gui/pages/page_tab.h"

class QComboBox;

namespace triscope::gui {

class ResultsPane;
class RunControls;
class Runner;
class StudyPictures;
class StudyTables;

// Whether ways to compute the same attention agree, and where they do not: any backends, each held against
// each of the others, under the scenario's mask, on tensors of a size that this machine can do.
class CompareTab final : public PageTab {
    Q_OBJECT

  public:
    explicit CompareTab(const PageTabContext& context, QWidget* parent = nullptr);

    bool busy() const override { return m_calm.isActive(); }
    QList<Gesture> gestures() const override;
    QStringList parts() const override;
    bool showPart(const QString& id) override;

    // Reads Q, K and V from there, or draws them by the seed when none is given, and runs.
    void useFiles(const TensorFiles& files);
    void run();

    // What is on display; nullptr while there is none.
    const StudyOutcome* outcome() const { return m_outcome.get(); }
    // Whether it is about other settings than the present ones.
    bool isStale() const { return m_outcome != nullptr && !(m_outcome->request == m_request); }

  protected:
    void refresh() override;

  private:
    void makeActions();
    void makeResults();
    void connectParts();

    StudyRequest presentRequest() const;
    // After the settings or the results have changed: says how they stand to one another.
    void compareWithRequest();
    bool isSmall() const;
    // Two backends at least, no setting that is impossible, and no run that is too large.
    QString issue() const;
    // As whyTooLarge, of the present settings.
    QString tooLarge() const;
    void runWhenCalm();
    void start();
    void showOutcome(std::shared_ptr<const StudyOutcome> outcome);
    void showFailure(const QString& message);
    void showStopped();
    void updateHeadline();
    void updateStatus();
    void showWorst();
    void chooseFiles();

    // Of the study's comparisons.
    void showComparison(std::size_t which);
    void listComparisons();
    void tell(const PointerInfo& info);

    StudyRequest m_request;  // of the present settings
    StudyRequest m_running;  // of the run that was begun last
    TensorFiles m_files;
    std::shared_ptr<const StudyOutcome> m_outcome;
    bool m_asked = false;    // a first run was begun or declined
    bool m_stopped = false;  // the last run was
    QTimer m_calm;           // runs out when the settings have come to rest
    Runner* m_runner = nullptr;
    RunControls* m_controls = nullptr;
    ResultsPane* m_results = nullptr;
    StudyPictures* m_pictures = nullptr;
    QComboBox* m_comparisons = nullptr;
    std::size_t m_which = 0;
    StudyTables* m_tables = nullptr;
};

}  // namespace triscope::gui
