#include "app/gui/panels/scenario_panel.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QLabel>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/gui/gallery/pattern_gallery.h"
#include "app/gui/panels/choice_row.h"
#include "app/gui/panels/hardware_tools.h"
#include "app/gui/panels/layers_row.h"
#include "app/gui/panels/model_choice.h"
#include "app/gui/panels/model_dialog.h"
#include "app/gui/panels/number_row.h"
#include "app/gui/panels/pattern_rows.h"
#include "app/gui/panels/presets.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"
#include "core/mask/catalog.h"
#include "core/mask/pattern_expression.h"

namespace triscope::gui {

namespace {

constexpr int kMargin = 12;

QList<Choice> patternChoices() {
    QList<Choice> choices;
    for (const PatternInfo& pattern : patternCatalog()) {
        choices << Choice{QString::fromLatin1(pattern.name), translateCore(pattern.title),
                          translateCore(pattern.summary)};
    }
    return choices;
}

}  // namespace

ScenarioPanel::ScenarioPanel(Session& session, const Theme& theme, QWidget* parent)
    : QScrollArea(parent), m_session(session), m_theme(theme) {
    auto* content = new QWidget;
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(kMargin, Theme::kGap / 2, kMargin, Theme::kGap / 2);
    m_layout->setSpacing(Theme::kGap - 2);
    addMask();
    addModel();
    addAdvanced();
    m_layout->addStretch(1);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    fitWidth();
    connect(&session, &Session::scenarioChanged, this, [this] {
        showWhatIsUsed();
        showModelDefaults();
    });
    showWhatIsUsed();
    showModelDefaults();
}

// Nothing can be scrolled sideways here, so the panel is never narrower than what it holds.
void ScenarioPanel::fitWidth() {
    m_layout->activate();
    setMinimumWidth(widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width());
}

void ScenarioPanel::addHeading(const QString& text) {
    auto* label = new QLabel(text, this);
    label->setFont(Theme::strongFont());
    m_layout->addWidget(label);
}

void ScenarioPanel::addMask() {
    constexpr auto kZero = LogScale::Zero::Included;
    auto* pattern = new ChoiceRow(m_session, m_theme, "pattern", tr("&Pattern"), patternChoices(), 2, this);
    connect(&pattern->addButton(QStringLiteral("ui/gallery"), tr("All patterns, with pictures…")),
            &QToolButton::clicked, this, [this] { PatternGallery(m_session, m_theme, window()).exec(); });
    m_layout->addWidget(pattern);
    m_length = new LengthRow(m_session, m_theme, "seq", tr("&Length"), {16, kMaxLength},
                             LengthField::SliderPlace::Below, this);
    m_length->alsoShowIssuesOf({"queries", "keys"});
    m_length->snapToBlocks();
    m_sink = new LengthRow(m_session, m_theme, "sink", tr("&Sink"), {1, 4096, kZero});
    m_window = new LengthRow(m_session, m_theme, "window", tr("&Window"), {1, 131072, kZero});
    m_last = new LengthRow(m_session, m_theme, "last", tr("Las&t rows"), {1, 4096, kZero});
    for (LengthRow* row : {m_length, m_sink, m_window, m_last}) m_layout->addWidget(row);
    m_convention = new ChoiceRow(
        m_session, m_theme, "convention", tr("&Convention"),
        {{QStringLiteral("paper"), tr("Paper"), tr("j < sink,  i − j ≤ window,  i ≥ N − last")},
         {QStringLiteral("kernel"), tr("Kernel"), tr("j < sink,  i − j < window,  i ≥ N − last")},
         {QStringLiteral("literal"), tr("Literal"), tr("j ≤ sink,  i − j ≤ window,  N − i < last")}},
        1, this);
    m_layout->addWidget(m_convention);
    auto* own = new PatternRows(m_session, m_theme, this);
    connect(own, &PatternRows::rowsChanged, this, &ScenarioPanel::fitWidth);
    m_layout->addWidget(own);
    m_layout->addWidget(new LengthRow(m_session, m_theme, "block", tr("&Block"), {1, 4096}));
}

void ScenarioPanel::addModel() {
    const auto add_files = [this](ChoiceRow& row, const QString& caption, auto choose) {
        row.setChooser(choose);
        connect(&row.addButton(QStringLiteral("ui/open"), caption), &QToolButton::clicked, &row,
                [this, caption, choose] {
                    const QString path =
                        QFileDialog::getOpenFileName(this, caption, {}, tr("JSON files (*.json)"));
                    if (!path.isEmpty()) choose(path);
                });
        m_layout->addWidget(&row);
    };
    addHeading(tr("Model and hardware"));
    auto* model = new ChoiceRow(m_session, m_theme, "model", tr("&Model"), modelChoices(), 1, this);
    add_files(*model, tr("Open a config.json…"), [this](const QString& name) { useModel(m_session, name); });
    connect(&model->addButton(QStringLiteral("ui/explain"), tr("What the model's file says, key by key…")),
            &QToolButton::clicked, this, [this] { ModelDialog(m_session.scenario(), window()).exec(); });
    auto* hardware =
        new ChoiceRow(m_session, m_theme, "hardware", tr("Har&dware"), hardwareChoices(), 1, this);
    add_files(*hardware, tr("Open a hardware file…"),
              [hardware](const QString& name) { hardware->commitTyped(name); });
    new HardwareTools(*hardware, m_session, m_theme);
    m_layout->addWidget(new LayersRow(m_session, m_theme, this));
}

void ScenarioPanel::addAdvanced() {
    auto* fold = new QToolButton(this);
    fold->setText(tr("&Advanced"));
    fold->setObjectName(QStringLiteral("advanced"));
    fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fold->setArrowType(Qt::RightArrow);
    fold->setAutoRaise(true);
    m_layout->addWidget(fold, 0, Qt::AlignLeft);

    auto* folded = new QWidget(this);
    auto* layout = new QVBoxLayout(folded);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::kGap / 2);
    addShape(*layout);
    addHeads(*layout);
    addDeployment(*layout);
    folded->hide();
    m_layout->addWidget(folded);
    connect(fold, &QToolButton::clicked, this, [this, fold, folded] {
        const bool open = folded->isHidden();
        fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        folded->setVisible(open);
        fitWidth();
        if (!open) return;
        // Once the layout knows how high it is.
        QMetaObject::invokeMethod(
            this, [this, folded] { ensureWidgetVisible(folded); }, Qt::QueuedConnection);
    });
}

