#include "app/gui/pages/explore/text_reader.h"

#include <QFile>
#include <QFileInfo>

#include "app/gui/runner/runner.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "core/io/text_file.h"
#include "core/text/utf8.h"

namespace triscope::gui {

namespace {

constexpr std::size_t kMostRead = std::size_t{1} << 20;

struct Reading {
    CleanText clean;
    bool has_more = false;
    std::exception_ptr error;  // an unreadable file is no failure of the page
};

Reading readFile(const std::string& path) {
    try {
        TextBeginning beginning = readTextBeginning(path, kMostRead);
        // The limit may fall into a character; what is left of it is not the file's fault.
        if (beginning.has_more)
            beginning.text.resize(beginningOf(beginning.text, beginning.text.size() - 1).size());
        return {cleanUtf8(beginning.text), beginning.has_more, nullptr};
    } catch (...) {
        return {{}, false, std::current_exception()};
    }
}

}  // namespace

TextReader::TextReader(Runner& runner, QObject* parent) : QObject(parent), m_runner(runner) {}

void TextReader::read(const QString& path) {
    const QString name = QFileInfo(path).fileName();
    const auto show = [this, name](const std::shared_ptr<const Reading>& reading) {
        if (reading->error) {
            emit failed(tr("%1 was not opened. %2").arg(name, describe(reading->error)));
            return;
        }
        QStringList notice;
        if (reading->has_more) notice << tr("Only the first 1 MiB of %1 was read.").arg(name);
        if (reading->clean.replaced > 0)
            notice << counted(reading->clean.replaced, tr("1 byte was no UTF-8; it is shown as “\uFFFD”."),
                              tr("%1 bytes were no UTF-8; each is shown as “\uFFFD”."));
        emit done({reading->clean.text, notice.join(u' ')});
    };
    m_runner.run(
        tr("Reading %1").arg(name),
        [path = QFile::encodeName(path).toStdString()](const RunControl&) { return readFile(path); }, show);
}

}  // namespace triscope::gui
