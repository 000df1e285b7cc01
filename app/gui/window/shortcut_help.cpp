#include "app/gui/window/shortcut_help.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "app/gui/pages/page.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

// Without the mnemonic: "&File" and the Chinese "文件(&F)".
QString plain(QString text) {
    static const QRegularExpression kBracketed(QStringLiteral("\\(&.\\)"));
    return text.remove(kBracketed).remove(u'&').remove(u'…');
}

}  // namespace

ShortcutHelp::ShortcutHelp(const QMenuBar& menus, const Page& page, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keys and gestures"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* inner = new QWidget(this);
    m_grid = new QGridLayout(inner);
    m_grid->setContentsMargins(3 * Theme::kGap, 2 * Theme::kGap, 3 * Theme::kGap, 2 * Theme::kGap);
    m_grid->setHorizontalSpacing(4 * Theme::kGap);
    m_grid->setVerticalSpacing(Theme::kGap / 2);
    m_grid->setColumnStretch(0, 1);

    const QList<Gesture> gestures = page.gestures();
    if (!gestures.isEmpty()) addSection(page.title());
    for (const Gesture& gesture : gestures) addLine(gesture.meaning, gesture.keys);
    for (const QAction* entry : menus.actions()) {
        if (entry->isVisible() && entry->menu() != nullptr) addMenu(plain(entry->text()), *entry->menu());
    }

    auto* scroll = new QScrollArea(this);
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int bar = scroll->verticalScrollBar()->sizeHint().width();
    scroll->setMinimumWidth(inner->sizeHint().width() + bar);
    resize(sizeHint().width(), 720);
}

void ShortcutHelp::addMenu(const QString& section, const QMenu& menu) {
    addSection(section);
    for (const QAction* action : menu.actions()) {
        if (action->shortcut().isEmpty() || !action->isVisible()) continue;
        // What an undo action would undo is not part of its meaning.
        const QString meaning = action->whatsThis().isEmpty() ? action->text() : action->whatsThis();
        addLine(plain(meaning), action->shortcut().toString(QKeySequence::NativeText));
    }
    for (const QAction* action : menu.actions()) {
        if (action->menu() != nullptr) addMenu(plain(action->text()), *action->menu());
    }
}

void ShortcutHelp::addSection(const QString& title) {
    auto* label = new QLabel(title, this);
    label->setFont(Theme::strongFont());
    const int row = m_grid->rowCount();
    m_grid->setRowMinimumHeight(row, 4 * Theme::kGap);
    m_grid->addWidget(label, row, 0, 1, 2, Qt::AlignLeft | Qt::AlignBottom);
}

void ShortcutHelp::addLine(const QString& meaning, const QString& keys) {
    const int row = m_grid->rowCount();
    m_grid->addWidget(new QLabel(meaning, this), row, 0);
    auto* label = new QLabel(keys, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    m_grid->addWidget(label, row, 1, Qt::AlignRight);
}

}  // namespace triscope::gui
