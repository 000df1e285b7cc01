#include "app/gui/theme/theme.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QStyle>
#include <QStyleFactory>

namespace triscope::gui {

namespace {

bool isDarkPalette(const QPalette& palette) {
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

QFont withOurFamilies(QFont font) {
    const QStringList present = QFontDatabase::families();
    QStringList families;
    for (const char* family : {"Noto Sans", "Noto Sans CJK SC"}) {
        if (present.contains(QLatin1String(family))) families << QLatin1String(family);
    }
    if (!families.isEmpty()) font.setFamilies(families << font.family());
    return font;
}

}  // namespace

Theme::Theme(ThemeChoice choice, QObject* parent)
    : QObject(parent), m_choice(choice), m_colors(&lightColors()) {
    // Before ours is set, the application's palette is the system's.
    m_system_dark = isDarkPalette(QApplication::palette());
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(textFont());
    qApp->installEventFilter(this);
    apply();
}

void Theme::setChoice(ThemeChoice choice) {
    if (choice == m_choice) return;
    m_choice = choice;
    apply();
}

QFont Theme::textFont() {
    QFont font = withOurFamilies(QFontDatabase::systemFont(QFontDatabase::GeneralFont));
    font.setPointSizeF(10);
    return font;
}

QFont Theme::strongFont() {
    QFont font = textFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont Theme::headlineFont() {
    QFont font = textFont();
    font.setPointSizeF(15);
    font.setWeight(QFont::Bold);
    return font;
}

bool Theme::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ThemeChange && m_choice == ThemeChoice::System) {
        m_system_dark = isDarkPalette(QApplication::style()->standardPalette());
        apply();
    }
    return QObject::eventFilter(watched, event);
}

void Theme::apply() {
    const bool dark = m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_system_dark);
    m_colors = dark ? &darkColors() : &lightColors();
    QApplication::setPalette(paletteFor(*m_colors));
    emit changed();
}

QPalette paletteFor(const ThemeColors& colors) {
    QPalette palette(colors.control, colors.window);
    const auto set = [&palette](QPalette::ColorRole role, const QColor& color, const QColor& disabled) {
        palette.setColor(role, color);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    const QColor faint = colors.dark ? QColor(0x6d7782) : QColor(0x98a1ab);
    set(QPalette::Window, colors.window, colors.window);
    set(QPalette::WindowText, colors.text, faint);
    set(QPalette::Base, colors.surface, colors.window);
    set(QPalette::AlternateBase, colors.window, colors.window);
    set(QPalette::Text, colors.text, faint);
    set(QPalette::PlaceholderText, colors.muted_text, faint);
    set(QPalette::Button, colors.control, colors.window);
    set(QPalette::ButtonText, colors.text, faint);
    set(QPalette::BrightText, colors.error, faint);
    set(QPalette::ToolTipBase, colors.raised, colors.raised);
    set(QPalette::ToolTipText, colors.text, colors.text);
    set(QPalette::Highlight, colors.accent, colors.grid);
    set(QPalette::HighlightedText, colors.on_accent, colors.text);
    set(QPalette::Link, colors.accent, faint);
    set(QPalette::LinkVisited, colors.accent, faint);
    set(QPalette::Light, colors.raised, colors.raised);
    set(QPalette::Midlight, colors.raised, colors.raised);
    set(QPalette::Mid, colors.grid, colors.grid);
    set(QPalette::Dark, colors.grid.darker(colors.dark ? 80 : 130), colors.grid);
    set(QPalette::Shadow, QColor(0x0b0d0f), QColor(0x0b0d0f));
    return palette;
}

}  // namespace triscope::gui
