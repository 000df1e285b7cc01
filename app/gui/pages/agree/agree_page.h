#pragma once

#include "app/gui/pages/tabbed_page.h"

namespace triscope::gui {

class ReturnedCase;

// Whether two ways to compute the same attention agree, and why they do not. One question a tab.
class AgreePage final : public TabbedPage {
    Q_OBJECT

  public:
    explicit AgreePage(const PageContext& context, QWidget* parent = nullptr);

    // Whatever stands in place of the content.
    bool showPart(const QString& id) override;

  protected:
    void refresh() override;
    void showAnswer() override;

    // Results of an NPU; other files are left to the window.
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    ReturnedCase* m_returned = nullptr;
};

}  // namespace triscope::gui
