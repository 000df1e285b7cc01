#include "app/gui/painters/mask_scene.h"

#include <algorithm>

namespace triscope::gui {

bool MaskScene::hasWords() const {
    if (!words || !tokens) return false;
    const MaskShape& shape = tokens->shape();
    return std::max(shape.keys, shape.query_offset + shape.queries) <= words->size();
}

CellCount paddingCount(const MaskScene& scene, const Rect& rect) {
    const RegionCounts counts = scene.padding->counts(rect);
    CellCount cells = 0;
    for (RegionId id = 0; id < scene.padding->regions().size(); ++id) {
        if (scene.padding->regions()[id].role == RegionRole::Padding) cells += counts[id];
    }
    return cells;
}

}  // namespace triscope::gui
