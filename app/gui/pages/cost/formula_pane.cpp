#include "app/gui/pages/cost/formula_pane.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>
#include <utility>

#include "app/gui/text/symbols.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

constexpr int kLeastHeight = 208;

}  // namespace

FormulaPane::FormulaPane(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_back(new QPushButton(tr("Back"), this)),
      m_title(new QLabel(this)),
      m_text(new QTextBrowser(this)) {
    m_title->setFont(Theme::strongFont());
    m_title->setTextFormat(Qt::PlainText);
    m_text->setAccessibleName(tr("Formula"));
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->viewport()->setAutoFillBackground(false);
    m_text->document()->setDocumentMargin(0);
    m_text->setMinimumHeight(kLeastHeight);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* copy_button = new QPushButton(tr("Copy"), this);
    copy_button->setToolTip(tr("Copy the formula with its numbers and sources"));
    connect(copy_button, &QPushButton::clicked, this, &FormulaPane::copy);
    connect(m_text, &QTextBrowser::anchorClicked, this,
            [this](const QUrl& url) { follow(url.path().toUInt()); });
    m_back->setToolTip(tr("Back to the formula that led here"));
    m_back->hide();
    connect(m_back, &QPushButton::clicked, this, &FormulaPane::goBack);
    connect(&theme, &Theme::changed, this, &FormulaPane::fill);

    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_back);
    top->addWidget(copy_button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::kGap / 2);
    layout->addLayout(top);
    layout->addWidget(m_text, 1);
    setFocusProxy(m_text);
}

void FormulaPane::present(const FigureFormula& formula) {
    m_formula = formula;
    m_before.clear();
    fill();
}

void FormulaPane::follow(std::size_t link) {
    if (link >= m_formula.links.size()) return;
    const FormulaLink target = m_formula.links[link];
    if (!target.open) {
        emit figureAsked(target.figure);
        return;
    }
    m_before.push_back(std::exchange(m_formula, target.open()));
    fill();
}

void FormulaPane::goBack() {
    if (m_before.empty()) return;
    m_formula = std::move(m_before.back());
    m_before.pop_back();
    fill();
}

void FormulaPane::copy() const {
    QApplication::clipboard()->setText(m_formula.plainText());
}

void FormulaPane::reveal() {
    for (QWidget* above = parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(above)) area->ensureWidgetVisible(this, 0, 0);
    }
}

void FormulaPane::fill() {
    m_title->setText(m_formula.title);
    m_back->setVisible(!m_before.empty());
    m_text->setHtml(html());
}

QString FormulaPane::html() const {
    const auto paragraph = [](const QString& inner) {
        return QStringLiteral("<p style='margin:0 8px 4px 0'>%1</p>").arg(inner);
    };
    const auto muted = [this](const QString& inner) {
        return QStringLiteral("<span style='color:%1'>%2</span>")
            .arg(m_theme.colors().muted_text.name(), inner);
    };
    QString page = paragraph(linked(symbolsText(m_formula.symbols)));
    page += paragraph(QStringLiteral("= ") + m_formula.numbers.toHtmlEscaped());
    page += paragraph(QStringLiteral("= <b>%1</b>").arg(m_formula.value.toHtmlEscaped()));
    if (!m_formula.explanation.isEmpty()) page += paragraph(m_formula.explanation.toHtmlEscaped());
    if (!m_formula.estimate) return page;
    page += paragraph(tr("An estimate, not measured. It rests on:"));
    for (const HardwareSource& source : m_formula.sources) {
        page +=
            paragraph(QStringLiteral("%1 = %2 ").arg(symbolsText(source.name), source.value).toHtmlEscaped() +
                      muted(source.origin.toHtmlEscaped()));
    }
    if (!m_formula.caution.isEmpty()) page += paragraph(muted(m_formula.caution.toHtmlEscaped()));
    return page;
}

// The symbols with each name that has a formula made a link, in one pass from left to right.
QString FormulaPane::linked(const QString& symbols) const {
    QString page;
    qsizetype from = 0;
    for (std::size_t at = 0; at < m_formula.links.size(); ++at) {
        const QString name = symbolsText(m_formula.links[at].name);
        const qsizetype found = symbols.indexOf(name, from);
        if (found < 0) continue;
        page += symbols.mid(from, found - from).toHtmlEscaped();
        page += QStringLiteral("<a href='figure:%1' style='color:%2'>%3</a>")
                    .arg(at)
                    .arg(m_theme.colors().accent.name(), name.toHtmlEscaped());
        from = found + name.size();
    }
    return page + symbols.mid(from).toHtmlEscaped();
}

}  // namespace triscope::gui
