#include "app/gui/pages/explore/npu_forms_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"

namespace triscope::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(NpuForms)
};

QString parametersOf(const SparseMode& mode) {
    if (mode.mode == 4) {
        return Words::tr("Exact with pre_tokens = %1 and next_tokens = %2.")
            .arg(tokensText(mode.pre_tokens), tokensText(mode.next_tokens));
    }
    if (mode.mode == 6) return Words::tr("Exact with prefix = %1.").arg(grouped(mode.prefix));
    return Words::tr("Exact for this mask.");
}

}  // namespace

QString tokensText(Index tokens) {
    return tokens == kNoLimit ? Words::tr("unlimited") : grouped(tokens);
}

QString describeForm(const NpuMaskForm& form) {
    QStringList sides;
    for (const Index side : form.shape) sides << grouped(side);
    QStringList lines{
        Words::tr("%1 of %2: %3 B, for one batch and one head")
            .arg(sides.join(QStringLiteral(" × ")), QLatin1String(form.dtype), grouped(form.bytes.value))};
    if (*form.sparse_modes != '\0') {
        lines << Words::tr("sparse_mode %1").arg(QLatin1String(form.sparse_modes));
    }
    lines << translate(form.note);
    lines << (form.call    ? parametersOf(*form.call)
              : form.exact ? Words::tr("Exact for this mask.")
                           : Words::tr("Not exact: it cannot say this mask."));
    return lines.join(u'\n');
}

QString callTitle(SplitCall::Part part) {
    switch (part) {
        case SplitCall::Part::Band:
            return Words::tr("Band");
        case SplitCall::Part::Sinks:
            return Words::tr("Sinks");
        case SplitCall::Part::LastRows:
            break;
    }
    return Words::tr("Last rows");
}

QString describeCall(const SplitCall& call) {
    return Words::tr("Q[%1:%2] against K, V[%3:%4]")
        .arg(grouped(call.rows.begin), grouped(call.rows.end), grouped(call.keys.begin),
             grouped(call.keys.end));
}

}  // namespace triscope::gui
