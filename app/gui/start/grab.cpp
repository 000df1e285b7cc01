#include "app/gui/start/grab.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QEvent>
#include <QEventLoop>
#include <QTimer>
#include <chrono>
#include <stdexcept>

#include "app/gui/start/options.h"
#include "app/gui/window/main_window.h"
#include "core/base/input_error.h"
#include "core/io/atomic_file.h"

namespace triscope::gui {

namespace {

constexpr std::chrono::minutes kPatience(10);
constexpr std::chrono::milliseconds kLook(5);

// Lets layouts settle and results arrive until the page says that it shows all it has to show.
void waitUntilShown(const Page& page) {
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (!page.busy() || std::chrono::steady_clock::now() > deadline) loop.quit();
    });
    look.start(kLook);
    loop.exec();
    if (page.busy()) throw std::runtime_error("the page was not done in time");
    // What the last result changed: a layout may ask for another one, as when a headline gets one more line.
    for (int round = 0; round < 3; ++round) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::processEvents();
    }
}

[[noreturn]] void refusePart(const Page& page, const QString& part) {
    const QString names = page.parts().join(QStringLiteral(", "));
    if (names.isEmpty()) {
        throw InputError({"part",
                          {"the page %1 has no parts; '%2' was asked for",
                           {page.id().toStdString(), part.toStdString()}}});
    }
    throw InputError({"part", {"'%1' is not one of: %2", {part.toStdString(), names.toStdString()}}});
}

}  // namespace

QImage grabPage(const WindowContext& context, const QString& page, const QSize& size, const QString& part) {
    MainWindow window(context);
    window.showPage(page);
    if (!part.isEmpty() && !window.currentPage()->showPart(part)) refusePart(*window.currentPage(), part);
    window.adaptTo(size);
    window.show();
    waitUntilShown(*window.currentPage());
    return window.grab(QRect(QPoint(0, 0), size)).toImage();
}

void grabToFile(const WindowContext& context, const GrabOptions& options) {
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    grabPage(context, QString::fromStdString(options.page), options.size,
             QString::fromStdString(options.part))
        .save(&buffer, "PNG");
    writeWholeFile(options.out, std::string_view(png.constData(), static_cast<std::size_t>(png.size())));
}

}  // namespace triscope::gui
