#pragma once

#include "app/gui/pages/page.h"
#include "app/gui/painters/mask_painter.h"

class QAction;

namespace triscope::gui {

class CountsTable;
class MaskView;

// What a mask keeps: its picture at token or block level, its exact counts, and why each cell is on or off.
class ExplorePage final : public Page {
    Q_OBJECT

  public:
    explicit ExplorePage(const PageContext& context, QWidget* parent = nullptr);

    QList<Gesture> gestures() const override;

  protected:
    void refresh() override;

  private:
    static QString lengthWords(const MaskShape& shape);
    void makeActions();
    QWidget* makeTools();
    QAction* addKey(const QString& text, const QKeySequence& key, std::function<void()> act);
    QAction* addToggle(const QString& text, const QKeySequence& key, bool on);
    void updateScene();
    void updateCounts();
    void updatePointer();
    void speak(const QString& description);
    void savePicture();

    MaskScene m_scene;
    MaskView* m_view = nullptr;
    CountsTable* m_counts = nullptr;
    QAction* m_block_level = nullptr;
    QAction* m_waste = nullptr;
    QAction* m_block_grid = nullptr;
    QAction* m_tile_grid = nullptr;
    QAction* m_outlines = nullptr;
    QAction* m_boosted = nullptr;
    QAction* m_fit = nullptr;
    QAction* m_zoom_in = nullptr;
    QAction* m_zoom_out = nullptr;
    QAction* m_save = nullptr;
};

}  // namespace triscope::gui
