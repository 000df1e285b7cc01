#include "core/io/text_table.h"

namespace triscope {

namespace {

void appendCsvRow(std::string& text, const std::vector<std::string>& cells) {
    const char* separator = "";
    for (const std::string& cell : cells) {
        text += separator + csvCell(cell);
        separator = ",";
    }
    text += "\n";
}

std::string markdownCell(std::string_view text) {
    std::string cell;
    for (const char c : text) {
        if (c == '|') cell += '\\';
        cell += c == '\n' ? ' ' : c;
    }
    return cell;
}

void appendMarkdownRow(std::string& text, const std::vector<std::string>& cells) {
    for (const std::string& cell : cells) text += "| " + markdownCell(cell) + " ";
    text += "|\n";
}

}  // namespace

std::string csvCell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string cell = "\"";
    for (const char c : text) {
        if (c == '"') cell += '"';
        cell += c;
    }
    return cell + "\"";
}

std::string csvText(const TextTable& table) {
    std::string text;
    appendCsvRow(text, table.headings);
    for (const auto& row : table.rows) appendCsvRow(text, row);
    return text;
}

std::string markdownText(const TextTable& table) {
    std::string text;
    appendMarkdownRow(text, table.headings);
    for (std::size_t column = 0; column < table.headings.size(); ++column) {
        text += column == 0 ? "|:--" : "|--:";
    }
    text += "|\n";
    for (const auto& row : table.rows) appendMarkdownRow(text, row);
    return text;
}

}  // namespace triscope
