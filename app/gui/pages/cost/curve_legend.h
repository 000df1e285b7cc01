#pragma once

#include <QWidget>
#include <array>

namespace triscope::gui {

class Theme;

// Above a chart: each curve's pen and name, and below it the value at the place that is looked at. A curve
// without a name is not there.
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

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& m_theme;
    std::array<Entry, 3> m_entries;
};

}  // namespace triscope::gui
