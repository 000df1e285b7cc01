#include "app/gui/theme/icons.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace triscope::gui {

namespace {

QByteArray drawing(const QString& name) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no icon '%s' in the resources", qPrintable(name));
    return file.readAll();
}

void addSizes(QIcon& icon, const QString& name, const QColor& color, QIcon::Mode mode, QIcon::State state) {
    for (const int size : {16, 24, 32, 48, 64}) icon.addPixmap(tintedPixmap(name, color, size), mode, state);
}

}  // namespace

QPixmap tintedPixmap(const QString& name, const QColor& color, int size, qreal device_pixel_ratio) {
    QSvgRenderer renderer(drawing(name).replace("currentColor", color.name().toLatin1()));
    QPixmap pixmap(QSizeF(size, size).toSize() * device_pixel_ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(device_pixel_ratio);
    return pixmap;
}

QIcon tintedIcon(const QString& name, const ThemeColors& colors) {
    QIcon icon;
    addSizes(icon, name, colors.muted_text, QIcon::Normal, QIcon::Off);
    addSizes(icon, name, colors.text, QIcon::Active, QIcon::Off);
    addSizes(icon, name, colors.accent, QIcon::Normal, QIcon::On);
    addSizes(icon, name, colors.accent, QIcon::Active, QIcon::On);
    addSizes(icon, name, colors.grid, QIcon::Disabled, QIcon::Off);
    return icon;
}

QIcon applicationIcon() {
    return QIcon(QStringLiteral(":/icons/triscope.svg"));
}

}  // namespace triscope::gui
