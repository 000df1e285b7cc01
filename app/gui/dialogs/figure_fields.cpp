#include "app/gui/dialogs/figure_fields.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>

#include "app/gui/pages/cost/hardware_sources.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "app/gui/widgets/elided_label.h"
#include "core/cost/traced.h"

namespace triscope::gui {

namespace {

constexpr int kValueWidth = 96;
constexpr int kDateWidth = 96;
constexpr int kSourceWidth = 320;

QString number(double value) {
    return QString::fromStdString(numberText(value));
}

}  // namespace

FigureFields::FigureFields(const HardwareFigure& figure, QGridLayout& grid, const Theme& theme,
                           QWidget* parent)
    : QObject(parent),
      m_kind(figure),
      m_value(new QLineEdit(parent)),
      m_unit(new QComboBox(parent)),
      m_confidence(new QComboBox(parent)),
      m_date(new QLineEdit(parent)),
      m_source(new QLineEdit(parent)),
      m_fault(new ElidedLabel(theme, 1, parent)) {
    const QString title = translateCore(figure.title);
    const QString key = QLatin1String(figure.key);
    auto* label = new QLabel(title, parent);
    label->setBuddy(m_value);
    m_value->setFixedWidth(kValueWidth);
    m_value->setAlignment(Qt::AlignRight);
    m_date->setFixedWidth(kDateWidth);
    m_source->setMinimumWidth(kSourceWidth);
    m_source->setMaxLength(static_cast<int>(kLongestSource));
    for (const FigureUnit& unit : figure.units) m_unit->addItem(QLatin1String(unit.name));
    m_unit->setVisible(!figure.units.empty());
    for (int grade = 0; grade <= static_cast<int>(Confidence::Unconfirmed); ++grade)
        m_confidence->addItem(confidenceTitle(static_cast<Confidence>(grade)));
    const struct {
        QWidget* field;
        const char* part;
        QString name;
    } fields[] = {{m_value, "value", tr("value")},
                  {m_unit, "unit", tr("unit")},
                  {m_confidence, "confidence", tr("confidence")},
                  {m_date, "date", tr("date")},
                  {m_source, "source", tr("source")}};
    const int row = grid.rowCount();
    grid.addWidget(label, row, 0);
    int column = 1;
    for (const auto& each : fields) {
        each.field->setObjectName(key + u'.' + QLatin1String(each.part));
        each.field->setAccessibleName(title + QStringLiteral(", ") + each.name);
        grid.addWidget(each.field, row, column++);
    }
    m_fault->setObjectName(key + QStringLiteral(".fault"));
    grid.addWidget(m_fault, row + 1, 1, 1, 5);
    for (QLineEdit* edit : {m_value, m_date, m_source})
        connect(edit, &QLineEdit::textChanged, this, &FigureFields::follow);
    for (QComboBox* box : {m_unit, m_confidence})
        connect(box, &QComboBox::currentIndexChanged, this, &FigureFields::follow);
}

void FigureFields::show(const Hardware& hardware) {
    const Sourced<double>* figure = m_kind.of(hardware);
    const QSignalBlocker quiet(this);
    if (figure == nullptr) {
        m_value->clear();
    } else {
        const FigureUnit* best = m_kind.unitFor(figure->value);
        if (best != nullptr) m_unit->setCurrentText(QLatin1String(best->name));
        m_value->setText(number(m_kind.fromBase(figure->value, best)));
        m_confidence->setCurrentIndex(static_cast<int>(figure->confidence));
        m_date->setText(QString::fromStdString(figure->date));
        m_source->setText(QString::fromStdString(figure->source));
        // The beginning says most.
        m_source->setCursorPosition(0);
    }
    follow();
}

const FigureUnit* FigureFields::unit() const {
    if (m_kind.units.empty()) return nullptr;
    return &m_kind.units[static_cast<std::size_t>(std::max(0, m_unit->currentIndex()))];
}

std::optional<double> FigureFields::typedValue() const {
    bool is_number = false;
    const double value = QLocale::c().toDouble(m_value->text().trimmed(), &is_number);
    if (!is_number || !(value >= m_kind.least && value <= m_kind.most)) return std::nullopt;
    return value;
}

std::optional<Sourced<double>> FigureFields::figure() const {
    const auto value = typedValue();
    if (!value) return std::nullopt;
    return Sourced<double>{m_kind.toBase(*value, unit()), m_source->text().trimmed().toStdString(),
                           m_date->text().trimmed().toStdString(),
                           static_cast<Confidence>(m_confidence->currentIndex())};
}

QString FigureFields::fault() const {
    if (m_value->text().trimmed().isEmpty() && m_kind.optional != nullptr) return {};
    if (!typedValue()) {
        const QString range = tr("The value must be a number from %1 to %2");
        return range.arg(number(m_kind.least), number(m_kind.most)) +
               (unit() == nullptr ? QString() : u' ' + QLatin1String(unit()->name));
    }
    if (!isDate(m_date->text().trimmed().toStdString()))
        return tr("The date must be written YYYY, YYYY-MM or YYYY-MM-DD");
    const QByteArray source = m_source->text().trimmed().toUtf8();
    if (source.isEmpty()) return tr("Say where the value comes from");
    if (source.size() > static_cast<qsizetype>(kLongestSource))
        return tr("The source is longer than %1 bytes").arg(kLongestSource);
    return {};
}

void FigureFields::follow() {
    const bool used = !m_value->text().trimmed().isEmpty() || m_kind.optional == nullptr;
    for (QWidget* field : std::initializer_list<QWidget*>{m_confidence, m_date, m_source})
        field->setEnabled(used);
    m_source->setToolTip(m_source->text());
    const QString why = fault();
    if (!why.isEmpty()) {
        m_fault->setText(why, Tone::Error);
    } else {
        m_fault->setText(used ? QString() : tr("left out: the device has no such units"));
    }
    emit changed();
}

}  // namespace triscope::gui
