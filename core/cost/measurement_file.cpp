#include "core/cost/measurement_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "core/base/input_error.h"
#include "core/base/numbers.h"
#include "core/cost/traced.h"

namespace triscope {

namespace {

constexpr std::array kKinds{"dense", "mix", "dense-layer", "triangle-layer"};
constexpr std::array kColumns{"seq", "seconds", "kind"};
constexpr double kLeastSeconds = 1e-9;
constexpr double kMostSeconds = 1e9;

using Cells = std::vector<std::string>;

[[noreturn]] void refuse(const char* text, std::vector<std::string> args) {
    throw InputError({"calibrate", {text, std::move(args)}});
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\"";
    const std::size_t first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos) return "";
    return std::string(text.substr(first, text.find_last_not_of(kBlank) - first + 1));
}

Cells split(std::string_view line) {
    Cells cells;
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find(',', begin), line.size());
        cells.push_back(trimmed(line.substr(begin, end - begin)));
        begin = end + 1;
    }
    return cells;
}

// Where each of kColumns stands in the lines.
struct Header {
    std::array<std::optional<std::size_t>, kColumns.size()> places;
    std::size_t columns = 0;

    Header(const Cells& names, const std::string& line) : columns(names.size()) {
        for (std::size_t at = 0; at < names.size(); ++at) {
            const auto found = std::find(kColumns.begin(), kColumns.end(), names[at]);
            if (found == kColumns.end()) {
                refuse(
                    TRISCOPE_TR("line %1: '%2' is not a column; name them seq, seconds and, where there are "
                                "several kinds, kind"),
                    {line, names[at]});
            }
            auto& place = places[static_cast<std::size_t>(found - kColumns.begin())];
            if (place) refuse(TRISCOPE_TR("line %1: the column %2 stands there twice"), {line, names[at]});
            place = at;
        }
        for (std::size_t required = 0; required < 2; ++required) {
            if (places[required]) continue;
            refuse(TRISCOPE_TR("line %1: the column %2 is missing; the first line must be: seq,seconds"),
                   {line, kColumns[required]});
        }
    }
};

Index parseLength(const std::string& text, const std::string& line) {
    const auto length = parseCount(text);
    if (!length || *length < 1 || *length > kMaxLength) {
        refuse(TRISCOPE_TR("line %1: seq must be a whole number from 1 to %2, not '%3'"),
               {line, groupDigits(kMaxLength), text});
    }
    return *length;
}

Seconds parseSeconds(const std::string& text, const std::string& line) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end || !(value >= kLeastSeconds && value <= kMostSeconds)) {
        refuse(TRISCOPE_TR("line %1: seconds must be a number from %2 to %3, not '%4'"),
               {line, numberText(kLeastSeconds), numberText(kMostSeconds), text});
    }
    return {value};
}

MeasuredKind parseKind(const std::string& text, const std::string& line) {
    for (std::size_t kind = 0; kind < kKinds.size(); ++kind) {
        if (text == kKinds[kind]) return static_cast<MeasuredKind>(kind);
    }
    refuse(TRISCOPE_TR("line %1: kind must be one of: dense, mix, dense-layer, triangle-layer; not '%2'"),
           {line, text});
}

Measurement parseLine(const Header& header, const Cells& cells, const std::string& line) {
    if (cells.size() != header.columns) {
        refuse(TRISCOPE_TR("line %1 has %2 values, not %3 as the first line"),
               {line, std::to_string(cells.size()), std::to_string(header.columns)});
    }
    Measurement measurement;
    measurement.seq = parseLength(cells[*header.places[0]], line);
    measurement.seconds = parseSeconds(cells[*header.places[1]], line);
    if (header.places[2]) measurement.kind = parseKind(cells[*header.places[2]], line);
    return measurement;
}

}  // namespace

const char* measuredKindName(MeasuredKind kind) {
    return kKinds[static_cast<std::size_t>(kind)];
}

std::vector<Measurement> readMeasurements(std::string_view csv) {
    // Spreadsheets begin UTF-8 with a byte order mark.
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (csv.starts_with(kMark)) csv.remove_prefix(kMark.size());
    std::optional<Header> header;
    std::vector<Measurement> measurements;
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < csv.size();) {
        const std::size_t end = std::min(csv.find('\n', begin), csv.size());
        const std::string_view line = csv.substr(begin, end - begin);
        begin = end + 1;
        ++number;
        const std::string_view said = line.substr(0, line.find('#'));
        if (trimmed(said).empty()) continue;
        const std::string name = std::to_string(number);
        if (!header) {
            header.emplace(split(said), name);
        } else {
            measurements.push_back(parseLine(*header, split(said), name));
        }
    }
    if (measurements.empty()) {
        refuse(TRISCOPE_TR("there is no measurement: the first line is seq,seconds and each that follows one "
                           "measurement, such as 32000,4.1"),
               {});
    }
    return measurements;
}

std::string measurementsText(std::span<const Measurement> measurements) {
    std::string text = "seq,seconds,kind\n";
    for (const Measurement& measurement : measurements) {
        text += plainDigits(measurement.seq) + "," + numberText(measurement.seconds.value) + "," +
                measuredKindName(measurement.kind) + "\n";
    }
    return text;
}

}  // namespace triscope
