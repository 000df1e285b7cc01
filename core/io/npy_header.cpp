#include "core/io/npy_header.h"

#include <array>
#include <charconv>
#include <cstring>
#include <optional>
#include <string_view>

#include "core/base/input_error.h"
#include "core/base/names.h"

namespace triscope {

namespace {

// Longer than any header NumPy writes for the shapes it allows.
constexpr Index kMostHeaderBytes = Index{1} << 20;
constexpr std::size_t kMostDimensions = 64;

// Why a header is no good; the caller adds the path.
struct Malformed {
    std::string reason;
};

// What a stranger's file says, made fit for a line on a terminal.
std::string shown(const std::string& word) {
    std::string text = "'";
    for (const char c : word.substr(0, 16)) text += c >= ' ' && c <= '~' ? c : '?';
    return text + (word.size() > 16 ? "...'" : "'");
}

// A cursor over the header's text, which is a Python dictionary literal.
class Literal {
  public:
    explicit Literal(std::string_view text) : m_text(text) {}

    bool accept(char c) {
        skipSpace();
        if (m_text.empty() || m_text.front() != c) return false;
        m_text.remove_prefix(1);
        return true;
    }
    void expect(char c) {
        if (!accept(c)) throw Malformed{std::string("header: '") + c + "' expected"};
    }
    bool atEnd() {
        skipSpace();
        return m_text.empty();
    }

    std::string quoted() {
        skipSpace();
        if (m_text.empty() || (m_text.front() != '\'' && m_text.front() != '"')) {
            throw Malformed{"header: a quoted word expected"};
        }
        const std::size_t end = m_text.find(m_text.front(), 1);
        if (end == std::string_view::npos) throw Malformed{"header: a quote is not closed"};
        std::string word(m_text.substr(1, end - 1));
        m_text.remove_prefix(end + 1);
        return word;
    }

    bool boolean() {
        skipSpace();
        for (const auto& [word, value] :
             {std::pair{std::string_view{"True"}, true}, std::pair{std::string_view{"False"}, false}}) {
            if (!m_text.starts_with(word)) continue;
            m_text.remove_prefix(word.size());
            return value;
        }
        throw Malformed{"header: True or False expected"};
    }

    Index side() {
        skipSpace();
        Index value = 0;
        const auto [end, error] = std::from_chars(m_text.data(), m_text.data() + m_text.size(), value);
        if (error == std::errc::result_out_of_range) throw Malformed{"shape: a side does not fit in 64 bits"};
        if (error != std::errc{}) throw Malformed{"shape: a whole number expected"};
        if (value < 0) throw Malformed{"shape: a side is negative"};
        m_text.remove_prefix(static_cast<std::size_t>(end - m_text.data()));
        accept('L');  // Python 2 wrote long integers so
        return value;
    }

  private:
    void skipSpace() {
        while (!m_text.empty() &&
               (m_text.front() == ' ' || m_text.front() == '\n' || m_text.front() == '\t')) {
            m_text.remove_prefix(1);
        }
    }

