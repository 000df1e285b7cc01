#include "app/gui/pages/explore/explore_page.h"

#include <QAction>
#include <QKeyEvent>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/gui/gallery/pattern_gallery.h"
#include "app/gui/pages/explore/cell_words.h"
#include "app/gui/pages/explore/compare_actions.h"
#include "app/gui/pages/explore/compare_bar.h"
#include "app/gui/pages/explore/compare_controller.h"
#include "app/gui/pages/explore/compare_words.h"
#include "app/gui/pages/explore/counts_table.h"
#include "app/gui/pages/explore/export_controller.h"
#include "app/gui/pages/explore/mask_numbers.h"
#include "app/gui/pages/explore/npu_forms_panel.h"
#include "app/gui/pages/explore/paired_views.h"
#include "app/gui/pages/explore/side_tabs.h"
#include "app/gui/pages/explore/text_panel.h"
#include "app/gui/runner/runner.h"
#include "app/gui/text/translate.h"
#include "app/gui/views/mask_view.h"
#include "app/gui/widgets/side_scroll.h"
#include "core/base/numbers.h"
#include "core/mask/block_mask.h"
#include "core/mask/catalog.h"
#include "core/mask/padding_mask.h"
#include "core/mask/pattern_expression.h"

namespace triscope::gui {

namespace {

constexpr double kZoomStep = 1.6;

}  // namespace

ExplorePage::ExplorePage(const PageContext& context, QWidget* parent)
    : Page({QStringLiteral("explore"), tr("Explore"), QStringLiteral("explore")}, context, parent),
      m_runner(makeRunner(this)) {
    makeActions();
    m_views = new PairedViews(session().selection(), theme(), this);
    m_view = &m_views->main();
    makeComparison();
    auto* row = new QHBoxLayout;
    row->setSpacing(3 * Theme::kGap);
    row->addWidget(m_views, 1);
    row->addWidget(makeSide());
    content()->addWidget(makeTools());
    content()->addLayout(row, 1);
    connect(m_view, &MaskView::markedChanged, this, &ExplorePage::updatePointer);
    setFocusProxy(m_view);
    m_exporter = new ExportController(makeRunner(), theme(), this);
    connect(m_exporter, &ExportController::told, this, &Page::hintChanged);
    // The mask is still there; only its export is not.
    connect(m_exporter, &ExportController::interrupted, this, [this] {
        showContent();
        setFocus();
    });
}

void ExplorePage::makeComparison() {
    m_compare = new CompareController(session(), *m_views, this);
    m_compare_actions = new CompareActions(*m_compare, this);
    addActions(m_compare_actions->all());
    content()->addWidget(new CompareBar(*m_compare, *m_compare_actions, theme(), this));
    connect(m_compare, &CompareController::changed, this, &ExplorePage::updateAll);
    connect(m_compare, &CompareController::outdated, this, &ExplorePage::refresh);
}

QWidget* ExplorePage::makeSide() {
    m_counts = new CountsTable(theme(), this);
    m_npu_forms = new NpuFormsPanel(this);
    m_side = new SideTabs(this);
    m_side->addPanel(tr("Numbers"), new SideScroll(m_counts));
    m_side->addPanel(tr("NPU forms"), new SideScroll(m_npu_forms));
    m_text_at = m_side->panels();
    m_side->addPanel(tr("Text"), new SideScroll(makeText()));
    return m_side;
}

QWidget* ExplorePage::makeText() {
    Runner& reader = makeRunner();
    m_text = new TextPanel(session(), theme(), reader, this);
    connect(&reader, &Runner::cancelled, this, [this] { showContent(); });
    connect(m_text, &TextPanel::wordsChanged, this, [this] {
        updateScene();
        updatePointer();
    });
    connect(m_text, &TextPanel::pointed, m_view, &MaskView::point);
    connect(m_text, &TextPanel::clicked, m_view, &MaskView::click);
    return m_text;
}

void ExplorePage::showText() {
    m_side->showPanel(m_text_at);
    m_text->setFocus();
}

QAction* ExplorePage::addKey(const QString& text, const QKeySequence& key, std::function<void()> act) {
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, std::move(act));
    addAction(action);
    return action;
}

QAction* ExplorePage::addToggle(const QString& text, const QKeySequence& key, bool on) {
    QAction* action = addKey(text, key, [this] { updateScene(); });
    action->setCheckable(true);
    action->setChecked(on);
    return action;
}

