#include "app/gui/pages/explore/text_panel.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/gui/pages/explore/text_box.h"
#include "app/gui/pages/explore/text_reader.h"
#include "app/gui/pages/explore/token_flow_view.h"
#include "app/gui/pages/explore/token_legend.h"
#include "app/gui/session/session.h"
#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

constexpr int kLeastWidth = 368;

}  // namespace

TextPanel::TextPanel(Session& session, const Theme& theme, Runner& runner, QWidget* parent)
    : QWidget(parent), m_session(session), m_theme(theme), m_reader(new TextReader(runner, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, Theme::kGap, 0);
    layout->setSpacing(Theme::kGap);
    addSource(*layout);
    addUse(*layout);
    addReading(*layout);
    connect(m_reader, &TextReader::done, this, &TextPanel::takeFile);
    connect(m_reader, &TextReader::failed, this, [this](const QString& why) {
        m_notice = why;
        countTokens();
    });
    restore();
}

// The text that was in use before the page was made anew, else an example.
void TextPanel::restore() {
    const auto& kept = m_session.tokenText();
    if (!kept) return showExample();
    m_mode->setCurrentIndex(kept->mode == TokenMode::Word ? 0 : 1);
    m_box->setText(kept->text);
    m_used = makeTokenWords(m_tokens.tokens, QFontMetricsF(Theme::textFont()));
}

TokenMode TextPanel::mode() const {
    return m_mode->currentIndex() == 0 ? TokenMode::Word : TokenMode::Byte;
}

void TextPanel::showExample() {
    m_box->setText(tr("The cat sat on the mat because it was warm and dry").toStdString());
}

void TextPanel::addSource(QVBoxLayout& into) {
    addWords(into, 0, true)
        ->setText(tr("A simple split into words or bytes. It is not a model's tokenizer: those cut words "
                     "into pieces that they have learned."));
    m_box = new TextBox(this);
    m_box->setAccessibleName(tr("Text"));
    m_box->setPlaceholderText(tr("Type or paste a text"));
    setFocusProxy(m_box);
    into.addWidget(m_box);
    // What is typed is no file's any more, what replaces the text says itself where it is from.
    connect(m_box, &TextBox::textChanged, this, [this] {
        m_notice.clear();
        countTokens();
    });
    connect(m_box, &TextBox::textReplaced, this, [this] {
        m_notice.clear();
        countTokens();
    });

    auto* row = new QHBoxLayout;
    row->setSpacing(Theme::kGap);
    m_mode = new QComboBox(this);
    m_mode->addItems({tr("Words"), tr("Bytes")});
    m_mode->setAccessibleName(tr("Tokens"));
    m_mode->setToolTip(
        tr("Words: what stands between blanks; punctuation at a word's ends and every Chinese or Japanese "
           "character are tokens of their own. Bytes: each byte of the text in UTF-8."));
    connect(m_mode, &QComboBox::currentIndexChanged, this, &TextPanel::countTokens);
    row->addWidget(m_mode);
    auto* example = new QPushButton(tr("Example"), this);
    example->setToolTip(tr("A sentence to try"));
    connect(example, &QPushButton::clicked, this, &TextPanel::showExample);
    row->addWidget(example);
    auto* open = new QPushButton(tr("Open a text file…"), this);
    connect(open, &QPushButton::clicked, this, &TextPanel::askForFile);
    row->addWidget(open, 1);
    into.addLayout(row);
}

void TextPanel::addUse(QVBoxLayout& into) {
    m_count = addWords(into, 1);
    m_count->setObjectName(QStringLiteral("count"));
    auto* row = new QHBoxLayout;
    row->setSpacing(Theme::kGap);
    m_use = new QPushButton(tr("Use this text"), this);
    m_use->setObjectName(QStringLiteral("use"));
    m_use->setToolTip(
        tr("Makes the mask as long as the text, and writes its words beside the rows and columns"));
    connect(m_use, &QPushButton::clicked, this, &TextPanel::use);
    row->addWidget(m_use, 1);
    m_show = new QPushButton(this);
    m_show->setObjectName(QStringLiteral("show"));
    connect(m_show, &QPushButton::clicked, this, [this] {
        m_wanted = !m_wanted;
        showState();
        emit wordsChanged();
    });
    row->addWidget(m_show, 1);
    into.addLayout(row);
    m_state = addWords(into, 2, true);
    m_state->setObjectName(QStringLiteral("state"));
    m_try = new QPushButton(tr("Try sink 2, window 3, last 2"), this);
    m_try->setToolTip(
        tr("All of so short a text lies in the window of this mask; smaller numbers leave "
           "something out"));
    m_try->setObjectName(QStringLiteral("try"));
    m_try->hide();
    connect(m_try, &QPushButton::clicked, this, &TextPanel::tryTriangle);
    into.addWidget(m_try);
}

void TextPanel::addReading(QVBoxLayout& into) {
    m_sentence = addWords(into, 2);
    m_sentence->setObjectName(QStringLiteral("sentence"));
    m_flow = new TokenFlowView(m_theme, this);
    into.addWidget(m_flow, 1);
    m_legend = new TokenLegend(m_theme, this);
    into.addWidget(m_legend);
    connect(m_flow, &TokenFlowView::pointed, this, [this](std::optional<QueryIndex> row) {
        emit pointed(row ? std::optional(cellOf(*row)) : std::nullopt);
    });
    connect(m_flow, &TokenFlowView::clicked, this, [this](QueryIndex row) { emit clicked(cellOf(row)); });
}

