#include "app/gui/pages/agree/agree_page.h"

#include <QDropEvent>
#include <QMimeData>
#include <QVBoxLayout>

#include "app/gui/pages/agree/compare_tab.h"
#include "app/gui/pages/agree/mask_effect_tab.h"
#include "app/gui/pages/agree/returned_case.h"
#include "app/gui/pages/agree/stepper_tab.h"
#include "app/gui/pages/agree/traps_tab.h"

namespace triscope::gui {

namespace {

// The one file or folder of this computer that may be the result of an NPU; empty when there is none.
QString returnedFile(const QMimeData& data) {
    const QList<QUrl> urls = data.urls();
    const QString path = urls.size() == 1 ? urls.front().toLocalFile() : QString();
    return mayBeReturned(path.toStdString()) ? path : QString();
}

}  // namespace

AgreePage::AgreePage(const PageContext& context, QWidget* parent)
    : TabbedPage({QStringLiteral("agree"), tr("Agree"), QStringLiteral("agree")},
                 tr("Questions about agreement"), context, parent) {
    content()->setSpacing(Theme::kGap);
    addTab(new CompareTab(tabContext(), this));
    addTab(new MaskEffectTab(tabContext(), this));
    addTab(new StepperTab(tabContext(), this));
    addTab(new TrapsTab(tabContext(), this));
    m_returned = new ReturnedCase(tabContext(), this);
    addTab(m_returned);
    setAcceptDrops(true);
    showFirstTab();
}

bool AgreePage::showPart(const QString& id) {
    if (!TabbedPage::showPart(id)) return false;
    showContent();
    return true;
}

void AgreePage::showAnswer() {
    setHeadline(shownTab()->headline());
    setBackend(shownTab()->backend());
}

void AgreePage::refresh() {
    for (PageTab* tab : tabs()) tab->invalidate();
}

void AgreePage::dragEnterEvent(QDragEnterEvent* event) {
    event->setAccepted(!returnedFile(*event->mimeData()).isEmpty());
}

// Not at once: a comparison would keep the other program's drag waiting.
void AgreePage::dropEvent(QDropEvent* event) {
    const QString path = returnedFile(*event->mimeData());
    event->setAccepted(!path.isEmpty());
    if (path.isEmpty()) return;
    QMetaObject::invokeMethod(
        this,
        [this, path] {
            showPart(m_returned->id());
            m_returned->open(path);
        },
        Qt::QueuedConnection);
}

}  // namespace triscope::gui
