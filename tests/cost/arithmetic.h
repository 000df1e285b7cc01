#pragma once

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/base/units.h"

namespace triscope {

// Works out a formula's text: grouped whole numbers and decimals, "+", "·", "/", "−", "max(a, b)", "min(a,
// b)", "ceil(a)" and parentheses, "·" and "/" before "+" and "−" and from left to right.
template <class Number>
class Arithmetic {
  public:
    static Number evaluate(std::string_view text) {
        Arithmetic parser(text);
        const Number value = parser.sum();
        if (!parser.m_rest.empty()) throw std::runtime_error("left over: " + std::string(parser.m_rest));
        return value;
    }

  private:
    explicit Arithmetic(std::string_view text) : m_rest(text) {}

    bool take(std::string_view token) {
        if (m_rest.substr(0, token.size()) != token) return false;
        m_rest.remove_prefix(token.size());
        return true;
    }
    void need(std::string_view token) {
        if (!take(token))
            throw std::runtime_error("no '" + std::string(token) + "' at: " + std::string(m_rest));
    }
    Number sum() {
        Number value = product();
        for (;;) {
            if (take(" + ")) {
                value = value + product();
            } else if (take(" − ")) {
                value = value - product();
            } else {
                return value;
            }
        }
    }
    Number product() {
        Number value = factor();
        for (;;) {
            if (take(" · ")) {
                value = value * factor();
            } else if (take(" / ")) {
                value = value / factor();
            } else {
                return value;
            }
        }
    }
    Number factor() {
        const bool larger = take("max(");
        if (larger || take("min(")) {
            const Number a = sum();
            need(", ");
            const Number b = sum();
            need(")");
            return larger ? std::max(a, b) : std::min(a, b);
        }
        if (take("ceil(")) {
            const double value = std::ceil(static_cast<double>(sum()));
            need(")");
            return static_cast<Number>(value);
        }
        if (take("(")) {
            const Number value = sum();
            need(")");
            return value;
        }
        return number();
    }
    Number number() {
        std::string digits;
        while (!m_rest.empty()) {
            const char c = m_rest.front();
            // A comma groups digits only where a digit follows it.
            const bool grouping = c == ',' && m_rest.size() > 1 && m_rest[1] != ' ';
            const bool exponent_sign = c == '-' && !digits.empty() && digits.back() == 'e';
            if (!grouping && !exponent_sign && c != '.' && c != 'e' && (c < '0' || c > '9')) break;
            if (!grouping) digits += c;
            m_rest.remove_prefix(1);
        }
        if (digits.empty()) throw std::runtime_error("no number at: " + std::string(m_rest));
        return parse(digits);
    }
    static Number parse(const std::string& digits) {
        if constexpr (std::is_same_v<Number, double>) return std::strtod(digits.c_str(), nullptr);
        Number value = 0;
        for (const char c : digits) {
            if (c < '0' || c > '9') throw std::runtime_error("not a whole number: " + digits);
            value = value * 10 + (c - '0');
        }
        return value;
    }

    std::string_view m_rest;
};

}  // namespace triscope
