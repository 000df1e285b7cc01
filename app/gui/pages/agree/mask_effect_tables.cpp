#include "app/gui/pages/agree/mask_effect_tables.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include "app/gui/pages/explore/counts_table.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/text_labels.h"
#include "core/attention/effect_summary.h"

namespace triscope::gui {

namespace {

constexpr int kFigureWidth = 64;
constexpr const char* kColumns[] = {"mean", "median", "worst"};

}  // namespace

MaskEffectTables::MaskEffectTables(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_regions(new CountsTable(theme, this)) {
    m_last = makeParagraph(this);
    m_last->setObjectName(QStringLiteral("last_row"));
    m_inputs = makeParagraph(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::kGap);
    layout->addWidget(makeFigures());
    layout->addSpacing(Theme::kGap);
    layout->addWidget(m_regions);
    layout->addWidget(makeHeading(tr("The last row alone"), this));
    layout->addWidget(m_last);
    layout->addSpacing(Theme::kGap);
    layout->addWidget(m_inputs);
    layout->addStretch(1);
}

QWidget* MaskEffectTables::makeFigures() {
    auto* holder = new QWidget(this);
    auto* grid = new QGridLayout(holder);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(Theme::kGap);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(0, 1);
    grid->addWidget(makeHeading(tr("All rows, all heads"), this), 0, 0);
    const QString titles[] = {tr("mean"), tr("median"), tr("worst")};
    for (int column = 0; column < 3; ++column) {
        auto* title = new QLabel(titles[column], holder);
        title->setForegroundRole(QPalette::PlaceholderText);
        grid->setColumnMinimumWidth(column + 1, kFigureWidth);
        grid->addWidget(title, 0, column + 1, Qt::AlignRight);
    }
    addFigure(*grid, tr("Lost mass"), QStringLiteral("lost_mass"),
              tr("1 − exp(LSE − LSE of the baseline): the share of the attention that the dropped keys had"));
    addFigure(*grid, tr("Difference"), QStringLiteral("difference"),
              tr("relative: |O − O of the baseline| / |O of the baseline|, over the head dimension"));
    addFigure(*grid, tr("Cosine"), QStringLiteral("cosine"), tr("of both outputs; the worst is the least"));
    m_worst = makeParagraph(this);
    m_show = new QPushButton(tr("Show"), holder);
    m_show->setToolTip(tr("Mark the row that differs most (W)"));
    m_show->setAccessibleName(tr("Show the worst row"));
    connect(m_show, &QPushButton::clicked, this, &MaskEffectTables::worstAsked);
    auto* worst = new QHBoxLayout;
    worst->addWidget(m_worst, 1);
    worst->addWidget(m_show);
    grid->addLayout(worst, grid->rowCount(), 0, 1, 4);
    return holder;
}

void MaskEffectTables::addFigure(QGridLayout& grid, const QString& title, const QString& name,
                                 const QString& help) {
    const int row = grid.rowCount();
    auto* label = new QLabel(title, this);
    label->setToolTip(help);
    grid.addWidget(label, row, 0);
    int column = 1;
    for (const char* kind : kColumns) {
        auto* figure = new QLabel(this);
        figure->setObjectName(name + u'.' + QLatin1String(kind));
        figure->setTextFormat(Qt::PlainText);
        figure->setTextInteractionFlags(Qt::TextSelectableByMouse);
        figure->setAccessibleDescription(title);
        figure->setToolTip(help);
        grid.addWidget(figure, row, column++, Qt::AlignRight);
    }
}

QString MaskEffectTables::figure(const QString& name) const {
    const auto* label = findChild<QLabel*>(name);
    return label == nullptr ? QString() : label->text();
}

void MaskEffectTables::showFigure(const QString& name, double RowEffect::*figure, const MaskEffect& effect) {
    const EffectSummary summary = summarize(effect, figure);
    const bool cosine = figure == &RowEffect::cosine;
    const double values[] = {summary.mean, summary.median, cosine ? summary.min : summary.max};
    for (int column = 0; column < 3; ++column) {
        findChild<QLabel*>(name + u'.' + QLatin1String(kColumns[column]))
            ->setText(cosine ? QString::number(values[column], 'f', 4) : figureText(figure, values[column]));
    }
}

void MaskEffectTables::setOutcome(const MaskEffectOutcome& outcome) {
    const MaskEffect& effect = outcome.effect;
    showFigure(QStringLiteral("lost_mass"), &RowEffect::lost_mass, effect);
    showFigure(QStringLiteral("difference"), &RowEffect::difference, effect);
    showFigure(QStringLiteral("cosine"), &RowEffect::cosine, effect);
    const EffectSummary difference = summarize(effect, &RowEffect::difference);
    const bool same = dropsNothing(effect);
    m_worst->setText(same ? tr("No row differs.")
                          : tr("Largest difference: head %1, query %2")
                                .arg(grouped(difference.head), grouped(difference.row)));
    m_show->setEnabled(!same);
    CountGroup group{tr("By region"), tr("attention mass"), {}, tr("cells")};
    for (const RegionMass& region : effect.regions) {
        const Region& drawn = outcome.mask->regions()[region.region];
        const QString title = regionTitle(drawn);
        group.rows.push_back({region.kept ? title : tr("%1: lost").arg(title), region.cells,
                              percentText(region.mass), drawn.role});
    }
    m_regions->setGroups({group});
    m_last->setText(lastRowWords(outcome));
    m_inputs->setText(effectInputsWords(outcome.request));
}

}  // namespace triscope::gui
