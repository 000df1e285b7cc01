#include "app/gui/session/selection.h"

namespace triscope::gui {

namespace {

bool fits(const Target& target, const MaskShape& shape, Index block) {
    const Index scale = target.kind == Target::Kind::Block ? block : 1;
    const bool row = target.row >= 0 && target.row * scale < shape.queries;
    const bool key = target.key >= 0 && target.key * scale < shape.keys;
    switch (target.kind) {
        case Target::Kind::None:
            return true;
        case Target::Kind::Row:
            return row;
        case Target::Kind::Key:
            return key;
        case Target::Kind::Cell:
        case Target::Kind::Block:
            break;
    }
    return row && key;
}

}  // namespace

void Selection::select(const Target& target) {
    if (target == m_target) return;
    m_target = target;
    emit changed();
}

void Selection::confine(const MaskShape& shape, Index block) {
    if (!fits(m_target, shape, block)) clear();
}

}  // namespace triscope::gui
