#pragma once

#include <QWidget>

#include "core/npu/case_files/compare_case.h"
#include "core/scenario/likely_causes.h"

class QGridLayout;
class QLabel;

namespace triscope::gui {

class Theme;
class VerdictBadge;

// What came back, held against its case; and when it differs, which of the known traps explains that, where
// the case tells its mask.
struct ReturnedOutcome {
    CaseComparison comparison;
    std::optional<Diagnosis> causes;
};

// "What the NPU returned for case 1a2b3c4d is as expected: ..."
QString returnedHeadline(const CaseComparison& comparison);

// The numbers of a comparison with a case. Every figure can be selected and copied.
class ReturnedTables final : public QWidget {
    Q_OBJECT

  public:
    explicit ReturnedTables(const Theme& theme, QWidget* parent = nullptr);

    void setOutcome(const ReturnedOutcome& outcome);

    // A figure as shown, by its name in code ("rmse"); empty when there is none.
    QString figure(const QString& name) const;

  signals:
    void worstAsked();
    void anotherAsked();

  private:
    void addFigure(const QString& title, const QString& name, const QString& help);
    void setFigure(const char* name, const QString& text);
    QLabel* paragraph(const char* name);

    VerdictBadge* m_badge;
    QGridLayout* m_grid;
    QLabel* m_worst;
    QLabel* m_causes;
    QLabel* m_run;
};

}  // namespace triscope::gui
