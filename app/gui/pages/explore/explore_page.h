#pragma once

#include "app/gui/pages/page.h"

namespace triscope::gui {

// What a mask keeps: its picture and its counts.
class ExplorePage final : public Page {
    Q_OBJECT

  public:
    explicit ExplorePage(const PageContext& context, QWidget* parent = nullptr);

  protected:
    void refresh() override;
};

}  // namespace triscope::gui
