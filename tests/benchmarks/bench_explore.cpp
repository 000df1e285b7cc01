#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/mask/catalog.h"
#include "tests/benchmarks/bench_frames.h"

// How long a frame of the mask's picture takes: a scripted zoom and pan over each pattern of the catalog,
// from the whole mask to single cells and back. Build it in release.
namespace triscope {
namespace {

struct Settings {
    Index seq = Index{1} << 20;
    Index width = 1920;
    Index height = 1080;
    int frames = 400;
    std::string pattern;  // empty: all
    bool json = false;
};

struct Figure {
    std::string pattern;
    Index seq = 0;
    double p50 = 0;  // milliseconds
    double p99 = 0;
    double max = 0;
};

// Frame t of [0, 1]: cells a pixel fall from the whole mask to 1/32 and rise again, while the middle of the
// picture wanders beside the diagonal and off it.
struct Camera {
    const Settings& settings;

    double scale(double t) const {
        const double whole = static_cast<double>(settings.seq) / static_cast<double>(settings.height);
        return whole * std::pow(whole * 32, std::abs(2 * t - 1) - 1);
    }

    bench::FrameView view(double t) const {
        const double drift = 0.02 * std::sin(40 * t);
        const auto seq = static_cast<double>(settings.seq);
        const double middle = seq * (0.5 + 0.45 * std::sin(6.3 * t));
        const double across = scale(t) * static_cast<double>(settings.width);
        const double down = scale(t) * static_cast<double>(settings.height);
        return {middle + seq * drift - across / 2, middle - down / 2, scale(t), settings.width,
                settings.height};
    }
};

double frameMilliseconds(const Settings& settings, double t) {
    const bench::FrameView view = Camera{settings}.view(t);
    const auto begin = std::chrono::steady_clock::now();
    bench::drawFrame(view);
    const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - begin;
    return spent.count();
}

// The settings of a pattern at the length asked for or, where it has no closed form, at the longest that it
// allows.
MaskSettings settingsOf(const Settings& settings, const std::string& pattern) {
    MaskSettings mask{.pattern = pattern, .shape = MaskShape::square(settings.seq)};
    while (!validate(mask).empty() && mask.shape.keys > 16)
        mask.shape = MaskShape::square(mask.shape.keys / 2);
    return mask;
}

Figure measure(Settings settings, const std::string& pattern) {
    const MaskSettings chosen = settingsOf(settings, pattern);
    settings.seq = chosen.shape.keys;
    bench::beginFrames(makeMask(chosen));
    for (int warm_up = 0; warm_up < 5; ++warm_up) frameMilliseconds(settings, 0);
    std::vector<double> spent;
    for (int frame = 0; frame < settings.frames; ++frame)
        spent.push_back(frameMilliseconds(settings, frame / (settings.frames - 1.0)));
    std::sort(spent.begin(), spent.end());
    const auto at = [&spent](double share) {
        return spent[static_cast<std::size_t>(share * static_cast<double>(spent.size() - 1))];
    };
    return {pattern, settings.seq, at(0.5), at(0.99), spent.back()};
}

void print(const Settings& settings, const std::vector<Figure>& figures) {
    if (settings.json) {
        nlohmann::ordered_json cases = nlohmann::ordered_json::array();
        for (const Figure& figure : figures) {
            cases.push_back({{"pattern", figure.pattern},
                             {"seq", figure.seq},
                             {"p50_ms", figure.p50},
                             {"p99_ms", figure.p99},
                             {"max_ms", figure.max}});
        }
        const nlohmann::ordered_json document{{"width", settings.width},
                                              {"height", settings.height},
                                              {"frames", settings.frames},
                                              {"frame", bench::frameKind()},
                                              {"cases", cases}};
        fmt::print("{}\n", document.dump(2));
        return;
    }
    fmt::print("{} frames ({}) of {} x {}, milliseconds\n{:<18} {:>12} {:>8} {:>8} {:>8}\n", settings.frames,
               bench::frameKind(), settings.width, settings.height, "pattern", "tokens", "p50", "p99", "max");
    for (const Figure& figure : figures) {
        fmt::print("{:<18} {:>12} {:>8.2f} {:>8.2f} {:>8.2f}\n", figure.pattern, figure.seq, figure.p50,
                   figure.p99, figure.max);
    }
}

int run(int argc, char** argv) {
    Settings settings;
    CLI::App app("Times frames of a zoom and pan over masks.");
    app.add_option("--seq", settings.seq, "tokens")->check(CLI::Range(Index{16}, kMaxLength));
    app.add_option("--pattern", settings.pattern, "one pattern instead of all");
    app.add_option("--frames", settings.frames, "frames a pattern")->check(CLI::Range(2, 1000000));
    app.add_option("--width", settings.width, "pixels")->check(CLI::Range(1, 16384));
    app.add_option("--height", settings.height, "pixels")->check(CLI::Range(1, 16384));
    app.add_flag("--json", settings.json, "print one JSON object");
    CLI11_PARSE(app, argc, argv);
    std::vector<Figure> figures;
    for (const PatternInfo& info : patternCatalog()) {
        if (settings.pattern.empty() || settings.pattern == info.name)
            figures.push_back(measure(settings, info.name));
    }
    print(settings, figures);
    return figures.empty() ? 2 : 0;
}

}  // namespace
}  // namespace triscope

int main(int argc, char** argv) {
    return triscope::run(argc, argv);
}
