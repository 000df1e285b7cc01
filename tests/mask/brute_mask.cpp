#include "tests/mask/brute_mask.h"

#include <array>

#include "core/mask/catalog.h"

namespace triscope::brute {

namespace {

Index draw(std::mt19937& random, Index least, Index most) {
    return std::uniform_int_distribution<Index>(least, most)(random);
}

}  // namespace

std::string section(const MaskSettings& settings, QueryIndex row, KeyIndex j) {
    const Index i = settings.shape.query_offset + row;
    const Index n = settings.shape.prompt != 0 ? settings.shape.prompt
                                               : settings.shape.query_offset + settings.shape.queries;
    bool sink = j < settings.sink;
    bool window = i - j <= settings.window;
    bool last = i >= n - settings.last;
    if (settings.convention == Convention::Kernel) window = i - j < settings.window;
    if (settings.convention == Convention::Literal) {
        sink = j <= settings.sink;
        last = n - i < settings.last;
    }
    if (j > i) return "future";
    if (sink) return "sink";
    if (window) return "window";
    return last ? "last" : "middle";
}

bool kept(const MaskSettings& settings, QueryIndex row, KeyIndex key) {
    const std::string where = section(settings, row, key);
    if (settings.pattern == "full") return true;
    if (settings.pattern == "dense") return where != "future";
    if (settings.pattern == "triangle") return where == "sink" || where == "window" || where == "last";
    if (settings.pattern == "streaming") return where == "sink" || where == "window";
    return where == settings.pattern;
}

CellCount keptIn(const MaskSettings& settings, const Rect& rect) {
    CellCount total = 0;
    for (Index r = rect.rows.begin; r < rect.rows.end; ++r) {
        for (Index j = rect.cols.begin; j < rect.cols.end; ++j) total += kept(settings, r, j) ? 1 : 0;
    }
    return total;
}

CellCount sectionIn(const MaskSettings& settings, const std::string& name, const Rect& rect) {
    CellCount total = 0;
    for (Index r = rect.rows.begin; r < rect.rows.end; ++r) {
        for (Index j = rect.cols.begin; j < rect.cols.end; ++j)
            total += section(settings, r, j) == name ? 1 : 0;
    }
    return total;
}

MaskSettings randomSettings(std::mt19937& random) {
    const auto catalog = patternCatalog();
    MaskSettings settings;
    settings.pattern =
        catalog[static_cast<std::size_t>(draw(random, 0, static_cast<Index>(catalog.size()) - 1))].name;
    settings.shape = {draw(random, 1, 40), draw(random, 1, 40),
                      draw(random, 0, 2) == 0 ? draw(random, 0, 30) : 0, 0};
    if (draw(random, 0, 2) == 0) {
        settings.shape.prompt = settings.shape.query_offset + settings.shape.queries + draw(random, 0, 12);
    }
    settings.sink = draw(random, 0, 6);
    settings.window = draw(random, 0, 12);
    settings.last = draw(random, 0, 10);
    constexpr std::array kConventions{Convention::Paper, Convention::Kernel, Convention::Literal};
    settings.convention = kConventions[static_cast<std::size_t>(draw(random, 0, 2))];
    return settings;
}

Rect randomRect(const MaskShape& shape, std::mt19937& random) {
    const auto range = [&random](Index length) {
        const Index begin = draw(random, 0, length);
        return Range{begin, draw(random, begin, length)};
    };
    return {range(shape.queries), range(shape.keys)};
}

std::string describe(const MaskSettings& settings) {
    const MaskShape& shape = settings.shape;
    return settings.pattern + " " + std::string(conventionName(settings.convention)) + " " +
           std::to_string(shape.queries) + "x" + std::to_string(shape.keys) + " offset " +
           std::to_string(shape.query_offset) + " prompt " + std::to_string(shape.prompt) + " sink " +
           std::to_string(settings.sink) + " window " + std::to_string(settings.window) + " last " +
           std::to_string(settings.last);
}

}  // namespace triscope::brute
