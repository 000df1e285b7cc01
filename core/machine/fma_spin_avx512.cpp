#include "core/machine/fma_spin.h"

namespace triscope {

float spinAvx512(float seed) {
    return spin<16>(seed);
}

}  // namespace triscope
