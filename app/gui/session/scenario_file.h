#pragma once

#include <QObject>
#include <QString>
#include <optional>

namespace triscope::gui {

class Session;

// The file that the session's scenario came from or went to.
class ScenarioFile final : public QObject {
    Q_OBJECT

  public:
    explicit ScenarioFile(Session& session, QObject* parent = nullptr);

    // Empty until a file was opened or saved.
    const QString& path() const { return m_path; }
    // Whether the scenario differs from what the file holds.
    bool isModified() const;

    // What went wrong, in words; then the scenario and the file on disk are as they were. Opening is a step
    // that can be undone.
    std::optional<QString> open(const QString& path);
    std::optional<QString> save(const QString& path);

  signals:
    void changed();  // path() or isModified()

  private:
    Session& m_session;
    QString m_path;
};

}  // namespace triscope::gui
