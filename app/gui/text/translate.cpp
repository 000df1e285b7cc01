#include "app/gui/text/translate.h"

#include <QCoreApplication>
#include <QStringList>
#include <new>

#include "core/base/input_error.h"
#include "core/mask/catalog.h"

namespace triscope::gui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(text)
};

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
    const std::string sentence = substitute(translateCore(message.text).toStdString(), message.args);
    return QString::fromStdString(message.file.empty() ? sentence : message.file + ": " + sentence);
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
        return Text::tr("There is not enough memory for this.");
    } catch (const std::exception& other) {
        return QString::fromUtf8(other.what());
    } catch (...) {
        return Text::tr("Something unexpected went wrong.");
    }
}

QString patternTitle(const std::string& pattern) {
    const PatternInfo* info = findPattern(pattern);
    if (info != nullptr) return translateCore(info->title);
    // A sentence has room for a few operands.
    constexpr int kMostLetters = 80;
    const QString written = QString::fromStdString(pattern);
    return written.size() <= kMostLetters ? written : written.left(kMostLetters - 1) + QStringLiteral("…");
}

QString regionTitle(const Region& region) {
    return *region.title != '\0' ? translateCore(region.title) : regionTitle(region.role);
}

QString regionTitle(RegionRole role) {
    switch (role) {
        case RegionRole::Sink:
            return Text::tr("Sink");
        case RegionRole::Window:
            return Text::tr("Window");
        case RegionRole::Last:
            return Text::tr("Last");
        case RegionRole::Middle:
            return Text::tr("Middle");
        case RegionRole::Future:
            return Text::tr("Future");
        case RegionRole::Kept:
            return Text::tr("Kept");
        case RegionRole::Skipped:
            return Text::tr("Skipped");
        case RegionRole::Scattered:
            return Text::tr("Scattered");
        case RegionRole::Both:
            return Text::tr("Both");
        case RegionRole::OnlyFirst:
            return Text::tr("Only the first");
        case RegionRole::OnlySecond:
            return Text::tr("Only the second");
        case RegionRole::Padding:
            return Text::tr("Padding");
        case RegionRole::EmptyBlock:
            return Text::tr("Empty");
        case RegionRole::PartialBlock:
            return Text::tr("Partial");
        case RegionRole::FullBlock:
            break;
    }
    return Text::tr("Full");
}

}  // namespace triscope::gui