void ExplorePage::makeActions() {
    m_block_level = addToggle(tr("Blocks"), QKeySequence(Qt::Key_B), false);
    m_block_level->setToolTip(
        tr("What a block kernel does with each block: full ones are solid, partial ones hatched, and empty "
           "ones, which it skips, blank (B)"));
    m_waste = addToggle(tr("Waste"), QKeySequence(Qt::Key_W), false);
    m_waste->setToolTip(tr(
        "Padding: the cells that a block kernel computes for nothing, because their block is not empty (W)"));
    // Two pictures of one place: either takes the other's.
    connect(m_block_level, &QAction::toggled, m_waste,
            [this](bool on) { m_waste->setChecked(m_waste->isChecked() && !on); });
    connect(m_waste, &QAction::toggled, m_block_level,
            [this](bool on) { m_block_level->setChecked(m_block_level->isChecked() && !on); });
    m_block_grid = addToggle(tr("Block grid"), QKeySequence(Qt::Key_G), true);
    m_block_grid->setToolTip(tr("The blocks of the mask, where they are large enough to be seen (G)"));
    m_tile_grid = addToggle(tr("Tile grid"), QKeySequence(Qt::SHIFT | Qt::Key_G), false);
    m_tile_grid->setToolTip(tr("The tiles of %1 × %1 cells that a kernel walks, in dashes, where they are "
                               "large enough to be seen "
                               "(Shift+G)")
                                .arg(m_scene.tile));
    m_outlines = addToggle(tr("Outlines"), QKeySequence(Qt::Key_O), true);
    m_outlines->setToolTip(
        tr("The borders between regions as lines, where the regions are large enough to have one (O)"));
    m_boosted = addToggle(tr("Show thin parts"), QKeySequence(Qt::Key_T), true);
    m_boosted->setToolTip(tr(
        "A pixel that keeps anything at all is drawn at 30 % or more, so that a few sinks can still be seen. "
        "Off: colour is exactly the share. (T)"));
    m_fit = addKey(tr("Fit"), QKeySequence(Qt::Key_0), [this] { m_view->fit(); });
    m_zoom_in = addKey(tr("Zoom in"), QKeySequence(Qt::Key_Plus), [this] { m_view->zoomBy(kZoomStep); });
    m_zoom_out =
        addKey(tr("Zoom out"), QKeySequence(Qt::Key_Minus), [this] { m_view->zoomBy(1 / kZoomStep); });
    m_export = addKey(tr("Export…"), QKeySequence(Qt::Key_E), [this] { exportMask(); });
    addKey(tr("Patterns…"), QKeySequence(Qt::Key_P),
           [this] { PatternGallery(session(), theme(), this).exec(); });
    QAction* copy =
        addKey(tr("Copy image"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { copyImage(); });
    copy->setShortcuts({copy->shortcut(), QKeySequence(QKeySequence::Copy)});
    addKey(tr("Numbers, NPU forms or text"), QKeySequence(Qt::Key_N),
           [this] { m_side->showPanel((m_side->shownPanel() + 1) % m_side->panels()); });
    addKey(tr("Words of a text beside the mask"), QKeySequence(Qt::Key_X), [this] { showText(); });
}

QWidget* ExplorePage::makeTools() {
    auto* tools = new QToolBar(this);
    tools->setToolButtonStyle(Qt::ToolButtonTextOnly);
    tools->addActions({m_block_level, m_waste});
    tools->addSeparator();
    tools->addActions({m_block_grid, m_tile_grid, m_outlines, m_boosted});
    tools->addSeparator();
    tools->addActions({m_zoom_in, m_zoom_out, m_fit});
    tools->addSeparator();
    tools->addAction(m_export);
    tools->addSeparator();
    tools->addAction(m_compare_actions->compare());
    auto* conventions = new QToolButton(tools);
    conventions->setText(tr("Conventions"));
    conventions->setToolTip(tr("What the readings of the same numbers keep and lose, in one step"));
    conventions->setPopupMode(QToolButton::InstantPopup);
    conventions->setMenu(new QMenu(conventions));
    conventions->menu()->addActions(m_compare_actions->conventions());
    tools->addWidget(conventions);
    return tools;
}

QList<Gesture> ExplorePage::gestures() const {
    return {{tr("Wheel"), tr("zooms at the pointer")},
            {tr("Drag"), tr("pans; on the small map, looks elsewhere")},
            {tr("Double click"), tr("fits")},
            {tr("Click"), tr("pins the cell under the pointer; Escape lets it go")},
            {tr("Arrows"), tr("walk cells; with Ctrl, blocks")},
            {tr("Page Up, Page Down"), tr("walk by what is in sight")},
            {tr("Home, End"), tr("walk to the ends of the row; with Ctrl, of the mask")}};
}

void ExplorePage::refresh() {
    const Scenario& scenario = session().validScenario();
    const auto pinned = m_compare->pinned();
    const auto make = [scenario, pinned](const RunControl& control) {
        Made made{scenario, makeMask(scenario.mask, control), nullptr, {}, {}};
        made.blocks = makeBlockMask(*made.tokens, scenario.block, control);
        made.summary = summarizeBlocks(*made.tokens, *made.blocks, scenario.block);
        if (pinned) made.compared = compareMasks(*pinned, scenario.mask, made.tokens, control);
        return made;
    };
    if (pinned ? isQuickToCompare(*pinned, scenario.mask) : isQuick(scenario.mask)) {
        m_runner.cancel();
        showContent();
        present(make({}));
    } else {
        m_runner.run(tr("Making the mask"), make,
                     [this](const std::shared_ptr<const Made>& made) { present(*made); });
    }
}

void ExplorePage::present(const Made& made) {
    m_scenario = made.scenario;
    m_summary = made.summary;
    m_scene.tokens = made.tokens;
    m_scene.blocks = made.blocks;
    m_scene.padding = nullptr;
    m_scene.block = made.scenario.block;
    m_compare->setMasks(made.compared);
    m_npu_forms->setMask(m_scene.tokens, m_scene.block);
    m_text->setMask(m_scene.tokens);
    updateAll();
}

void ExplorePage::updateAll() {
    if (!m_scene.tokens) return;
    updateScene();
    updateCounts();
    updatePointer();
}

void ExplorePage::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape || !m_compare->isOn()) return Page::keyPressEvent(event);
    m_compare->stop();
}

