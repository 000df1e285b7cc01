#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/run_control.h"
#include "core/mask/catalog.h"

namespace triscope {

// MaskSettings::pattern may be more than a name: set operations on patterns, from left to right, with
// parentheses, and settings of its own for each:
//
//   expression := term (("and" | "or" | "minus") term)*
//   term       := name ["(" setting "=" value ("," setting "=" value)* ")"] | "(" expression ")"
//
// "triangle minus sliding-window(window=1024)", "(documents or dense) and block-diagonal(chunk=4K)". Lists
// inside are parted by blanks or plus signs: "documents(lengths=4K+2K)".

// What is wrong with the expression (field "pattern", with the column, from 1), with the settings that it
// gives its patterns, or with their sizes: combinations that are counted row by row have at most 65,536
// queries.
Issues checkExpression(const MaskSettings& settings);

// Blocks of a mask without a closed form are counted block row by block row, and where a texture meets the
// seams of another pattern a row may have as many runs as blocks: what such a mask asks of the block's side
// (field "block").
Issues checkBlocks(const MaskSettings& settings, Index block);

// Whether the mask and its blocks are made and counted in a moment at any length, so that a window need not
// wait for them on another thread.
bool isQuick(const MaskSettings& settings);

// Why combineMasks would go row by row through the two masks of these settings, which are too long for it.
// Precondition: checkExpression finds nothing in either, and they have one shape.
std::optional<Issue> checkCombination(const MaskSettings& first, const MaskSettings& second);

// Precondition: checkExpression finds nothing. Throws Cancelled.
MaskPtr makeExpression(const MaskSettings& settings, const RunControl& control);

// Whether the text is an expression and names the pattern.
bool mentionsPattern(std::string_view expression, std::string_view name);

// The patterns that an expression names, in order, each once; empty when it cannot be read.
std::vector<const PatternInfo*> patternsOf(std::string_view expression);

}  // namespace triscope
