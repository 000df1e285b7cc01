#pragma once

#include <QObject>
#include <QTranslator>

namespace triscope::gui {

enum class LanguageChoice { System, English, Chinese };

// The language of the window. A change reaches every widget as QEvent::LanguageChange.
class Language final : public QObject {
    Q_OBJECT

  public:
    explicit Language(LanguageChoice choice = LanguageChoice::System, QObject* parent = nullptr);
    ~Language() override;

    LanguageChoice choice() const { return m_choice; }
    void setChoice(LanguageChoice choice);

  private:
    void install();

    LanguageChoice m_choice;
    QTranslator m_ours;
    QTranslator m_qts;  // buttons and context menus of Qt's own, where the system has them
};

}  // namespace triscope::gui
