#pragma once

#include <QObject>
#include <QSize>
#include <functional>
#include <memory>
#include <vector>

#include "core/io/text_table.h"

class QAction;
class QImage;
class QMenu;
class QWidget;

namespace triscope::gui {

class Theme;

// One figure of a page that can be copied and saved.
struct Exportable {
    QString name;                        // of its files, without an ending: "cost-chart"
    QWidget* place = nullptr;            // where its context menu opens
    QWidget* picture = nullptr;          // what is drawn; nullptr: a table has no picture
    std::function<TextTable()> table{};  // its numbers
};

// Copies and saves the figures of a page: pictures as PNG, at twice the size on screen, and SVG, numbers as
// CSV and Markdown. Each has a context menu; the key E saves the one with the focus, else the first.
class FigureExport final : public QObject {
    Q_OBJECT

  public:
    // Adds the action with the key to `page`.
    FigureExport(const Theme& theme, QWidget* page);

    void add(Exportable figure);

    // What the context menu of a figure offers, to be shown or triggered.
    std::unique_ptr<QMenu> menuOf(std::size_t figure);
    // As the path's ending says: .png, .svg, .csv or .md. Throws FileError.
    void save(std::size_t figure, const QString& path) const;
    QImage pictureOf(std::size_t figure) const;

  signals:
    void told(const QString& sentence);

  protected:
    // The action is offered while the page is in sight.
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void ask(std::size_t figure, const QString& filter);
    void askFocused();
    void copyPicture(std::size_t figure);
    void copyText(const std::string& text);
    QStringList filters(std::size_t figure) const;

    const Theme& m_theme;
    QWidget* m_page;
    QAction* m_action;
    std::vector<Exportable> m_figures;
};

}  // namespace triscope::gui
