#pragma once

#include <QImage>

#include "app/gui/window/window_context.h"

namespace triscope::gui {

struct GrabOptions;

// The window of that context with one page shown, as a picture of exactly that size, once the page has
// nothing under way any more. Needs an application, not a screen. Throws std::runtime_error when the page is
// not done within ten minutes, and InputError, field "part", when it has no part of that name.
QImage grabPage(const WindowContext& context, const QString& page, const QSize& size,
                const QString& part = {});

// The same, written as a PNG, whole or not at all. Throws FileError.
void grabToFile(const WindowContext& context, const GrabOptions& options);

}  // namespace triscope::gui
