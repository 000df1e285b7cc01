#include "app/gui/panels/choice_row.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>
#include <QWheelEvent>

#include "app/gui/theme/icons.h"

namespace triscope::gui {

namespace {

// Leaves the wheel to the panel around it until it has the focus.
class CalmComboBox final : public QComboBox {
  public:
    using QComboBox::QComboBox;

  protected:
    void wheelEvent(QWheelEvent* event) override {
        if (hasFocus()) {
            QComboBox::wheelEvent(event);
        } else {
            event->ignore();
        }
    }
};

}  // namespace

ChoiceRow::ChoiceRow(Session& session, const Theme& theme, const char* field, const QString& label,
                     QList<Choice> choices, int note_lines, QWidget* parent)
    : FieldRow(session, theme, field, label, parent),
      m_choices(std::move(choices)),
      m_listed(static_cast<int>(m_choices.size())),
      m_combo(new CalmComboBox(this)) {
    m_combo->setFocusPolicy(Qt::StrongFocus);
    m_combo->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    for (const Choice& choice : m_choices) m_combo->addItem(choice.title);
    auto* holder = new QWidget(this);
    auto* layout = new QHBoxLayout(holder);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::kGap / 2);
    layout->addWidget(m_combo, 1);
    holder->setFocusProxy(m_combo);
    setControl(holder, NotePlace::Below, note_lines);
    m_combo->setAccessibleName(holder->accessibleName());
    m_choose = [this](const QString& name) { commitTyped(name); };
    connect(m_combo, &QComboBox::activated, this, &ChoiceRow::activate);
    follow();
}

void ChoiceRow::setDescriber(std::function<Choice(const QString& name)> describe) {
    m_describe = std::move(describe);
    show(session().scenario());
}

void ChoiceRow::addCommand(const QString& title, std::function<void()> act) {
    if (m_commands.isEmpty()) m_combo->insertSeparator(m_combo->count());
    m_commands << std::move(act);
    m_combo->addItem(title);
}

void ChoiceRow::activate(int at) {
    if (at < m_choices.size()) return m_choose(m_choices[at].name);
    show(session().scenario());
    const auto command = at - m_choices.size() - 1;  // a separator stands between
    if (command >= 0) m_commands[command]();
}

QToolButton& ChoiceRow::addButton(const QString& icon, const QString& tool_tip) {
    auto* button = new QToolButton(control());
    const auto tint = [this, button, icon] { button->setIcon(tintedIcon(icon, theme().colors())); };
    tint();
    connect(&theme(), &Theme::changed, button, tint);
    button->setToolTip(tool_tip);
    button->setAccessibleName(tool_tip);
    control()->layout()->addWidget(button);
    return *button;
}

void ChoiceRow::show(const Scenario& scenario) {
    const int at = indexOf(QString::fromStdString(field().text(scenario)));
    const QSignalBlocker quiet(m_combo);
    m_combo->setCurrentIndex(at);
    setNote(m_choices[at].note);
}

int ChoiceRow::indexOf(const QString& name) {
    const auto known = static_cast<int>(m_choices.size());
    int at = 0;
    while (at < known && m_choices[at].name != name) ++at;
    if (at < m_listed) return at;
    // A file may say something else by now.
    const Choice choice = m_describe ? m_describe(name) : Choice{name, QFileInfo(name).fileName(), name};
    const QSignalBlocker quiet(m_combo);
    if (at == known) {
        m_choices << choice;
        m_combo->insertItem(at, choice.title);
    } else {
        m_choices[at] = choice;
        m_combo->setItemText(at, choice.title);
    }
    return at;
}

}  // namespace triscope::gui
