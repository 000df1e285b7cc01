#include "app/gui/window/main_window.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>

#include "app/gui/pages/page_list.h"
#include "app/gui/panels/inspector.h"
#include "app/gui/panels/model_choice.h"
#include "app/gui/panels/pointer_panel.h"
#include "app/gui/theme/icons.h"
#include "app/gui/window/about_dialog.h"
#include "app/gui/window/menus.h"
#include "app/gui/window/preferences.h"
#include "app/gui/window/rail.h"
#include "app/gui/window/shortcut_help.h"
#include "app/gui/window/status_strip.h"

namespace triscope::gui {

namespace {

constexpr QSize kFirstSize(1440, 900);
constexpr int kInspectorWidth = 352;
// Narrower than this, the page needs the inspector's room.
constexpr int kRoomForInspector = 1100;
// The one file of this computer in `data`; empty when there is none, or more than one.
QString droppedFile(const QMimeData& data) {
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

// Of saveState(); raised when docks or tool bars change.
constexpr int kLayoutVersion = 1;

}  // namespace

MainWindow::MainWindow(const WindowContext& context, QWidget* parent)
    : QMainWindow(parent), m_context(context), m_file(context.session) {
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    buildFrame();
    fill();
    showPage(currentPage()->id());
    adaptTo(kFirstSize.boundedTo(screen()->availableSize()));
    restoreFromSettings();
    connect(&m_file, &ScenarioFile::changed, this, &MainWindow::showTitle);
    showTitle();
}

// Pages report to m_activity and read the session, so they go first.
MainWindow::~MainWindow() {
    empty();
}

Page* MainWindow::currentPage() const {
    return qobject_cast<Page*>(m_pages->currentWidget());
}

void MainWindow::showPage(const QString& id) {
    for (int at = 0; at < m_pages->count(); ++at) {
        if (qobject_cast<Page*>(m_pages->widget(at))->id() == id) m_pages->setCurrentIndex(at);
    }
    Page& page = *currentPage();
    page.setFocus(Qt::OtherFocusReason);
    m_menus->showActionsOf(page);
    m_inspector->pointer().present({});
    m_status->setHint({});
    m_status->setBackend(page.backend());
}

void MainWindow::adaptTo(const QSize& size) {
    m_inspector->setVisible(size.width() >= kRoomForInspector);
    // The least size of the window follows from what is shown, and would otherwise still be the old one.
    layout()->activate();
    resize(size);
    resizeDocks({m_inspector}, {kInspectorWidth}, Qt::Horizontal);
}

bool MainWindow::openScenario(const QString& path) {
    return report(m_file.open(path));
}

bool MainWindow::saveScenario(const QString& path) {
    return report(m_file.save(path));
}

bool MainWindow::openDropped(const QString& path) {
    if (!isModelFile(path)) return openScenario(path);
    useModel(m_context.session, path);
    return true;
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFile(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

// Not at once: a message about the file would keep the other program's drag waiting.
void MainWindow::dropEvent(QDropEvent* event) {
    const QString path = droppedFile(*event->mimeData());
    if (path.isEmpty()) return;
    event->acceptProposedAction();
    QMetaObject::invokeMethod(
        this, [this, path] { openDropped(path); }, Qt::QueuedConnection);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::LanguageChange || m_refill_is_scheduled) return;
    // Not at once: the change may come from a menu that is about to be taken down, and it comes once for each
    // translator.
    m_refill_is_scheduled = true;
    QMetaObject::invokeMethod(this, &MainWindow::refill, Qt::QueuedConnection);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!mayLeave()) {
        event->ignore();
        return;
    }
    storeInSettings();
    event->accept();
}

// What a language change leaves alone, so that docks and their widths stay as they are.
void MainWindow::buildFrame() {
    m_rail = new Rail(m_context.theme, this);
    addToolBar(Qt::LeftToolBarArea, m_rail);
    m_pages = new QStackedWidget(this);
    setCentralWidget(m_pages);
    m_inspector = new Inspector(this);
    addDockWidget(Qt::RightDockWidgetArea, m_inspector);
}

void MainWindow::fill() {
    m_menus = new Menus(*menuBar(), m_context, this);
    m_menus->addDock(*m_inspector->toggleViewAction());
    m_status = new StatusStrip(m_context.session, m_activity, m_context.theme, this);
    setStatusBar(m_status);
    m_inspector->fill(m_context.session, m_context.theme);
    addPages();
    connectMenus();
}

void MainWindow::empty() {
    m_rail->removeEntries();
    while (m_pages->count() > 0) delete m_pages->widget(0);
    delete m_menus;
    setMenuBar(new QMenuBar(this));
}

void MainWindow::refill() {
    m_refill_is_scheduled = false;
    const QString page = currentPage()->id();
    empty();
    fill();
    showPage(page);
    showTitle();
}

void MainWindow::addPages() {
    const PageContext context{m_context.session, m_context.theme, m_activity};
    for (const PageEntry& entry : pageList()) {
        Page* page = entry.make(context, m_pages);
        m_pages->addWidget(page);
        m_rail->addPage(*m_menus->addPage(*page), QStringLiteral("pages/") + page->icon());
        connectPage(*page);
    }
    m_rail->addDock(*m_inspector->toggleViewAction(), QStringLiteral("ui/settings"));
}

void MainWindow::connectMenus() {
    connect(m_menus, &Menus::newScenario, this, [this] { m_context.session.apply({}, tr("new scenario")); });
    connect(m_menus, &Menus::openScenario, this, &MainWindow::chooseFileToOpen);
    connect(m_menus, &Menus::saveScenario, this, &MainWindow::saveToKnownFile);
    connect(m_menus, &Menus::saveScenarioAs, this, &MainWindow::chooseFileToSave);
    connect(m_menus, &Menus::quit, this, &QWidget::close);
    connect(m_menus, &Menus::stop, &m_activity, &Activity::cancelAll);
    connect(m_menus, &Menus::pageChosen, this, &MainWindow::showPage);
    connect(m_menus, &Menus::resetLayout, this, &MainWindow::resetLayout);
    connect(m_menus, &Menus::keys, this,
            [this] { (new ShortcutHelp(*menuBar(), *currentPage(), this))->show(); });
    connect(m_menus, &Menus::about, this, [this] { (new AboutDialog(this))->show(); });
    connect(&m_activity, &Activity::changed, m_menus,
            [this] { m_menus->stopAction()->setEnabled(m_activity.current() != nullptr); });
}

void MainWindow::connectPage(Page& page) {
    connect(&page, &Page::hintChanged, m_status, &StatusStrip::setHint);
    connect(&page, &Page::pointedAt, &m_inspector->pointer(), &PointerPanel::present);
    connect(&page, &Page::backendChanged, m_status, [this, &page](const QString& backend) {
        if (&page == currentPage()) m_status->setBackend(backend);
    });
}

void MainWindow::chooseFileToOpen() {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a scenario"), m_file.path(), tr("Scenarios (*.json)"));
    if (!path.isEmpty()) openScenario(path);
}

void MainWindow::chooseFileToSave() {
    const QString suggestion = m_file.path().isEmpty() ? QStringLiteral("scenario.json") : m_file.path();
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save the scenario"), suggestion, tr("Scenarios (*.json)"));
    if (!path.isEmpty()) saveScenario(path);
}

void MainWindow::saveToKnownFile() {
    if (m_file.path().isEmpty()) {
        chooseFileToSave();
    } else {
        saveScenario(m_file.path());
    }
}

bool MainWindow::report(const std::optional<QString>& error) {
    if (error) {
        QMessageBox box(QMessageBox::Warning, QStringLiteral("TriScope"), *error, QMessageBox::NoButton,
                        this);
        box.addButton(tr("Close"), QMessageBox::AcceptRole);
        box.exec();
    }
    return !error;
}

// A scenario without a file is remembered from one start to the next; only a file can get out of date.
bool MainWindow::mayLeave() {
    if (m_file.path().isEmpty() || !m_file.isModified()) return true;
    QMessageBox box(QMessageBox::Question, QStringLiteral("TriScope"),
                    tr("The scenario has changed since it was saved. Save it?"), QMessageBox::NoButton, this);
    const auto* save = box.addButton(tr("Save"), QMessageBox::AcceptRole);
    const auto* discard = box.addButton(tr("Don't save"), QMessageBox::DestructiveRole);
    box.addButton(tr("Cancel"), QMessageBox::RejectRole);
    box.exec();
    if (box.clickedButton() == save) return saveScenario(m_file.path());
    return box.clickedButton() == discard;
}

void MainWindow::showTitle() {
    const QString name =
        m_file.path().isEmpty() ? tr("Scenario without a file") : QFileInfo(m_file.path()).fileName();
    setWindowTitle(QStringLiteral("%1[*] — TriScope").arg(name));
    setWindowModified(m_file.isModified());
}

void MainWindow::resetLayout() {
    m_inspector->setFloating(false);
    addDockWidget(Qt::RightDockWidgetArea, m_inspector);
    m_inspector->show();
    resizeDocks({m_inspector}, {kInspectorWidth}, Qt::Horizontal);
}

void MainWindow::restoreFromSettings() {
    if (m_context.settings == nullptr) return;
    const QSettings& settings = *m_context.settings;
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("layout")).toByteArray(), kLayoutVersion);
    showPage(settings.value(QStringLiteral("page")).toString());
}

void MainWindow::storeInSettings() {
    if (m_context.settings == nullptr) return;
    QSettings& settings = *m_context.settings;
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    settings.setValue(QStringLiteral("layout"), saveState(kLayoutVersion));
    settings.setValue(QStringLiteral("page"), currentPage()->id());
    savePreferences(
        settings, {m_context.theme.choice(), m_context.language.choice(), m_context.session.validScenario()});
}

}  // namespace triscope::gui
