#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "core/cost/kernels/sensitivity.h"

namespace triscope::gui {

class Theme;

// What each parameter does to the time to the first token: a bar from its smaller to its larger value on a
// common axis of seconds, the estimate as a line through all of them. A click or the arrow keys choose a
// value.
class TornadoView final : public QWidget {
    Q_OBJECT

  public:
    explicit TornadoView(const Theme& theme, QWidget* parent = nullptr);

    // One end of a bar.
    struct Choice {
        std::size_t bar = 0;
        bool high = false;
    };

    void setContent(std::vector<Sensitivity> bars, double middle);
    const std::vector<Sensitivity>& bars() const { return m_bars; }

    // nullopt: none, which is how it starts.
    const std::optional<Choice>& chosen() const { return m_chosen; }
    void choose(std::optional<Choice> choice);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  signals:
    void chosenChanged();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    int lineHeight() const;
    QString endText(const std::string& value, bool moves) const;
    double xOf(double seconds) const;
    bool highIsLeft(const Sensitivity& bar) const;
    void move(int bars, std::optional<bool> right);
    void paintBar(class QPainter& painter, std::size_t at) const;
    void paintAxis(class QPainter& painter) const;

    const Theme& m_theme;
    std::vector<Sensitivity> m_bars;
    std::optional<Choice> m_chosen;
    double m_middle = 0;
    double m_least = 0;
    double m_most = 1;
    int m_name_width = 0;
    int m_ends = 0;  // the room beside a bar
};

}  // namespace triscope::gui
