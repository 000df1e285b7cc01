#pragma once

#include <vector>

#include "app/gui/pages/agree/agree_tab.h"
#include "app/gui/pages/page.h"

class QStackedLayout;
class QTabBar;

namespace triscope::gui {

class ReturnedCase;

// Whether two ways to compute the same attention agree, and why they do not. One question a tab.
class AgreePage final : public Page {
    Q_OBJECT

  public:
    explicit AgreePage(const PageContext& context, QWidget* parent = nullptr);

    bool busy() const override;
    QList<Gesture> gestures() const override { return shownTab()->gestures(); }
    QStringList parts() const override;
    bool showPart(const QString& id) override;

  protected:
    void refresh() override;
    void restyle() override;

    // Results of an NPU; other files are left to the window.
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void addTab(AgreeTab* tab);
    void showTab();
    void showAnswer();
    AgreeTab* shownTab() const;

    QTabBar* m_bar = nullptr;
    QStackedLayout* m_stack = nullptr;
    std::vector<AgreeTab*> m_tabs;
    ReturnedCase* m_returned = nullptr;
};

}  // namespace triscope::gui
