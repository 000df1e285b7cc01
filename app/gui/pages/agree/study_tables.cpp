#include "app/gui/pages/agree/study_tables.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <algorithm>
#include <cmath>

#include "app/gui/pages/agree/study_words.h"
#include "app/gui/pages/agree/verdict_badge.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/text_labels.h"
#include "core/base/numbers.h"

namespace triscope::gui {

namespace {

constexpr int kFigureWidth = 88;

QGridLayout* makeGrid(QWidget* holder) {
    auto* grid = new QGridLayout(holder);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(Theme::kGap);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(0, 1);
    return grid;
}

}  // namespace

StudyTables::StudyTables(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2 * Theme::kGap);
    layout->addWidget(makeVerdict());
    layout->addWidget(makeRuns());
    layout->addStretch(1);
}

QWidget* StudyTables::makeVerdict() {
    auto* holder = new QWidget(this);
    QGridLayout* grid = makeGrid(holder);
    m_badge = new VerdictBadge(m_theme, holder);
    m_rule_name = new QLabel(holder);
    m_rule_name->setTextFormat(Qt::PlainText);
    grid->addWidget(m_badge, 0, 0);
    grid->addWidget(m_rule_name, 0, 1, Qt::AlignRight);
    addRow(*grid, tr("Largest error"), QStringLiteral("max_abs"), tr("max |backend − reference|"));
    addRow(*grid, tr("Allowed"), QStringLiteral("atol"), tr("the absolute part of the rule"));
    addRow(*grid, tr("Largest relative error"), QStringLiteral("max_rel"), {});
    addRow(*grid, tr("Root mean square error"), QStringLiteral("rmse"), {});
    addRow(*grid, tr("Cosine similarity"), QStringLiteral("cosine"), {});
    addRow(
        *grid, tr("Largest distance in ULP"), QStringLiteral("max_ulp"),
        tr("steps between neighbouring floats, both sides rounded to float; large where a value is near 0"));
    addRow(*grid, tr("Beyond the tolerance"), QStringLiteral("failing"), {});
    const int row = grid->rowCount();
    m_worst = makeParagraph(holder);
    m_show_worst = new QPushButton(tr("Show"), holder);
    m_show_worst->setToolTip(tr("Mark the worst element in the map (W)"));
    m_show_worst->setAccessibleName(tr("Show the worst element"));
    connect(m_show_worst, &QPushButton::clicked, this, &StudyTables::worstAsked);
    grid->addWidget(m_worst, row, 0);
    grid->addWidget(m_show_worst, row, 1, Qt::AlignRight | Qt::AlignTop);
    m_rule = makeParagraph(holder);
    grid->addWidget(m_rule, row + 1, 0, 1, 2);
    m_plain = makeParagraph(holder);
    grid->addWidget(m_plain, row + 2, 0, 1, 2);
    m_causes = makeParagraph(holder);
    m_causes->setForegroundRole(QPalette::WindowText);
    grid->addWidget(m_causes, row + 3, 0, 1, 2);
    return holder;
}

QWidget* StudyTables::makeRuns() {
    auto* holder = new QWidget(this);
    QGridLayout* grid = makeGrid(holder);
    grid->addWidget(makeHeading(tr("Measured here"), holder), 0, 0);
    const struct {
        QString title;
        const char* name;
        QString help;
    } rows[] = {
        {tr("Time"), "seconds", tr("wall clock, measured around the whole run")},
        {tr("Useful GFLOP/s"), "rate", tr("what the mask leaves to do, by the time it took")},
        {tr("Executed / useful"), "executed",
         tr("operations carried out, by those of kept cells alone: what tiles and vectors compute beside "
            "them")},
        {tr("Memory"), "memory", tr("allocated for the run: output, LSE, workspaces and plan; not Q, K, V")},
        {tr("Threads"), "threads", {}},
    };
    for (int column = 1; column <= 2; ++column) {
        grid->setColumnMinimumWidth(column, kFigureWidth);
        QLabel* backend = makeHeading({}, holder);
        grid->addWidget(backend, 0, column, Qt::AlignRight);
        m_backends.at(static_cast<std::size_t>(column) - 1) = backend;
        int at = 1;
        for (const auto& row : rows) {
            if (column == 1) {
                auto* title = new QLabel(row.title, holder);
                title->setToolTip(row.help);
                grid->addWidget(title, at, 0);
            }
            QLabel* figure = makeFigure({});
            figure->setToolTip(row.help);
            m_runs.at(static_cast<std::size_t>(column) - 1)
                .push_back({QLatin1String(row.name), row.title, figure});
            grid->addWidget(figure, at++, column, Qt::AlignRight);
        }
    }
    m_device = makeParagraph(holder);
    grid->addWidget(m_device, grid->rowCount(), 0, 1, 3);
    return holder;
}

QLabel* StudyTables::addRow(QGridLayout& grid, const QString& title, const QString& name,
                            const QString& help) {
    const int row = grid.rowCount();
    auto* label = new QLabel(title, this);
    label->setToolTip(help);
    QLabel* figure = makeFigure(name);
    figure->setAccessibleDescription(title);
    figure->setToolTip(help);
    grid.addWidget(label, row, 0);
    grid.addWidget(figure, row, 1, Qt::AlignRight);
    return figure;
}

