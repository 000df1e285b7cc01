#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace triscope::layering {

// A layer is a folder below core or app ("core/mask"); the table says which others each one may include.
using LayerTable = std::map<std::string, std::set<std::string>>;
const LayerTable& layerTable();

// The layer that a path from the repository's root lies in: "core/mask/patterns/full.cpp" is in
// "core/mask". Empty for a path outside core and app.
std::string layerOf(const std::string& path);

// Every layer that `layer` can come to know, through whatever is between.
std::set<std::string> reachableFrom(const std::string& layer);

// What a C++ file does that it must not, a sentence each, with the line; empty if it keeps the rules.
// `path` is relative to the repository's root, `tree` holds all such paths.
std::vector<std::string> sourceComplaints(const std::string& path, const std::string& text,
                                          const std::set<std::string>& tree);

// The same for a CMakeLists.txt: whether a layer that must not know Qt links it.
std::vector<std::string> buildComplaints(const std::string& path, const std::string& text);

}  // namespace triscope::layering
