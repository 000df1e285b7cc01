#pragma once

#include <QString>

#include "core/base/units.h"

namespace triscope::gui {

// What is counted in sentences.
enum class Noun { Token, Key, Query, Cell, Layer, Head, KvHead, Thread, Chunk, Configuration };

// "1 token", "131,072 tokens".
QString countOf(WideInt count, Noun noun);

}  // namespace triscope::gui
