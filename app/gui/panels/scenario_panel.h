#pragma once

#include <QList>
#include <QScrollArea>

class QCheckBox;
class QVBoxLayout;

namespace triscope::gui {

class ChoiceRow;
class NumberRow;
class LengthRow;
class Session;
class Theme;

// Every setting of the scenario, the same on every page; scrolls where there is too little room.
class ScenarioPanel final : public QScrollArea {
    Q_OBJECT

  public:
    ScenarioPanel(Session& session, const Theme& theme, QWidget* parent = nullptr);

  private:
    void fitWidth();
    void addHeading(const QString& text);
    void addMask();
    void addModel();
    void addAdvanced();
    void addShape(QVBoxLayout& into);
    void addHeads(QVBoxLayout& into);
    void addDeployment(QVBoxLayout& into);
    void setSidesApart(bool apart);
    void showWhatIsUsed();
    void showModelDefaults();

    Session& m_session;
    const Theme& m_theme;
    QVBoxLayout* m_layout;
    LengthRow* m_length = nullptr;
    LengthRow* m_sink = nullptr;
    LengthRow* m_window = nullptr;
    LengthRow* m_last = nullptr;
    ChoiceRow* m_convention = nullptr;
    QCheckBox* m_apart = nullptr;
    QList<NumberRow*> m_sides;  // queries, keys, query offset, prompt
    NumberRow* m_heads = nullptr;
    NumberRow* m_kv_heads = nullptr;
    NumberRow* m_head_dim = nullptr;
};

}  // namespace triscope::gui
