#pragma once

#include <QString>
#include <exception>

#include "core/base/message.h"
#include "core/mask/region.h"

namespace triscope::gui {

// A string that core marked with TRISCOPE_TR, in the user's language.
QString translateCore(const char* text);

// A message of core in the user's language, with its numbers put in.
QString translate(const Message& message);

// "sink: must be from 0 to ..., not ...".
QString translate(const Issue& issue);

// What a user should read about an exception.
QString describe(const std::exception_ptr& error);

// The name of a region as headlines and legends use it: "Sink", "Middle", "Future".
QString regionTitle(RegionRole role);
// The region's own title, or its role's.
QString regionTitle(const Region& region);

// The title of a pattern; a set operation is called as it is written.
QString patternTitle(const std::string& pattern);

}  // namespace triscope::gui
