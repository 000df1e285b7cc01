#include "core/machine/fma_spin.h"

namespace triscope {

float spinAvx2(float seed) {
    return spin<8>(seed);
}

}  // namespace triscope
