#pragma once

#include <QWidget>
#include <utility>
#include <vector>

namespace triscope::gui {

class FieldRow;
class Session;
class Theme;

// The settings that only some patterns have: those of the patterns that the scenario names, and no others.
class PatternRows final : public QWidget {
    Q_OBJECT

  public:
    PatternRows(Session& session, const Theme& theme, QWidget* parent = nullptr);

  signals:
    // Other settings are shown than before.
    void rowsChanged();

  private:
    void addRows();
    void showWhatIsUsed();

    Session& m_session;
    const Theme& m_theme;
    std::vector<std::pair<const char*, FieldRow*>> m_rows;
};

}  // namespace triscope::gui
