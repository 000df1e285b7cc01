#pragma once

#include <QWidget>
#include <memory>

#include "app/gui/pages/agree/study_request.h"
#include "app/gui/pages/page_tab.h"
#include "app/gui/painters/scatter_painter.h"

class QStackedLayout;
class QTabBar;

namespace triscope::gui {

class ErrorHistogramView;
class ErrorLengthView;
class ErrorMapView;
class ScatterView;
class WhyPane;

// Where two results differ, as a map of all queries, and below it one of: how errors are spread, how they
// depend on the length of a row, one result over the other, and why the emulated operator differs.
class StudyPictures final : public QWidget {
    Q_OBJECT

  public:
    StudyPictures(const PageTabContext& context, QWidget* parent = nullptr);

    // `which` of the study's comparisons. Never nullptr.
    void setOutcome(std::shared_ptr<const StudyOutcome> outcome, std::size_t which);
    // What the lower picture would explain, and whether that may run unasked.
    void setRequest(const StudyRequest& request, bool small);

    void showWorst();
    // "spread", "length", "scatter" or "why".
    static QStringList parts();
    bool showPart(const QString& id);

    ErrorMapView& map() const { return *m_map; }

  signals:
    // What the pointer is on; nothing when it is beside all pictures.
    void pointedAt(const triscope::gui::PointerInfo& info);

  private:
    void connectParts();
    const StudyComparison& comparison() const { return m_outcome->study.comparisons[m_which]; }
    ScatterNames scatterNames() const;
    void pointAtRow();
    void pointAtBin();
    void pointAtColumn();

    ErrorMapView* m_map;
    QTabBar* m_bar;
    QStackedLayout* m_stack;
    ErrorHistogramView* m_histogram;
    ErrorLengthView* m_lengths;
    ScatterView* m_scatter;
    WhyPane* m_why;
    std::shared_ptr<const StudyOutcome> m_outcome;
    std::size_t m_which = 0;
};

}  // namespace triscope::gui