QLabel* TextPanel::addWords(QVBoxLayout& into, int lines, bool muted) {
    auto* label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setMinimumHeight(lines * (fontMetrics().lineSpacing() + 1));
    if (muted) label->setForegroundRole(QPalette::PlaceholderText);
    into.addWidget(label);
    return label;
}

QSize TextPanel::sizeHint() const {
    return {kLeastWidth, QWidget::sizeHint().height()};
}

void TextPanel::setMask(const MaskPtr& mask) {
    m_mask = mask;
    m_legend->setMask(mask);
    showState();
}

bool TextPanel::fits() const {
    if (!m_used || !m_mask) return false;
    const MaskShape& shape = m_mask->shape();
    return shape.keys == m_used->size() && shape.query_offset + shape.queries <= m_used->size();
}

TokenWordsPtr TextPanel::words() const {
    return m_wanted && fits() ? m_used : nullptr;
}

bool TextPanel::isDense() const {
    const Rect all = m_mask->shape().rect();
    const std::string& pattern = m_session.validScenario().mask.pattern;
    return (pattern == "triangle" || pattern == "streaming") &&
           m_mask->keptCount(all) == m_mask->causalCount(all);
}

void TextPanel::setMarked(std::optional<MaskCell> cell) {
    m_marked = cell;
    m_flow->setQuery(cell ? std::optional(cell->row) : std::nullopt);
    showSentence();
}

MaskCell TextPanel::cellOf(QueryIndex row) const {
    return {row, std::min(m_mask->shape().position(row), m_mask->shape().keys - 1)};
}

void TextPanel::openFile(const QString& path) {
    m_reader->read(path);
}

void TextPanel::askForFile() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a text file"), {},
                                                      tr("Text files (*.txt *.md);;All files (*)"));
    if (!path.isEmpty()) openFile(path);
}

void TextPanel::takeFile(const ReadText& text) {
    m_box->setText(text.text);
    m_notice = text.notice;
    countTokens();
}

void TextPanel::countTokens() {
    m_tokens = tokenize(m_box->text(), mode());
    QStringList words;
    if (m_tokens.total > kMostTokens) {
        words << tr("%1 tokens, of which the first %2 are used.")
                     .arg(grouped(m_tokens.total), grouped(kMostTokens));
    } else {
        words << tr("%1.").arg(countOf(m_tokens.total, Noun::Token));
    }
    if (!m_box->showsAll()) words << tr("The box shows only the beginning of the text.");
    if (m_box->wasCut()) words << tr("Only its first 1 MiB is kept.");
    if (!m_notice.isEmpty()) words << m_notice;
    m_count->setText(words.join(u' '));
    m_use->setEnabled(!m_tokens.tokens.empty());
}

void TextPanel::use() {
    m_used = makeTokenWords(m_tokens.tokens, QFontMetricsF(Theme::textFont()));
    m_wanted = true;
    m_session.keepTokenText({m_box->text(), mode()});
    Scenario next = m_session.scenario();
    next.mask.shape = MaskShape::square(m_used->size());
    m_session.apply(next, tr("use a text of %1").arg(countOf(m_used->size(), Noun::Token)));
    showState();
    emit wordsChanged();
}

void TextPanel::tryTriangle() {
    Scenario next = m_session.scenario();
    next.mask.pattern = "triangle";
    next.mask.sink = 2;
    next.mask.window = 3;
    next.mask.last = 2;
    m_session.apply(next, tr("sink 2, window 3, last 2"));
}

void TextPanel::showState() {
    m_flow->setText(fits() ? m_used : nullptr, m_mask);
    m_flow->setQuery(m_marked ? std::optional(m_marked->row) : std::nullopt);
    m_show->setEnabled(fits());
    m_show->setText(m_wanted ? tr("Show numbers") : tr("Show words"));
    m_try->setVisible(fits() && m_used->size() > 8 && isDense());
    if (!m_used) {
        m_state->setText(tr("“Use this text” makes the mask as long as the text."));
    } else if (!fits()) {
        m_state->setText(
            tr("The words are off: the mask has %1, and the text in use %2.")
                .arg(countOf(m_mask->shape().keys, Noun::Key), countOf(m_used->size(), Noun::Token)));
    } else if (m_wanted) {
        m_state->setText(tr("Rows and columns bear the words of the text, where cells are large enough."));
    } else {
        m_state->setText(tr("Rows and columns bear numbers."));
    }
    showSentence();
}

void TextPanel::showSentence() {
    if (!fits()) {
        m_sentence->setText({});
        return;
    }
    if (!m_marked) {
        m_sentence->setText(tr("Point at a word to see which words it may attend to; a click pins it."));
        return;
    }
    const Index position = m_mask->shape().position(m_marked->row);
    const CellCount seen =
        m_mask->keptCount({{m_marked->row, m_marked->row + 1}, m_mask->shape().rect().cols});
    const QString sentence = tr("Query %1 “%2” may attend to %3 of %4.")
                                 .arg(grouped(position), m_used->at(position), grouped(seen),
                                      countOf(m_mask->shape().keys, Noun::Token));
    m_sentence->setText(sentence);
    m_flow->setAccessibleDescription(sentence);
}

}  // namespace triscope::gui
