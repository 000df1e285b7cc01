#pragma once

#include <QWidget>

#include "app/gui/painters/token_flow.h"
#include "core/mask/mask.h"

namespace triscope::gui {

class Theme;

// How the words of a text look, by the region in which a query sees them.
class TokenLegend final : public QWidget {
    Q_OBJECT

  public:
    explicit TokenLegend(const Theme& theme, QWidget* parent = nullptr);

    void setMask(const MaskPtr& mask);

    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& m_theme;
    std::vector<TokenWord> m_names;
    std::vector<WordLook> m_looks;
};

}  // namespace triscope::gui
