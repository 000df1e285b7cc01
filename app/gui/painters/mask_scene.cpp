#include "app/gui/painters/mask_scene.h"

namespace triscope::gui {

CellCount paddingCount(const MaskScene& scene, const Rect& rect) {
    const RegionCounts counts = scene.padding->counts(rect);
    CellCount cells = 0;
    for (RegionId id = 0; id < scene.padding->regions().size(); ++id) {
        if (scene.padding->regions()[id].role == RegionRole::Padding) cells += counts[id];
    }
    return cells;
}

}  // namespace triscope::gui
