#include "app/gui/pages/agree/returned_tables.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include "app/gui/pages/agree/study_words.h"
#include "app/gui/pages/agree/verdict_badge.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/text_labels.h"

namespace triscope::gui {

QString returnedHeadline(const CaseComparison& comparison) {
    const QString id = text(comparison.npu_case.id);
    if (comparison.pass()) {
        return ReturnedTables::tr(
                   "What the NPU returned for case %1 is as expected: largest difference %2, "
                   "allowed %3.")
            .arg(id, errorText(comparison.outliers.max_abs), errorText(comparison.outliers.rule.atol));
    }
    if (!comparison.outliers.pass) {
        return ReturnedTables::tr(
                   "What the NPU returned for case %1 is NOT as expected: %2 of its elements "
                   "are further from the reference than rounding explains.")
            .arg(id, percentText(comparison.outliers.failing_fraction));
    }
    if (comparison.reference.pass || comparison.isAsPreciseAsEmulated()) {
        return ReturnedTables::tr(
                   "What the NPU returned for case %1 is NOT as expected: the output is, the "
                   "LSE is not.")
            .arg(id);
    }
    return ReturnedTables::tr(
               "What the NPU returned for case %1 is NOT as expected: its root mean square "
               "error is more than twice that of npu-emulated.")
        .arg(id);
}

namespace {

// Each likely cause with its evidence and what to do; that there is none among the known traps.
QString causesWords(const std::optional<Diagnosis>& diagnosis) {
    if (!diagnosis) return {};
    if (diagnosis->causes.empty()) return ReturnedTables::tr("Likely cause: none of the known traps.");
    QStringList lines;
    for (const LikelyCause& cause : diagnosis->causes) {
        lines << ReturnedTables::tr("Likely cause: %1: %2. %3")
                     .arg(translateCore(cause.trap->title), translate(cause.fault),
                          translateCore(cause.trap->advice));
    }
    if (lines.size() > 1) lines << ReturnedTables::tr("These give the same on this call.");
    return lines.join(u'\n');
}

}  // namespace

ReturnedTables::ReturnedTables(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_badge(new VerdictBadge(theme, this)),
      m_grid(new QGridLayout),
      m_worst(paragraph("worst")),
      m_causes(paragraph("causes")),
      m_run(paragraph("run")) {
    m_causes->setForegroundRole(QPalette::WindowText);
    m_grid->setHorizontalSpacing(Theme::kGap);
    m_grid->setVerticalSpacing(5);
    m_grid->setColumnStretch(0, 1);
    addFigure(tr("Largest error"), QStringLiteral("max_abs"), tr("max |result − reference|"));
    addFigure(
        tr("Allowed"), QStringLiteral("atol"),
        tr("twice the largest error of npu-emulated, or a unit in the last place of the largest value"));
    addFigure(tr("Root mean square error"), QStringLiteral("rmse"), {});
    addFigure(tr("That of npu-emulated"), QStringLiteral("emulated_rmse"),
              tr("on this case; up to twice as much is as expected"));
    addFigure(tr("Beyond the vendor's rule"), QStringLiteral("failing"),
              tr("elements; the operators' own tests allow 0.5 %"));
    addFigure(tr("Of npu-emulated"), QStringLiteral("emulated_failing"), {});
    addFigure(tr("From npu-emulated"), QStringLiteral("from_emulated"), tr("max |result − npu-emulated|"));
    addFigure(tr("LSE"), QStringLiteral("lse"), tr("lse.npy beside out.npy, if there is one"));
    auto* show = new QPushButton(tr("Show"), this);
    show->setToolTip(tr("Mark the worst element in the map (W)"));
    show->setAccessibleName(tr("Show the worst element"));
    connect(show, &QPushButton::clicked, this, &ReturnedTables::worstAsked);
    auto* worst = new QHBoxLayout;
    worst->addWidget(m_worst, 1);
    worst->addWidget(show, 0, Qt::AlignTop);
    auto* another = new QPushButton(tr("Open another…"), this);
    connect(another, &QPushButton::clicked, this, &ReturnedTables::anotherAsked);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::kGap);
    layout->addWidget(m_badge);
    layout->addLayout(m_grid);
    layout->addLayout(worst);
    layout->addWidget(m_causes);
    layout->addWidget(m_run);
    layout->addWidget(another, 0, Qt::AlignLeft);
    layout->addStretch(1);
}

QLabel* ReturnedTables::paragraph(const char* name) {
    QLabel* label = makeParagraph(this);
    label->setObjectName(QLatin1String(name));
    return label;
}

void ReturnedTables::addFigure(const QString& title, const QString& name, const QString& help) {
    const int row = m_grid->rowCount();
    auto* label = new QLabel(title, this);
    label->setToolTip(help);
    auto* figure = new QLabel(this);
    figure->setObjectName(name);
    figure->setTextFormat(Qt::PlainText);
    figure->setTextInteractionFlags(Qt::TextSelectableByMouse);
    figure->setAccessibleDescription(title);
    figure->setToolTip(help);
    m_grid->addWidget(label, row, 0);
    m_grid->addWidget(figure, row, 1, Qt::AlignRight);
}

QString ReturnedTables::figure(const QString& name) const {
    const auto* label = findChild<QLabel*>(name);
    return label == nullptr ? QString() : label->text();
}

void ReturnedTables::setFigure(const char* name, const QString& text) {
    findChild<QLabel*>(QLatin1String(name))->setText(text);
}

void ReturnedTables::setOutcome(const ReturnedOutcome& outcome) {
    const CaseComparison& comparison = outcome.comparison;
    const NpuCase& npu_case = comparison.npu_case;
    m_badge->setVerdict(comparison.pass());
    setFigure("max_abs", errorText(comparison.outliers.max_abs));
    setFigure("atol", errorText(comparison.outliers.rule.atol));
    setFigure("rmse", errorText(comparison.reference.rmse));
    setFigure("emulated_rmse", errorText(comparison.emulated.rmse));
    setFigure("failing", percentText(comparison.reference.failing_fraction));
    setFigure("emulated_failing", percentText(comparison.emulated.failing_fraction));
    setFigure("from_emulated", errorText(comparison.from_emulated.max_abs));
    setFigure("lse", !comparison.lse        ? tr("none came back")
                     : comparison.lse->pass ? tr("agrees")
                                            : tr("differs"));
    m_worst->setText(tr("Largest difference at %1: %2; reference %3, npu-emulated %4.")
                         .arg(placeOf(comparison.reference.worst),
                              QString::number(comparison.result_there, 'g', 6),
                              QString::number(comparison.reference_there, 'g', 6),
                              QString::number(comparison.emulated_there, 'g', 6)));
    m_causes->setText(causesWords(outcome.causes));
    m_causes->setVisible(outcome.causes.has_value());
    const QString call =
        tr("Case %1: %2, %3, sparse mode %4, innerPrecise %5, mask %6.")
            .arg(text(npu_case.id), text(operatorName(npu_case.op)), text(dtypeName(npu_case.dtype)))
            .arg(npu_case.mode.mode)
            .arg(npu_case.inner_precise)
            .arg(text(npu_case.mask_form));
    const QString run = comparison.run ? tr("Run on %1; torch_npu %2, CANN %3.")
                                             .arg(text(comparison.run->device),
                                                  text(comparison.run->torch_npu), text(comparison.run->cann))
                                       : tr("No run.json came with it: on which device it ran is not known.");
    m_run->setText(call + u'\n' + run);
}

}  // namespace triscope::gui
