#pragma once

#include <QWidget>

namespace triscope::gui {

class Theme;

// A verdict by shape, word and colour: a disc with a tick, or a square with a cross.
class VerdictBadge final : public QWidget {
    Q_OBJECT

  public:
    explicit VerdictBadge(const Theme& theme, QWidget* parent = nullptr);

    void setVerdict(bool pass);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& m_theme;
    bool m_pass = true;
};

}  // namespace triscope::gui
