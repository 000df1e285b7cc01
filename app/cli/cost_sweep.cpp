#include "app/cli/cost_sweep.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/io/atomic_file.h"
#include "core/scenario/sweep_table.h"

namespace triscope::cli {
namespace {

// One line that is written over, each percent once.
class ProgressLine {
  public:
    void show(double share) {
        const int percent = static_cast<int>(share * 100);
        if (percent == m_shown) return;
        m_shown = percent;
        std::fprintf(stderr, "\r%3d %%", percent);
    }
    ~ProgressLine() {
        if (m_shown >= 0) std::fputs("\r     \r", stderr);
    }

  private:
    int m_shown = -1;
};

// A table without a figure answers nothing.
void refuseUnpriced(const std::vector<SweepRow>& rows) {
    const auto priced = [](const SweepRow& row) { return row.issue.empty(); };
    if (std::any_of(rows.begin(), rows.end(), priced)) return;
    throw InputError(
        {"sweep", counted(static_cast<WideInt>(rows.size()), "its only configuration cannot be priced: %2",
                          "none of its %1 configurations can be priced; the first: %2",
                          {groupDigits(static_cast<WideInt>(rows.size())), rows.front().issue})});
}

std::string pricedCsv(const Sweep& sweep, const Scenario& base, std::optional<MaskForm> mask_form,
                      std::stop_token stop) {
    ProgressLine line;
    RunControl control{.stop = std::move(stop)};
    if (isatty(STDERR_FILENO) != 0) control.progress = [&line](double share) { line.show(share); };
    const std::vector<SweepRow> rows = runSweep(sweep, base, mask_form, control);
    refuseUnpriced(rows);
    std::string csv = sweepCsv(sweep, rows);
    control.throwIfStopped();
    return csv;
}

}  // namespace

void writeSweep(const std::string& file, const std::string& out, const Scenario& base,
                std::optional<MaskForm> mask_form, std::stop_token stop) {
    const std::string csv = pricedCsv(loadSweep(file), base, mask_form, std::move(stop));
    if (out.empty()) {
        fmt::print("{}", csv);
    } else {
        writeWholeFile(out, csv);
    }
}

}  // namespace triscope::cli
