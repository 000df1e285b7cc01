#pragma once

#include <QBoxLayout>
#include <QWidget>

#include "app/gui/painters/mask_scene.h"

namespace triscope::gui {

class DifferenceLegend;
class ElidedLabel;
class MaskView;
class Selection;
class Theme;

// One mask; or two of one shape side by side, or one above the other where that leaves them much more room.
// The two look at one place and pin one cell.
class PairedViews final : public QWidget {
    Q_OBJECT

  public:
    PairedViews(Selection& selection, const Theme& theme, QWidget* parent = nullptr);

    // The one that is always shown.
    MaskView& main() const { return *m_main; }
    // Before it, of a pair.
    MaskView& other() const { return *m_other; }
    bool showsPair() const;

    void showOne(const MaskScene& scene);
    void showDifference(const MaskScene& scene);
    void showPair(const MaskScene& other, const QString& other_title, const MaskScene& main,
                  const QString& main_title);

    QSize minimumSizeHint() const override;

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* makeOther();
    QWidget* makeMain();
    void link();
    void setPairShown(bool shown);
    bool isStacked() const;
    void arrange();

    MaskView* m_main;
    MaskView* m_other;
    ElidedLabel* m_main_title;
    ElidedLabel* m_other_title;
    DifferenceLegend* m_legend;
    QWidget* m_other_side;
    QBoxLayout* m_layout;
    bool m_is_linked = false;
};

}  // namespace triscope::gui