    std::string_view m_text;
};

std::vector<Index> readShape(Literal& literal) {
    std::vector<Index> shape;
    literal.expect('(');
    while (!literal.accept(')')) {
        if (shape.size() == kMostDimensions) throw Malformed{"shape: more than 64 dimensions"};
        shape.push_back(literal.side());
        if (!literal.accept(',')) {
            literal.expect(')');
            break;
        }
    }
    return shape;
}

void readType(const std::string& descr, NpyHeader& header) {
    static constexpr Names<NpyType, 4> kTypes{{{NpyType::UInt16, "u2"},
                                               {NpyType::Float16, "f2"},
                                               {NpyType::Float32, "f4"},
                                               {NpyType::Float64, "f8"}}};
    if (descr.starts_with('<') || descr.starts_with('>')) {
        if (const auto type = findIn(kTypes, std::string_view(descr).substr(1))) {
            header.type = *type;
            header.big_endian = descr[0] == '>';
            return;
        }
    }
    throw Malformed{"elements of type " + shown(descr) + "; known: <f2, <f4, <f8 and their big-endian forms"};
}

NpyHeader readDictionary(std::string_view text) {
    NpyHeader header;
    bool has_descr = false;
    bool has_order = false;
    bool has_shape = false;
    const auto once = [](bool& seen, const std::string& key) {
        if (seen) throw Malformed{"header: " + shown(key) + " stands twice"};
        seen = true;
    };
    Literal literal(text);
    literal.expect('{');
    while (!literal.accept('}')) {
        const std::string key = literal.quoted();
        literal.expect(':');
        if (key == "descr") {
            once(has_descr, key);
            if (literal.accept('[')) throw Malformed{"elements are records, not numbers"};
            readType(literal.quoted(), header);
        } else if (key == "fortran_order") {
            once(has_order, key);
            header.fortran_order = literal.boolean();
        } else if (key == "shape") {
            once(has_shape, key);
            header.shape = readShape(literal);
        } else {
            throw Malformed{"header: " + shown(key) + " is not a known key"};
        }
        if (!literal.accept(',')) {
            literal.expect('}');
            break;
        }
    }
    if (!literal.atEnd()) throw Malformed{"header: text after the closing brace"};
    if (!has_descr || !has_order || !has_shape) {
        throw Malformed{"header: descr, fortran_order or shape is missing"};
    }
    return header;
}

// nullopt on overflow. A side of 0 makes the array empty however large the others are.
std::optional<Index> product(const std::vector<Index>& factors) {
    for (const Index factor : factors) {
        if (factor == 0) return 0;
    }
    Index result = 1;
    for (const Index factor : factors) {
        if (__builtin_mul_overflow(result, factor, &result)) return std::nullopt;
    }
    return result;
}

// The bytes of magic, version and length, then the text of the dictionary.
std::string readText(std::istream& in, Index file_bytes, Index& consumed) {
    std::array<unsigned char, 12> prefix{};
    const auto read = [&](std::size_t at, std::size_t count) {
        if (!in.read(reinterpret_cast<char*>(prefix.data() + at), static_cast<std::streamsize>(count))) {
            throw Malformed{"is too short for a .npy file"};
        }
    };
    read(0, 8);
    if (std::memcmp(prefix.data(), "\x93NUMPY", 6) != 0) throw Malformed{"is not a .npy file"};
    const int major = prefix[6];
    if (major < 1 || major > 3 || prefix[7] != 0) {
        throw Malformed{"format version " + std::to_string(major) + "." + std::to_string(prefix[7]) +
                        "; known: 1.0, 2.0, 3.0"};
    }
    const std::size_t length_bytes = major == 1 ? 2 : 4;
    read(8, length_bytes);
    Index length = 0;
    for (std::size_t k = 0; k < length_bytes; ++k) length |= Index{prefix[8 + k]} << (8 * k);
    consumed = static_cast<Index>(8 + length_bytes) + length;
    if (length > kMostHeaderBytes) throw Malformed{"a header of more than 1 MiB"};
    if (consumed > file_bytes) throw Malformed{"the header is cut short"};
    std::string text(static_cast<std::size_t>(length), '\0');
    if (!in.read(text.data(), static_cast<std::streamsize>(length)))
        throw Malformed{"the header is cut short"};
    return text;
}

void countBytes(NpyHeader& header, Index available) {
    const auto elements = product(header.shape);
    if (!elements || __builtin_mul_overflow(*elements, bytesPerElement(header.type), &header.data_bytes)) {
        throw Malformed{"a shape of " + shapeText(header.shape) + " does not fit in 64 bits"};
    }
    header.elements = *elements;
    if (header.data_bytes == available) return;
    throw Malformed{"a shape of " + shapeText(header.shape) + " takes " + std::to_string(header.data_bytes) +
                    " bytes, but " + std::to_string(available) + " follow the header"};
}

}  // namespace

Index bytesPerElement(NpyType type) {
    switch (type) {
        case NpyType::UInt16:
        case NpyType::Float16:
            return 2;
        case NpyType::Float32:
            return 4;
        case NpyType::Float64:
            return 8;
        case NpyType::Bool:
        case NpyType::UInt8:
            break;
    }
    return 1;
}

NpyHeader readNpyHeader(std::istream& in, const std::string& path, Index file_bytes) {
    try {
        Index consumed = 0;
        const std::string text = readText(in, file_bytes, consumed);
        NpyHeader header = readDictionary(text);
        countBytes(header, file_bytes - consumed);
        return header;
    } catch (const Malformed& malformed) {
        throw FileError(path, malformed.reason);
    }
}

}  // namespace triscope
