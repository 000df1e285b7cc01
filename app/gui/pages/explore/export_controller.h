#pragma once

#include <QObject>

#include "core/picture/mask_file.h"

class QWidget;

namespace triscope::gui {

class ExportDialog;
class Runner;
class Theme;

// Exports the mask of a page: asks how, writes on a runner, and tells in one sentence what came of it. What
// was chosen last is offered first the next time.
class ExportController final : public QObject {
    Q_OBJECT

  public:
    ExportController(Runner& runner, const Theme& theme, QWidget* page);

    // Opens the dialog, beginning with the level and the shade that the page shows.
    ExportDialog& ask(const MaskPtr& mask, Index block, MaskLevel level, Shade shade);
    // Puts a picture on the clipboard, of the size and the colours chosen last.
    void copyImage(const MaskPtr& mask, Index block, MaskLevel level, Shade shade);

  signals:
    void told(const QString& sentence);
    // The runner ended without a result, and told() says why.
    void interrupted();

  private:
    void write(const MaskPtr& mask, Index block, const MaskFileOptions& options);
    void copy(const MaskPtr& mask, Index block, const MaskFileOptions& options);
    bool mayStart();
    void warn(const QString& message);

    Runner& m_runner;
    const Theme& m_theme;
    QWidget* m_page;
    MaskFileOptions m_options;
    bool m_theme_is_chosen = false;
};

}  // namespace triscope::gui
