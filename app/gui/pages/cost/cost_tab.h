#pragma once

#include <QWidget>
#include <functional>
#include <memory>
#include <vector>

#include "app/gui/pages/page.h"
#include "core/cost/cost_report.h"

namespace triscope::gui {

// What the Cost page has priced, for all of its tabs.
struct CostView {
    Scenario scenario;
    CostInput input;
    CostReport report;
    std::vector<LengthCost> lengths;  // for curves, ascending
    QString pattern;                  // the pattern's title
};

struct CostTabContext {
    Session& session;
    Theme& theme;
    // A runner of the page: shown in the status bar, and what it was asked to cover while it works.
    std::function<Runner&(QWidget* over)> makeRunner;
};

// One answer of the Cost page, below the headline. QActions that are added to it (addAction) appear in the
// Page menu.
class CostTab : public QWidget {
    Q_OBJECT

  public:
    // `id` is how --tab spells it, `title` the word on the tab.
    CostTab(QString id, QString title, CostTabContext context, QWidget* parent);

    const QString& id() const { return m_id; }
    const QString& title() const { return m_title; }

    // The view to show from now on. A tab out of sight computes when it is looked at.
    void setView(std::shared_ptr<const CostView> view);
    bool hasView() const { return m_view != nullptr; }

    // The answer in one sentence; the page's own where it has none. Precondition: hasView().
    virtual QString headline() const { return {}; }

    // The colours changed; the tab is repainted anyway, this is for what is not painted (charts).
    virtual void restyle() {}

  signals:
    void headlineChanged();
    void hintChanged(const QString& hint);
    void pointedAt(const triscope::gui::PointerInfo& info);

  protected:
    // Show view(), which has changed.
    virtual void present() = 0;

    const CostView& view() const { return *m_view; }
    const CostTabContext& context() const { return m_context; }
    const Theme& theme() const { return m_context.theme; }
    const ThemeColors& colors() const { return m_context.theme.colors(); }

    void showEvent(QShowEvent* event) override;

  private:
    void catchUp();

    QString m_id;
    QString m_title;
    CostTabContext m_context;
    std::shared_ptr<const CostView> m_view;
    bool m_stale = false;
};

}  // namespace triscope::gui
