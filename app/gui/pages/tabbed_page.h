#pragma once

#include <vector>

#include "app/gui/pages/page.h"
#include "app/gui/pages/page_tab.h"

class QStackedLayout;
class QTabBar;

namespace triscope::gui {

// A page of several questions, one a tab. The part `tab/part` is a part of that tab.
class TabbedPage : public Page {
    Q_OBJECT

  public:
    bool busy() const override;
    QList<Gesture> gestures() const override { return shownTab()->gestures(); }
    QStringList parts() const override;
    bool showPart(const QString& id) override;

  protected:
    // `questions` names the bar of tabs to those who do not see it.
    TabbedPage(PageInfo info, const QString& questions, const PageContext& context, QWidget* parent);

    const PageTabContext& tabContext() const { return m_tab_context; }
    void addTab(PageTab* tab);
    // To be called once all tabs are there.
    void showFirstTab();

    PageTab* shownTab() const;
    const std::vector<PageTab*>& tabs() const { return m_tabs; }

    // Say what the tab on display answers, which has changed.
    virtual void showAnswer() = 0;
    void restyle() override;

  private:
    void showTab();

    PageTabContext m_tab_context;
    QTabBar* m_bar = nullptr;
    QStackedLayout* m_stack = nullptr;
    std::vector<PageTab*> m_tabs;
};

}  // namespace triscope::gui