void ExplorePage::updateScene() {
    m_scene.at_block_level = m_block_level->isChecked();
    m_scene.show_padding = m_waste->isChecked();
    m_scene.block_grid = m_block_grid->isChecked();
    m_scene.tile_grid = m_tile_grid->isChecked();
    m_scene.outlines = m_outlines->isChecked();
    m_scene.shade = m_boosted->isChecked() ? Shade::Boosted : Shade::Linear;
    if (!m_scene.tokens) return;
    m_scene.words = m_text->words();
    if (m_scene.show_padding && !m_scene.padding)
        m_scene.padding = makePaddingMask(m_scene.tokens, m_scene.blocks, m_scene.block);
    // A difference has cells, but no blocks of its own.
    for (QAction* action : {m_block_level, m_waste}) action->setEnabled(!m_compare->showsDifference());
    m_compare->present(m_scene);
}

void ExplorePage::updateCounts() {
    if (m_compare->isOn()) {
        setHeadline(comparedHeadline(m_compare->masks()));
        m_counts->setGroups(comparedCounts(m_compare->masks()));
        return;
    }
    const MaskNumbers numbers(*m_scene.tokens, m_summary);
    setHeadline(numbers.headline(m_scenario.mask.pattern));
    m_counts->setGroups(numbers.groups());
}

void ExplorePage::updatePointer() {
    const auto cell = m_view->markedCell();
    m_text->setMarked(cell);
    if (!cell) {
        speak({});
        emit pointedAt({});
        emit hintChanged(tr("Point at a cell to see why it is on or off; the wheel zooms, dragging pans."));
        return;
    }
    const PointerInfo info = m_compare->hasBoth() ? describeComparedCell(m_compare->masks(), *cell, colors())
                                                  : describeCell(m_scene, *cell, colors());
    speak(info.title + QStringLiteral(". ") + info.lines.join(QStringLiteral(" ")));
    emit pointedAt(info);
    emit hintChanged(info.title);
}

void ExplorePage::speak(const QString& description) {
    // Setting it tells screen readers, even that nothing changed.
    if (description != m_view->accessibleDescription()) m_view->setAccessibleDescription(description);
}

void ExplorePage::exportMask() {
    const MaskScene& shown = m_view->scene();
    if (!shown.tokens) return;
    m_exporter->ask(shown.tokens, shown.block, shown.at_block_level ? MaskLevel::Block : MaskLevel::Token,
                    shown.shade);
}

void ExplorePage::copyImage() {
    const MaskScene& shown = m_view->scene();
    if (!shown.tokens) return;
    m_exporter->copyImage(shown.tokens, shown.block,
                          shown.at_block_level ? MaskLevel::Block : MaskLevel::Token, shown.shade);
}

}  // namespace triscope::gui
