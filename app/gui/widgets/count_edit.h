#pragma once

#include <QLineEdit>
#include <optional>

#include "core/base/units.h"

namespace triscope::gui {

// A box for a whole number, shown grouped ("131,072"). Tells what was typed when Enter is pressed or the
// focus leaves; Escape brings back what was there. What a text means is decided by whoever listens.
class CountEdit final : public QLineEdit {
    Q_OBJECT

  public:
    explicit CountEdit(QWidget* parent = nullptr);

    // The number that the box is wide enough for; others scroll in it. The largest length unless said.
    void setWidest(Index value);

    // nullopt leaves the box empty, so that its placeholder shows.
    void showCount(std::optional<Index> value);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  signals:
    void typed(const QString& text);

  protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

  private:
    QString m_shown;
    Index m_widest = kMaxLength;
};

}  // namespace triscope::gui
