#include "core/mask/formula_rule.h"

#include <muParser.h>

#include <cmath>
#include <string_view>
#include <vector>

namespace triscope {

namespace {

// Where an = stands that is not part of a comparison; the parser would assign.
std::optional<std::size_t> assignment(const std::string& formula) {
    for (std::size_t at = formula.find('='); at != std::string::npos; at = formula.find('=', at + 1)) {
        const bool doubled = at + 1 < formula.size() && formula[at + 1] == '=';
        const bool compares =
            at > 0 && std::string_view("<>!").find(formula[at - 1]) != std::string_view::npos;
        if (!doubled && !compares) return at;
        if (doubled) ++at;
    }
    return std::nullopt;
}

// Where a second comparison follows a first one with no and, or or parenthesis between: (i < j) < 3 is what
// that would compute, and never what was meant.
std::optional<std::size_t> chainedComparison(const std::string& formula) {
    std::vector<bool> compared{false};  // by depth of parentheses
    for (std::size_t at = 0; at < formula.size(); ++at) {
        const char c = formula[at];
        const auto is_word = [&](std::string_view word) {
            return formula.compare(at, word.size(), word) == 0;
        };
        if (c == '(') {
            compared.push_back(false);
        } else if (c == ')' && compared.size() > 1) {
            compared.pop_back();
        } else if (c == ',' || is_word("and ") || is_word("or ") || is_word("and(") || is_word("or(") ||
                   is_word("&&") || is_word("||")) {
            compared.back() = false;
        } else if (c == '<' || c == '>' || is_word("==") || is_word("!=")) {
            if (compared.back()) return at;
            compared.back() = true;
            if (at + 1 < formula.size() && formula[at + 1] == '=') ++at;
        }
    }
    return std::nullopt;
}

double both(double a, double b) {
    return a != 0 && b != 0 ? 1 : 0;
}

double either(double a, double b) {
    return a != 0 || b != 0 ? 1 : 0;
}

double neither(double a) {
    return a != 0 ? 0 : 1;
}

double remainderOf(double a, double b) {
    return a - b * std::floor(a / b);
}

std::string firstWord(const std::string& text) {
    return text.substr(0, text.find(' '));
}

Message messageOf(const mu::ParserError& error) {
    const std::string column = std::to_string(error.GetPos() + 1);
    switch (error.GetCode()) {
        case mu::ecUNEXPECTED_EOF:
            return {TRISCOPE_TR("ends too early: something is missing at column %1"), {column}};
        case mu::ecMISSING_PARENS:
            return {TRISCOPE_TR("has a parenthesis that is not closed, seen at column %1"), {column}};
        case mu::ecUNEXPECTED_PARENS:
            return {TRISCOPE_TR("has a parenthesis too many at column %1"), {column}};
        case mu::ecUNASSIGNABLE_TOKEN:
            return {TRISCOPE_TR("'%1' at column %2 is not known; there are i, j, n, sink, window, last, "
                                "queries, keys, and, "
                                "or, not, mod, abs, min, max and floor"),
                    {firstWord(error.GetToken()), column}};
        default:
            return {TRISCOPE_TR("cannot be understood at column %1, near '%2'"), {column, error.GetToken()}};
    }
}

}  // namespace

struct FormulaRule::Parser {
    mu::Parser parser;
    double i = 0;
    double j = 0;

    explicit Parser(const MaskSettings& settings) {
        // Looser than comparisons, as people read it.
        parser.DefineOprt("and", both, mu::prLAND, mu::oaLEFT, true);
        parser.DefineOprt("or", either, mu::prLOR, mu::oaLEFT, true);
        parser.DefineOprt("mod", remainderOf, mu::prMUL_DIV, mu::oaLEFT, true);
        parser.DefineInfixOprtChars("-+!not");
        parser.DefineInfixOprt("!", neither, mu::prINFIX, true);
        parser.DefineInfixOprt("not", neither, mu::prLAND + 1, true);
        parser.DefineFun("floor", static_cast<double (*)(double)>(std::floor), true);
        parser.DefineFun("ceil", static_cast<double (*)(double)>(std::ceil), true);
        parser.DefineVar("i", &i);
        parser.DefineVar("j", &j);
        const auto constant = [this](const char* name, Index value) {
            parser.DefineConst(name, static_cast<double>(value));
        };
        constant("n", settings.shape.promptLength());
        constant("sink", settings.sink);
        constant("window", settings.window);
        constant("last", settings.last);
        constant("queries", settings.shape.queries);
        constant("keys", settings.shape.keys);
        parser.SetExpr(settings.formula);
    }
};

FormulaRule::FormulaRule(const MaskSettings& settings) : m_parser(std::make_unique<Parser>(settings)) {}

FormulaRule::~FormulaRule() = default;

std::optional<Issue> FormulaRule::check(const MaskSettings& settings) {
    if (settings.formula.find_first_not_of(" \t") == std::string::npos)
        return Issue{"formula", {TRISCOPE_TR("is empty; try j<=i and i-j<64"), {}}};
    if (const auto at = assignment(settings.formula))
        return Issue{
            "formula",
            {TRISCOPE_TR("compares with ==, not with = as at column %1"), {std::to_string(*at + 1)}}};
    if (const auto at = chainedComparison(settings.formula)) {
        return Issue{
            "formula",
            {TRISCOPE_TR("compares twice in a row at column %1; write i<j and j<3 rather than i<j<3"),
             {std::to_string(*at + 1)}}};
    }
    try {
        FormulaRule rule(settings);
        rule.m_parser->parser.Eval();
    } catch (const mu::ParserError& error) {
        return Issue{"formula", messageOf(error)};
    }
    return std::nullopt;
}

bool FormulaRule::keeps(Index position, KeyIndex key) {
    m_parser->i = static_cast<double>(position);
    m_parser->j = static_cast<double>(key);
    const double value = m_parser->parser.Eval();
    return value != 0 && std::isfinite(value);
}

}  // namespace triscope
