#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/units.h"

namespace triscope {

// A set of the layers 0 ... layers() - 1 of a model.
class LayerSet {
  public:
    LayerSet() = default;
    static LayerSet none(Index layers) { return {layers, false}; }
    static LayerSet all(Index layers) { return {layers, true}; }
    // "16-31", "5,7,10,15-35" (ends included, in any order), "none" or "all". Throws InputError, field
    // "triangle-layers", naming the allowed layers, when the text is anything else, a range is reversed, a
    // layer is named twice, or the model has no such layer.
    static LayerSet parse(std::string_view text, Index layers);

    Index layers() const { return static_cast<Index>(m_member.size()); }
    Index size() const;
    bool contains(Index layer) const { return m_member[static_cast<std::size_t>(layer)]; }
    void insert(Index layer) { m_member[static_cast<std::size_t>(layer)] = true; }

    // The shortest text that parse() reads back: ascending, neighbours joined, "none" or "all" where so.
    std::string text() const;

    friend bool operator==(const LayerSet&, const LayerSet&) = default;

  private:
    LayerSet(Index layers, bool member) : m_member(static_cast<std::size_t>(layers), member) {}

    std::vector<bool> m_member;
};

}  // namespace triscope
