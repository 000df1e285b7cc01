#pragma once

#include <QWidget>
#include <functional>

#include "app/gui/pages/page.h"

namespace triscope::gui {

struct PageTabContext {
    Session& session;
    Theme& theme;
    // A runner of the page: shown in the status bar, and what it was asked to cover while it works. When it
    // fails or is cancelled the page says so in place of its content, with a button that calls refresh().
    std::function<Runner&(QWidget* over)> makeRunner;
    // For a tab that says such things itself: brings its content back.
    std::function<void()> showContent;
};

// One question of a TabbedPage, below the headline. QActions that are added to it (addAction) appear in the
// Page menu, and their keys work, while it is the tab on display.
class PageTab : public QWidget {
    Q_OBJECT

  public:
    // `id` is how --part spells it, `title` the word on the tab.
    PageTab(QString id, QString title, PageTabContext context, QWidget* parent);

    const QString& id() const { return m_id; }
    const QString& title() const { return m_title; }
    // The answer in one sentence; the page's own where it is empty.
    virtual QString headline() const { return m_headline; }
    // Which backends made its figures; empty when the question does not arise.
    const QString& backend() const { return m_backend; }

    // Its own parts, as --part spells them behind its id and a slash, and bringing one of them to the front.
    virtual QStringList parts() const { return {}; }
    virtual bool showPart(const QString& /*id*/) { return false; }

    // For the list of keys.
    virtual QList<Gesture> gestures() const { return {}; }

    // Whether a picture taken now would miss something that is on its way, beside what runners do.
    virtual bool busy() const { return false; }

    // The colours changed; the tab is repainted anyway, this is for what is not painted (charts).
    virtual void restyle() {}

    // What it shows has changed: a tab out of sight looks at it when it is shown.
    void invalidate();

  signals:
    void headlineChanged();
    void backendChanged();
    void hintChanged(const QString& hint);
    void pointedAt(const triscope::gui::PointerInfo& info);

  protected:
    // Show what has changed: session().validScenario(), or what the page has made of it.
    virtual void refresh() = 0;

    // An action of the Page menu with its key, while the tab is on display.
    QAction* addKey(const QString& text, const QKeySequence& key, std::function<void()> act);

    void setHeadline(const QString& sentence);
    void setBackend(const QString& backend);

    const PageTabContext& context() const { return m_context; }
    Session& session() const { return m_context.session; }
    const Theme& theme() const { return m_context.theme; }
    const ThemeColors& colors() const { return m_context.theme.colors(); }

    void showEvent(QShowEvent* event) override;

  private:
    void catchUp();

    QString m_id;
    QString m_title;
    PageTabContext m_context;
    QString m_headline;
    QString m_backend;
    bool m_stale = true;
};

}  // namespace triscope::gui
