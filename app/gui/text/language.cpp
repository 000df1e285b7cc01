#include "app/gui/text/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace triscope::gui {

Language::Language(LanguageChoice choice, QObject* parent) : QObject(parent), m_choice(choice) {
    install();
}

Language::~Language() {
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
}

void Language::setChoice(LanguageChoice choice) {
    if (choice == m_choice) return;
    m_choice = choice;
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
    install();
}

void Language::install() {
    const bool chinese =
        m_choice == LanguageChoice::Chinese ||
        (m_choice == LanguageChoice::System && QLocale::system().language() == QLocale::Chinese);
    if (!chinese) return;
    if (m_qts.load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qts);
    }
    if (m_ours.load(QStringLiteral(":/i18n/triscope_zh_CN.qm"))) QCoreApplication::installTranslator(&m_ours);
}

}  // namespace triscope::gui
