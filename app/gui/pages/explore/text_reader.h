#pragma once

#include <QObject>
#include <string>

namespace triscope::gui {

class Runner;

// A text from a file, as far as it is read, made UTF-8 throughout.
struct ReadText {
    std::string text;
    QString notice;  // what is not as in the file: cut, or replaced bytes; empty when all of it is
};

// Reads text files off the window's thread.
class TextReader final : public QObject {
    Q_OBJECT

  public:
    explicit TextReader(Runner& runner, QObject* parent = nullptr);

    // Reads at most 1 MiB.
    void read(const QString& path);

  signals:
    void done(const triscope::gui::ReadText& text);
    void failed(const QString& why);

  private:
    Runner& m_runner;
};

}  // namespace triscope::gui