QLabel* StudyTables::makeFigure(const QString& name) {
    auto* figure = new QLabel(this);
    figure->setObjectName(name);
    figure->setTextFormat(Qt::PlainText);
    figure->setAlignment(Qt::AlignRight);
    figure->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return figure;
}

QString StudyTables::figure(const QString& name) const {
    const auto* label = findChild<QLabel*>(name);
    return label == nullptr ? QString() : label->text();
}

void StudyTables::setFigure(const QString& name, const QString& text) {
    findChild<QLabel*>(name)->setText(text);
}

void StudyTables::setStudy(const AttentionStudy& study, std::size_t which, const QString& causes) {
    m_causes->setText(causes);
    m_causes->setVisible(!causes.isEmpty());
    const StudyComparison& comparison = study.comparisons.at(which);
    showVerdict(study, comparison.agreement);
    const std::array<std::size_t, 2> columns{comparison.b, comparison.a};
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const AttentionResult& result = study.results.at(columns.at(column));
        m_backends.at(column)->setText(text(result.record.backend));
        showRun(column, result);
    }
    showCall(study, comparison);
}

// The device, and of an NPU's operator what was called.
void StudyTables::showCall(const AttentionStudy& study, const StudyComparison& comparison) {
    QString words = tr("On this machine: %1.").arg(text(study.results.front().record.device.name));
    if (const auto& called = study.results.at(comparison.a).record.called) {
        words += u'\n' + tr("Called: %1, layout %2, mask %3, sparse mode %4, innerPrecise %5.")
                             .arg(text(called->name), text(called->layout), text(called->mask_form))
                             .arg(called->sparse_mode)
                             .arg(called->inner_precise);
        if (!called->settings.empty()) words += u' ' + tr("Also set: %1.").arg(text(called->settings));
    }
    m_device->setText(words);
}

void StudyTables::showVerdict(const AttentionStudy& study, const Agreement& agreement) {
    m_badge->setVerdict(agreement.pass);
    m_rule_name->setText(tr("rule: %1").arg(text(agreement.rule.name)));
    setFigure(QStringLiteral("max_abs"), errorText(agreement.max_abs));
    setFigure(QStringLiteral("atol"),
              agreement.rule.rtol > 0
                  ? tr("%1, or %2").arg(errorText(agreement.rule.atol), percentText(agreement.rule.rtol))
                  : errorText(agreement.rule.atol));
    setFigure(QStringLiteral("max_rel"), errorText(agreement.max_rel));
    findChild<QLabel*>(QStringLiteral("max_rel"))
        ->setToolTip(
            tr("max |backend − reference| / |reference|, where smaller values of the reference count as "
               "%1: a thousandth of their root mean square")
                .arg(errorText(agreement.rel_floor)));
    setFigure(QStringLiteral("rmse"),
              std::isfinite(agreement.rule.most_rmse)
                  ? tr("%1 of %2").arg(errorText(agreement.rmse), errorText(agreement.rule.most_rmse))
                  : errorText(agreement.rmse));
    setFigure(QStringLiteral("cosine"), QString::number(agreement.cosine, 'f', 9));
    setFigure(QStringLiteral("max_ulp"), grouped(agreement.max_ulp));
    setFigure(QStringLiteral("failing"),
              tr("%1 (%2)").arg(grouped(agreement.failing), percentText(agreement.failing_fraction)));
    m_worst->setText(tr("Worst at %1").arg(placeOf(agreement.worst)));
    const QString rule = translate(agreement.rule.words);
    m_rule->setText(agreement.rule.allowed_failing == 0
                        ? tr("Rule: %1; no element may be beyond it.").arg(rule)
                        : tr("Rule: %1.").arg(rule));
    const QString plain = plainSentence(study);
    m_plain->setText(plain);
    m_plain->setVisible(!plain.isEmpty());
    m_plain->setForegroundRole(study.plain && !study.plain->pass ? QPalette::WindowText
                                                                 : QPalette::PlaceholderText);
}

void StudyTables::showRun(std::size_t column, const AttentionResult& result) {
    const RunRecord& record = result.record;
    const double seconds = std::max(record.seconds.value, 1e-12);
    const double useful = record.useful_flops.toDouble();
    const auto set = [&](const char* name, const QString& value) {
        for (const RunFigure& figure : m_runs.at(column)) {
            if (figure.name != QLatin1String(name)) continue;
            figure.label->setObjectName(text(record.backend) + u'.' + figure.name);
            figure.label->setAccessibleDescription(text(record.backend) + QStringLiteral(", ") +
                                                   figure.title);
            figure.label->setText(value);
        }
    };
    set("seconds", text(formatSeconds(record.seconds)));
    set("rate", text(formatRatio(useful / seconds / 1e9)));
    set("executed",
        useful > 0 ? text(formatRatio(record.executed_flops.toDouble() / useful)) : QStringLiteral("–"));
    set("memory", text(formatBytes(record.peak_bytes)));
    set("threads", grouped(record.device.threads));
}

}  // namespace triscope::gui
