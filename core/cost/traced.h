#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <type_traits>
#include <utility>

#include "core/base/numbers.h"
#include "core/base/units.h"

namespace triscope {

// A number as formulas show it: whole numbers grouped and exact; others with the fewest digits that read
// back as the same double ("0.7", "2.94912e14").
std::string numberText(WideInt value);
std::string numberText(double value);
// Six significant digits: for results, which are estimates.
std::string roundedText(double value);

// A number that remembers how it came about: its value, the formula in symbols ("4 · heads · head_dim") and
// the formula with the numbers put in ("4 · 32 · 128"). Formulas are templates over the number type: with
// WideInt and double they compute, with Traced they also explain, and so what is shown is what was computed.
template <class T>
class Traced {
  public:
    // A literal of a formula: symbol and number are the same.
    Traced(T literal = 0) : m_value(literal), m_symbols(numberText(literal)), m_numbers(m_symbols) {}

    static Traced input(const char* symbol, T value) { return {value, symbol, numberText(value), Atom}; }

    const T& value() const { return m_value; }
    const std::string& symbols() const { return m_symbols; }
    const std::string& numbers() const { return m_numbers; }

    friend Traced operator+(const Traced& a, const Traced& b) {
        return {a.m_value + b.m_value, a, " + ", b, Sum, Sum, Sum};
    }
    friend Traced operator-(const Traced& a, const Traced& b) {
        return {a.m_value - b.m_value, a, " − ", b, Sum, Product, Sum};
    }
    friend Traced operator*(const Traced& a, const Traced& b) {
        return {a.m_value * b.m_value, a, " · ", b, Product, Product, Product};
    }
    friend Traced operator/(const Traced& a, const Traced& b) {
        static_assert(std::is_same_v<T, double>, "counts are never divided");
        return {a.m_value / b.m_value, a, " / ", b, Product, Atom, Product};
    }
    // Rounded down.
    friend Traced wholeQuotient(const Traced& a, const Traced& b) {
        static_assert(std::is_same_v<T, WideInt>);
        return {a.m_value / b.m_value, a, " / ", b, Product, Atom, Product};
    }
    friend Traced maximum(const Traced& a, const Traced& b) {
        return {std::max(a.m_value, b.m_value), "max", a, b};
    }
    friend Traced minimum(const Traced& a, const Traced& b) {
        return {std::min(a.m_value, b.m_value), "min", a, b};
    }
    // To the next whole number.
    friend Traced roundedUp(const Traced& a) {
        static_assert(std::is_same_v<T, double>);
        return {std::ceil(a.m_value), "ceil(" + a.m_symbols + ")", "ceil(" + a.m_numbers + ")", Atom};
    }
    friend Traced<double> toReal(const Traced& a) { return a.real(); }
    // The result of one formula as an input of the next: from here on only its name and value are shown.
    friend Traced named(const char* symbol, const Traced& a) {
        if constexpr (std::is_same_v<T, double>) return {a.m_value, symbol, roundedText(a.m_value), Atom};
        return Traced::input(symbol, a.m_value);
    }

  private:
    template <class>
    friend class Traced;
    // How tightly the outermost operator holds its operands together.
    enum Binding { Sum, Product, Atom };

    Traced(T value, std::string symbols, std::string numbers, Binding binding)
        : m_value(value), m_symbols(std::move(symbols)), m_numbers(std::move(numbers)), m_binding(binding) {}
    // An operand that binds less tightly than its place needs goes into parentheses.
    Traced(T value, const Traced& a, const char* sign, const Traced& b, Binding left, Binding right,
           Binding whole)
        : m_value(value),
          m_symbols(a.in(left, a.m_symbols) + sign + b.in(right, b.m_symbols)),
          m_numbers(a.in(left, a.m_numbers) + sign + b.in(right, b.m_numbers)),
          m_binding(whole) {}
    Traced(T value, const std::string& function, const Traced& a, const Traced& b)
        : m_value(value),
          m_symbols(function + "(" + a.m_symbols + ", " + b.m_symbols + ")"),
          m_numbers(function + "(" + a.m_numbers + ", " + b.m_numbers + ")") {}

    Traced<double> real() const {
        return {static_cast<double>(m_value), m_symbols, m_numbers,
                static_cast<typename Traced<double>::Binding>(m_binding)};
    }
    std::string in(Binding place, const std::string& text) const {
        return m_binding < place ? "(" + text + ")" : text;
    }

    T m_value;
    std::string m_symbols;
    std::string m_numbers;
    Binding m_binding = Atom;
};

// The same words for plain numbers.
inline double toReal(WideInt a) {
    return static_cast<double>(a);
}
inline double roundedUp(double a) {
    return std::ceil(a);
}
inline WideInt wholeQuotient(WideInt a, WideInt b) {
    return a / b;
}
template <class T>
requires std::is_same_v<T, WideInt> || std::is_same_v<T, double> T maximum(T a, T b) {
    return std::max(a, b);
}
template <class T>
requires std::is_same_v<T, WideInt> || std::is_same_v<T, double> T minimum(T a, T b) {
    return std::min(a, b);
}
template <class T>
requires std::is_same_v<T, WideInt> || std::is_same_v<T, double> T named(const char*, T a) {
    return a;
}

// An input of a formula as a number of type N, under the name it has in the symbols.
template <class N, class T>
N input(const char* symbol, T value) {
    if constexpr (std::is_same_v<N, WideInt> || std::is_same_v<N, double>) {
        return value;
    } else {
        return N::input(symbol, value);
    }
}

}  // namespace triscope
