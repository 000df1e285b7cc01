#pragma once

#include <QWidget>
#include <array>

namespace triscope::gui {

class Theme;

// Above a chart: each curve's pen and name, and below it the value at the place that is looked at. A curve
// without a name is not there. A click, or the arrows and Space, shows and hides a curve; one always stays.
class CurveLegend final : public QWidget {
    Q_OBJECT

  public:
    struct Entry {
        QString name;
        QString value;
    };

    explicit CurveLegend(const Theme& theme, QWidget* parent = nullptr);

    void setEntries(std::array<Entry, 3> entries);
    const std::array<Entry, 3>& entries() const { return m_entries; }

    bool isShown(std::size_t curve) const { return m_shown.at(curve); }
    void toggle(std::size_t curve);
    // Where a curve's entry is.
    QRect entryRect(std::size_t curve) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  signals:
    void toggled(std::size_t curve, bool shown);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    const Theme& m_theme;
    void paintEntry(QPainter& painter, std::size_t curve) const;

    std::array<Entry, 3> m_entries;
    std::array<bool, 3> m_shown{true, true, true};
    std::size_t m_current = 0;  // which one the keys are on
};

}  // namespace triscope::gui
