#include "app/gui/text/symbols.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "app/gui/text/numbers.h"

namespace triscope::gui {

namespace {

// What core calls the operands of its formulas, for translators; a test finds those that are missing.
[[maybe_unused]] constexpr const char* kNames[] = {
    QT_TRANSLATE_NOOP("symbols", "MLP weights"),
    QT_TRANSLATE_NOOP("symbols", "active experts"),
    QT_TRANSLATE_NOOP("symbols", "attention efficiency"),
    QT_TRANSLATE_NOOP("symbols", "attention layers"),
    QT_TRANSLATE_NOOP("symbols", "attention of dense layers"),
    QT_TRANSLATE_NOOP("symbols", "attention of the mix"),
    QT_TRANSLATE_NOOP("symbols", "attention of the other layers"),
    QT_TRANSLATE_NOOP("symbols", "attention weights"),
    QT_TRANSLATE_NOOP("symbols", "attention_bytes of a dense layer"),
    QT_TRANSLATE_NOOP("symbols", "attention_bytes of a layer"),
    QT_TRANSLATE_NOOP("symbols", "attention_bytes of a pattern layer"),
    QT_TRANSLATE_NOOP("symbols", "attention_bytes of a sliding layer"),
    QT_TRANSLATE_NOOP("symbols", "band cells"),
    QT_TRANSLATE_NOOP("symbols", "bandwidth"),
    QT_TRANSLATE_NOOP("symbols", "block columns"),
    QT_TRANSLATE_NOOP("symbols", "block rows"),
    QT_TRANSLATE_NOOP("symbols", "blocks"),
    QT_TRANSLATE_NOOP("symbols", "bytes"),
    QT_TRANSLATE_NOOP("symbols", "bytes of 32 weights"),
    QT_TRANSLATE_NOOP("symbols", "bytes per K/V element"),
    QT_TRANSLATE_NOOP("symbols", "bytes per element"),
    QT_TRANSLATE_NOOP("symbols", "cells in blocks of 128"),
    QT_TRANSLATE_NOOP("symbols", "convolution width"),
    QT_TRANSLATE_NOOP("symbols", "dense"),
    QT_TRANSLATE_NOOP("symbols", "dense MLP layers"),
    QT_TRANSLATE_NOOP("symbols", "dense executed cells"),
    QT_TRANSLATE_NOOP("symbols", "dense kept cells"),
    QT_TRANSLATE_NOOP("symbols", "dense layers"),
    QT_TRANSLATE_NOOP("symbols", "dense seconds"),
    QT_TRANSLATE_NOOP("symbols", "early rows"),
    QT_TRANSLATE_NOOP("symbols", "embedding"),
    QT_TRANSLATE_NOOP("symbols", "executed cells"),
    QT_TRANSLATE_NOOP("symbols", "executed_flops of a dense layer"),
    QT_TRANSLATE_NOOP("symbols", "executed_flops of a layer"),
    QT_TRANSLATE_NOOP("symbols", "executed_flops of a pattern layer"),
    QT_TRANSLATE_NOOP("symbols", "executed_flops of a sliding layer"),
    QT_TRANSLATE_NOOP("symbols", "expert intermediate"),
    QT_TRANSLATE_NOOP("symbols", "expert layers"),
    QT_TRANSLATE_NOOP("symbols", "experts"),
    QT_TRANSLATE_NOOP("symbols", "factor of the kernel"),
    QT_TRANSLATE_NOOP("symbols", "flops"),
    QT_TRANSLATE_NOOP("symbols", "full-attention layers"),
    QT_TRANSLATE_NOOP("symbols", "head"),
    QT_TRANSLATE_NOOP("symbols", "heads"),
    QT_TRANSLATE_NOOP("symbols", "hidden"),
    QT_TRANSLATE_NOOP("symbols", "intermediate"),
    QT_TRANSLATE_NOOP("symbols", "kept cells"),
    QT_TRANSLATE_NOOP("symbols", "keys"),
    QT_TRANSLATE_NOOP("symbols", "keys in reach"),
    QT_TRANSLATE_NOOP("symbols", "keys of a rank"),
    QT_TRANSLATE_NOOP("symbols", "last cells"),
    QT_TRANSLATE_NOOP("symbols", "last rows"),
    QT_TRANSLATE_NOOP("symbols", "launch time"),
    QT_TRANSLATE_NOOP("symbols", "layers"),
    QT_TRANSLATE_NOOP("symbols", "linear efficiency"),
    QT_TRANSLATE_NOOP("symbols", "linear key dim"),
    QT_TRANSLATE_NOOP("symbols", "linear key heads"),
    QT_TRANSLATE_NOOP("symbols", "linear value dim"),
    QT_TRANSLATE_NOOP("symbols", "linear value heads"),
    QT_TRANSLATE_NOOP("symbols", "linear-attention layers"),
    QT_TRANSLATE_NOOP("symbols", "memory efficiency"),
    QT_TRANSLATE_NOOP("symbols", "mix seconds"),
    QT_TRANSLATE_NOOP("symbols", "norms and biases"),
    QT_TRANSLATE_NOOP("symbols", "pairs"),
    QT_TRANSLATE_NOOP("symbols", "pattern executed cells"),
    QT_TRANSLATE_NOOP("symbols", "pattern kept cells"),
    QT_TRANSLATE_NOOP("symbols", "pattern layers"),
    QT_TRANSLATE_NOOP("symbols", "peak"),
    QT_TRANSLATE_NOOP("symbols", "predicted over measured"),
    QT_TRANSLATE_NOOP("symbols", "row tiles"),
    QT_TRANSLATE_NOOP("symbols", "rows"),
    QT_TRANSLATE_NOOP("symbols", "seconds of a dense layer"),
    QT_TRANSLATE_NOOP("symbols", "seconds of a pattern layer"),
    QT_TRANSLATE_NOOP("symbols", "seconds of the ideal kernel"),
    QT_TRANSLATE_NOOP("symbols", "seconds of the kernel"),
    QT_TRANSLATE_NOOP("symbols", "shared intermediate"),
    QT_TRANSLATE_NOOP("symbols", "sink cells"),
    QT_TRANSLATE_NOOP("symbols", "sink tiles"),
    QT_TRANSLATE_NOOP("symbols", "sinks"),
    QT_TRANSLATE_NOOP("symbols", "sliding executed cells"),
    QT_TRANSLATE_NOOP("symbols", "sliding kept cells"),
    QT_TRANSLATE_NOOP("symbols", "sliding layers"),
    QT_TRANSLATE_NOOP("symbols", "sliding window"),
    QT_TRANSLATE_NOOP("symbols", "threads"),
    QT_TRANSLATE_NOOP("symbols", "tile"),
    QT_TRANSLATE_NOOP("symbols", "tile keys"),
    QT_TRANSLATE_NOOP("symbols", "tile rows"),
    QT_TRANSLATE_NOOP("symbols", "tokens"),
    QT_TRANSLATE_NOOP("symbols", "vector peak"),
    QT_TRANSLATE_NOOP("symbols", "vocab"),
    QT_TRANSLATE_NOOP("symbols", "window"),
    QT_TRANSLATE_NOOP("symbols", "window tiles"),
    QT_TRANSLATE_NOOP("symbols", "wanted seconds"),
    QT_TRANSLATE_NOOP("symbols", "predicted there"),
    QT_TRANSLATE_NOOP("symbols", "measured there"),
    QT_TRANSLATE_NOOP("symbols", "kept cells of the window"),
    QT_TRANSLATE_NOOP("symbols", "kept cells of a window one wider"),
    QT_TRANSLATE_NOOP("symbols", "seconds of an ideal layer"),
    QT_TRANSLATE_NOOP("symbols", "speedup"),
    QT_TRANSLATE_NOOP("symbols", "layers with full attention"),
    QT_TRANSLATE_NOOP("symbols", "attention_seconds of a dense layer"),
    QT_TRANSLATE_NOOP("symbols", "attention_seconds of a pattern layer")};

// What stands between two operands; "K/V" is part of one.
const QRegularExpression& sign() {
    static const QRegularExpression kSign(QStringLiteral(" [+·/−=≤<×-] |[(),\\n]"));
    return kSign;
}

QString operandText(const QString& operand) {
    const QString name = operand.trimmed();
    if (name.isEmpty()) return operand;
    return QString(operand).replace(name, QCoreApplication::translate("symbols", name.toUtf8().constData()));
}

}  // namespace

QString symbolsText(const QString& symbols) {
    QString shown;
    qsizetype from = 0;
    for (auto signs = sign().globalMatch(symbols); signs.hasNext();) {
        const auto next = signs.next();
        shown += operandText(symbols.mid(from, next.capturedStart() - from)) + next.captured();
        from = next.capturedEnd();
    }
    return shown + operandText(symbols.mid(from));
}

QString symbolsText(std::string_view symbols) {
    return symbolsText(text(symbols));
}

}  // namespace triscope::gui
