#include "core/cost/hardware_file.h"

#include <cmath>

#include "core/cost/hardware_figures.h"
#include "core/io/atomic_file.h"
#include "core/io/json_text.h"

namespace triscope {

namespace {

// 312, not 312.0.
Json plainNumber(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
    return value;
}

Json figureJson(const HardwareFigure& kind, const Sourced<double>& figure) {
    const FigureUnit* unit = kind.unitFor(figure.value);
    Json json{{"value", plainNumber(kind.fromBase(figure.value, unit))}};
    if (unit != nullptr) json["unit"] = unit->name;
    json["source"] = figure.source;
    json["date"] = figure.date;
    json["confidence"] = confidenceName(figure.confidence);
    return json;
}

}  // namespace

std::string hardwareText(const Hardware& hardware) {
    Json json{{"name", hardware.name}, {"title", hardware.title}};
    if (!hardware.note.empty()) json["note"] = hardware.note;
    for (const HardwareFigure& kind : hardwareFigures()) {
        if (const Sourced<double>* figure = kind.of(hardware)) json[kind.key] = figureJson(kind, *figure);
    }
    std::string text = jsonText(json);
    // What cannot be read back must not be written.
    (void)readHardware(text);
    return text;
}

void writeHardware(const std::string& path, const Hardware& hardware) {
    writeWholeFile(path, hardwareText(hardware));
}

}  // namespace triscope
