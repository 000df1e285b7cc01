#pragma once

#include <QObject>

#include "core/mask/mask_shape.h"

namespace triscope::gui {

// The part of the mask that every view lights up.
struct Target {
    enum class Kind { None, Row, Key, Cell, Block };

    Kind kind = Kind::None;
    Index row = 0;  // of queries; of blocks for Block
    Index key = 0;  // a column of keys; of blocks for Block

    friend bool operator==(const Target&, const Target&) = default;
};

// One for the whole window: a view that is hovered or clicked selects, every view follows.
class Selection final : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    const Target& target() const { return m_target; }
    void select(const Target& target);
    void clear() { select({}); }

    // Forgets a target that lies outside a mask of that shape and block size.
    void confine(const MaskShape& shape, Index block);

  signals:
    void changed();

  private:
    Target m_target;
};

}  // namespace triscope::gui
