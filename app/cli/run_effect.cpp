#include "app/cli/run_effect.h"

#include <fmt/format.h>

#include "app/cli/json_number.h"
#include "app/cli/output_path.h"
#include "core/attention/effect_summary.h"
#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/io/atomic_file.h"

namespace triscope::cli {

namespace {

constexpr Index kProfileBins = 16;

Json summaryJson(const MaskEffect& effect, double RowEffect::*figure) {
    const EffectSummary summary = summarize(effect, figure);
    return {
        {"mean", numberJson(summary.mean)},     {"min", numberJson(summary.min)},
        {"median", numberJson(summary.median)}, {"p95", numberJson(summary.p95)},
        {"max", numberJson(summary.max)},       {"max_at", {{"head", summary.head}, {"row", summary.row}}}};
}

Json rowJson(const RowEffect& row) {
    return {{"difference", numberJson(row.difference)}, {"cosine", row.cosine}, {"lost_mass", row.lost_mass}};
}

Json profileJson(const MaskEffect& effect) {
    Json profile = Json::array();
    const auto difference = profileOf(effect, &RowEffect::difference, kProfileBins);
    const auto lost = profileOf(effect, &RowEffect::lost_mass, kProfileBins);
    for (std::size_t b = 0; b < lost.size(); ++b) {
        profile.push_back({{"rows", {lost[b].rows.begin, lost[b].rows.end}},
                           {"difference", numberJson(difference[b].mean)},
                           {"difference_max", numberJson(difference[b].high)},
                           {"lost_mass", lost[b].mean},
                           {"lost_mass_max", lost[b].high}});
    }
    return profile;
}

Json effectJson(const MaskEffect& effect, const Mask& mask) {
    Json json{
        {"baseline", effect.baseline},
        {"difference", summaryJson(effect, &RowEffect::difference)},
        {"cosine", summaryJson(effect, &RowEffect::cosine)},
        {"lost_mass", summaryJson(effect, &RowEffect::lost_mass)},
        {"regions", Json::array()},
        {"by_head", Json::array()},
        {"profile", profileJson(effect)},
        {"last_row",
         {{"row", effect.queries - 1}, {"dropped_keys", effect.dropped.back()}, {"heads", Json::array()}}},
        {"seconds",
         {{"baseline", effect.baseline_run.seconds.value},
          {"pattern", effect.pattern_run.seconds.value},
          {"measured", true}}}};
    for (const RegionMass& region : effect.regions)
        json["regions"].push_back({{"name", mask.regions()[region.region].name},
                                   {"kept", region.kept},
                                   {"cells", region.cells},
                                   {"mass", region.mass}});
    for (Index head = 0; head < effect.heads; ++head) {
        const auto mean = [&](double RowEffect::*figure) {
            return numberJson(profileOf(effect, figure, 1, head).front().mean);
        };
        json["by_head"].push_back({{"difference", mean(&RowEffect::difference)},
                                   {"cosine", mean(&RowEffect::cosine)},
                                   {"lost_mass", mean(&RowEffect::lost_mass)}});
    }
    for (const RowEffect& row : effect.last_row) json["last_row"]["heads"].push_back(rowJson(row));
    return json;
}

void printFigure(const char* name, const EffectSummary& summary) {
    fmt::print("    {:<20} {:>10.3g} {:>10.3g} {:>10.3g} {:>10.3g}  at head {}, row {}\n", name, summary.mean,
               summary.median, summary.p95, summary.max, summary.head, groupDigits(summary.row));
}

void printProfile(const MaskEffect& effect) {
    fmt::print("\n    {:<24} {:>10} {:>10} {:>10} {:>10}\n", "rows", "difference", "largest", "lost mass",
               "largest");
    const auto difference = profileOf(effect, &RowEffect::difference, kProfileBins);
    const auto lost = profileOf(effect, &RowEffect::lost_mass, kProfileBins);
    for (std::size_t b = 0; b < lost.size(); ++b) {
        fmt::print("    {:<24} {:>10.3g} {:>10.3g} {:>10} {:>10}\n",
                   groupDigits(lost[b].rows.begin) + " to " + groupDigits(lost[b].rows.end - 1),
                   difference[b].mean, difference[b].high, formatPercent(lost[b].mean),
                   formatPercent(lost[b].high));
    }
}

void printLastRow(const MaskEffect& effect) {
    if (effect.lastRowIsWhole()) {
        double difference = 0;
        for (const RowEffect& row : effect.last_row) difference = std::max(difference, row.difference);
        fmt::print(
            "\n    The last row drops no key: in double its output differs by {:.3g}. That is this call's "
            "alone;\n    the rows before it differ, and so will the keys of the next layer.\n",
            difference);
        return;
    }
    fmt::print("\n    The last row drops {}; in double, by head:\n",
               countText(effect.dropped.back(), "key", "keys"));
    for (std::size_t head = 0; head < effect.last_row.size(); ++head) {
        const RowEffect& row = effect.last_row[head];
        fmt::print("    head {:<15} difference {:.3g}, cosine {:.6f}, lost mass {}\n", head, row.difference,
                   row.cosine, formatPercent(row.lost_mass));
    }
}

// A line for each row of each head.
std::string rowsCsv(const MaskEffect& effect) {
    std::string text = "head,row,dropped_keys,difference,cosine,lost_mass\n";
    for (Index head = 0; head < effect.heads; ++head) {
        for (QueryIndex row = 0; row < effect.queries; ++row) {
            const RowEffect& one = effect.at(head, row);
            text +=
                fmt::format("{},{},{},{},{},{}\n", head, row, effect.dropped[static_cast<std::size_t>(row)],
                            one.difference, one.cosine, one.lost_mass);
        }
    }
    return text;
}

}  // namespace

void RunEffect::addTo(CLI::App& command) {
    command.add_flag("--against-dense", m_asked,
                     "what the pattern changes beside dense attention: output and attention mass, by row");
    command.add_option("--effect-out", m_out, "write that of every row and head; with --against-dense")
        ->type_name("FILE.csv");
}

void RunEffect::check() const {
    if (m_out.empty()) return;
    if (!m_asked) throw InputError({"effect-out", {"needs --against-dense", {}}});
    if (!m_out.ends_with(".csv")) throw InputError({"effect-out", {"'%1' does not end in .csv", {m_out}}});
    requireWritable("effect-out", m_out);
}

void RunEffect::run(const AttentionProblem& problem, const RunOptions& options, const RunControl& control) {
    if (!m_asked) return;
    m_mask = problem.mask;
    m_effect = measureMaskEffect(problem, options, control);
    if (!m_out.empty()) writeWholeFile(m_out, rowsCsv(*m_effect));
}

void RunEffect::addTo(Json& json) const {
    if (m_effect) json["mask_effect"] = effectJson(*m_effect, *m_mask);
}

void RunEffect::print() const {
    if (!m_effect) return;
    const MaskEffect& effect = *m_effect;
    fmt::print("\n  against {} attention on the same inputs, cpu: {} and {} measured\n\n", effect.baseline,
               formatSeconds(effect.baseline_run.seconds), formatSeconds(effect.pattern_run.seconds));
    fmt::print("    {:<20} {:>10} {:>10} {:>10} {:>10}\n", "", "mean", "median", "p95", "max");
    printFigure("relative difference", summarize(effect, &RowEffect::difference));
    printFigure("lost mass", summarize(effect, &RowEffect::lost_mass));
    const EffectSummary cosine = summarize(effect, &RowEffect::cosine);
    fmt::print("    {:<20} {:>10.3g} {:>10.3g}; the least {:.3g}\n", "cosine", cosine.mean, cosine.median,
               cosine.min);
    fmt::print("\n    {:<20} {:>16} {:>16}\n", "region", "cells", "attention mass");
    for (const RegionMass& region : effect.regions) {
        fmt::print("    {:<20} {:>16} {:>16}{}\n", m_mask->regions()[region.region].name,
                   groupDigits(region.cells), formatPercent(region.mass), region.kept ? "" : "  lost");
    }
    printProfile(effect);
    printLastRow(effect);
}

}  // namespace triscope::cli
