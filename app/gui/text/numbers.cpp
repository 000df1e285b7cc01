#include "app/gui/text/numbers.h"

#include "core/base/numbers.h"

namespace triscope::gui {

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString grouped(WideInt value) {
    return text(groupDigits(value));
}

QString counted(WideInt count, const QString& one, const QString& many) {
    return count == 1 ? one : many.arg(grouped(count));
}

QString timeText(double seconds) {
    return text(formatSeconds(Seconds{seconds}));
}

QString percentText(double share) {
    return text(formatPercent(share));
}

}  // namespace triscope::gui
