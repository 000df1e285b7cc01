#pragma once

#include "app/gui/pages/explore/compared_masks.h"
#include "app/gui/pages/page.h"
#include "app/gui/painters/mask_painter.h"
#include "core/mask/block_mask.h"

class QAction;

namespace triscope::gui {

class CompareActions;
class CompareController;
class CountsTable;
class ExportController;
class MaskView;
class NpuFormsPanel;
class PairedViews;
class SideTabs;
class TextPanel;

// What a mask keeps: its picture at token or block level, its exact counts, and why each cell is on or off.
// The same of two masks, when one is pinned to be compared.
class ExplorePage final : public Page {
    Q_OBJECT

  public:
    explicit ExplorePage(const PageContext& context, QWidget* parent = nullptr);

    QList<Gesture> gestures() const override;

  protected:
    void refresh() override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void makeComparison();
    void makeActions();
    QWidget* makeTools();
    QWidget* makeSide();
    QWidget* makeText();
    void showText();
    QAction* addKey(const QString& text, const QKeySequence& key, std::function<void()> act);
    QAction* addToggle(const QString& text, const QKeySequence& key, bool on);
    // What is made of a scenario, on another thread where it takes longer than a moment.
    struct Made {
        Scenario scenario;
        MaskPtr tokens;
        MaskPtr blocks;
        BlockSummary summary;
        ComparedMasks compared;  // empty when nothing is pinned
    };
    void present(const Made& made);
    void updateAll();
    void updateScene();
    void updateCounts();
    void updatePointer();
    void speak(const QString& description);
    void exportMask();
    void copyImage();

    Runner& m_runner;
    MaskScene m_scene;
    Scenario m_scenario;  // that the scene was made of
    BlockSummary m_summary;
    PairedViews* m_views = nullptr;
    MaskView* m_view = nullptr;
    CompareController* m_compare = nullptr;
    CompareActions* m_compare_actions = nullptr;
    CountsTable* m_counts = nullptr;
    NpuFormsPanel* m_npu_forms = nullptr;
    SideTabs* m_side = nullptr;
    TextPanel* m_text = nullptr;
    int m_text_at = 0;  // its tab
    ExportController* m_exporter = nullptr;
    QAction* m_block_level = nullptr;
    QAction* m_waste = nullptr;
    QAction* m_block_grid = nullptr;
    QAction* m_tile_grid = nullptr;
    QAction* m_outlines = nullptr;
    QAction* m_boosted = nullptr;
    QAction* m_fit = nullptr;
    QAction* m_zoom_in = nullptr;
    QAction* m_zoom_out = nullptr;
    QAction* m_export = nullptr;
};

}  // namespace triscope::gui
