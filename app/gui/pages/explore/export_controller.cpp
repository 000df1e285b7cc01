#include "app/gui/pages/explore/export_controller.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMessageBox>

#include "app/gui/pages/explore/export_dialog.h"
#include "app/gui/runner/runner.h"
#include "app/gui/text/numbers.h"
#include "app/gui/theme/theme.h"
#include "core/base/numbers.h"
#include "core/mask/block_mask.h"

namespace triscope::gui {

namespace {

QImage pictureOf(const Mask& tokens, Index block, const MaskFileOptions& options) {
    const MaskPtr blocks = options.level == MaskLevel::Block ? makeBlockMask(tokens, block) : nullptr;
    const Mask& mask = blocks ? *blocks : tokens;
    const Raster raster = drawMask(mask, PixelView::fit(mask.shape().keys, options.width),
                                   PixelView::fit(mask.shape().queries, options.height),
                                   options.dark ? darkPalette() : lightPalette(), options.shade);
    const auto* bytes = reinterpret_cast<const uchar*>(raster.all().data());
    return QImage(bytes, static_cast<int>(raster.width), static_cast<int>(raster.height),
                  static_cast<qsizetype>(raster.width) * 4, QImage::Format_RGB32)
        .copy();
}

}  // namespace

ExportController::ExportController(Runner& runner, const Theme& theme, QWidget* page)
    : QObject(page), m_runner(runner), m_theme(theme), m_page(page) {
    connect(&runner, &Runner::failed, this, [this](const QString& message) {
        emit interrupted();
        emit told(tr("Nothing was exported: %1").arg(message));
        warn(message);
    });
    connect(&runner, &Runner::cancelled, this, [this] {
        emit interrupted();
        emit told(tr("Stopped: nothing was exported."));
    });
}

ExportDialog& ExportController::ask(const MaskPtr& mask, Index block, MaskLevel level, Shade shade) {
    MaskFileOptions start = m_options;
    start.level = level;
    start.shade = shade;
    if (!m_theme_is_chosen) start.dark = m_theme.isDark();
    auto* dialog = new ExportDialog(mask, block, start, m_theme, m_page);
    const auto remember = [this](const MaskFileOptions& options) {
        m_options = options;
        m_theme_is_chosen = true;
    };
    connect(dialog, &ExportDialog::saveAsked, this,
            [this, mask, block, remember](const MaskFileOptions& options) {
                remember(options);
                write(mask, block, options);
            });
    connect(dialog, &ExportDialog::copyAsked, this,
            [this, mask, block, remember](const MaskFileOptions& options) {
                remember(options);
                copy(mask, block, options);
            });
    dialog->open();
    return *dialog;
}

void ExportController::copyImage(const MaskPtr& mask, Index block, MaskLevel level, Shade shade) {
    MaskFileOptions options = m_options;
    options.level = level;
    options.shade = shade;
    if (!m_theme_is_chosen) options.dark = m_theme.isDark();
    copy(mask, block, options);
}

void ExportController::write(const MaskPtr& mask, Index block, const MaskFileOptions& options) {
    if (!mayStart()) return;
    const QString path = text(options.path);
    m_runner.run(
        tr("Writing %1").arg(QFileInfo(path).fileName()),
        [mask, block, options](const RunControl& control) {
            writeMaskFile(*mask, block, options, control);
            return QFileInfo(text(options.path)).size();
        },
        [this, path](const std::shared_ptr<const qint64>& bytes) {
            emit told(tr("Wrote %1 to %2").arg(text(formatBytes({WideInt{*bytes}})), path));
        });
}

void ExportController::copy(const MaskPtr& mask, Index block, const MaskFileOptions& options) {
    if (!mayStart()) return;
    m_runner.run(
        tr("Drawing the picture"),
        [mask, block, options](const RunControl&) { return pictureOf(*mask, block, options); },
        [this](const std::shared_ptr<const QImage>& picture) {
            QGuiApplication::clipboard()->setImage(*picture);
            emit told(tr("Copied a picture of %1 × %2 pixels")
                          .arg(grouped(picture->width()), grouped(picture->height())));
        });
}

// A second export would take the runner away from the first.
bool ExportController::mayStart() {
    if (m_runner.busy()) emit told(tr("An export is at work already: wait for it, or stop it first."));
    return !m_runner.busy();
}

void ExportController::warn(const QString& message) {
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Export"), message, QMessageBox::NoButton, m_page);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->addButton(tr("Close"), QMessageBox::AcceptRole);
    box->open();
}

}  // namespace triscope::gui
