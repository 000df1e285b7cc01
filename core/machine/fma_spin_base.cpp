#include "core/machine/fma_spin.h"

namespace triscope {

float spinBase(float seed) {
    return spin<4>(seed);
}

}  // namespace triscope
