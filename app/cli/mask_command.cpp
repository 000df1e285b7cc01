#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <optional>

#include "app/cli/command.h"
#include "app/cli/npu_forms_report.h"
#include "app/cli/pattern_list.h"
#include "app/cli/scenario_options.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/io/json_text.h"
#include "core/mask/block_mask.h"
#include "core/mask/catalog.h"
#include "core/npu/mask_values.h"
#include "core/picture/mask_file.h"

namespace triscope::cli {
namespace {

double share(CellCount part, CellCount whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// "R0:R1" as a range inside [0, length].
Range parseRange(const std::string& text, Index length) {
    const auto colon = text.find(':');
    const auto begin = parseCount(text.substr(0, colon));
    const auto end = colon == std::string::npos ? std::nullopt : parseCount(text.substr(colon + 1));
    if (!begin || !end || *begin < 0 || *end < *begin || *end > length) {
        throw InputError({"rect",
                          {"'%1' is not a range BEGIN:END from 0 to %2 (R0:R1,C0:C1, ends exclusive)",
                           {text, groupDigits(length)}}});
    }
    return {*begin, *end};
}

Rect parseRect(const std::string& text, const MaskShape& shape) {
    const auto comma = text.find(',');
    return {parseRange(text.substr(0, comma), shape.queries),
            parseRange(comma == std::string::npos ? "" : text.substr(comma + 1), shape.keys)};
}

QueryIndex parseRow(const std::string& text, Index queries) {
    const auto row = parseCount(text);
    if (!row || *row < 0 || *row >= queries) {
        throw InputError({"row", {"'%1' is not a row from 0 to %2", {text, groupDigits(queries - 1)}}});
    }
    return *row;
}

// All that the command reports, gathered before any of it is printed.
struct MaskReport {
    Scenario scenario;
    MaskPtr mask;
    Rect rect;
    BlockSummary blocks;
    std::optional<QueryIndex> row;
    std::optional<MaskFileOptions> file;
    bool npu_forms = false;

    CellCount kept() const { return mask->keptCount(rect); }
    CellCount causal() const { return mask->causalCount(rect); }
};

Json cellsJson(const MaskReport& report) {
    Json cells = Json::object();
    for (RegionId id = 0; id < report.mask->regions().size(); ++id) {
        cells[report.mask->regions()[id].name] = report.mask->count(id, report.rect);
    }
    cells["kept"] = report.kept();
    cells["causal"] = report.causal();
    return cells;
}

Json blocksJson(const BlockSummary& blocks) {
    return {{"size", blocks.size},
            {"rows", blocks.rows},
            {"columns", blocks.columns},
            {"empty", blocks.empty},
            {"partial", blocks.partial},
            {"full", blocks.full},
            {"executed_cells", blocks.executed_cells}};
}

Json fileJson(const MaskFileOptions& file) {
    Json json{{"file", file.path}, {"bytes", std::filesystem::file_size(file.path)}};
    if (file.additive) {
        json["mask_dtype"] = dtypeName(file.additive->dtype);
        json["mask_value"] = maskValueJson(file.additive->value());
    }
    return json;
}

Json reportJson(const MaskReport& report) {
    const MaskSettings& settings = report.scenario.mask;
    Json json{{"pattern", settings.pattern},
              {"queries", settings.shape.queries},
              {"keys", settings.shape.keys},
              {"query_offset", settings.shape.query_offset},
              {"prompt", settings.shape.promptLength()},
              {"sink", settings.sink},
              {"window", settings.window},
              {"last", settings.last},
              {"convention", conventionName(settings.convention)},
              {"settings", usedSettingsJson(settings)}};
    const Rect& rect = report.rect;
    if (rect != report.mask->shape().rect()) {
        json["rect"] = {rect.rows.begin, rect.rows.end, rect.cols.begin, rect.cols.end};
    }
    json["cells"] = cellsJson(report);
    json["density"] = {{"of_square", share(report.kept(), rect.area())},
                       {"of_causal", share(report.kept(), report.causal())}};
    json["blocks"] = blocksJson(report.blocks);
    if (report.row) {
        json["row"] = *report.row;
        json["spans"] = Json::array();
        for (const Range& span : report.mask->keptSpans(*report.row))
            json["spans"].push_back({span.begin, span.end});
    }
    if (report.npu_forms) json["npu_forms"] = npuFormsJson(*report.mask, report.scenario.block);
    if (report.file) json["out"] = fileJson(*report.file);
    return json;
}

void printCell(const std::string& name, CellCount count, CellCount whole) {
    fmt::print("  {:<10} {:>26}  {:>10}\n", name, groupDigits(count), formatPercent(share(count, whole)));
}

void printFile(const MaskFileOptions& file) {
    const Bytes bytes{static_cast<WideInt>(std::filesystem::file_size(file.path))};
    fmt::print("\n  wrote {} to {}\n", formatBytes(bytes), file.path);
    if (file.kind == MaskFileKind::Npy && file.level == MaskLevel::Token && !file.additive)
        fmt::print("  bool: true where a query sees a key (atten_mask of NPU operators is the opposite)\n");
    if (!file.additive) return;
    const float value = file.additive->value();
    fmt::print("  {}: 0 where a query sees a key, {} where it does not", dtypeName(file.additive->dtype),
               formatMaskValue(value));
    if (value != file.additive->asked) fmt::print(" (nearest to {})", formatMaskValue(file.additive->asked));
    fmt::print("\n");
}

void printRow(const Mask& mask, QueryIndex row) {
    fmt::print("\n  row {} keeps", groupDigits(row));
    const auto spans = mask.keptSpans(row);
    for (const Range& span : spans) fmt::print(" [{}, {})", groupDigits(span.begin), groupDigits(span.end));
    fmt::print("{}\n", spans.empty() ? " no key" : "");
}

void printReport(const MaskReport& report) {
    const MaskSettings& settings = report.scenario.mask;
    const CellCount area = report.rect.area();
    fmt::print("{}, {} x {}\n\n", patternHeading(settings),
               countText(settings.shape.queries, "query", "queries"),
               countText(settings.shape.keys, "key", "keys"));
    const Rect& rect = report.rect;
    const bool whole = rect == report.mask->shape().rect();
    if (!whole) {
        fmt::print("  rows {}:{}, columns {}:{} only\n", groupDigits(rect.rows.begin),
                   groupDigits(rect.rows.end), groupDigits(rect.cols.begin), groupDigits(rect.cols.end));
    }
    fmt::print("  {:<10} {:>26}  {:>10}\n", "cells", "count", whole ? "of square" : "of rect");
    for (RegionId id = 0; id < report.mask->regions().size(); ++id) {
        const Region& region = report.mask->regions()[id];
        printCell(std::string(region.name) + (region.kept ? " *" : ""), report.mask->count(id, report.rect),
                  area);
    }
    printCell("kept", report.kept(), area);
    printCell("causal", report.causal(), area);
    fmt::print("  * kept; {} of the causal cells\n\n", formatPercent(share(report.kept(), report.causal())));
    if (report.kept() == 0) fmt::print("  nothing is kept here: every row is fully masked\n\n");
    const BlockSummary& blocks = report.blocks;
    fmt::print("  {}-blocks: {} x {}: {} full, {} partial, {} empty\n", blocks.size, groupDigits(blocks.rows),
               groupDigits(blocks.columns), groupDigits(blocks.full), groupDigits(blocks.partial),
               groupDigits(blocks.empty));
    fmt::print("  a block kernel executes {}\n", countText(blocks.executed_cells, "cell", "cells"));
    if (report.row) printRow(*report.mask, *report.row);
    if (report.npu_forms) printNpuForms(*report.mask, report.scenario.block);
    if (report.file) printFile(*report.file);
}

// A file this large may be a surprise.
void warnOfSize(const Mask& mask, Index block, const MaskFileOptions& file) {
    const auto size = maskFileSize(mask, block, file);
    if (!size || size->bytes < kLargeMaskFile || kMostMaskFile < size->bytes) return;
    fmt::print(stderr, "triscope-cli: {} takes {}{}\n", file.path, size->exact ? "" : "about ",
               formatBytes(size->bytes));
}

class MaskCommand final : public Command {
  public:
    explicit MaskCommand(CLI::App& command) : Command(command) {
        m_options.addTo(command);
        command.add_flag("--json", m_json, "print one JSON object");
        command.add_flag("--list", m_list,
                         "list the patterns, with rule, settings and source, and do nothing else");
        command.add_option("--rect", m_rect, "count only rows R0:R1 and columns C0:C1")
            ->type_name("R0:R1,C0:C1");
        command.add_option("--row", m_row, "also list the keys of one row")->type_name("I");
        command.add_flag("--forms", m_forms, "also say how NPU operators can be told about the mask");
        addFileOptions(command);
    }

    void run(std::stop_token stop) override {
        if (m_list) return list();
        MaskReport report;
        const RunControl control{std::move(stop), {}};
        report.scenario = m_options.scenario();
        report.mask = makeMask(report.scenario.mask, control);
        const MaskShape& shape = report.mask->shape();
        report.rect = m_rect.empty() ? shape.rect() : parseRect(m_rect, shape);
        if (!m_row.empty()) report.row = parseRow(m_row, shape.queries);
        const MaskPtr blocks = makeBlockMask(*report.mask, report.scenario.block, control);
        report.blocks = summarizeBlocks(*report.mask, *blocks, report.scenario.block);
        report.npu_forms = m_forms;
        report.file = parseMaskFileOptions(m_file);
        if (report.file) {
            warnOfSize(*report.mask, report.scenario.block, *report.file);
            writeMaskFile(*report.mask, report.scenario.block, *report.file, control);
        }
        if (m_json) {
            fmt::print("{}", jsonText(reportJson(report)));
        } else {
            printReport(report);
        }
    }

  private:
    void list() const {
        if (m_json) {
            fmt::print("{}", jsonText(patternsJson()));
        } else {
            printPatterns();
        }
    }

    void addFileOptions(CLI::App& command) {
        command.add_option("--out", m_file.out, "draw or write the mask: .png, .svg, .csv, .txt or .npy")
            ->type_name("FILE");
        command.add_option("--level", m_file.level, "what --out shows: token (unless said) or block")
            ->type_name("NAME");
        command.add_option("--size", m_file.size, "of a .png or .svg; 1024x1024 unless said")
            ->type_name("WxH");
        command.add_option("--theme", m_file.theme, "of a .png or .svg: light (unless said) or dark")
            ->type_name("NAME");
        command
            .add_option("--shade", m_file.shade,
                        "of a .png: linear, or boosted (unless said) to keep thin parts visible")
            ->type_name("NAME");
        command
            .add_option(
                "--mask-value", m_file.mask_value,
                "of a .npy of tokens: bool (unless said; true = kept), or what is added to the scores of "
                "masked cells: -inf or a number below 0")
            ->type_name("VALUE");
        command.add_option("--mask-dtype", m_file.mask_dtype, "of those numbers: fp32 (unless said) or fp16")
            ->type_name("NAME");
    }

    ScenarioOptions m_options;
    bool m_json = false;
    bool m_list = false;
    bool m_forms = false;
    std::string m_rect;
    std::string m_row;
    MaskFileTexts m_file;
};

}  // namespace

std::unique_ptr<Command> makeMaskCommand(CLI::App& parent) {
    return std::make_unique<MaskCommand>(
        *parent.add_subcommand("mask", "What a mask keeps: counts, blocks, spans, pictures"));
}

}  // namespace triscope::cli
