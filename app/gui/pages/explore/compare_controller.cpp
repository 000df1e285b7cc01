#include "app/gui/pages/explore/compare_controller.h"

#include "app/gui/pages/explore/compare_words.h"
#include "app/gui/pages/explore/paired_views.h"
#include "app/gui/session/session.h"
#include "app/gui/views/mask_view.h"
#include "core/mask/block_mask.h"
#include "core/mask/padding_mask.h"
#include "core/mask/pattern_expression.h"

namespace triscope::gui {

namespace {

constexpr double kCloseCell = 14;  // pixels
// From a place where differences begin to the middle of what shows best, below the map of the whole.
constexpr double kKeysAhead = 9;
constexpr double kRowsAhead = 4;

}  // namespace

CompareController::CompareController(Session& session, PairedViews& views, QObject* parent)
    : QObject(parent), m_session(session), m_views(views) {}

const std::optional<MaskSettings>& CompareController::pinned() const {
    return m_session.comparison().pinned;
}

bool CompareController::isOn() const {
    return pinned() && m_masks.b;
}

bool CompareController::wantsDifference() const {
    return m_session.comparison().as_difference;
}

bool CompareController::showsDifference() const {
    return isOn() && wantsDifference() && m_masks.difference != nullptr;
}

bool CompareController::hasConventions() const {
    return anyUses(patternsOf(m_session.validScenario().mask.pattern), "convention");
}

void CompareController::setMasks(const ComparedMasks& masks) {
    m_masks = masks;
    emit compared();
}

void CompareController::pinCurrent() {
    m_session.comparison().pinned = m_session.validScenario().mask;
    emit outdated();
}

void CompareController::stop() {
    m_session.comparison().pinned.reset();
    m_is_to_come_close = false;
    m_masks = {};
    emit compared();
    emit changed();
}

void CompareController::setDifference(bool difference) {
    m_session.comparison().as_difference = difference;
    emit compared();
    emit changed();
}

// The page hears of a scenario that changes, and comes back with its mask.
void CompareController::apply(const MaskSettings& next, const QString& what) {
    Scenario scenario = m_session.validScenario();
    scenario.mask = next;
    if (scenario == m_session.scenario()) return emit outdated();
    m_session.apply(scenario, what);
}

void CompareController::swap() {
    if (!hasBoth()) return;
    const MaskSettings a = m_masks.a_settings;
    m_session.comparison().pinned = m_session.validScenario().mask;
    apply(a, tr("swap of A and B"));
}

void CompareController::compareConventions(Convention a, Convention b) {
    MaskSettings settings = m_session.validScenario().mask;
    settings.convention = a;
    m_session.comparison() = {settings, true};
    settings.convention = b;
    m_is_to_come_close = true;
    apply(settings, tr("convention"));
}

void CompareController::present(const MaskScene& scene) {
    if (!hasBoth()) return m_views.showOne(scene);
    if (!showsDifference()) {
        m_views.showPair(sceneOfA(scene), tr("A: %1").arg(maskWords(m_masks.a_settings, m_masks.b_settings)),
                         scene, tr("B: %1").arg(maskWords(m_masks.b_settings, m_masks.a_settings)));
        return;
    }
    MaskScene difference = scene;
    difference.tokens = m_masks.difference;
    difference.blocks = difference.padding = nullptr;
    difference.at_block_level = difference.show_padding = false;
    difference.is_difference = true;
    m_views.showDifference(difference);
    if (m_is_to_come_close) comeClose();
}

// Blocks and padding are made when they are looked at, and where they can be.
MaskScene CompareController::sceneOfA(const MaskScene& scene) {
    const bool same = m_a_scene.tokens == m_masks.a && m_a_scene.block == scene.block;
    MaskScene next = scene;
    next.tokens = m_masks.a;
    next.blocks = same ? m_a_scene.blocks : nullptr;
    next.padding = same ? m_a_scene.padding : nullptr;
    if (!checkBlocks(m_masks.a_settings, scene.block).empty())
        next.at_block_level = next.show_padding = false;
    if ((next.at_block_level || next.show_padding) && !next.blocks)
        next.blocks = makeBlockMask(*next.tokens, next.block);
    if (next.show_padding && !next.padding)
        next.padding = makePaddingMask(next.tokens, next.blocks, next.block);
    m_a_scene = next;
    return next;
}

void CompareController::comeClose() {
    m_is_to_come_close = false;
    const auto place = placeOfDifference(m_masks);
    if (!place) return;
    MaskView& view = m_views.main();
    view.zoomBy(kCloseCell / view.viewport().pixelsPerKey());
    view.centreOn(
        {static_cast<double>(place->key) + kKeysAhead, static_cast<double>(place->row) + kRowsAhead});
}

}  // namespace triscope::gui