void ScenarioPanel::addShape(QVBoxLayout& into) {
    m_apart = new QCheckBox(tr("Q&ueries and keys apart (a chunk of a prompt)"), this);
    into.addWidget(m_apart);
    connect(m_apart, &QCheckBox::clicked, this, &ScenarioPanel::setSidesApart);
    for (const auto& [field, label] :
         {std::pair{"queries", tr("Queries")}, std::pair{"keys", tr("Keys")},
          std::pair{"query-offset", tr("Query offset")}, std::pair{"prompt", tr("Prompt")}}) {
        m_sides << new NumberRow(m_session, m_theme, field, label, this);
        into.addWidget(m_sides.back());
    }
}

void ScenarioPanel::addHeads(QVBoxLayout& into) {
    m_heads = new NumberRow(m_session, m_theme, "heads", tr("Heads"), this);
    m_heads->allowEmpty([](Scenario& scenario) { scenario.heads.reset(); });
    m_kv_heads = new NumberRow(m_session, m_theme, "kv-heads", tr("KV heads"), this);
    m_kv_heads->allowEmpty([](Scenario& scenario) { scenario.kv_heads.reset(); });
    m_head_dim = new NumberRow(m_session, m_theme, "head-dim", tr("Head dim"), this);
    m_head_dim->allowEmpty([](Scenario& scenario) { scenario.head_dim.reset(); });
    for (NumberRow* row : {m_heads, m_kv_heads, m_head_dim}) into.addWidget(row);
}

void ScenarioPanel::addDeployment(QVBoxLayout& into) {
    into.addWidget(new ChoiceRow(m_session, m_theme, "kv-dtype", tr("KV cache"),
                                 {{QStringLiteral("auto"), tr("As the weights"), {}},
                                  {QStringLiteral("fp16"), tr("fp16"), {}},
                                  {QStringLiteral("bf16"), tr("bf16"), {}},
                                  {QStringLiteral("int8"), tr("INT8, with a scale per head"), {}}},
                                 1, this));
    for (const auto& [field, label] : {std::pair{"tensor-parallel", tr("Tensor parallel")},
                                       std::pair{"context-parallel", tr("Context parallel")},
                                       std::pair{"prefill-chunk", tr("Prefill chunk")}}) {
        into.addWidget(new NumberRow(m_session, m_theme, field, label, this));
    }
    auto* note = new QLabel(tr("More devices divide the memory. Times stay those of one device."), this);
    note->setWordWrap(true);
    note->setTextFormat(Qt::PlainText);
    note->setForegroundRole(QPalette::PlaceholderText);
    into.addWidget(note);
}

void ScenarioPanel::setSidesApart(bool apart) {
    if (!apart) {
        Scenario next = m_session.scenario();
        next.mask.shape = MaskShape::square(next.mask.shape.keys);
        m_session.apply(next, tr("as many queries as keys"));
    }
    showWhatIsUsed();
}

void ScenarioPanel::showWhatIsUsed() {
    const MaskSettings& mask = m_session.scenario().mask;
    const bool square = mask.shape == MaskShape::square(mask.shape.keys);
    if (!square) m_apart->setChecked(true);
    m_length->setUsed(!m_apart->isChecked(), tr("Queries and keys are set apart, under Advanced."));
    for (NumberRow* row : m_sides) {
        row->setUsed(m_apart->isChecked(), tr("There are as many queries as keys: see Length."));
    }
    const auto patterns = patternsOf(mask.pattern);
    if (patterns.empty()) return;
    const QString why_not = tr("The pattern %1 does not use this.").arg(patternTitle(mask.pattern));
    const auto used = [&patterns](const char* field) { return anyUses(patterns, field); };
    m_sink->setUsed(used("sink"), why_not);
    m_window->setUsed(used("window"), why_not);
    m_last->setUsed(used("last"), why_not);
    m_convention->setUsed(used("convention"), why_not);
}

void ScenarioPanel::showModelDefaults() {
    const auto facts = modelFacts(m_session.scenario().model);
    const auto text = [&facts](Index ModelFacts::*member) {
        return facts ? grouped((*facts).*member) : QString();
    };
    m_heads->setDefault(text(&ModelFacts::heads));
    m_kv_heads->setDefault(text(&ModelFacts::kv_heads));
    m_head_dim->setDefault(text(&ModelFacts::head_dim));
}

}  // namespace triscope::gui
