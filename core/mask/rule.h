#pragma once

#include "core/mask/region.h"

namespace triscope {

// One half-plane of the position x key plane; i is a query's position, j a key.
struct HalfPlane {
    enum class Kind {
        KeyBelow,       // j < bound
        DistanceBelow,  // i - j < bound
        PositionFrom,   // i >= bound
        Everything,     // always true
    };
    Kind kind = Kind::Everything;
    Index bound = 0;

    constexpr bool contains(Index position, KeyIndex key) const {
        switch (kind) {
            case Kind::KeyBelow:
                return key < bound;
            case Kind::DistanceBelow:
                return position - key < bound;
            case Kind::PositionFrom:
                return position >= bound;
            case Kind::Everything:
                break;
        }
        return true;
    }
};

// A mask rule: a cell belongs to `region` when `test` holds and the test of no earlier rule did.
// An ordered list of rules that ends in Everything is the whole definition of a mask: the closed-form
// counts and the words that explain a cell both come from it.
struct Rule {
    RegionId region = 0;
    HalfPlane test;
};

}  // namespace triscope
