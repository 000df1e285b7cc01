#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "app/gui/session/session.h"

class QBoxLayout;
class QCheckBox;
class QComboBox;

namespace triscope::gui {

// What an attention run is about beside its sizes: how Q, K and V are drawn and by which rule results agree,
// both of the session's scenario, and which backends run.
class RunChoices final : public QWidget {
    Q_OBJECT

  public:
    explicit RunChoices(Session& session, QWidget* parent = nullptr);

    // Files say themselves what Q, K and V are.
    void setSettledByFiles(bool settled);

    // Those that are ticked, the most trusted first.
    std::vector<std::string> backends() const;

  signals:
    void backendsChosen();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    QComboBox* addChoice(const char* field, const QString& title, const QStringList& names,
                         const QString& undo_name);
    QWidget* makeBackends();
    void show();

    Session& m_session;
    QBoxLayout* m_row;
    QWidget* m_choices;
    QComboBox* m_inputs = nullptr;
    QComboBox* m_rule = nullptr;
    std::vector<QCheckBox*> m_backends;
};

}  // namespace triscope::gui
