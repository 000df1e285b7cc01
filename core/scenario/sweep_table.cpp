#include "core/scenario/sweep_table.h"

#include <fmt/format.h>

#include <array>

#include "core/base/numbers.h"

namespace triscope {

namespace {

struct Column {
    const char* name;
    const char* figure;
    std::string (*text)(const SweepFigures&);
};

constexpr std::array kColumns{
    Column{"seconds", "seconds",
           [](const SweepFigures& f) { return fmt::format("{:.6g}", f.seconds.value); }},
    Column{"attention_flops", "attention_flops",
           [](const SweepFigures& f) { return plainDigits(f.attention_flops.value); }},
    Column{"executed_flops", "executed_flops",
           [](const SweepFigures& f) { return plainDigits(f.executed_flops.value); }},
    Column{"bytes_moved", "bytes_moved",
           [](const SweepFigures& f) { return plainDigits(f.bytes_moved.value); }},
    Column{"peak_memory_bytes", "peak_bytes",
           [](const SweepFigures& f) { return plainDigits(f.peak_memory.value); }},
};

struct Kind {
    const char* name;
    CostScope scope;
    SweepFigures SweepRow::*figures;
};

constexpr std::array kKinds{Kind{"dense", CostScope::Dense, &SweepRow::dense},
                            Kind{"triangle", CostScope::Triangle, &SweepRow::triangle},
                            Kind{"mix", CostScope::Mix, &SweepRow::mix}};

}  // namespace

std::vector<SweepColumn> sweepColumns(const Sweep& sweep) {
    std::vector<SweepColumn> columns;
    for (const SweepAxis& axis : sweep.axes) columns.push_back({axis.field->name});
    for (const Column& column : kColumns) {
        for (const Kind& kind : kKinds)
            columns.push_back({std::string(kind.name) + "_" + column.name, kind.scope, column.figure});
    }
    columns.push_back({"kv_cache_bytes", CostScope::Dense, "kv_cache_bytes"});
    columns.push_back({"mix_fits", CostScope::Mix, "peak_bytes"});
    if (sweep.varies("kernel"))
        columns.push_back({"mix_seconds_by_kernel", CostScope::Mix, "seconds_by_kernel"});
    columns.push_back({"issue"});
    return columns;
}

std::vector<std::string> sweepHeadings(const Sweep& sweep) {
    std::vector<std::string> headings;
    for (SweepColumn& column : sweepColumns(sweep)) headings.push_back(std::move(column.heading));
    return headings;
}

std::vector<std::string> sweepCells(const Sweep& sweep, Index configuration, const SweepRow& row) {
    std::vector<std::string> cells = sweep.valuesAt(configuration);
    const bool priced = row.issue.empty();
    for (const Column& column : kColumns) {
        for (const Kind& kind : kKinds) cells.push_back(priced ? column.text(row.*kind.figures) : "");
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
