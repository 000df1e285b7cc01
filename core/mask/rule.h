#pragma once

#include <memory>
#include <utility>

#include "core/base/message.h"
#include "core/mask/region.h"

namespace triscope {

// A property of a cell that no half-plane can say, and how to say it: "same document", "on a stride".
class Predicate {
  public:
    virtual ~Predicate() = default;
    virtual bool contains(Index position, KeyIndex key) const = 0;
    // Why a cell has the property, or why not.
    virtual Message words(Index position, KeyIndex key, bool holds) const = 0;
};

// A set of cells; i is a query's position, j a key.
struct CellTest {
    enum class Kind {
        KeyBelow,       // j < bound
        DistanceBelow,  // i - j < bound
        PositionFrom,   // i >= bound
        PositionBelow,  // i < bound
        Other,          // what `predicate` says
        Everything,     // always true
    };
    Kind kind = Kind::Everything;
    Index bound = 0;
    bool said_inclusive = false;  // in words "<= bound - 1" rather than "< bound"
    std::shared_ptr<const Predicate> predicate{};

    bool contains(Index position, KeyIndex key) const {
        switch (kind) {
            case Kind::KeyBelow:
                return key < bound;
            case Kind::DistanceBelow:
                return position - key < bound;
            case Kind::PositionFrom:
                return position >= bound;
            case Kind::PositionBelow:
                return position < bound;
            case Kind::Other:
                return predicate->contains(position, key);
            case Kind::Everything:
                break;
        }
        return true;
    }
};

// The cells that have a property.
inline CellTest cellsWith(std::shared_ptr<const Predicate> predicate) {
    return {CellTest::Kind::Other, 0, false, std::move(predicate)};
}

// A mask rule: a cell belongs to `region` when `test` holds and the test of no earlier rule did.
// An ordered list of rules that ends in Everything is the whole definition of a mask: the words that explain
// a cell come from it, and so do, when all tests are half-planes, the closed-form counts.
struct Rule {
    RegionId region = 0;
    CellTest test;
};

}  // namespace triscope
