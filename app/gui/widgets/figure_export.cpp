#include "app/gui/widgets/figure_export.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QMenu>
#include <QPainter>
#include <QSvgGenerator>
#include <QWidget>

#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "core/io/atomic_file.h"

namespace triscope::gui {

namespace {

constexpr double kPictureScale = 2;

QByteArray pngOf(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

void draw(QWidget& widget, QPaintDevice& device, const QColor& background) {
    QPainter painter(&device);
    painter.fillRect(QRect(QPoint(), widget.size()), background);
    widget.render(&painter, {}, {}, QWidget::DrawChildren);
}

QByteArray svgOf(QWidget& widget, const QColor& background) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(widget.size());
    generator.setViewBox(QRect(QPoint(), widget.size()));
    draw(widget, generator, background);
    return bytes;
}

}  // namespace

FigureExport::FigureExport(const Theme& theme, QWidget* page) : QObject(page), m_theme(theme), m_page(page) {
    m_action = new QAction(tr("Export…"), page);
    m_action->setShortcut(QKeySequence(Qt::Key_E));
    m_action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_action->setVisible(page->isVisible());
    connect(m_action, &QAction::triggered, this, &FigureExport::askFocused);
    page->addAction(m_action);
    page->installEventFilter(this);
}

bool FigureExport::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Show) m_action->setVisible(true);
    if (event->type() == QEvent::Hide) m_action->setVisible(false);
    return QObject::eventFilter(watched, event);
}

void FigureExport::add(Exportable figure) {
    const std::size_t at = m_figures.size();
    QWidget* place = figure.place;
    m_figures.push_back(std::move(figure));
    place->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(place, &QWidget::customContextMenuRequested, this, [this, at, place](const QPoint& position) {
        QMenu* menu = menuOf(at).release();
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(place->mapToGlobal(position));
    });
}

std::unique_ptr<QMenu> FigureExport::menuOf(std::size_t figure) {
    auto menu = std::make_unique<QMenu>(m_page);
    const Exportable& each = m_figures.at(figure);
    if (each.picture != nullptr) {
        menu->addAction(tr("Copy picture"), this, [this, figure] { copyPicture(figure); });
    }
    menu->addAction(tr("Copy as CSV"), this, [this, table = each.table] { copyText(csvText(table())); });
    menu->addAction(tr("Copy as Markdown"), this,
                    [this, table = each.table] { copyText(markdownText(table())); });
    menu->addSeparator();
    for (const QString& filter : filters(figure)) {
        menu->addAction(tr("Save as %1").arg(filter.section(u' ', 0, 0)) + QStringLiteral("…"), this,
                        [this, figure, filter] { ask(figure, filter); });
    }
    return menu;
}

QStringList FigureExport::filters(std::size_t figure) const {
    QStringList filters;
    if (m_figures.at(figure).picture != nullptr) {
        filters << QStringLiteral("PNG (*.png)") << QStringLiteral("SVG (*.svg)");
    }
    return filters << QStringLiteral("CSV (*.csv)") << QStringLiteral("Markdown (*.md)");
}

void FigureExport::askFocused() {
    for (std::size_t at = 0; at < m_figures.size(); ++at) {
        const QWidget* place = m_figures[at].place;
        const QWidget* focus = m_page->focusWidget();
        if (focus != nullptr && (place == focus || place->isAncestorOf(focus))) {
            return ask(at, filters(at).constFirst());
        }
    }
    if (!m_figures.empty()) ask(0, filters(0).constFirst());
}

void FigureExport::ask(std::size_t figure, const QString& filter) {
    const QString ending = filter.section(QStringLiteral("(*"), 1).chopped(1);
    auto* dialog = new QFileDialog(m_page, tr("Export"), m_figures.at(figure).name + ending);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters(figure));
    dialog->selectNameFilter(filter);
    dialog->setDefaultSuffix(ending.mid(1));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& chosen) {
        dialog->setDefaultSuffix(chosen.section(QStringLiteral("(*."), 1).chopped(1));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this, figure](const QString& path) {
        try {
            save(figure, path);
            emit told(tr("Wrote %1").arg(path));
        } catch (...) {
            emit told(tr("Nothing was exported: %1").arg(describe(std::current_exception())));
        }
    });
    dialog->open();
}

void FigureExport::save(std::size_t figure, const QString& path) const {
    const Exportable& each = m_figures.at(figure);
    const auto write = [&path](std::string_view content) { writeWholeFile(path.toStdString(), content); };
    const auto bytes = [](const QByteArray& array) {
        return std::string_view(array.constData(), static_cast<std::size_t>(array.size()));
    };
    if (path.endsWith(QStringLiteral(".md"))) return write(markdownText(each.table()));
    if (each.picture != nullptr && path.endsWith(QStringLiteral(".svg"))) {
        return write(bytes(svgOf(*each.picture, m_theme.colors().surface)));
    }
    if (each.picture != nullptr && path.endsWith(QStringLiteral(".png"))) {
        return write(bytes(pngOf(pictureOf(figure))));
    }
    write(csvText(each.table()));
}

QImage FigureExport::pictureOf(std::size_t figure) const {
    QWidget& widget = *m_figures.at(figure).picture;
    QImage image(widget.size() * kPictureScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kPictureScale);
    draw(widget, image, m_theme.colors().surface);
    return image;
}

void FigureExport::copyPicture(std::size_t figure) {
    const QImage picture = pictureOf(figure);
    QGuiApplication::clipboard()->setImage(picture);
    emit told(tr("Copied a picture of %1 × %2 pixels").arg(picture.width()).arg(picture.height()));
}

void FigureExport::copyText(const std::string& text) {
    QGuiApplication::clipboard()->setText(QString::fromStdString(text));
    emit told(tr("Copied the numbers"));
}

}  // namespace triscope::gui
