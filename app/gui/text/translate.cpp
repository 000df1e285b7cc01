#include "app/gui/text/translate.h"

#include <QCoreApplication>
#include <QStringList>
#include <new>

#include "core/base/input_error.h"

namespace triscope::gui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("text", text);
}

QString listed(const Issues& issues) {
    QStringList lines;
    for (const Issue& issue : issues) lines << translate(issue);
    return lines.join(u'\n');
}

}  // namespace

QString translateCore(const char* text) {
    return QCoreApplication::translate("core", text);
}

QString translate(const Message& message) {
    return QString::fromStdString(substitute(translateCore(message.text).toStdString(), message.args));
}

QString translate(const Issue& issue) {
    return QString::fromStdString(issue.field) + QStringLiteral(": ") + translate(issue.message);
}

QString describe(const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const InputError& input) {
        return listed(input.issues());
    } catch (const std::bad_alloc&) {
        return tr(QT_TRANSLATE_NOOP("text", "There is not enough memory for this."));
    } catch (const std::exception& other) {
        return QString::fromUtf8(other.what());
    } catch (...) {
        return tr(QT_TRANSLATE_NOOP("text", "Something unexpected went wrong."));
    }
}

QString regionTitle(RegionRole role) {
    switch (role) {
        case RegionRole::Sink:
            return tr(QT_TRANSLATE_NOOP("text", "Sink"));
        case RegionRole::Window:
            return tr(QT_TRANSLATE_NOOP("text", "Window"));
        case RegionRole::Last:
            return tr(QT_TRANSLATE_NOOP("text", "Last"));
        case RegionRole::Middle:
            return tr(QT_TRANSLATE_NOOP("text", "Middle"));
        case RegionRole::Future:
            return tr(QT_TRANSLATE_NOOP("text", "Future"));
        case RegionRole::Kept:
            return tr(QT_TRANSLATE_NOOP("text", "Kept"));
        case RegionRole::Skipped:
            return tr(QT_TRANSLATE_NOOP("text", "Skipped"));
        case RegionRole::EmptyBlock:
            return tr(QT_TRANSLATE_NOOP("text", "Empty"));
        case RegionRole::PartialBlock:
            return tr(QT_TRANSLATE_NOOP("text", "Partial"));
        case RegionRole::FullBlock:
            break;
    }
    return tr(QT_TRANSLATE_NOOP("text", "Full"));
}

}  // namespace triscope::gui
