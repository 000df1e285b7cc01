#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace triscope {

// Rows of texts under headings, to be written out. Each row has as many cells as there are headings.
struct TextTable {
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows;
};

// RFC 4180, with \n line ends: cells that hold a comma, a quote or a line end are quoted.
std::string csvText(const TextTable& table);
std::string csvCell(std::string_view text);

// A GitHub table; the first column is aligned left, the others right.
std::string markdownText(const TextTable& table);

}  // namespace triscope
