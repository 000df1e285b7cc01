#include "app/gui/gallery/pattern_gallery.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>
#include <array>

#include "app/gui/gallery/pattern_picture.h"
#include "app/gui/session/session.h"
#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "core/mask/catalog.h"
#include "core/scenario/validate.h"

namespace triscope::gui {

namespace {

constexpr int kThumbnail = 96;
constexpr int kPreview = 256;
// A length at which every pattern is possible.
constexpr Index kShortLength = 1024;

constexpr std::array kOperations{"", "and", "or", "minus"};

QLabel* wrapped(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

// An operand that is itself an operation goes in parentheses.
std::string operand(const std::string& pattern) {
    return findPattern(pattern) != nullptr ? pattern : "(" + pattern + ")";
}

}  // namespace

PatternGallery::PatternGallery(Session& session, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_session(session), m_theme(theme), m_list(new QListWidget(this)) {
    setWindowTitle(tr("Patterns"));
    auto* row = new QHBoxLayout;
    row->setSpacing(3 * Theme::kGap);
    row->addWidget(m_list, 1);
    row->addWidget(makeDetails());
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_use = buttons->addButton(tr("Use"), QDialogButtonBox::AcceptRole);
    m_use->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(row, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &PatternGallery::use);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    addList(m_list);
    resize(980, 660);
}

void PatternGallery::addList(QWidget*) {
    m_list->setViewMode(QListView::IconMode);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMovement(QListView::Static);
    m_list->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideNone);
    m_list->setSpacing(Theme::kGap / 2);
    m_list->setIconSize({kThumbnail, kThumbnail});
    m_list->setGridSize({kThumbnail + 32, kThumbnail + 2 * QFontMetrics(m_list->font()).lineSpacing() + 20});
    m_list->setAccessibleName(tr("Patterns"));
    for (const PatternInfo& pattern : patternCatalog()) {
        const QImage picture =
            patternPicture(pattern.name, kThumbnail, m_theme.isDark(), devicePixelRatioF());
        auto* item = new QListWidgetItem(QPixmap::fromImage(picture), translateCore(pattern.title), m_list);
        item->setData(Qt::UserRole, QString::fromLatin1(pattern.name));
        item->setTextAlignment(Qt::AlignHCenter | Qt::AlignTop);
        item->setSizeHint(m_list->gridSize());
        item->setToolTip(translateCore(pattern.summary));
        if (m_session.scenario().mask.pattern == pattern.name) m_list->setCurrentItem(item);
    }
    connect(m_list, &QListWidget::currentItemChanged, this, &PatternGallery::choose);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &PatternGallery::use);
    if (m_list->currentItem() == nullptr) {
        // A set operation is shown as it stands.
        m_expression->setText(QString::fromStdString(m_session.scenario().mask.pattern));
    } else {
        choose();
    }
}

QWidget* PatternGallery::makeDetails() {
    auto* details = new QWidget(this);
    details->setFixedWidth(320);
    m_picture = new QLabel(details);
    m_picture->setFixedSize(kPreview, kPreview);
    m_title = wrapped(details);
    m_title->setFont(Theme::strongFont());
    m_summary = wrapped(details);
    m_rule = wrapped(details);
    m_source = wrapped(details);
    m_source->setForegroundRole(QPalette::PlaceholderText);
    m_operation = new QComboBox(details);
    m_operation->addItems({tr("instead of the present one"), tr("and the present one"),
                           tr("or the present one"), tr("taken away from the present one")});
    m_expression = new QLineEdit(details);
    m_issue = wrapped(details);
    auto* form = new QFormLayout;
    form->addRow(tr("&Use it"), m_operation);
    form->addRow(tr("&Pattern"), m_expression);
    auto* layout = new QVBoxLayout(details);
    layout->setContentsMargins({});
    for (QWidget* part : std::initializer_list<QWidget*>{m_picture, m_title, m_summary, m_rule, m_source})
        layout->addWidget(part);
    layout->addStretch(1);
    layout->addLayout(form);
    layout->addWidget(m_issue);
    connect(m_operation, &QComboBox::currentIndexChanged, this, &PatternGallery::choose);
    connect(m_expression, &QLineEdit::textChanged, this, &PatternGallery::showExpression);
    return details;
}

void PatternGallery::choose() {
    if (m_list->currentItem() == nullptr) return;
    const std::string name = m_list->currentItem()->data(Qt::UserRole).toString().toStdString();
    const PatternInfo& pattern = *findPattern(name);
    m_title->setText(translateCore(pattern.title));
    m_summary->setText(translateCore(pattern.summary));
    m_rule->setText(tr("Keep iff %1").arg(QString::fromUtf8(pattern.rule)));
    m_source->setText(tr("Source: %1").arg(QString::fromUtf8(pattern.source)));
    const std::string operation = kOperations.at(static_cast<std::size_t>(m_operation->currentIndex()));
    const std::string& present = m_session.scenario().mask.pattern;
    m_expression->setText(
        QString::fromStdString(operation.empty() ? name : operand(present) + " " + operation + " " + name));
    showExpression();
}

std::string PatternGallery::expression() const {
    return m_expression->text().trimmed().toStdString();
}

// The picture is of an example; whether the pattern is possible is a question of the scenario's own numbers.
void PatternGallery::showExpression() {
    const QImage picture = patternPicture(expression(), kPreview, m_theme.isDark(), devicePixelRatioF());
    m_picture->setPixmap(QPixmap::fromImage(picture));
    Scenario next = m_session.scenario();
    next.mask.pattern = expression();
    QStringList lines;
    const Issues issues = validate(next);
    for (const Issue& issue : issues) lines << translate(issue);
    next.mask.shape = MaskShape::square(kShortLength);
    const bool when_short = !issues.empty() && validate(next).empty();
    m_issue->setText(lines.join(u'\n'));
    m_use->setEnabled(issues.empty() || when_short);
    m_use->setText(when_short ? tr("Use, with %1").arg(countOf(kShortLength, Noun::Token)) : tr("Use"));
}

void PatternGallery::use() {
    Scenario next = m_session.scenario();
    next.mask.pattern = expression();
    if (!validate(next).empty()) next.mask.shape = MaskShape::square(kShortLength);
    if (!validate(next).empty()) return;
    m_session.apply(next, tr("pattern"));
    accept();
}

}  // namespace triscope::gui
