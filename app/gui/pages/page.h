#pragma once

#include <QColor>
#include <QStringList>
#include <QWidget>
#include <functional>
#include <optional>

#include "app/gui/runner/activity.h"
#include "app/gui/session/session.h"
#include "app/gui/theme/theme.h"

class QStackedLayout;
class QVBoxLayout;

namespace triscope::gui {

class EmptyState;
class Headline;

// What every page is given. All of it outlives the page.
struct PageContext {
    Session& session;
    Theme& theme;
    Activity& activity;
};

// What the pointer is on, in words, for the inspector.
struct PointerInfo {
    QString title;
    QStringList lines;
    std::optional<QColor> swatch{};  // the region's colour

    friend bool operator==(const PointerInfo&, const PointerInfo&) = default;
};

// A way to use a page that is not an action: "Wheel", "zooms at the pointer".
struct Gesture {
    QString keys;
    QString meaning;
};

// Names of a page. `icon` is a drawing in resources/icons/pages, without ".svg".
struct PageInfo {
    QString id;     // as --grab spells it
    QString title;  // the word in the rail
    QString icon;
};

// One page of the window: a headline that is the answer in one sentence, and content below it. The page
// computes from the session's valid scenario in refresh(), and nowhere else; long work goes to a Runner.
// Changing the language makes all pages anew, so a page translates in its constructor and in refresh().
// QActions that are added to the page (addAction) appear in the Page menu and in the list of keys.
class Page : public QWidget {
    Q_OBJECT

  public:
    Page(PageInfo info, const PageContext& context, QWidget* parent = nullptr);
    ~Page() override;

    const QString& id() const { return m_info.id; }
    const QString& title() const { return m_info.title; }
    const QString& icon() const { return m_info.icon; }
    QString headline() const;
    // Which backend made the page's figures; empty when the question does not arise.
    const QString& backend() const { return m_backend; }

    // For the list of keys.
    virtual QList<Gesture> gestures() const { return {}; }

    // The names of its parts, as --part spells them; a page of one piece has none.
    virtual QStringList parts() const { return {}; }
    // Brings a part of the page to the front; false when it has none of that name.
    virtual bool showPart(const QString& /*id*/) { return false; }

    // Whether a picture of the page taken now would miss something that is on its way.
    virtual bool busy() const;

  signals:
    void hintChanged(const QString& hint);  // one line for the status bar
    void pointedAt(const triscope::gui::PointerInfo& info);
    void backendChanged(const QString& backend);

  protected:
    // Show session().validScenario(). Called when that changed, coalesced, and only while the page is
    // visible; a hidden page catches up when it is shown.
    virtual void refresh() = 0;
    // The colours changed; the page is repainted anyway, this is for what is not painted (charts).
    virtual void restyle() {}

    Session& session() const { return m_context.session; }
    const Theme& theme() const { return m_context.theme; }
    const ThemeColors& colors() const { return m_context.theme.colors(); }

    // Below the headline, inside the page's margins.
    QVBoxLayout* content() const { return m_content; }
    void setHeadline(const QString& sentence);
    void setBackend(const QString& backend);

    // A runner that the status bar shows and busy() counts. Its failures replace the content, with a button
    // that tries again; `over`, when given, is covered while a run takes long enough to notice.
    Runner& makeRunner(QWidget* over = nullptr);

    // Replaces the content by a sentence and what to do next, until showContent().
    void showEmpty(const QString& sentence, const QString& action = {}, std::function<void()> act = {});
    void showContent();

    void showEvent(QShowEvent* event) override;

  private:
    void scheduleRefresh();
    void refreshNow();

    PageInfo m_info;
    PageContext m_context;
    QString m_backend;
    Headline* m_headline = nullptr;
    QStackedLayout* m_stack = nullptr;
    QVBoxLayout* m_content = nullptr;
    EmptyState* m_empty = nullptr;
    QList<Runner*> m_runners;
    bool m_stale = true;
    bool m_refresh_is_scheduled = false;
};

}  // namespace triscope::gui
