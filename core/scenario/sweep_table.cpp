#include "core/scenario/sweep_table.h"

#include <fmt/format.h>

#include <array>

#include "core/base/numbers.h"

namespace triscope {

namespace {

struct Column {
    const char* name;
    std::string (*text)(const SweepFigures&);
};

constexpr std::array kColumns{
    Column{"seconds", [](const SweepFigures& f) { return fmt::format("{:.6g}", f.seconds.value); }},
    Column{"attention_flops", [](const SweepFigures& f) { return plainDigits(f.attention_flops.value); }},
    Column{"executed_flops", [](const SweepFigures& f) { return plainDigits(f.executed_flops.value); }},
    Column{"bytes_moved", [](const SweepFigures& f) { return plainDigits(f.bytes_moved.value); }},
    Column{"peak_memory_bytes", [](const SweepFigures& f) { return plainDigits(f.peak_memory.value); }},
};

constexpr std::array kKinds{std::pair{"dense", &SweepRow::dense}, std::pair{"triangle", &SweepRow::triangle},
                            std::pair{"mix", &SweepRow::mix}};

}  // namespace

std::vector<std::string> sweepHeadings(const Sweep& sweep) {
    std::vector<std::string> headings;
    for (const SweepAxis& axis : sweep.axes) headings.emplace_back(axis.field->name);
    for (const Column& column : kColumns) {
        for (const auto& [kind, member] : kKinds) headings.push_back(std::string(kind) + "_" + column.name);
    }
    headings.insert(headings.end(), {"kv_cache_bytes", "mix_fits"});
    if (sweep.varies("kernel")) headings.emplace_back("mix_seconds_by_kernel");
    headings.emplace_back("issue");
    return headings;
}

std::vector<std::string> sweepCells(const Sweep& sweep, Index configuration, const SweepRow& row) {
    std::vector<std::string> cells = sweep.valuesAt(configuration);
    const bool priced = row.issue.empty();
    for (const Column& column : kColumns) {
        for (const auto& [kind, member] : kKinds) cells.push_back(priced ? column.text(row.*member) : "");
    }
    cells.push_back(priced ? plainDigits(row.kv_cache.value) : "");
    cells.push_back(priced ? (row.mix_fits ? "yes" : "no") : "");
    if (sweep.varies("kernel")) cells.push_back(priced ? fmt::format("{:.6g}", row.mix_by_kernel.value) : "");
    cells.push_back(row.issue);
    return cells;
}

std::string sweepCsv(const Sweep& sweep, std::span<const SweepRow> rows) {
    std::string text = csvText({sweepHeadings(sweep), {}});
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const char* separator = "";
        for (const std::string& cell : sweepCells(sweep, static_cast<Index>(at), rows[at])) {
            text += separator + csvCell(cell);
            separator = ",";
        }
        text += "\n";
    }
    return text;
}

}  // namespace triscope
