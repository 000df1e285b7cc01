#include "tests/layering/layer_rules.h"

#include <algorithm>
#include <cctype>
#include <sstream>
#include <string_view>

namespace triscope::layering {

namespace {

constexpr int kMostLines = 400;

using Complaints = std::vector<std::string>;

bool isUpper(char c) {
    return std::isupper(static_cast<unsigned char>(c)) != 0;
}

// <QString>, <QtCore/qglobal.h>, <qglobal.h>; not <queue>.
bool isQtHeader(std::string_view header) {
    if (header.size() < 2) return false;
    if (header[0] == 'Q') return isUpper(header[1]) || header[1] == 't';
    return header[0] == 'q' && header.ends_with(".h");
}

// The header that a line includes; empty if it includes none.
std::string_view includedHeader(std::string_view line) {
    const auto skipBlanks = [&line] {
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    };
    skipBlanks();
    if (!line.starts_with('#')) return {};
    line.remove_prefix(1);
    skipBlanks();
    if (!line.starts_with("include")) return {};
    line.remove_prefix(std::string_view("include").size());
    skipBlanks();
    if (!line.starts_with('"') && !line.starts_with('<')) return {};
    const std::size_t end = line.find_first_of("\">", 1);
    return line.substr(1, end == std::string_view::npos ? end : end - 1);
}

bool isRooted(std::string_view header) {
    return header.starts_with("core/") || header.starts_with("app/") || header.starts_with("tests/");
}

bool mayKnowQt(const std::string& layer) {
    return layer == "app/gui";
}

// Why `layer` must not include `header`; empty if it may. `quoted` tells "header" from <header>.
std::string objection(const std::string& layer, const std::string& header, bool quoted,
                      const std::set<std::string>& tree) {
    if (isQtHeader(header)) return layer.empty() || mayKnowQt(layer) ? "" : layer + " must not know Qt";
    if (!isRooted(header)) {
        const bool generated = header.ends_with(".moc");
        return quoted && !generated ? "includes are rooted at the repository" : "";
    }
    if (!tree.contains(header)) return "there is no such file";
    if (layer.empty()) return "";
    const std::string other = layerOf(header);
    if (other.empty()) return layer + " must not know the tests";
    const auto known = layerTable().find(layer);
    if (known == layerTable().end()) return layer + " is not in the table of layers";
    return other == layer || known->second.contains(other) ? "" : layer + " must not know " + other;
}

}  // namespace

const LayerTable& layerTable() {
    static const std::set<std::string> kCore{
        "core/base",      "core/mask", "core/io",    "core/numerics", "core/picture", "core/cost",
        "core/attention", "core/npu",  "core/model", "core/scenario", "core/text",    "core/machine"};
    static const LayerTable kTable{
        {"core/base", {}},
        {"core/text", {"core/base"}},
        {"core/mask", {"core/base"}},
        {"core/numerics", {"core/base"}},
        {"core/io", {"core/base", "core/numerics"}},
        {"core/picture", {"core/base", "core/io", "core/mask", "core/numerics"}},
        {"core/cost", {"core/base", "core/io", "core/mask"}},
        {"core/machine", {"core/base"}},
        {"core/attention", {"core/base", "core/mask", "core/numerics"}},
        {"core/npu", {"core/base", "core/io", "core/numerics", "core/mask", "core/attention"}},
        {"core/model", {"core/base", "core/io", "core/numerics", "core/mask", "core/attention"}},
        {"core/scenario",
         {"core/base", "core/io", "core/numerics", "core/mask", "core/cost", "core/attention", "core/npu",
          "core/model", "core/machine"}},
        {"app/cli", kCore},
        {"app/gui", kCore},
    };
    return kTable;
}

std::string layerOf(const std::string& path) {
    if (!path.starts_with("core/") && !path.starts_with("app/")) return "";
    const std::size_t folder = path.find('/');
    const std::size_t end = path.find('/', folder + 1);
    return end == std::string::npos ? "" : path.substr(0, end);
}

std::set<std::string> reachableFrom(const std::string& layer) {
    std::set<std::string> reached;
    std::vector<std::string> open{layer};
    while (!open.empty()) {
        const std::string next = open.back();
        open.pop_back();
        for (const std::string& other : layerTable().at(next)) {
            if (reached.insert(other).second) open.push_back(other);
        }
    }
    return reached;
}

Complaints sourceComplaints(const std::string& path, const std::string& text,
                            const std::set<std::string>& tree) {
    Complaints complaints;
    std::istringstream lines(text);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const std::string header(includedHeader(line));
        if (header.empty()) continue;
        const bool quoted = line.find('"') != std::string::npos;
        const std::string why = objection(layerOf(path), header, quoted, tree);
        if (!why.empty()) {
            complaints.push_back(path + ":" + std::to_string(number) + ": " + header + ": " + why);
        }
    }
    if (number > kMostLines) {
        complaints.push_back(path + ": " + std::to_string(number) + " lines, more than " +
                             std::to_string(kMostLines));
    }
    return complaints;
}

Complaints buildComplaints(const std::string& path, const std::string& text) {
    const std::string layer = path.starts_with("core/") ? "core" : layerOf(path);
    if (layer.empty() || mayKnowQt(layer)) return {};
    Complaints complaints;
    std::istringstream lines(text);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const std::string code = line.substr(0, line.find('#'));
        for (const char* word : {"Qt5", "Qt6", "Qt::", "triscope::gui", "triscope_gui"}) {
            if (code.find(word) == std::string::npos) continue;
            complaints.push_back(path + ":" + std::to_string(number) + ": " + layer + " must not link " +
                                 word);
        }
    }
    return complaints;
}

}  // namespace triscope::layering
