#pragma once

#include <QWidget>

#include "app/gui/widgets/elided_label.h"
#include "core/scenario/attention_study.h"

class QBoxLayout;
class QPushButton;

namespace triscope::gui {

class RunChoices;
class RunFields;
class Session;

// The top of the Agree page: what to run on, where the tensors come from, Run and Cancel, and below them what
// the run will take and how it stands. It keeps its height whatever it says.
class RunControls final : public QWidget {
    Q_OBJECT

  public:
    RunControls(Session& session, const Theme& theme, QWidget* parent = nullptr);

    void showFiles(const TensorFiles& files);
    void showWorking(bool working, bool may_run);
    void showEstimate(const QString& sentence);
    void showStatus(const QString& sentence, Tone tone);

    RunFields& fields() { return *m_fields; }

    // Those that are to run.
    std::vector<std::string> backends() const;

  signals:
    void runAsked();
    void cancelAsked();
    void filesAsked();
    void seededAsked();
    void backendsChosen();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* makeButtons();
    void showSource();

    Session& m_session;
    TensorFiles m_files;
    RunFields* m_fields;
    RunChoices* m_choices;
    QBoxLayout* m_row;
    QPushButton* m_seeded;
    QPushButton* m_run;
    QPushButton* m_cancel;
    ElidedLabel* m_source;
    ElidedLabel* m_estimate;
    ElidedLabel* m_status;
};

}  // namespace triscope::gui
