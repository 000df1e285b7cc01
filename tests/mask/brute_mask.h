#pragma once

#include <random>
#include <string>
#include <string_view>

#include "core/mask/mask.h"
#include "core/mask/mask_settings.h"

// The definitions written a second time, cell by cell and straight from the published formulas, so that
// the closed forms have something to be wrong against.
namespace triscope::brute {

// The name of the cell's section under Triangle's partition: sink, window, last, middle or future.
std::string section(const MaskSettings& settings, QueryIndex row, KeyIndex key);

bool kept(const MaskSettings& settings, QueryIndex row, KeyIndex j);

CellCount keptIn(const MaskSettings& settings, const Rect& rect);
CellCount sectionIn(const MaskSettings& settings, const std::string& name, const Rect& rect);

// A small random mask: any pattern and convention, Sq and Skv apart, with and without offset and prompt.
MaskSettings randomSettings(std::mt19937& random);
// The same of one pattern.
MaskSettings randomSettings(std::mt19937& random, std::string_view pattern);

Rect randomRect(const MaskShape& shape, std::mt19937& random);

std::string describe(const MaskSettings& settings);

}  // namespace triscope::brute
